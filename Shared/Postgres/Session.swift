import CLibPQ
import Glibc

/// Owns one libpq handle. Not `Sendable`: it lives and dies on its connection's thread.
///
/// Inside a transaction it is in libpq's pipeline mode: what returns nothing of interest is sent without waiting and
/// checked at the next read or at the commit, so that a transaction costs few round trips.
final class Session {
    private let handle: OpaquePointer
    private var prepared: Set<String> = []
    /// What was sent and not yet answered, in order.
    private var outstanding: [String] = []
    /// True from the synchronisation point's sending to its answer.
    private var awaitsSync = false
    /// Counts the statements sent, and keeps the rows of those whose rows are still to be asked for.
    private var sent = 0
    private var kept: [Int: ResultHandle] = [:]
    /// What libpq holds back of what was sent.
    private var unsentBytes = 0

    /// The server begins with what it was sent while the rest is still being made, where that is worth a system call.
    private static let sentAtOnce = 8 << 10

    init(conninfo: [(String, String)], settings: [(String, String)]) throws(PostgresError) {
        handle = try Session.open(conninfo)
        PQsetErrorVerbosity(handle, PQERRORS_TERSE)
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        for (name, value) in settings { try simple("set \(name) = \(value)", place: "connect") }
    }

    deinit { PQfinish(handle) }

    private static func open(_ conninfo: [(String, String)]) throws(PostgresError) -> OpaquePointer {
        let keys = conninfo.map { strdup($0.0) }
        let values = conninfo.map { strdup($0.1) }
        defer { (keys + values).forEach { free($0) } }
        let handle = PQconnectdbParams(
            keys.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
        guard let handle else { throw .connectionLost("connect") }
        guard PQstatus(handle) == CONNECTION_OK else {
            PQfinish(handle)
            throw .connectionLost("connect")
        }
        return handle
    }

    var isHealthy: Bool { PQstatus(handle) == CONNECTION_OK }
    var processID: Int32 { PQbackendPID(handle) }

    // MARK: - Outside a transaction

    /// Runs SQL text that may hold several statements, as migrations do.
    func simple(_ sql: String, place: String) throws(PostgresError) {
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        try check(result, place: place)
    }

    // MARK: - A transaction

    func begin() throws(PostgresError) {
        kept.removeAll()
        guard PQenterPipelineMode(handle) == 1 else { throw .connectionLost("begin") }
        try sendText("begin", place: "begin")
    }

    /// Sends a statement without waiting for it; a failure shows at the next read or at the commit.
    func send<each Parameter: PostgresParameter>(_ statement: Statement, _ parameters: repeat each Parameter)
        throws(PostgresError)
    {
        var bound = BoundParameters()
        repeat bound.append(each parameters)
        if !prepared.contains(statement.name) {
            let sent = bound.types.withUnsafeBufferPointer {
                PQsendPrepare(handle, statement.name, statement.sql, Int32($0.count), $0.baseAddress)
            }
            guard sent == 1 else { throw .connectionLost(statement.name) }
            prepared.insert(statement.name)
            note("prepare \(statement.name)")
        }
        let sent = bound.withPointers { values, lengths, formats in
            PQsendQueryPrepared(
                handle, statement.name, Int32(values.count), values.baseAddress, lengths.baseAddress,
                formats.baseAddress, 1)
        }
        guard sent == 1 else { throw .connectionLost(statement.name) }
        note(statement.name)
        unsentBytes += bound.size
        if unsentBytes >= Session.sentAtOnce { try flush() }
    }

    /// The number of the statement sent last, by which its rows can be asked for.
    var lastSent: Int { sent }

    /// The rows of a statement that was sent; waits for everything up to now where they are not here yet.
    func rows(of number: Int) throws(PostgresError) -> Rows {
        if kept[number] == nil, !outstanding.isEmpty {
            guard PQsendFlushRequest(handle) == 1 else { throw .connectionLost("flush") }
            try flush()
            while !outstanding.isEmpty { keepRows(of: try nextResult()) }
        }
        guard let result = kept.removeValue(forKey: number) else {
            throw .misuse("rows", "asked for twice, or never sent")
        }
        return Rows(result: result)
    }

    /// Commits, and throws if anything sent before it failed; the transaction is then rolled back. Rows that were asked for
    /// and not read come with it.
    func commit() throws(PostgresError) {
        try sendText("commit", place: "commit")
        try sync()
        var status: String?
        while !outstanding.isEmpty {
            let result = try nextResult()
            keepRows(of: result)
            status = result.command
        }
        try expectSync()
        guard PQexitPipelineMode(handle) == 1 else { throw .connectionLost("commit") }
        guard status == "COMMIT" else { throw PostgresError(code: "25P02", place: "commit") }
    }

    /// Brings the session back to a clean state after a failure; throws where the connection must be given up.
    func rollback() throws(PostgresError) {
        guard isHealthy else { throw .connectionLost("rollback") }
        if PQpipelineStatus(handle) != PQ_PIPELINE_OFF {
            if !awaitsSync { try sync() }
            try drain()
            guard PQexitPipelineMode(handle) == 1 else { throw .connectionLost("rollback") }
        }
        try simple("rollback", place: "rollback")
    }

    // MARK: - The pipeline

    private func note(_ place: String) {
        outstanding.append(place)
        sent += 1
    }

    private func flush() throws(PostgresError) {
        unsentBytes = 0
        guard PQflush(handle) >= 0 else { throw .connectionLost("flush") }
    }

    private func sendText(_ sql: String, place: String) throws(PostgresError) {
        guard PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, 1) == 1 else { throw .connectionLost(place) }
        note(place)
    }

    private func sync() throws(PostgresError) {
        guard PQpipelineSync(handle) == 1 else { throw .connectionLost("sync") }
        awaitsSync = true
        unsentBytes = 0
    }

    /// The result of the oldest statement outstanding, which is then no longer outstanding.
    private func nextResult() throws(PostgresError) -> ResultHandle {
        let place = outstanding.removeFirst()
        guard let result = PQgetResult(handle) else { throw .connectionLost(place) }
        // Each statement's results end with a null.
        defer { while let extra = PQgetResult(handle) { PQclear(extra) } }
        do {
            try check(result, place: place)
        } catch {
            PQclear(result)
            forgetPreparation(place)
            throw error
        }
        return ResultHandle(result, place: place)
    }

    /// Keeps what the statement answered last has returned, until it is asked for.
    private func keepRows(of result: ResultHandle) {
        if result.isRows { kept[sent - outstanding.count] = result }
    }

    private func expectSync() throws(PostgresError) {
        let result = PQgetResult(handle)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_PIPELINE_SYNC else { throw .connectionLost("sync") }
        awaitsSync = false
    }

    /// Reads past everything that is still to be answered; statements whose preparation was skipped are forgotten.
    private func drain() throws(PostgresError) {
        while !outstanding.isEmpty {
            let place = outstanding.removeFirst()
            guard let result = PQgetResult(handle) else { throw .connectionLost("rollback") }
            if PQresultStatus(result) != PGRES_COMMAND_OK { forgetPreparation(place) }
            PQclear(result)
            while let extra = PQgetResult(handle) { PQclear(extra) }
        }
        try expectSync()
    }

    private func forgetPreparation(_ place: String) {
        if place.hasPrefix("prepare ") { prepared.remove(String(place.dropFirst("prepare ".count))) }
    }

    private func check(_ result: OpaquePointer?, place: String) throws(PostgresError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default: throw error(of: result, place: place)
        }
    }

    private func error(of result: OpaquePointer?, place: String) -> PostgresError {
        func field(_ character: Character) -> String? {
            PQresultErrorField(result, Int32(character.asciiValue!)).map { String(cString: $0) }
        }
        let code = field("C") ?? (isHealthy ? "XX000" : "08006")
        return PostgresError(code: code, place: place, object: field("n") ?? field("c") ?? field("t"))
    }
}
