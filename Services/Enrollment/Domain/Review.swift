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
        guard file.application.state == .pending, let union = file.union, var person = file.person else {
            return .refused(.applicationDecided)
        }
        if let objection = reviewer.objection(to: file, of: union) { return .refused(objection) }
        let key = file.application.key
        switch verdict {
        case .sendBack(let reasons):
            let event = EnrollmentReturned(applicationNumber: key.number, union: union.code, reasons: reasons)
            return file.resolved(.returned, event, by: union, at: now)
        case .reject(let reasons):
            let event = EnrollmentRejected(applicationNumber: key.number, reasons: reasons)
            return file.resolved(.rejected, event, by: union, at: now)
        case .approve: break
        }
        person.membership = joined[person.personID] ?? person.membership
        if let membership = person.membership, membership.status.holds {
            guard membership.union != union.code else { return file.settled(person, membership, in: union, at: now) }
            let event = EnrollmentTransferProposed(
                key.number, of: membership, discloses: person.isDisclosed(to: key.department))
            return file.resolved(.transferProposed, event, by: union, at: now)
        }
        guard union.isOpen else { return .refused(.unionClosed) }
        let (membership, ruling) = file.joined(person, union, at: now, &ids)
        joined[person.personID] = membership
        return ruling
    }
}
