import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One reviewer's verdict over many applications (domain facts G.1, 入会申请), each seeing what was decided before it.
public struct Review: Sendable {
    public let reviewer: Reviewer
    public let verdict: ReviewVerdict
    /// Who has joined within this review: one person may have applied through two departments.
    private var joined: [PersonID: Membership] = [:]

    public init(by reviewer: Reviewer, _ verdict: ReviewVerdict) {
        self.reviewer = reviewer
        self.verdict = verdict
    }

    /// Decides one application. Pure: `now` is the database's, new identities come from `ids`.
    ///
    /// Only what waits can be decided, within the reviewer's places, and never about oneself. Who has become a member
    /// meanwhile keeps the one membership. 会籍自批准之日起算: the membership begins today.
    public mutating func decide(_ file: ReviewedFile, at now: Date, ids: inout some IdentifierSource) -> Ruling {
        let key = file.application.key
        guard file.application.state == .pending, let union = file.union, var person = file.person else {
            return .refused(.applicationDecided)
        }
        guard reviewer.covers(union.division) else { return .refused(.reviewerScope) }
        guard !file.isReviewersOwn else { return .refused(.reviewerIsApplicant) }
        func decided(
            _ state: ApplicationState, _ event: some EventData, membership: MembershipRecord? = nil,
            existing: Bool = false
        ) -> Ruling {
            .decided(
                Resolution(
                    key: key, requestID: file.requestID, state: state, outcome: Outcome(event, at: now),
                    place: union.division, newMembership: membership, existing: existing))
        }
        switch verdict {
        case .sendBack(let reasons):
            return decided(
                .returned, EnrollmentReturned(applicationNumber: key.number, union: union.code, reasons: reasons))
        case .reject(let reasons):
            return decided(.rejected, EnrollmentRejected(applicationNumber: key.number, reasons: reasons))
        case .approve: break
        }
        person.membership = joined[person.personID] ?? person.membership
        let discloses = person.isDisclosed(to: key.department)
        if let membership = person.membership, membership.status.holds {
            guard membership.union == union.code else {
                return decided(
                    .transferProposed, EnrollmentTransferProposed(key.number, of: membership, discloses: discloses))
            }
            return decided(
                .accepted,
                EnrollmentAccepted(key.number, existing: membership, of: union, discloses: discloses, warnings: []),
                existing: true)
        }
        guard union.isOpen else { return .refused(.unionClosed) }
        let membership = person.joining(union, on: CivilDate(inChinaAt: now), &ids)
        let record = MembershipRecord(
            personID: person.personID, membership: membership, isReturn: person.membership != nil)
        joined[person.personID] = membership
        return decided(
            .accepted, EnrollmentAccepted(key.number, joining: membership, of: union, warnings: []),
            membership: record)
    }
}

/// What came of a reviewer's verdict on one application.
public enum Ruling: Sendable {
    /// Nothing changed.
    case refused(ReasonCode)
    case decided(Resolution)
}

/// The final outcome of an application that was pending.
public struct Resolution: Sendable {
    public var key: ApplicationKey
    public var requestID: String
    public var state: ApplicationState
    public var outcome: Outcome
    public var place: DivisionCode
    /// `nil` when nobody joins, or the person is a member already.
    public var newMembership: MembershipRecord?
    /// The person was a member of that very union already.
    public var existing: Bool
}
