import Glibc

/// A service process is killed, or asked to end; it is started again at once.
struct ServiceDeath: Fault {
    enum Signal: Sendable { case kill, term }

    let service: StagedService
    let replica: Int
    let signal: Signal

    func strike(_ stage: Stage) async throws {
        stage[service].replicas[replica].signal(signal == .kill ? SIGKILL : SIGTERM, .dies)
    }
}

/// The process that holds the duties is killed: another must take them over.
struct HolderDeath: Fault {
    let service: StagedService

    func strike(_ stage: Stage) async throws { try await stage[service].holder().signal(SIGKILL, .dies) }
}
