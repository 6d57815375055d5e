import Contracts

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
    var migrations: Int
}

/// A service as an operator finds it: its own words, or why there are none.
struct ServiceReport: Encodable, Sendable {
    var service: String
    var isAnswering: Bool
    var status: ServiceStatus?
    var fault: String?

    /// Asks every service, each for a short time only.
    static func all(_ requests: any ServiceRequests, in language: Language) async -> [ServiceReport] {
        var reports: [ServiceReport] = []
        for service in BackOfficeService.allCases {
            var report = ServiceReport(service: service.rawValue, isAnswering: false)
            do throws(CommandFault) {
                report.status = try await requests.ask(service, "status", timeout: .seconds(3))
                report.isAnswering = true
            } catch {
                report.fault = error.text[language]
            }
            reports.append(report)
        }
        return reports
    }
}
