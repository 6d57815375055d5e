import Contracts
import FoundationEssentials
import Postgres

/// `status`: who shares the service's work, and what waits.
struct StatusRequest: RequestHandler {
    let service: String
    /// What this program knows of the schema.
    let migrations: [Migration]
    let backlog: any Backlog
    let copiesDirectory: Bool
    let name = "status"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let replicas = try transaction.query(StatusRequest.replicas).map { row -> JSON in
            [
                "id": .string(try row.get("id", as: UUID.self).lowercased), "host": .string(try row.get("host")),
                "pid": .integer(try row.get("pid")), "startedAt": .string(RFC3339.string(try row.get("started_at"))),
                "seenAt": .string(RFC3339.string(try row.get("seen_at"))),
                "holdsDuties": .bool(try row.get("holds_duties")), "version": .string(try row.get("version")),
                "clockAheadMs": .integer(try row.get("clock_ahead_ms")),
            ]
        }
        let schema = try SchemaReview(of: migrations, in: transaction)
        let waiting = try backlog.figures(in: transaction).map(\.json)
        let directory = copiesDirectory ? try DirectoryStore.state(in: transaction) : nil
        guard let figures = try transaction.query(StatusRequest.figures).first else { return RequestAnswer(.null) }
        return RequestAnswer(
            .object([
                "service": .string(service), "version": .string(ServiceVersion.text),
                "databaseTime": .string(RFC3339.string(request.now)), "replicas": .array(replicas),
                "outbox": .integer(try figures.get("outbox")), "deadLetters": .integer(try figures.get("dead_letters")),
                "unchained": .integer(try figures.get("unchained")), "waiting": .array(waiting),
                "migrations": .integer(Int64(schema.applied)),
                "migrationsMissing": .array(schema.missing.map { .integer(Int64($0)) }),
                "migrationsUnknown": .array(schema.unknown.map { .integer(Int64($0)) }),
                "migrationsChanged": .array(schema.changed.map { .integer(Int64($0)) }),
                "databaseVersion": .string(try figures.get("version")), "directory": directory,
            ]))
    }

    private static let replicas = Statement(
        "status.replicas",
        """
        select id, host, pid, started_at, seen_at, holds_duties, version, clock_ahead_ms from replica
        where seen_at > clock_timestamp() - interval '10 seconds' order by started_at, id
        """)

    /// Counts stop at 100,000: nobody needs to know more, and a full count would read the whole table.
    private static let figures = Statement(
        "status.figures",
        """
        select (select count(*) from (select from outbox limit 100000) as counted) as outbox,
            (select count(*) from (select from dead_letter where state = 'open' limit 100000) as counted) as dead_letters,
            (select count(*) from (select from audit_log where id > coalesce(
                (select last_audit_id from audit_chain order by link desc limit 1), 0) limit 100000) as counted)
                as unchained,
            current_setting('server_version') as version
        """)
}

extension WaitingFigure {
    fileprivate var json: JSON {
        .object([
            "kind": .string(kind), "waiting": .integer(Int64(waiting)), "overdue": .integer(Int64(overdue)),
            "overdueSince": overdueSince.map { .string(RFC3339.string($0)) },
        ])
    }
}

/// The version of the programs of this repository.
public enum ServiceVersion {
    public static let text = "0.1.0"
}
