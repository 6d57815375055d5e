extension IdentityDocument {
    /// Reads a number as somebody wrote it. What is wrong is appended to `findings`: `id-format`, `id-date`,
    /// `id-checksum`, and the warning `id-area-unknown`; the result is `nil` unless all of them are warnings.
    ///
    /// Whether the day of birth lies in the future, and the age, are for whoever knows the day.
    public init?(type: IdentityType, written: String, findings: inout [ReasonCode]) {
        guard let bytes = NormalizedNumber.bytes(of: written), Self.mayBe(type, bytes) else {
            findings.append(.idFormat)
            return nil
        }
        switch type {
        case .residentID, .hkmtResidence, .foreignPermanentResidence2023:
            self.init(declared: type, eighteen: bytes, findings: &findings)
        case .foreignPermanentResidence2017:
            self.init(card2017: bytes, findings: &findings)
        case .hkMacauPermit, .taiwanPermit, .passport:
            self.init(
                type: type, number: String(decoding: bytes, as: UTF8.self), gender: nil, areaCode: nil, country: nil,
                birth: nil)
        }
    }

    /// Whether the characters have the layout of that document (B.2; the permits' layouts are unverified there).
    private static func mayBe(_ type: IdentityType, _ bytes: [UInt8]) -> Bool {
        switch type {
        case .residentID, .hkmtResidence, .foreignPermanentResidence2023:
            if bytes.count == 15 {
                return type == .residentID && bytes.allSatisfy(\.isASCIIDigit) && bytes[0] != UInt8(ascii: "0")
            }
            guard bytes.count == 18, bytes[0..<17].allSatisfy(\.isASCIIDigit), bytes[0] != UInt8(ascii: "0"),
                bytes[17].isASCIIDigit || bytes[17] == UInt8(ascii: "X")
            else { return false }
            return type == .residentID || type == kind(of: bytes)
        case .foreignPermanentResidence2017:
            return bytes.count == 15 && bytes[0..<3].allSatisfy(\.isASCIIUppercase)
                && bytes[3...].allSatisfy(\.isASCIIDigit)
        case .hkMacauPermit:
            return (bytes.count == 9 || bytes.count == 11) && bytes[1...].allSatisfy(\.isASCIIDigit)
                && (bytes[0] == UInt8(ascii: "H") || bytes[0] == UInt8(ascii: "M"))
        case .taiwanPermit:
            if bytes.count == 11 { return bytes[10].isASCIIUppercase && bytes[0..<10].allSatisfy(\.isASCIIDigit) }
            return (bytes.count == 8 || bytes.count == 10) && bytes.allSatisfy(\.isASCIIDigit)
        case .passport:
            return (5...20).contains(bytes.count) && bytes.allSatisfy { $0.isASCIIDigit || $0.isASCIIUppercase }
                && bytes.contains(where: \.isASCIIDigit)
        }
    }

    /// The kind that a number of 18 characters tells: people register one number under several kinds.
    private static func kind(of bytes: [UInt8]) -> IdentityType {
        if bytes[0] == UInt8(ascii: "9") { return .foreignPermanentResidence2023 }
        if bytes[0] == UInt8(ascii: "8"), (UInt8(ascii: "1")...UInt8(ascii: "3")).contains(bytes[1]) {
            return .hkmtResidence
        }
        return .residentID
    }

    /// A number of 18 characters, or a resident's of 15 (GB 11643-1989), which lacks the century and the check digit.
    private init?(declared: IdentityType, eighteen written: [UInt8], findings: inout [ReasonCode]) {
        var bytes = written
        if written.count == 15 {
            bytes.insert(contentsOf: [UInt8(ascii: "1"), UInt8(ascii: "9")], at: 6)
            bytes.append(ModularCheck.mod11_2(bytes))
        }
        let type = Self.kind(of: bytes)
        let isForeign = type == .foreignPermanentResidence2023
        guard !(isForeign && written.count == 15) else {
            findings.append(.idFormat)
            return nil
        }
        let year = decimal(bytes[6..<10]) ?? 0
        let birth = CivilDate(
            year: year, month: decimal(bytes[10..<12]) ?? 0, day: decimal(bytes[12..<14]) ?? 0)
        if birth == nil || !(1800...2099).contains(year) { findings.append(.idDate) }
        let checks = ModularCheck.mod11_2(bytes[0..<17]) == bytes[17]
        if !checks { findings.append(.idChecksum) }
        guard let birth, (1800...2099).contains(year), checks else { return nil }
        let area = DivisionCode(number: decimal(bytes[0..<6]) ?? 0)
        if type == .residentID, !area.isKnownInIdentityNumbers { findings.append(.idAreaUnknown) }
        self.init(
            type: type, number: String(decoding: bytes, as: UTF8.self),
            gender: bytes[16] & 1 == 1 ? .male : .female, areaCode: isForeign ? nil : area,
            country: isForeign ? CountryCode(number: decimal(bytes[3..<6]) ?? 0) : nil, birth: .full(birth))
    }

    /// The card of 2017: country (3 letters), place (4), date of birth (6), sequence, check digit (weights 7, 3, 1).
    private init?(card2017 bytes: [UInt8], findings: inout [ReasonCode]) {
        let year = decimal(bytes[7..<9]) ?? 0
        let month = decimal(bytes[9..<11]) ?? 0
        let day = decimal(bytes[11..<13]) ?? 0
        let exists = [1900, 2000].contains { CivilDate(year: $0 + year, month: month, day: day) != nil }
        if !exists { findings.append(.idDate) }
        let checks = ModularCheck.weights731(bytes[0..<14]) == bytes[14]
        if !checks { findings.append(.idChecksum) }
        guard exists, checks else { return nil }
        self.init(
            type: .foreignPermanentResidence2017, number: String(decoding: bytes, as: UTF8.self), gender: nil,
            areaCode: nil, country: CountryCode(letters: String(decoding: bytes[0..<3], as: UTF8.self)),
            birth: .withoutCentury(year: year, month: month, day: day))
    }
}
