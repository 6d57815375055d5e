import Contracts
import Postgres
import ServiceKit

/// Messages that could not be handled, put aside for repair with their content sealed.
struct DeadLetterStore: Sendable {
    let queue: String
    let keys: KeyRing

    /// Puts letters aside; the same one again is the same row with one more attempt.
    ///
    /// - Returns: for each, whether it is new: the sender of one that lay here open already has been told.
    @discardableResult
    func record(_ letters: [NewLetter], in transaction: borrowing Transaction) throws -> [Bool] {
        try letters.map { letter in
            let sealed = Bytes(keys.seal(letter.body, context: DeadLetterStore.context))
            if let id = letter.letter {
                let known = try transaction.query(
                    DeadLetterStore.reopen, id, letter.reason.rawValue, letter.field, letter.fingerprint, sealed)
                if !known.isEmpty { return true }
            }
            return try !layOpen(letter, sealed, in: transaction)
        }
    }

    /// Records one letter, and says whether it lay here open already.
    ///
    /// Of two processes that record one letter at once the second waits for the first, and finds it open.
    private func layOpen(_ letter: NewLetter, _ sealed: Bytes, in transaction: borrowing Transaction) throws -> Bool {
        while true {
            let isNew = try !transaction.query(
                DeadLetterStore.insert, queue, letter.source, letter.eventID, letter.type, letter.sender?.user,
                letter.reason.rawValue, letter.field, letter.fingerprint, letter.attempts, sealed, letter.routingKey,
                letter.body.count
            ).isEmpty
            if isNew { return false }
            let known = try transaction.query(
                DeadLetterStore.again, queue, letter.source, letter.eventID, letter.sender?.user,
                letter.reason.rawValue, letter.field, letter.fingerprint, sealed, letter.routingKey, letter.body.count)
            // None when it was deleted meanwhile, its time being over.
            if let known = known.first { return try known.get("lay_open") }
        }
    }

    /// Puts one letter aside in a transaction of its own, whatever the table has against it: then without anything of the
    /// message but its content.
    ///
    /// - Returns: false where the table takes not even that; the caller must keep the message elsewhere.
    func keep(
        _ letter: NewLetter,
        _ transact: (@Sendable @escaping (borrowing Transaction) throws -> Void) async throws -> Void
    ) async throws -> Bool {
        do {
            try await transact { try record([letter], in: $0) }
            return true
        } catch let error as PostgresError where !error.isRetriable {
            let reduced = letter.reduced(
                to: keys.searchHash(of: letter.body, purpose: "refused"), fingerprint: error.description)
            do {
                try await transact { try record([reduced], in: $0) }
                return true
            } catch let error as PostgresError where !error.isRetriable {
                return false
            }
        }
    }

    /// What the sealed content is bound to.
    static let context = "dead_letter"

    private static let insert = Statement(
        "dead_letter.insert",
        """
        insert into dead_letter (queue, source, event_id, type, department, reason, field, fingerprint, attempts,
            sealed_message, routing_key, bytes)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (queue, source, event_id) do nothing
        returning id
        """)

    /// Open before this transaction: two bad events of one batch may share a letter, and each is told of.
    private static let again = Statement(
        "dead_letter.again",
        """
        update dead_letter set attempts = dead_letter.attempts + 1, last_failed_at = now(), state = 'open',
            department = $4, reason = $5, field = $6, fingerprint = $7, sealed_message = $8, routing_key = $9,
            bytes = $10, published_at = null, closed_at = null, outcome = null
        from (
            select id, state in ('open', 'retrying') and last_failed_at <> now() as lay_open
            from dead_letter where queue = $1 and source = $2 and event_id = $3
            for update
        ) as before
        where dead_letter.id = before.id
        returning before.lay_open
        """)

    private static let reopen = Statement(
        "dead_letter.reopen",
        """
        update dead_letter set attempts = attempts + 1, last_failed_at = now(), state = 'open', reason = $2, field = $3,
            fingerprint = $4, sealed_message = $5, published_at = null, closed_at = null, outcome = null
        where id = $1
        returning id
        """)
}
