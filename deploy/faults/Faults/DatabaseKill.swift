import Glibc
import Postgres

/// PostgreSQL's first process is killed, and started again at once.
struct PostmasterKill: Fault {
    func strike(_ stage: Stage) async throws { try await stage.servers.killPostmaster() }

    func lift(_ stage: Stage) async throws {
        try await stage.servers.startDatabase()
        try await stage.servers.databaseAnswers()
    }
}

/// One of PostgreSQL's processes that serve us is killed, upon which it restarts all of them; or only ended.
struct BackendKill: Fault {
    let service: StagedService
    let dice: Int

    func strike(_ stage: Stage) async throws {
        let user = service.rawValue
        let pids = try await stage.ask { transaction in
            try transaction.query(BackendKill.select, user).map { try $0.get("pid", as: Int.self) }
        }
        guard !pids.isEmpty else { throw ChaosError("the services have no sessions") }
        kill(Int32(pids[dice / 2 % pids.count]), dice % 2 == 0 ? SIGKILL : SIGTERM)
    }

    func lift(_ stage: Stage) async throws { try await stage.servers.databaseAnswers() }

    private static let select = Statement(
        "chaos.backends", "select pid from pg_stat_activity where usename = $1 order by pid")
}
