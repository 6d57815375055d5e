/// `station.changed.v1`: something about a station is different from now on.
///
/// Sent by a department, it names what changed (`change-empty` where that is nothing). Announced by this system, it holds
/// the whole public record as it stands from now on, and never the contact. Whether it is announced is told by
/// `department` and `state`, which only this system adds.
public struct StationChanged: EventData {
    public static let type = EventType.stationChangedV1

    public var reference: StationReference
    /// As a department sent it; empty in an announcement.
    public var changes: StationChanges
    /// As it stands from now on, in an announcement; `nil` as a department sends it.
    public var record: StationRecord?

    /// As a department sends it.
    public init(reference: StationReference, changes: StationChanges) {
        self.reference = reference
        self.changes = changes
    }

    /// As this system announces it.
    public init(announcing record: StationRecord) {
        reference = record.identity.reference
        changes = StationChanges()
        self.record = record
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        if reader.isAnnouncement {
            guard let record = StationRecord(reader, &faults) else { return nil }
            self.init(announcing: record)
            return
        }
        let before = faults.count
        let reference = reader.stationReference(&faults)
        let changes = StationChanges(reader, &faults)
        if changes.isEmpty, faults.count == before { reader.note(.changeEmpty, "changes", &faults) }
        guard let reference, faults.count == before else { return nil }
        self.init(reference: reference, changes: changes)
    }

    public var json: JSON {
        if let record { return .object(record.members) }
        return .object(reference.members + changes.members)
    }
}
