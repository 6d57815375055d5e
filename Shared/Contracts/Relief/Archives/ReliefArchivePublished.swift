/// `relief.archive-published.v1` 公示: for everybody to read, and to object to until the last day is over. It tells neither
/// income nor cause.
public struct ReliefArchivePublished: EventData {
    public static let type = EventType.reliefArchivePublishedV1

    public var archive: ArchiveNumber
    /// Of the head: `张*明`.
    public var maskedName: String
    public var householdSize: Int
    public var union: UnionCode?
    /// The county in which the household lives.
    public var division: DivisionCode
    public var township: String?
    public var from: CivilDate
    /// The last day on which can be objected.
    public var until: CivilDate
    public var workingDays: Int

    public init(
        archive: ArchiveNumber, maskedName: String, householdSize: Int, union: UnionCode? = nil,
        division: DivisionCode, township: String? = nil, from: CivilDate, until: CivilDate, workingDays: Int
    ) {
        self.archive = archive
        self.maskedName = maskedName
        self.householdSize = householdSize
        self.union = union
        self.division = division
        self.township = township
        self.from = from
        self.until = until
        self.workingDays = workingDays
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let archive = reader.archive(&faults)
        let maskedName = reader.text("maskedName", limit: 200, &faults)
        let size = reader.count("householdSize", within: 1...Household.largest, or: .valueUnknown, &faults)
        let union = reader.optionalUnion(&faults)
        let division = reader.county("division", &faults)
        let township = reader.optionalProse("township", limit: 60, &faults)
        let from = reader.day("from", &faults)
        let until =
            reader.optional("until") == nil
            ? reader.day("until", &faults) : reader.optionalEnd("until", after: from, &faults)
        let workingDays = reader.count("workingDays", within: 1...366, or: .valueUnknown, &faults)
        guard let archive, let maskedName, let size, let division, let from, let until, let workingDays,
            faults.count == before
        else { return nil }
        self.init(
            archive: archive, maskedName: maskedName, householdSize: size, union: union, division: division,
            township: township, from: from, until: until, workingDays: workingDays)
    }

    public var json: JSON {
        .object([
            "archive": .string(archive.text),
            "maskedName": .string(maskedName),
            "householdSize": .integer(Int64(householdSize)),
            "union": union.map { .string($0.text) },
            "division": .string(division.description),
            "township": township.map(JSON.string),
            "from": .string(from.description),
            "until": .string(until.description),
            "workingDays": .integer(Int64(workingDays)),
        ])
    }
}
