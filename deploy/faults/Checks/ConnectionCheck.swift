import Postgres

/// After all the reconnecting each replica has its sessions and connections once.
struct ConnectionCheck: Check {
    /// Work and side.
    private static let sessionsEach = 2
    /// Consumer, publisher, operations and queries.
    private static let connectionsEach = 4

    func check(_ stage: Stage) async throws {
        let replicas = stage.replicas.count
        var sessions = 0
        var connections = 0
        // The management API counts every five seconds, and forgets a connection that was lost when it notices.
        try? await until("nobody else is connected", within: .seconds(60), every: .milliseconds(500)) {
            sessions = try await stage.count(Self.sessions)
            let all = try await stage.management.call("GET", "/connections?columns=user").array ?? []
            connections = all.count { $0["user"]?.string == "service.enrollment" }
            return sessions == Self.sessionsEach * replicas && connections == Self.connectionsEach * replicas
        }
        stage.violations.require("database sessions", sessions, equals: Self.sessionsEach * replicas)
        stage.violations.require("broker connections", connections, equals: Self.connectionsEach * replicas)
    }

    private static let sessions = Statement(
        "chaos.sessions", "select count(*) as count from pg_stat_activity where usename = 'enrollment'")
}
