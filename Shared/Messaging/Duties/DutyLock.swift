import Postgres
import Synchronization

/// Whether this process holds its service's duties: what one replica alone must do.
///
/// The lock is PostgreSQL's, held by the session that handles messages. Who loses the session has lost lock and
/// transaction together, so that a row marked with a term was committed while that term was held.
final class DutyLock: Sendable {
    private struct State {
        var generation = 0
        var term: Int64?
        var lastTry: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    /// Advisory lock key: "union duties".
    private static let key: Int64 = 0x756E_696F_6E64_7574

    var isHeld: Bool { state.withLock { $0.term != nil } }

    /// The term held in the connection's present session, or nil.
    func term(inGeneration generation: Int) -> Int64? {
        state.withLock { $0.generation == generation ? $0.term : nil }
    }

    /// Tries to take the lock, at most once a second and session; on the connection's thread.
    ///
    /// - Returns: true when the duties were won just now. What was in hand before must then be read back.
    func tryTake(on connection: isolated Postgres.Connection) throws -> Bool {
        try connection.open()
        let generation = connection.generation
        let mayTry = state.withLock { state in
            if state.generation != generation { state = State(generation: generation) }
            guard state.term == nil else { return false }
            if let last = state.lastTry, last.duration(to: .now) < .milliseconds(900) { return false }
            state.lastTry = .now
            return true
        }
        guard mayTry else { return false }
        let term = try connection.transaction { transaction -> Int64? in
            let row = try transaction.query(DutyLock.take, DutyLock.key).first
            let term = try row?.get(optional: "term", as: Int64.self)
            if term != nil {
                try OutboxStore.releaseAll(in: transaction)
            } else {
                try transaction.execute(DutyLock.endStandingHolder, DutyLock.key)
            }
            return term
        }
        state.withLock { $0.term = term }
        return term != nil
    }

    /// The session is gone, and the lock with it.
    func forget() { state.withLock { $0 = State() } }

    /// Ends the holder's session where the server has waited for it five seconds: a stopped process, or a host that is gone.
    /// A live one uses its session every second; should it be ended all the same, it has lost lock and transaction
    /// together, and a relay that lost its lock repeats at most.
    private static let endStandingHolder = Statement(
        "duty.end-standing-holder",
        """
        select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted and objsubid = 1
            and classid::bigint = $1 >> 32 and objid::bigint = $1 & 4294967295
            and pg_locks.database = (select oid from pg_database where datname = current_database())
            and (state <> 'active' or wait_event_type = 'Client')
            and greatest(state_change, query_start) < clock_timestamp() - interval '5 seconds'
        """)

    private static let take = Statement(
        "duty.take", "select case when pg_try_advisory_lock($1) then nextval('duty_term') end as term")
}
