/// `relief.programme-changed.v1`: a programme was saved, in its first or another version, or was closed. Rule and formula
/// are not told: who qualifies is asked of the union.
public struct ReliefProgrammeChanged: EventData {
    public static let type = EventType.reliefProgrammeChangedV1

    public var programme: ProgrammeCode
    public var version: Int
    public var item: ReliefItem
    public var fund: FundCode
    public var project: ProjectCode
    public var days: ClosedRange<CivilDate>
    /// In order of their codes.
    public var places: [DivisionCode]
    /// In the order of the dictionary.
    public var bases: [ReliefBasis]
    /// Whether people may be nominated for it, within its days.
    public var open: Bool

    public init(
        programme: ProgrammeCode, version: Int, item: ReliefItem, fund: FundCode, project: ProjectCode,
        days: ClosedRange<CivilDate>, places: some Sequence<DivisionCode>, bases: some Sequence<ReliefBasis>, open: Bool
    ) {
        self.programme = programme
        self.version = version
        self.item = item
        self.fund = fund
        self.project = project
        self.days = days
        self.places = places.sorted { $0.number < $1.number }
        let bases = Set(bases)
        self.bases = ReliefBasis.allCases.filter(bases.contains)
        self.open = open
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let programme = reader.programmeCode(&faults)
        let version = reader.count("version", within: 1...Int(Int32.max), or: .valueUnknown, &faults)
        let item: ReliefItem? = reader.choice("item", &faults)
        let fund = reader.parsed("fund", limit: 32, or: .fundUnknown, &faults) { FundCode($0) }
        let project = reader.parsed("project", limit: 32, or: .projectUnknown, &faults) { ProjectCode($0) }
        var days: ClosedRange<CivilDate>?
        if let period = reader.object("period", at: "period", &faults) {
            let from = period.day("from", &faults)
            let until = period.required("until", &faults).flatMap { _ in
                period.optionalEnd("until", after: from, &faults)
            }
            if let from, let until, from <= until { days = from...until }
        }
        let places = reader.elements("places", or: .divisionUnknown, &faults) { $0.string.flatMap(DivisionCode.init) }
        let bases: [ReliefBasis] = reader.requiredChoices("bases", &faults)
        let open = reader.bool("open", &faults)
        guard let programme, let version, let item, let fund, let project, let days, let open, faults.count == before
        else { return nil }
        self.init(
            programme: programme, version: version, item: item, fund: fund, project: project, days: days,
            places: places, bases: bases, open: open)
    }

    public var json: JSON {
        [
            "programme": .string(programme.text), "version": .integer(Int64(version)), "item": .string(item.rawValue),
            "fund": .string(fund.text), "project": .string(project.text),
            "period": ["from": .string(days.lowerBound.description), "until": .string(days.upperBound.description)],
            "places": .array(places.map { .string($0.description) }), "bases": bases.words, "open": .bool(open),
        ]
    }
}
