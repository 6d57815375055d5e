/// `station.suspended.v1`: a station is not open for a while, so that no map may show it.
///
/// Sent by a department about its station, and announced by this system, which then adds what ``identity`` holds. A
/// handler refuses a reason that ``SuspensionReason/isDecidedHere``.
public struct StationSuspended: EventData {
    public static let type = EventType.stationSuspendedV1

    public var reference: StationReference
    public var reason: SuspensionReason
    public var from: CivilDate
    /// The last day, where it is known; it does not open by itself.
    public var until: CivilDate?
    /// In an announcement; `nil` as a department sends it.
    public var identity: StationIdentity?

    /// As a department sends it.
    public init(reference: StationReference, reason: SuspensionReason, from: CivilDate, until: CivilDate? = nil) {
        self.reference = reference
        self.reason = reason
        self.from = from
        self.until = until
    }

    /// As this system announces it.
    public init(announcing identity: StationIdentity, reason: SuspensionReason, from: CivilDate, until: CivilDate?) {
        self.init(reference: identity.reference, reason: reason, from: from, until: until)
        self.identity = identity
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        identity = reader.isAnnouncement ? StationIdentity(reader, &faults) : nil
        let reference = reader.isAnnouncement ? identity?.reference : reader.stationReference(&faults)
        let reason: SuspensionReason? = reader.choice("reason", &faults)
        let from = reader.day("from", &faults)
        until = reader.optionalEnd("until", after: from, &faults)
        guard let reference, let reason, let from, faults.count == before else { return nil }
        self.reference = reference
        self.reason = reason
        self.from = from
    }

    public var json: JSON {
        let suspension = JSON.object([
            "reason": .string(reason.rawValue),
            "from": .string(from.description),
            "until": until.map { .string($0.description) },
        ])
        return .object((identity?.members ?? reference.members) + (suspension.object ?? []))
    }
}
