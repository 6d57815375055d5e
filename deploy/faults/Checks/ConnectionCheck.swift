import Postgres

/// After all the reconnecting each replica has its sessions and connections once.
struct ConnectionCheck: Check {
    private static let sessions: Set = ["work", "side"]
    private static let connections: Set = ["consumer", "publisher", "operations", "queries"]
    /// One for what departments ask, and one to ask for the directory: each while it is needed.
    private static let passing: Set = ["queries", "directory"]

    func check(_ stage: Stage) async throws {
        for set in stage.sets {
            let prefix = "\(set.service)-"
            // The management API counts every five seconds, and forgets a connection that was lost when it notices.
            try await compare("database sessions of \(set.service)", Self.sessions, stage, set) {
                let user = set.service.rawValue
                return try await set.ask { transaction in
                    try transaction.query(Self.select, user).map { try $0.get("name", as: String.self) }
                }.map { String($0.dropFirst(prefix.count)) }
            }
            try await compare("broker connections of \(set.service)", Self.connections, stage, set) {
                let all = try await stage.management.call("GET", "/connections?columns=user,client_properties")
                return (all.array ?? []).filter { $0["user"]?.string == "service.\(set.service)" }.map {
                    String(($0["client_properties"]?["connection_name"]?.string ?? "").dropFirst(prefix.count))
                }
            }
        }
    }

    private func compare(
        _ what: String, _ needed: Set<String>, _ stage: Stage, _ set: ReplicaSet, _ names: () async throws -> [String]
    ) async throws {
        var found: [String: Int] = [:]
        var isRight: Bool {
            needed.allSatisfy { found[$0] == set.replicas.count }
                && found.allSatisfy {
                    needed.contains($0.key) || Self.passing.contains($0.key) && $0.value <= set.replicas.count
                }
        }
        try? await until("nobody else is connected", within: .seconds(60), every: .milliseconds(500)) {
            found = try await names().reduce(into: [:]) { $0[$1, default: 0] += 1 }
            return isRight
        }
        if !isRight { stage.violations.add("\(what): \(found) instead of \(set.replicas.count) of \(needed)") }
    }

    private static let select = Statement(
        "chaos.sessions", "select application_name as name from pg_stat_activity where usename = $1")
}
