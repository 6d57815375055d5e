import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What came of a reviewer's verdict on one application.
public enum Ruling: Sendable {
    /// Nothing changed.
    case refused(ReasonCode)
    case decided(Resolution)
}

/// What an application that waited has come to.
public struct Resolution: Sendable {
    public var key: ApplicationKey
    public var requestID: String
    /// What it waited as.
    public var before: ApplicationState
    public var state: ApplicationState
    public var outcome: Outcome
    public var place: DivisionCode?
    /// Until when it must be decided, where it waits again.
    public var dueAt: Date?
    /// `nil` when nobody joins, or the person is a member already.
    public var newMembership: MembershipRecord?
    /// The membership that goes to the union applied to, where it does.
    public var move: MoveRecord?
    /// The person was a member of that very union already.
    public var existing: Bool
}

/// What reviewers of applications and of transfers decide alike.
extension ReviewedFile {
    func resolved(
        _ state: ApplicationState, _ event: some EventData, by union: Organization, at now: Date,
        joining: MembershipRecord? = nil, move: MoveRecord? = nil, existing: Bool = false
    ) -> Ruling {
        .decided(
            Resolution(
                key: application.key, requestID: requestID, before: application.state, state: state,
                outcome: Outcome(event, at: now), place: union.division, dueAt: union.due(state, since: now),
                newMembership: joining, move: move, existing: existing))
    }

    /// The person is a member of that very union already: nothing changes.
    func settled(_ person: KnownPerson, _ membership: Membership, in union: Organization, at now: Date) -> Ruling {
        let event = EnrollmentAccepted(
            application.key.number, existing: membership, of: union,
            discloses: person.isDisclosed(to: application.key.department), warnings: [])
        return resolved(.accepted, event, by: union, at: now, existing: true)
    }

    /// The person joins today: 会籍自批准之日起算. Who has left returns, under the same member id.
    func joined(
        _ person: KnownPerson, _ union: Organization, at now: Date, _ ids: inout some IdentifierSource
    ) -> (membership: Membership, ruling: Ruling) {
        let membership = person.joining(union, on: CivilDate(inChinaAt: now), &ids)
        let event = EnrollmentAccepted(application.key.number, joining: membership, of: union, warnings: [])
        let record = MembershipRecord(
            personID: person.personID, membership: membership, isReturn: person.membership != nil,
            isHeld: union.isHoldingPool)
        return (membership, resolved(.accepted, event, by: union, at: now, joining: record))
    }
}
