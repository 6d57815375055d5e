import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One reviewer's verdict over many proposed transfers (一次入会、动态接转; 工会会员会籍管理办法 art. 3), each seeing what was
/// decided before it. The union that would take the member decides: 应当予以登记接纳.
public struct Transfer: Sendable {
    public let reviewer: Reviewer
    public let verdict: TransferVerdict
    /// Who has moved or joined within these decisions, and where the union lies.
    private var settled: [PersonID: (membership: Membership, place: DivisionCode)] = [:]

    public init(by reviewer: Reviewer, _ verdict: TransferVerdict) {
        self.reviewer = reviewer
        self.verdict = verdict
    }

    /// Decides one proposal. Pure: `now` is the database's, new identities come from `ids`.
    ///
    /// Only what is still proposed can be decided, within the reviewer's places, and never about oneself. The membership
    /// that holds moves as it is: member id, card and day of joining stay. Who has moved to this very union meanwhile is
    /// there already; who has left every union joins anew.
    public mutating func decide(_ file: ReviewedFile, at now: Date, ids: inout some IdentifierSource) -> Ruling {
        guard file.application.state == .transferProposed, let union = file.union, var person = file.person else {
            return .refused(.transferDecided)
        }
        if let objection = reviewer.objection(to: file, of: union) { return .refused(objection) }
        if case .refuse(let reasons) = verdict {
            let event = EnrollmentRejected(applicationNumber: file.application.key.number, reasons: reasons)
            return file.resolved(.rejected, event, by: union, at: now)
        }
        let earlier = settled[person.personID]
        person.membership = earlier?.membership ?? person.membership
        if let membership = person.membership, membership.status.holds, membership.union == union.code {
            return file.settled(person, membership, in: union, at: now)
        }
        guard union.isOpen else { return .refused(.unionClosed) }
        guard let membership = person.membership, membership.status.holds else {
            let (membership, ruling) = file.joined(person, union, at: now, &ids)
            settled[person.personID] = (membership, union.division)
            return ruling
        }
        return move(file, person, membership, from: earlier?.place ?? file.home, to: union, at: now)
    }

    private mutating func move(
        _ file: ReviewedFile, _ person: KnownPerson, _ membership: Membership, from home: DivisionCode?,
        to union: Organization, at now: Date
    ) -> Ruling {
        var moved = membership
        moved.union = union.code
        settled[person.personID] = (moved, union.division)
        let key = file.application.key
        let record = MoveRecord(
            kind: .transferred, personID: person.personID,
            move: MembershipMove(
                memberID: membership.memberID, from: membership.union, to: union.code,
                on: CivilDate(inChinaAt: now)),
            fromPlace: home, toPlace: union.division, isHeld: union.isHoldingPool, application: key)
        let event = EnrollmentAccepted(
            key.number, existing: moved, of: union, discloses: person.isDisclosed(to: key.department), warnings: [])
        return file.resolved(.accepted, event, by: union, at: now, move: record)
    }
}

/// What a reviewer of the new union wants done with a proposed transfer.
public enum TransferVerdict: Sendable, Hashable {
    case accept
    /// The membership stays where it is. The reasons are of ``ReasonCode/review``, one at least.
    case refuse([Reason])
}

extension Resolution {
    /// Of a proposed transfer on which nobody has decided in time: the membership stays where it is.
    public static func timedOut(
        _ key: ApplicationKey, requestID: String, place: DivisionCode?, at now: Date
    ) -> Resolution {
        let event = EnrollmentRejected(applicationNumber: key.number, reasons: [Reason(.transferTimedOut)])
        return Resolution(
            key: key, requestID: requestID, before: .transferProposed, state: .rejected,
            outcome: Outcome(event, at: now), place: place, existing: false)
    }
}
