import Glibc

/// A service process stands still and keeps all it holds: its connections, its locks, its deliveries, its duties.
struct ServiceStop: Fault {
    let service: StagedService
    /// Nil for the one that holds the duties.
    let replica: Int?
    var hold: Duration { .seconds(40) }
    var flowsMeanwhile: Bool { true }

    func strike(_ stage: Stage) async throws {
        let victim = if let replica { stage[service].replicas[replica] } else { try await stage[service].holder() }
        victim.signal(SIGSTOP, .lives)
    }

    func lift(_ stage: Stage) async throws {
        for replica in stage[service].replicas { replica.signal(SIGCONT, .lives) }
    }
}

/// The database is away for a minute: nothing may become a dead letter for that.
struct DatabaseOutage: Fault {
    var hold: Duration { .seconds(60) }

    func strike(_ stage: Stage) async throws { try await stage.servers.stopDatabase() }

    func lift(_ stage: Stage) async throws {
        try await stage.servers.startDatabase()
        try await stage.servers.databaseAnswers()
    }
}

/// The departments send their latest messages once more, in another order.
struct DepartmentRepeats: Fault {
    let seed: UInt64

    func strike(_ stage: Stage) async throws {
        var generator = SeededGenerator(seed: seed)
        stage.departments.repeatLatest(&generator)
        stage.book.repeatLatest(&generator)
    }
}
