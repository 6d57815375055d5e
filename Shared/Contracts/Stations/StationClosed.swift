/// `station.closed.v1`: a station is closed for good, its plate taken down 摘牌. Its code is never used again.
///
/// Sent by a department about its station, and announced by this system, which then adds what ``identity`` holds. A
/// handler refuses a reason that ``ClosureReason/isDecidedHere``.
public struct StationClosed: EventData {
    public static let type = EventType.stationClosedV1

    public var reference: StationReference
    public var reason: ClosureReason
    public var on: CivilDate
    /// In an announcement; `nil` as a department sends it.
    public var identity: StationIdentity?

    /// As a department sends it.
    public init(reference: StationReference, reason: ClosureReason, on: CivilDate) {
        self.reference = reference
        self.reason = reason
        self.on = on
    }

    /// As this system announces it.
    public init(announcing identity: StationIdentity, reason: ClosureReason, on: CivilDate) {
        self.init(reference: identity.reference, reason: reason, on: on)
        self.identity = identity
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        identity = reader.isAnnouncement ? StationIdentity(reader, &faults) : nil
        let reference = reader.isAnnouncement ? identity?.reference : reader.stationReference(&faults)
        let reason: ClosureReason? = reader.choice("reason", &faults)
        let on = reader.day("on", &faults)
        guard let reference, let reason, let on, faults.count == before else { return nil }
        self.reference = reference
        self.reason = reason
        self.on = on
    }

    public var json: JSON {
        let closure: [JSON.Member] = [
            .init("reason", .string(reason.rawValue)), .init("on", .string(on.description)),
        ]
        return .object((identity?.members ?? reference.members) + closure)
    }
}
