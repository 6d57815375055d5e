import Foundation
import Synchronization

/// Descriptors and memory of every service process that lived long enough to tell: when it was warm, and at its end.
final class LeakWatch: Sendable {
    struct Sample: Sendable, CustomStringConvertible {
        var descriptors: Int
        var megabytes: Double

        var description: String { "\(descriptors) descriptors and \(Int(megabytes)) MB" }
    }
    struct Life: Sendable {
        let replica: String
        let warm: Sample
        var last: Sample
        var length: Duration
    }

    private let lives = Mutex<[Int32: Life]>([:])

    /// A process is warm after this.
    private static let warmth = Duration.seconds(15)
    /// One that lived longer than this is judged.
    private static let judged = Duration.seconds(30)
    /// Reconnections that are made on purpose at the end, and what they may cost all together.
    private static let rounds = 25
    private static let allowance = Sample(descriptors: 6, megabytes: 32)

    var judgedCount: Int { lives.withLock { lives in lives.values.count { $0.length > Self.judged } } }

    func run(_ stage: Stage) async throws {
        while !Task.isCancelled {
            for replica in stage.everyone { look(at: replica) }
            try await Task.sleep(for: .seconds(2))
        }
    }

    private func look(at replica: Replica) {
        let age = replica.age
        guard age > Self.warmth, let pid = replica.pid, let sample = sample(pid) else { return }
        lives.withLock { lives in
            lives[pid, default: Life(replica: replica.name, warm: sample, last: sample, length: age)].last = sample
            lives[pid]?.length = age
        }
    }

    private func sample(_ pid: Int32) -> Sample? {
        // A process may end while it is looked at: then there is nothing to see.
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd"),
            let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        else { return nil }
        let kilobytes = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }.flatMap {
            Double($0.filter(\.isNumber))
        }
        return Sample(descriptors: files.count, megabytes: (kilobytes ?? 0) / 1024)
    }

    /// Cuts every connection again and again, and compares each process with itself before.
    func provoke(_ stage: Stage) async throws {
        for replica in stage.replicas { try await stage.ready(replica) }
        let before = stage.replicas.map { $0.pid.flatMap(sample) }
        for _ in 0..<Self.rounds {
            for replica in stage.replicas {
                replica.broker.cut()
                replica.database.cut()
            }
            // Long enough to connect, mostly: also those who are cut while they do must leave nothing behind.
            try await Task.sleep(for: .milliseconds(400))
        }
        for replica in stage.replicas { try await stage.ready(replica) }
        try await Task.sleep(for: .seconds(2))
        for (replica, before) in zip(stage.replicas, before) {
            guard let before, let after = replica.pid.flatMap(sample) else { continue }
            if after.descriptors > before.descriptors + Self.allowance.descriptors
                || after.megabytes > before.megabytes + Self.allowance.megabytes
            {
                stage.violations.add(
                    "\(replica.name) leaks: \(before) became \(after) in \(Self.rounds) reconnections")
            }
            provoked.withLock { $0.append((replica.name, before, after)) }
        }
    }

    /// Each process before and after ``provoke(_:)``.
    var provocations: [(name: String, before: Sample, after: Sample)] { provoked.withLock { $0 } }
    private let provoked = Mutex<[(name: String, before: Sample, after: Sample)]>([])

    /// Reconnecting must cost neither descriptors nor memory: some are allowed that caches and a busy moment take.
    func judge(_ stage: Stage) {
        for life in lives.withLock({ $0.values.filter { $0.length > Self.judged } }) {
            if life.last.descriptors > life.warm.descriptors + 12 {
                stage.violations.add(
                    "\(life.replica): \(life.warm.descriptors) descriptors grew to \(life.last.descriptors)")
            }
            if life.last.megabytes > life.warm.megabytes * 1.5 + 64 {
                stage.violations.add(
                    "\(life.replica): \(Int(life.warm.megabytes)) MB grew to \(Int(life.last.megabytes)) MB")
            }
        }
    }
}
