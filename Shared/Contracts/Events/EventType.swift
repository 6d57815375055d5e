/// The type of an event: `<thing>.<what happened>.v<N>`; on `ingress` it is the routing key as well.
public struct EventType: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

extension EventType {
    public static let enrollmentRequestedV1 = EventType(rawValue: "enrollment.requested.v1")
    public static let enrollmentAcceptedV1 = EventType(rawValue: "enrollment.accepted.v1")
    public static let enrollmentPendingV1 = EventType(rawValue: "enrollment.pending.v1")
    public static let enrollmentTransferProposedV1 = EventType(rawValue: "enrollment.transfer-proposed.v1")
    public static let enrollmentRejectedV1 = EventType(rawValue: "enrollment.rejected.v1")
    public static let enrollmentReturnedV1 = EventType(rawValue: "enrollment.returned.v1")
    public static let membershipTransferredV1 = EventType(rawValue: "membership.transferred.v1")
    public static let membershipReleasedV1 = EventType(rawValue: "membership.released.v1")
    public static let membershipAssignedV1 = EventType(rawValue: "membership.assigned.v1")
    public static let messageRejectedV1 = EventType(rawValue: "message.rejected.v1")
    public static let departmentScopeChangedV1 = EventType(rawValue: "department.scope-changed.v1")
    public static let organizationRegisteredV1 = EventType(rawValue: "organization.registered.v1")
    public static let auditHeadAnnouncedV1 = EventType(rawValue: "audit.head-announced.v1")

    /// What departments may be permitted to publish on `ingress`.
    public static let ingress: [EventType] = [.enrollmentRequestedV1]

    /// Every type that this system reads or publishes.
    public static let known: [EventType] = [
        .enrollmentRequestedV1, .enrollmentAcceptedV1, .enrollmentPendingV1, .enrollmentTransferProposedV1,
        .enrollmentReturnedV1, .enrollmentRejectedV1, .membershipTransferredV1, .membershipReleasedV1,
        .membershipAssignedV1, .messageRejectedV1, .departmentScopeChangedV1, .organizationRegisteredV1,
        .auditHeadAnnouncedV1,
    ]

    /// The schema's name, `urn:union:schema:<type>`.
    public var dataSchema: String { "urn:union:schema:\(rawValue)" }

    /// Why a type is not served: another version of a known thing, or no such thing. `nil` when it is known.
    public var unknownReason: ReasonCode? {
        if Self.known.contains(self) { return nil }
        return Self.known.contains { $0.name == name } ? .eventVersionUnknown : .eventTypeUnknown
    }

    /// The type without its version.
    private var name: Substring {
        guard let dot = rawValue.lastIndex(of: "."), rawValue[dot...].hasPrefix(".v") else { return rawValue[...] }
        return rawValue[..<dot]
    }
}
