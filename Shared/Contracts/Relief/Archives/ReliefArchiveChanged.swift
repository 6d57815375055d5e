#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.archive-changed.v1`: where an archive stands from now on.
public struct ReliefArchiveChanged: EventData {
    public static let type = EventType.reliefArchiveChangedV1

    public var archive: ArchiveNumber
    public var applicationNumber: ApplicationNumber
    public var state: ArchiveStateWord
    /// When it came to stand there.
    public var since: Date
    /// Of the household as it is on file, from 1.
    public var version: Int
    public var category: HardshipCategory?
    public var level: ArchiveLevel?
    /// The union that answers for it, where one is known.
    public var union: UnionCode?
    /// The county in which the household lives.
    public var division: DivisionCode
    /// Of the last question to 民政; absent before the first.
    public var round: Int?
    /// The day on which something falls due by itself, where it stands now.
    public var due: CivilDate?
    /// Why it stands so, where that is not plain; warnings among them.
    public var reasons: [Reason]
    /// The latest outcome once more, because the same was sent again.
    public var repeated: Bool

    public init(
        archive: ArchiveNumber, applicationNumber: ApplicationNumber, state: ArchiveStateWord, since: Date,
        version: Int, category: HardshipCategory? = nil, level: ArchiveLevel? = nil, union: UnionCode? = nil,
        division: DivisionCode, round: Int? = nil, due: CivilDate? = nil, reasons: [Reason] = [], repeated: Bool = false
    ) {
        self.archive = archive
        self.applicationNumber = applicationNumber
        self.state = state
        self.since = since
        self.version = version
        self.category = category
        self.level = level
        self.union = union
        self.division = division
        self.round = round
        self.due = due
        self.reasons = reasons
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let archive = reader.archive(&faults)
        let applicationNumber = reader.applicationNumber(&faults)
        let state: ArchiveStateWord? = reader.choice("state", &faults)
        let since = reader.time("since", &faults)
        let version = reader.count("version", within: 1...Int(Int32.max), or: .valueUnknown, &faults)
        let category: HardshipCategory? = reader.optionalChoice("category", &faults)
        let level: ArchiveLevel? = reader.optionalChoice("level", &faults)
        let union = reader.optionalUnion(&faults)
        let division = reader.county("division", &faults)
        let round = reader.optional("round") == nil ? nil : reader.round(&faults)
        let due = reader.optionalDay("due", &faults)
        let reasons = reader.optional("reasons") == nil ? [] : reader.reasons("reasons", &faults)
        let repeated = reader.flag("repeated", &faults)
        guard let archive, let applicationNumber, let state, let since, let version, let division,
            faults.count == before
        else { return nil }
        self.init(
            archive: archive, applicationNumber: applicationNumber, state: state, since: since, version: version,
            category: category, level: level, union: union, division: division, round: round, due: due,
            reasons: reasons, repeated: repeated)
    }

    public var json: JSON {
        .object([
            "archive": .string(archive.text),
            "applicationNumber": .string(applicationNumber.text),
            "state": .string(state.rawValue),
            "since": .string(RFC3339.string(since)),
            "version": .integer(Int64(version)),
            "category": category.map { .string($0.rawValue) },
            "level": level.map { .string($0.rawValue) },
            "union": union.map { .string($0.text) },
            "division": .string(division.description),
            "round": round.map { .integer(Int64($0)) },
            "due": due.map { .string($0.description) },
            "reasons": reasons.isEmpty ? nil : .array(reasons.map(\.json)),
            "repeated": repeated ? true : nil,
        ])
    }
}
