import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// Proposals on file. Of one digest one is open at most.
enum ProposalStore {
    /// - Returns: false where one of the same digest is open.
    static func insert(
        _ proposal: Proposal, digest: String, summary: JSON, keys: KeyRing, in transaction: borrowing Transaction
    ) throws -> Bool {
        let sealed = keys.seal(proposal.arguments.canonical(), context: Proposal.context(of: proposal.id))
        let rows = try transaction.query(
            insert, proposal.id, proposal.request, Bytes(sealed), digest, summary.text, proposal.why,
            proposal.proposedBy, proposal.proposedByPerson.map(Bytes.init), proposal.proposedAt, proposal.expiresAt)
        return rows.first != nil
    }

    /// The newest whose digest begins so; `nil` also where several digests do.
    static func newest(_ digest: String, in transaction: borrowing Transaction) throws -> StoredProposal? {
        let found = try transaction.query(selectNewest, digest).map(StoredProposal.init)
        return found.count == 1 ? found[0] : nil
    }

    static func open(_ digest: String, in transaction: borrowing Transaction) throws -> ListedProposal? {
        try transaction.query(selectOpen, digest).first.map(ListedProposal.init)
    }

    static func allOpen(at now: Date, limit: Int, in transaction: borrowing Transaction) throws -> [ListedProposal] {
        try transaction.query(selectAllOpen, now, limit).map(ListedProposal.init)
    }

    /// - Returns: false where it is not open any more.
    static func confirm(_ confirmed: ConfirmedProposal, in transaction: borrowing Transaction) throws -> Bool {
        try transaction.query(
            confirm, confirmed.proposal.id, confirmed.confirmedBy, confirmed.confirmedByPerson.map(Bytes.init),
            confirmed.now
        ).first != nil
    }

    /// Closes the one of this digest, if its time is over.
    static func expire(_ digest: String, at now: Date, in transaction: borrowing Transaction) throws {
        try transaction.execute(expireOne, digest, now)
    }

    private static let insert = Statement(
        "proposal.insert",
        """
        insert into proposal (id, request, arguments, digest, summary, why, proposed_by, proposed_by_person, proposed_at,
            expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (digest) where state = 'open' do nothing
        returning id
        """)

    /// Two digests are enough to know that there are several.
    private static let selectNewest = Statement(
        "proposal.select-newest",
        """
        select distinct on (digest) id, request, arguments, digest, why, proposed_by, proposed_by_person, proposed_at,
            expires_at, state
        from proposal where digest >= $1 and digest < $1 || 'g'
        order by digest, proposed_at desc, id desc limit 2
        """)

    private static let listed = "digest, request, summary, why, proposed_by, proposed_at, expires_at"

    private static let selectOpen = Statement(
        "proposal.select-open", "select \(listed) from proposal where digest = $1 and state = 'open'")

    private static let selectAllOpen = Statement(
        "proposal.select-all-open",
        """
        select \(listed) from proposal where state = 'open' and expires_at > $1 order by expires_at, id limit $2
        """)

    private static let confirm = Statement(
        "proposal.confirm",
        """
        update proposal set state = 'confirmed', confirmed_by = $2, confirmed_by_person = $3, confirmed_at = $4
        where id = $1 and state = 'open' and expires_at > $4 returning id
        """)

    private static let expireOne = Statement(
        "proposal.expire-one",
        "update proposal set state = 'expired' where digest = $1 and state = 'open' and expires_at <= $2")
}

extension ListedProposal {
    fileprivate init(_ row: Row) throws {
        self.init(
            digest: try row.get("digest"), request: try row.get("request"),
            summary: try JSON(parsing: Array(try row.get("summary", as: String.self).utf8)), why: try row.get("why"),
            proposedBy: try row.get("proposed_by"), proposedAt: try row.get("proposed_at"),
            expiresAt: try row.get("expires_at"))
    }
}
