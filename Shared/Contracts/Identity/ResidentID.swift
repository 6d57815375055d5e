/// A citizen's identity number, 公民身份号码 (GB 11643-1999): for callers that take no other document.
public struct ResidentID: Sendable, Hashable, CustomStringConvertible {
    /// 18 characters.
    public let number: String
    public let birthDate: CivilDate
    public let gender: Gender
    public let areaCode: DivisionCode

    /// Reads any spelling, 15 digits included. `findings` gets reasons and warnings; `nil` unless all are warnings.
    public init?(validating written: String, findings: inout [ReasonCode]) {
        guard let document = IdentityDocument(type: .residentID, written: written, findings: &findings) else {
            return nil
        }
        guard case .full(let birth) = document.birth, let gender = document.gender, let area = document.areaCode,
            document.type == .residentID
        else {
            findings.append(.idFormat)
            return nil
        }
        number = document.number
        birthDate = birth
        self.gender = gender
        areaCode = area
    }

    /// Masked: the area, and the last two characters.
    public var description: String { "\(number.prefix(4))************\(number.suffix(2))" }
}
