/// `station.registered.v1`: a proposal is on record, and a station may come of it.
public struct StationRegistered: EventData {
    public static let type = EventType.stationRegisteredV1

    public var record: StationRecord
    public var warnings: [Reason]
    /// Stations nearby that may be the same one, where `possible-duplicate-station` warns of it.
    public var similar: [SimilarStation]
    /// On record already when it was proposed: nothing was registered.
    public var existing: Bool
    /// The latest outcome once more, because the proposal was sent again.
    public var repeated: Bool

    public init(
        record: StationRecord, warnings: [Reason], similar: [SimilarStation] = [], existing: Bool = false,
        repeated: Bool = false
    ) {
        self.record = record
        self.warnings = warnings
        self.similar = similar
        self.existing = existing
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let record = StationRecord(reader, &faults)
        warnings = reader.reasons("warnings", &faults)
        similar = reader.similarStations(&faults)
        existing = reader.flag("existing", &faults)
        repeated = reader.flag("repeated", &faults)
        guard let record, faults.count == before else { return nil }
        self.record = record
    }

    public var json: JSON {
        let outcome = JSON.object([
            "warnings": .array(warnings.map(\.json)),
            "similar": similar.isEmpty ? nil : .array(similar.map(\.json)),
            "existing": existing ? true : nil,
            "repeated": repeated ? true : nil,
        ])
        return .object(record.members + (outcome.object ?? []))
    }
}
