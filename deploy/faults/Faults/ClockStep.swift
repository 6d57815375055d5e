import Foundation

/// One service process is started anew under a clock that is wrong, by a step that comes with its start: one that comes
/// while it runs would move the deadlines of its timers, which the kernel's clock does not do. Times are the database's,
/// so nothing may come of it.
struct ClockStep: Fault {
    let replica: Int
    /// What the clock shows, for example `-30d`.
    let step: String
    var hold: Duration { .milliseconds(2_500) }
    var flowsMeanwhile: Bool { true }

    static let library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"

    static func isPossible(in instance: Instance) -> Bool { FileManager.default.fileExists(atPath: library) }

    func strike(_ stage: Stage) async throws {
        let replica = stage.replicas[replica]
        replica.setEnvironment([
            "LD_PRELOAD": Self.library, "FAKETIME": step, "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ])
        try await startAgain(replica, stage)
    }

    func lift(_ stage: Stage) async throws {
        let replica = stage.replicas[replica]
        replica.setEnvironment([:])
        try await startAgain(replica, stage)
    }

    private func startAgain(_ replica: Replica, _ stage: Stage) async throws {
        let starts = replica.starts
        replica.signal(SIGTERM, .dies)
        try await until("replica \(replica.number) starts again", within: .seconds(30)) { replica.starts > starts }
        try await stage.ready(replica)
    }
}
