/// `relief.household-changed.v1`: what is different in a household on file. It makes a new version of the household, and
/// leaves the earlier ones as they were.
public struct ReliefHouseholdChanged: EventData, CustomStringConvertible {
    public static let type = EventType.reliefHouseholdChangedV1

    public var archive: ArchiveNumber
    /// Never empty.
    public var change: HouseholdChange

    public init(archive: ArchiveNumber, change: HouseholdChange) {
        self.archive = archive
        self.change = change
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let archive = reader.archive(&faults)
        let change = HouseholdChange(reader, &faults)
        let refused = faults[before...].contains { !$0.code.isWarning }
        if change.isEmpty, !refused { faults.append(Reason(.changeEmpty)) }
        guard let archive, !refused, !change.isEmpty else { return nil }
        self.init(archive: archive, change: change)
    }

    public var json: JSON { JSON.object(change.fields).setting("archive", to: .string(archive.text)) }

    public var description: String { "\(archive) \(change)" }
}
