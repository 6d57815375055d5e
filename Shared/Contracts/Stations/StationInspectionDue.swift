/// `station.inspection-due.v1`: the inspection of a station counts no longer than that day; without another the station
/// is suspended on the day after.
public struct StationInspectionDue: EventData {
    public static let type = EventType.stationInspectionDueV1

    /// With a code.
    public var identity: StationIdentity
    /// The last day on which the present inspection counts.
    public var dueOn: CivilDate

    public init(identity: StationIdentity, dueOn: CivilDate) {
        self.identity = identity
        self.dueOn = dueOn
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let identity = StationIdentity(reader, &faults)
        let dueOn = reader.day("dueOn", &faults)
        guard let identity, let dueOn, faults.count == before else { return nil }
        self.init(identity: identity, dueOn: dueOn)
    }

    public var json: JSON { .object(identity.members + [.init("dueOn", .string(dueOn.description))]) }
}
