import Contracts
import Foundation

/// What a service says of itself: the answer to `status`.
struct ServiceStatus: Codable, Sendable {
    /// One process of the service.
    struct Replica: Codable, Sendable {
        var id: String
        var host: String
        var pid: Int
        var startedAt: String
        var seenAt: String
        /// Whether it does what one replica alone must do: relay, audit chain, deadlines, clean-up.
        var holdsDuties: Bool
        var version: String?
        /// How far its host's clock is ahead of the database's.
        var clockAheadMs: Int?
    }

    /// What of one kind waits for somebody, counted up to 10,000.
    struct Waiting: Codable, Sendable {
        /// `applications`, `transfers`, `held` …
        var kind: String
        var waiting: Int
        var overdue: Int
        /// When the oldest of these became overdue.
        var overdueSince: String?
    }

    /// A part of the directory that the service copies from its owner.
    struct Copied: Codable, Sendable {
        /// `departments`, `organizations`
        var part: String
        /// Counted up to 100,000.
        var count: Int
        /// When it was last compared, whole, with its owner's; absent where it never was.
        var copiedAt: String?
    }

    var service: String
    var version: String
    var databaseTime: String
    var replicas: [Replica]
    /// Events that are decided and not yet published.
    var outbox: Int
    var deadLetters: Int
    /// Audit rows that are not yet in the hash chain.
    var unchained: Int
    var waiting: [Waiting]?
    var migrations: Int
    /// Numbers of schema steps that the answering replica knows and the database lacks, and the other way round, and
    /// those whose content differs.
    var migrationsMissing: [Int]?
    var migrationsUnknown: [Int]?
    var migrationsChanged: [Int]?
    var databaseVersion: String?
    /// Absent of the owner.
    var directory: [Copied]?
}

/// A service as an operator finds it: its own words, or why there are none.
struct ServiceReport: Encodable, Sendable {
    var service: String
    var isAnswering: Bool
    /// Whether the broker knows the service at all; absent where that cannot be told.
    var isInstalled: Bool?
    var status: ServiceStatus?
    var fault: String?
    /// How far this host's clock is ahead of the database's, as well as it can be told from here.
    var ownClockAheadMs: Int?

    /// Whether it is there and says nothing.
    var isSilent: Bool { !isAnswering && isInstalled != false }

    /// Asks every service that is installed, each for a short time only.
    ///
    /// - Parameter installed: where it is not known which are, all are asked.
    static func all(
        _ requests: any ServiceRequests, installed: Set<ServiceName>?, in language: Language
    ) async -> [ServiceReport] {
        var reports: [ServiceReport] = []
        for service in ServiceName.allCases {
            var report = ServiceReport(
                service: service.rawValue, isAnswering: false, isInstalled: installed?.contains(service))
            guard report.isInstalled != false else {
                report.fault = LocalizedText.serviceAbsent[language]
                reports.append(report)
                continue
            }
            do throws(CommandFault) {
                let asked = Date()
                let status: ServiceStatus = try await requests.ask(service, "status", timeout: .seconds(3))
                report.status = status
                report.isAnswering = true
                report.ownClockAheadMs = LocalTime.date(status.databaseTime).map { database in
                    // The database read its clock somewhere between the question and the answer.
                    let middle = asked.addingTimeInterval(Date().timeIntervalSince(asked) / 2)
                    return Int(middle.timeIntervalSince(database) * 1000)
                }
            } catch {
                report.fault = error.text[language]
            }
            reports.append(report)
        }
        return reports
    }
}
