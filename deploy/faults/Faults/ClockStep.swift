import Foundation

/// One service process's clock jumps while it works. Times are the database's, so nothing may come of it.
struct ClockStep: Fault {
    let service: StagedService
    let replica: Int
    /// By how much the clock is suddenly wrong.
    let seconds: Int64
    var hold: Duration { .milliseconds(2_500) }
    var flowsMeanwhile: Bool { true }

    static func library(of instance: Instance) -> String { "\(instance.home)/bin/clock-shift.so" }

    static func isPossible(in instance: Instance) -> Bool {
        FileManager.default.fileExists(atPath: library(of: instance))
    }

    func strike(_ stage: Stage) async throws {
        let replica = stage[service].replicas[replica]
        let file = "\(stage.instance.home)/run/clock-\(replica.name)"
        try Data(count: 8).write(to: URL(filePath: file))
        replica.setEnvironment(["LD_PRELOAD": Self.library(of: stage.instance), "CLOCK_SHIFT_FILE": file])
        try await startAgain(replica, stage)
        // In place: the process has the file mapped.
        let handle = try FileHandle(forWritingTo: URL(filePath: file))
        try handle.write(contentsOf: withUnsafeBytes(of: seconds) { Data($0) })
        try handle.close()
    }

    func lift(_ stage: Stage) async throws {
        let replica = stage[service].replicas[replica]
        replica.setEnvironment([:])
        try await startAgain(replica, stage)
    }

    private func startAgain(_ replica: Replica, _ stage: Stage) async throws {
        let starts = replica.starts
        replica.signal(SIGTERM, .dies)
        try await until("\(replica.name) starts again", within: .seconds(30)) { replica.starts > starts }
        try await stage.ready(replica)
    }
}
