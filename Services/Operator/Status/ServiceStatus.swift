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
}

/// A service as an operator finds it: its own words, or why there are none.
struct ServiceReport: Encodable, Sendable {
    var service: String
    var isAnswering: Bool
    var status: ServiceStatus?
    var fault: String?
    /// How far this host's clock is ahead of the database's, as well as it can be told from here.
    var ownClockAheadMs: Int?

    /// Asks every service, each for a short time only.
    static func all(_ requests: any ServiceRequests, in language: Language) async -> [ServiceReport] {
        var reports: [ServiceReport] = []
        for service in BackOfficeService.allCases {
            var report = ServiceReport(service: service.rawValue, isAnswering: false)
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
