import Foundation
import Postgres

/// Watches the database's own statistics while the service works: who reads whole tables, and when the inbox is cleaned.
///
/// Needs the extension `pg_stat_statements`, and the right to read all of it.
actor DatabaseWatch {
    struct Seen: Sendable {
        /// Each statement once, with the table it read.
        var wholeTableReads: [String] = []
        var cleanUp = CleanUp()
    }

    private(set) var seen = Seen()
    private let connection: Postgres.Connection
    private var last: DatabaseLook?
    private var slices = (calls: 0, milliseconds: 0.0)

    private static let interval = Duration.milliseconds(100)
    /// Backends report what they have read about a second late.
    private static let delay = Duration.seconds(2)

    init(_ endpoint: DatabaseEndpoint) {
        connection = Connection(to: endpoint, name: "load-watch", settings: [("timezone", "'UTC'")])
    }

    /// Watches while `body` runs.
    func during(_ body: () async throws -> Void) async throws {
        try await look()
        try await glance(since: .now)
        seen = Seen()
        async let watching: Void = watch()
        try await body()
        isOver = true
        try await watching
        // Everything was reported when the service ended; what it read last shows now.
        try await Task.sleep(for: DatabaseWatch.delay)
        try await look()
        await connection.close()
    }

    private var isOver = false

    private func watch() async throws {
        var round = 0
        var glanced = ContinuousClock.now
        while !isOver, !Task.isCancelled {
            round += 1
            let now = ContinuousClock.now
            try await glance(since: glanced)
            glanced = now
            if round % 10 == 0 { try await look() }
            try await Task.sleep(for: DatabaseWatch.interval)
        }
    }

    /// Whether a slice of the inbox was cleaned up since the last glance.
    private func glance(since earlier: ContinuousClock.Instant) async throws {
        let (calls, milliseconds) = try await connection.transaction { transaction in
            guard let row = try transaction.query(DatabaseWatch.cleaned).first else { return (0, 0.0) }
            return (try row.get("calls", as: Int.self), Double(try row.get("microseconds", as: Int.self)) / 1_000)
        }
        if calls > slices.calls {
            seen.cleanUp.slices.append(
                (earlier - .milliseconds(milliseconds - slices.milliseconds))...ContinuousClock.now)
        }
        slices = (calls, milliseconds)
    }

    private func look() async throws {
        let now = try await connection.transaction { transaction in
            var look = DatabaseLook()
            for row in try transaction.query(DatabaseWatch.tables) {
                look.tables[try row.get("name")] = DatabaseLook.Table(
                    rows: try row.get("rows"), pages: try row.get("pages"), rowsScanned: try row.get("rows_scanned"),
                    scans: try row.get("scans"))
            }
            for row in try transaction.query(DatabaseWatch.statements) {
                look.statements[try row.get("id")] = DatabaseLook.Statement(
                    text: try row.get("text"), calls: try row.get("calls"), rows: try row.get("rows"),
                    pages: try row.get("pages"))
            }
            return look
        }
        if let last {
            for read in WholeTableReads.between(last, now) where !seen.wholeTableReads.contains(read) {
                seen.wholeTableReads.append(read)
            }
        }
        last = now
    }

    private static let tables = Statement(
        "watch.tables",
        """
        select relname::text as name, n_live_tup as rows, seq_tup_read as rows_scanned, seq_scan as scans,
            pg_relation_size(relid) / current_setting('block_size')::int as pages
        from pg_stat_user_tables where schemaname = 'public'
        """)

    private static let statements = Statement(
        "watch.statements",
        """
        select queryid as id, regexp_replace(query, '\\s+', ' ', 'g') as text, sum(calls)::bigint as calls,
            sum(rows)::bigint as rows, sum(shared_blks_hit + shared_blks_read)::bigint as pages
        from pg_stat_statements join pg_database on pg_database.oid = dbid
        where datname = current_database() and userid <> current_user::regrole
        group by queryid, query
        """)

    /// Deletions alone: the admission of messages names the inbox too.
    private static let cleaned = Statement(
        "watch.cleaned",
        """
        select coalesce(sum(calls), 0)::bigint as calls,
            coalesce(sum(total_exec_time) * 1000, 0)::bigint as microseconds
        from pg_stat_statements join pg_database on pg_database.oid = dbid
        where datname = current_database() and query like 'delete from inbox%'
        """)
}
