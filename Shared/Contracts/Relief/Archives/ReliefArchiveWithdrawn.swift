/// `relief.archive-withdrawn.v1`: who applied for an archive takes the application back, or says that the household wants
/// no more help.
public struct ReliefArchiveWithdrawn: EventData {
    public static let type = EventType.reliefArchiveWithdrawnV1

    public var archive: ArchiveNumber

    public init(archive: ArchiveNumber) { self.archive = archive }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults), let archive = reader.archive(&faults) else { return nil }
        self.init(archive: archive)
    }

    public var json: JSON { ["archive": .string(archive.text)] }
}
