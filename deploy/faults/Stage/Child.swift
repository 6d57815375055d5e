import Foundation
import Glibc

/// A child process, started with nothing of ours but an environment and a log.
///
/// Not Foundation's `Process`: that takes a child for alive as long as any descendant is, and a database server that was
/// started by a script lives on.
struct Child: Sendable {
    enum End: Sendable, CustomStringConvertible {
        case status(Int32)
        case signal(Int32)

        var description: String {
            switch self {
            case .status(let status): "status \(status)"
            case .signal(let signal): "signal \(signal)"
            }
        }
    }

    let pid: Int32

    /// Starts a program whose output is appended to `log`.
    init(_ program: String, _ arguments: [String] = [], environment: [String: String], log: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var argv = ([program] + arguments).map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var pid: pid_t = 0
        let status = posix_spawn(&pid, program, &actions, nil, &argv, &envp)
        guard status == 0 else {
            throw ChaosError("\(program) cannot be started: \(String(cString: strerror(status)))")
        }
        self.pid = pid
    }

    /// Returns when the process has ended; to be called once.
    func end() async -> End {
        await withCheckedContinuation { continuation in
            let pid = pid
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(pid, &status, 0) == -1, errno == EINTR {}
                let signal = status & 0x7F
                continuation.resume(returning: signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal))
            }
        }
    }
}

/// Programs that are run and waited for.
enum Shell {
    /// Runs a program to its end, with this process's environment; its output goes to the log.
    static func run(_ program: String, _ arguments: [String], log: String) async throws {
        let child = try Child(program, arguments, environment: ProcessInfo.processInfo.environment, log: log)
        let end = await child.end()
        guard case .status(0) = end else {
            throw ChaosError("\(arguments.last ?? program) ended with \(end); see \(log)")
        }
    }
}
