/// What several of the messages about stations have in common.
extension FieldReader {
    /// The sender's own number, without any personal number in it, because it is logged.
    func proposalNumber(_ faults: inout [Reason]) -> ProposalNumber? {
        impersonal("proposalNumber", limit: 64, or: .proposalNumberFormat, &faults, as: ProposalNumber.init)
    }

    /// A code whose check digits alone are wrong is told apart: somebody mistyped it.
    func stationCode(_ faults: inout [Reason]) -> StationCode? {
        guard let text = text("code", limit: 32, &faults) else { return nil }
        if let code = StationCode(text) { return code }
        note(StationCode.hasLayout(text) ? .stationCodeCheck : .stationCodeFormat, "code", &faults)
        return nil
    }

    func optionalStationCode(_ faults: inout [Reason]) -> StationCode? {
        optional("code") == nil ? nil : stationCode(&faults)
    }

    /// Exactly one of `code` and `proposalNumber`.
    func stationReference(_ faults: inout [Reason]) -> StationReference? {
        switch (optional("code"), optional("proposalNumber")) {
        case (_?, nil): return stationCode(&faults).map { .code($0) }
        case (nil, _?): return proposalNumber(&faults).map { .proposal($0) }
        default:
            note(.stationReferenceMissing, "code", &faults)
            return nil
        }
    }

    /// Whether a message is our own announcement: a department never says in which state its station is.
    var isAnnouncement: Bool { optional("department") != nil && optional("state") != nil }

    func day(_ key: String, _ faults: inout [Reason]) -> CivilDate? {
        parsed(key, limit: 10, or: .dateFormat, &faults) { CivilDate($0) }
    }

    func optionalDay(_ key: String, _ faults: inout [Reason]) -> CivilDate? {
        optional(key) == nil ? nil : day(key, &faults)
    }

    func county(_ key: String, _ faults: inout [Reason]) -> DivisionCode? {
        guard let code = parsed(key, limit: 6, or: .divisionUnknown, &faults, as: DivisionCode.init) else { return nil }
        if code.isCounty { return code }
        note(code.isKnown ? .divisionNotCounty : .divisionUnknown, key, &faults)
        return nil
    }

    func optionalUnion(_ faults: inout [Reason]) -> UnionCode? {
        optionalParsed("union", limit: 32, or: .unionUnknown, &faults, as: UnionCode.init)
    }

    func optionalHours(_ faults: inout [Reason]) -> OpeningHours? {
        optional("hours").flatMap { OpeningHours(json: $0, at: path(to: "hours"), faults: &faults) }
    }

    func optionalTimetable(_ faults: inout [Reason]) -> Timetable? {
        optional("timetable").flatMap { Timetable(json: $0, faults: &faults) }
    }

    func optionalContact(_ faults: inout [Reason]) -> StationContact? {
        optionalObject("contact", at: "contact", &faults).flatMap { StationContact($0, &faults) }
    }

    /// Whole square metres.
    func optionalArea(_ faults: inout [Reason]) -> Int? {
        optional("areaM2") == nil ? nil : count("areaM2", within: 1...100_000, or: .valueUnknown, &faults)
    }

    /// So many people at once.
    func optionalCapacity(_ faults: inout [Reason]) -> Int? {
        optional("capacity") == nil ? nil : count("capacity", within: 1...100_000, or: .valueUnknown, &faults)
    }

    /// How many stars, 1 to 5.
    func optionalStars(_ faults: inout [Reason]) -> Int? {
        optional("stars") == nil ? nil : count("stars", within: 1...5, or: .valueUnknown, &faults)
    }

    /// Which asking of one map provider about one station, from 1.
    func requestNumber(_ faults: inout [Reason]) -> Int? {
        count("request", within: 1...Int(Int32.max), or: .listingRequestUnknown, &faults)
    }

    /// A count, or a list of the department's own numbers.
    func optionalPhotos(_ faults: inout [Reason]) -> StationPhotos? {
        guard let value = optional("photos") else { return nil }
        guard value.array != nil else {
            return count("photos", within: 0...1_000, or: .valueUnknown, &faults).map { .count($0) }
        }
        let before = faults.count
        var references: [SourceReference] = []
        for (index, element) in (array("photos", limit: 100, &faults) ?? []).enumerated() {
            guard let text = element.string, let reference = SourceReference(text) else {
                note(element.string == nil ? .fieldType : .referenceFormat, "photos[\(index)]", &faults)
                continue
            }
            if PersonalIdentifierScan.containsPersonalNumber(text) {
                note(.identifierPersonal, "photos[\(index)]", &faults)
            }
            references.append(reference)
        }
        return faults.count == before ? .references(references) : nil
    }

    /// Stations that are or may be the one proposed; none where the list is absent.
    func similarStations(_ faults: inout [Reason]) -> [SimilarStation] {
        guard optional("similar") != nil else { return [] }
        return elements("similar", or: .valueUnknown, &faults) { SimilarStation(json: $0) }
    }

    /// Sentences that somebody wrote for people; none where the list is absent.
    func remarks(_ key: String, _ faults: inout [Reason]) -> [String] {
        var remarks: [String] = []
        for (index, element) in (array(key, limit: 50, &faults) ?? []).enumerated() {
            guard let text = element.string, (1...200).contains(text.unicodeScalars.count) else {
                note(element.string == nil ? .fieldType : .fieldLength, "\(key)[\(index)]", &faults)
                continue
            }
            guard !PersonalIdentifierScan.containsPersonalNumber(inProse: text) else {
                note(.identifierPersonal, "\(key)[\(index)]", &faults)
                continue
            }
            remarks.append(text)
        }
        return remarks
    }

    /// A required list of the enumeration's values, each once; those that are unreadable are left out.
    func requiredChoices<Value: RawRepresentable<String> & Equatable>(
        _ key: String, _ faults: inout [Reason]
    ) -> [Value] {
        required(key, &faults) == nil ? [] : choices(key, atMost: 64, &faults)
    }

    /// The same, `nil` where it is absent.
    func optionalChoices<Value: RawRepresentable<String> & Equatable>(
        _ key: String, _ faults: inout [Reason]
    ) -> [Value]? {
        optional(key) == nil ? nil : choices(key, atMost: 64, &faults)
    }

    /// A last day that does not lie before the first (`period-invalid`).
    func optionalEnd(_ key: String, after first: CivilDate?, _ faults: inout [Reason]) -> CivilDate? {
        guard let last = optionalDay(key, &faults) else { return nil }
        if let first, last < first { note(.periodInvalid, key, &faults) }
        return last
    }
}

extension [String] {
    /// As remarks are written: not at all where there are none.
    var remarks: JSON? { isEmpty ? nil : .array(map(JSON.string)) }
}

extension Sequence where Element: RawRepresentable<String> {
    /// The words of an enumeration's values.
    var words: JSON { .array(map { .string($0.rawValue) }) }
}
