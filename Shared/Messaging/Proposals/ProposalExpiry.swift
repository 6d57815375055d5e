import FoundationEssentials
import Postgres

/// Closes proposals that nobody has confirmed in time, and erases the arguments of those closed long ago.
struct ProposalExpiry: ServiceDuty {
    let name = "proposal-expiry"
    let slice = 500

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let expired = try transaction.query(Self.expire, now, limit).count
        let erased = try transaction.query(Self.erase, now, limit).count
        return DutySlice(
            count: expired + erased, mayBeMore: max(expired, erased) == limit, outcome: Outcome("expired"))
    }

    private static let expire = Statement(
        "proposal.expire",
        """
        update proposal set state = 'expired' where id in (
            select id from proposal where state = 'open' and expires_at <= $1 order by expires_at limit $2
            for update skip locked)
        returning id
        """)

    private static let erase = Statement(
        "proposal.erase",
        """
        update proposal set arguments = null where id in (
            select id from proposal
            where arguments is not null and state <> 'open' and expires_at <= $1::timestamptz - interval '30 days'
            order by expires_at limit $2 for update skip locked)
        returning id
        """)
}
