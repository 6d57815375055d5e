import Glibc

/// The database's disk is full: its file system is made as small as what stands on it.
struct DiskFull: Fault {
    var hold: Duration { .milliseconds(2_500) }

    /// False where the database stands on no file system of its own.
    static func isPossible(in instance: Instance) -> Bool {
        device(of: "\(instance.home)/postgres") != device(of: instance.home)
    }

    func strike(_ stage: Stage) async throws {
        // Between the look and the remount the database may have written more than fits: the kernel then refuses.
        for room in [64, 256, 1_024, 4_096] as [UInt] {
            do { return try await remount(stage, "\(try used(by: stage) + room)k") } catch is ChaosError { continue }
        }
        try await remount(stage, "\(try used(by: stage) + 16_384)k")
    }

    /// In KiB.
    private func used(by stage: Stage) throws -> UInt {
        var figures = statvfs()
        guard statvfs("\(stage.instance.home)/postgres", &figures) == 0 else { throw ChaosError("statvfs failed") }
        return UInt(figures.f_blocks - figures.f_bfree) * UInt(figures.f_frsize) / 1024
    }

    func lift(_ stage: Stage) async throws {
        try await remount(stage, "6g")
        // Without room for its log PostgreSQL gives up, and has to be started.
        try await stage.servers.startDatabase()
        try await stage.servers.databaseAnswers()
    }

    private func remount(_ stage: Stage, _ size: String) async throws {
        try await stage.instance.run("mount -o remount,size=\(size) \"$UNION_HOME/postgres\"")
    }

    private static func device(of path: String) -> dev_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_dev : 0
    }
}
