import FoundationEssentials
import Messaging
import Postgres

/// Forgets what was heard of members who are nobody's on record here: a day later no answer can be older than that.
struct MembershipForgetting: ServiceDuty {
    let name = "membership-forgetting"
    let slice = 2_000

    private static let kept: TimeInterval = 24 * 3_600

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let before = now - Self.kept
        let members = try MembershipCopyStore.forget(limit, before: before, in: transaction)
        let cases = try InsuranceCopyStore.forget(limit, before: before, in: transaction)
        return DutySlice(count: members + cases, mayBeMore: max(members, cases) == limit, outcome: Outcome("forgotten"))
    }
}
