/// `station.service-held.v1`: something was held at a station (五进驿站): 普法, 招聘, 义诊, 爱心互献.
public struct StationServiceHeld: EventData {
    public static let type = EventType.stationServiceHeldV1

    public var code: StationCode
    /// The department's own number for it: sent again, it counts once.
    public var reference: SourceReference
    public var on: CivilDate
    public var theme: ServiceTheme
    public var participants: Int?

    public init(
        code: StationCode, reference: SourceReference, on: CivilDate, theme: ServiceTheme, participants: Int? = nil
    ) {
        self.code = code
        self.reference = reference
        self.on = on
        self.theme = theme
        self.participants = participants
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let code = reader.stationCode(&faults)
        let reference = reader.reference("reference", &faults)
        let on = reader.day("on", &faults)
        let theme: ServiceTheme? = reader.choice("theme", &faults)
        let participants =
            reader.optional("participants") == nil
            ? nil : reader.count("participants", within: 0...1_000_000, or: .valueUnknown, &faults)
        guard let code, let reference, let on, let theme, faults.count == before else { return nil }
        self.init(code: code, reference: reference, on: on, theme: theme, participants: participants)
    }

    public var json: JSON {
        .object([
            "code": .string(code.text),
            "reference": .string(reference.text),
            "on": .string(on.description),
            "theme": .string(theme.rawValue),
            "participants": participants.map { .integer(Int64($0)) },
        ])
    }
}
