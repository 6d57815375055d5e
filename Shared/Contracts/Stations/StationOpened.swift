/// `station.opened.v1`: a station operates from now on, for the first time, with its public record.
public struct StationOpened: EventData {
    public static let type = EventType.stationOpenedV1

    /// Operating, with code, plate and opening day.
    public var record: StationRecord

    public init(record: StationRecord) { self.record = record }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults), let record = StationRecord(reader, &faults) else {
            return nil
        }
        self.record = record
    }

    public var json: JSON { .object(record.members) }
}
