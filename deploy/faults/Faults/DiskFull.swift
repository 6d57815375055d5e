import Glibc

/// The database's disk is full: its file system is made as small as what stands on it.
struct DiskFull: Fault {
    var hold: Duration { .milliseconds(2_500) }

    /// False where the database stands on no file system of its own.
    static func isPossible(in instance: Instance) -> Bool {
        device(of: "\(instance.home)/postgres") != device(of: instance.home)
    }

    func strike(_ stage: Stage) async throws {
        var figures = statvfs()
        guard statvfs("\(stage.instance.home)/postgres", &figures) == 0 else { throw ChaosError("statvfs failed") }
        let used = UInt(figures.f_blocks - figures.f_bfree) * UInt(figures.f_frsize) / 1024
        try await remount(stage, "\(used + 64)k")
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
