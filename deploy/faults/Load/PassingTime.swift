import Postgres

/// Has the time run out of the transfers on which no story has anybody decide: a month passes in a moment.
struct PassingTime: Sendable {
    let stage: Stage

    /// Until cancelled, whatever happens to the database.
    func run() async throws {
        while !Task.isCancelled {
            do {
                try await stage.ask { try $0.execute(Self.elapse) }
            } catch is PostgresError {
                // It is tried again.
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// By ``Story/transfer``: the story's number is a fourth of the one in the application's.
    private static let elapse = Statement(
        "chaos.elapse",
        """
        update application set due_at = now() - interval '1 second'
        where state = 'transfer-proposed' and due_at > now() and substr(number, 2)::bigint / 8 % 4 = 1
        """)
}
