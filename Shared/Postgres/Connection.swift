/// Where and how to connect.
public struct DatabaseEndpoint: Sendable {
    /// A libpq URI or connection string; several hosts and TLS modes pass through unchanged.
    public var conninfo: String
    /// Replaces the password in `conninfo`.
    public var password: String?

    public init(conninfo: String, password: String? = nil) {
        self.conninfo = conninfo
        self.password = password
    }
}

/// One connection to PostgreSQL: an actor on a thread of its own.
///
/// It opens itself when first used, and again after it was lost: a caller sees a retriable ``PostgresError`` for the work
/// that was under way, and the next call tries anew. It does not wait or back off; that is the caller's decision.
public actor Connection {
    private nonisolated let executor: ThreadExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    /// For a task that spends its time here: it then comes back from each wait to the connection's thread directly.
    public nonisolated var taskExecutor: any TaskExecutor { executor }

    private let endpoint: DatabaseEndpoint
    private let name: String
    private let settings: [(String, String)]
    private var session: Session?
    /// Counts the sessions opened so far: locks and settings of an earlier one are gone.
    public private(set) var generation = 0

    /// - Parameters:
    ///   - name: shown as `application_name`, and the thread's name.
    ///   - settings: made with `set` on each new session.
    public init(to endpoint: DatabaseEndpoint, name: String, settings: [(String, String)] = []) {
        self.endpoint = endpoint
        self.name = name
        self.settings = settings
        executor = ThreadExecutor(name: name)
    }

    deinit { executor.stop() }

    /// Runs `body` in one transaction and commits, or rolls back and throws.
    ///
    /// `body` is synchronous and runs on the connection's thread. When the commit's answer is lost with the connection,
    /// the error says `08006` in `commit`: the transaction may then have taken effect.
    public func transaction<Result: Sendable>(
        _ body: @Sendable (borrowing Transaction) throws -> Result
    ) throws -> Result {
        let session = try openSession()
        do {
            try session.begin()
            let result = try body(Transaction(session: session))
            try session.commit()
            return result
        } catch {
            abandon(session, after: error)
            throw error
        }
    }

    /// The rows of a question that was asked in the transaction committed last, and not read in it: they came with the
    /// commit, and can be had once, until the next transaction begins.
    public func rows(_ question: Question) throws(PostgresError) -> Rows {
        guard let session else { throw .connectionLost("rows") }
        return try session.rows(of: question.number)
    }

    /// Whether others wait for their turn on the connection's thread.
    public var hasOthersWaiting: Bool { executor.hasJobs }

    /// Runs synchronous work on the connection's thread, in one hop with the transactions it opens.
    public func run<Result: Sendable>(_ body: @Sendable (isolated Connection) throws -> Result) rethrows -> Result {
        try body(self)
    }

    /// Runs SQL text that may hold several statements, outside a transaction block.
    public func execute(script: String, place: String) throws(PostgresError) {
        try openSession().simple(script, place: place)
    }

    /// Connects if it is not connected.
    public func open() throws(PostgresError) { _ = try openSession() }

    /// Gives the session up; the next use opens another.
    public func close() { session = nil }

    private func openSession() throws(PostgresError) -> Session {
        if let session, session.isHealthy { return session }
        session = nil
        let opened = try Session(conninfo: parameters, settings: settings)
        session = opened
        generation += 1
        return opened
    }

    /// Rolls back; where even that fails the session is discarded, which rolls back on the server.
    private func abandon(_ session: Session, after error: any Error) {
        let isLost = (error as? PostgresError)?.isConnectionLoss ?? false
        do {
            if isLost { throw PostgresError.connectionLost("rollback") }
            try session.rollback()
        } catch {
            self.session = nil
        }
    }

    private var parameters: [(String, String)] {
        // What stands later wins: the caller's own string may change any default of ours but the password's source.
        var parameters = [
            ("connect_timeout", "5"), ("tcp_user_timeout", "15000"), ("keepalives_idle", "10"),
            ("keepalives_interval", "5"), ("keepalives_count", "3"), ("dbname", endpoint.conninfo),
            ("fallback_application_name", name), ("client_encoding", "UTF8"),
        ]
        if let password = endpoint.password { parameters.append(("password", password)) }
        return parameters
    }
}
