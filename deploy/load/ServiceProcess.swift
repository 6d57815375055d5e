import Foundation
import FoundationNetworking

/// The service under measurement, as a process of its own.
final class ServiceProcess {
    private let process = Process()
    private let health: URL

    /// Starts `$UNION_HOME/bin/PROGRAM` with this process's environment; its log goes to `log`.
    init(_ program: String = "enrollment", log: String) throws {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["UNION_HOME"] ?? "."
        health = URL(string: "http://127.0.0.1:\(environment["HTTP_PORT"] ?? "8080")/readyz")!
        process.executableURL = URL(filePath: "\(home)/bin/\(program)")
        _ = FileManager.default.createFile(atPath: "\(home)/logs/\(log)", contents: nil)
        let handle = try FileHandle(forWritingTo: URL(filePath: "\(home)/logs/\(log)"))
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    /// Milliseconds from now until `/readyz` says so.
    func waitUntilReady() async throws -> Double {
        let start = ContinuousClock.now
        var request = URLRequest(url: health)
        request.timeoutInterval = 1
        while start.duration(to: .now) < .seconds(30) {
            // Refused connections are what a service that is not there yet answers with.
            if let (_, response) = try? await URLSession.shared.data(for: request),
                (response as? HTTPURLResponse)?.statusCode == 200
            {
                return start.duration(to: .now) / .milliseconds(1)
            }
            try await Task.sleep(for: .milliseconds(2))
        }
        throw LoadError("the service was not ready within 30 s")
    }

    /// The most memory it has held so far, in MB, and the seconds of processor time it has used.
    func usage() -> (peakMB: Double, seconds: Double) {
        let status = text("/proc/\(process.processIdentifier)/status")
        let peak =
            status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            .flatMap { Double($0.filter(\.isNumber)) } ?? 0
        let fields = text("/proc/\(process.processIdentifier)/stat").split(separator: " ")
        let ticks = fields.count > 14 ? (Double(fields[13]) ?? 0) + (Double(fields[14]) ?? 0) : 0
        return (peak / 1024, ticks / 100)
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    private func text(_ path: String) -> String {
        // A process that has ended has no figures left.
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}

struct LoadError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
