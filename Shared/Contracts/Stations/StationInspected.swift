/// `station.inspected.v1`: the yearly check of a station 年检, its stars, and until when it counts.
public struct StationInspected: EventData {
    public static let type = EventType.stationInspectedV1

    public var code: StationCode
    public var on: CivilDate
    public var passed: Bool
    /// What was found present, each once.
    public var checklist: [ChecklistItem]
    /// What works, each once.
    public var services: [StationService]
    /// 1 to 5.
    public var stars: Int?
    /// The last day on which it counts; a year where none is named.
    public var validUntil: CivilDate?
    /// In words, for a person to read; without personal numbers.
    public var defects: [String]

    public init(
        code: StationCode, on: CivilDate, passed: Bool, checklist: [ChecklistItem], services: [StationService],
        stars: Int? = nil, validUntil: CivilDate? = nil, defects: [String] = []
    ) {
        self.code = code
        self.on = on
        self.passed = passed
        self.checklist = checklist
        self.services = services
        self.stars = stars
        self.validUntil = validUntil
        self.defects = defects
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let code = reader.stationCode(&faults)
        let on = reader.day("on", &faults)
        let passed = reader.bool("passed", &faults)
        let checklist: [ChecklistItem] = reader.requiredChoices("checklist", &faults)
        let services: [StationService] = reader.requiredChoices("services", &faults)
        let stars = reader.optionalStars(&faults)
        let validUntil = reader.optionalEnd("validUntil", after: on, &faults)
        let defects = reader.remarks("defects", &faults)
        guard let code, let on, let passed, faults.count == before else { return nil }
        self.init(
            code: code, on: on, passed: passed, checklist: checklist, services: services, stars: stars,
            validUntil: validUntil, defects: defects)
    }

    public var json: JSON {
        .object([
            "code": .string(code.text),
            "on": .string(on.description),
            "passed": .bool(passed),
            "checklist": checklist.words,
            "services": services.words,
            "stars": stars.map { .integer(Int64($0)) },
            "validUntil": validUntil.map { .string($0.description) },
            "defects": defects.remarks,
        ])
    }
}
