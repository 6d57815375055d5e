import Postgres

/// Deletes what is past its retention, a slice at a time, so that nobody waits for it.
enum Retention {
    static func deleteSlice(on connection: Postgres.Connection) async throws {
        for statement in [inbox, requests, replicas, letters, suspects, undelivered] {
            try await connection.transaction { try $0.execute(statement) }
        }
    }

    private static let inbox = Statement(
        "retention.inbox",
        """
        delete from inbox where ctid = any(array(
            select ctid from inbox where received_at < now() - interval '14 days' limit 5000))
        """)

    private static let requests = Statement(
        "retention.operator_request",
        """
        delete from operator_request where id in (
            select id from operator_request where received_at < now() - interval '14 days' limit 1000)
        """)

    private static let replicas = Statement(
        "retention.replica", "delete from replica where seen_at < clock_timestamp() - interval '1 minute'")

    private static let letters = Statement(
        "retention.dead_letter",
        """
        update dead_letter set sealed_message = null where id in (
            select id from dead_letter
            where sealed_message is not null and last_failed_at < now() - interval '30 days' limit 1000)
        """)

    private static let undelivered = Statement(
        "retention.undelivered_request",
        """
        delete from undelivered_request where (department, id) in (
            select department, id from undelivered_request where since < now() - interval '30 days' limit 1000)
        """)

    private static let suspects = Statement(
        "retention.suspect", "delete from suspect where noted_at < now() - interval '1 day'")
}
