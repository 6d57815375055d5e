import ArgumentParser
import Contracts
import Foundation
import Postgres
import RabbitMQ

/// Measures one step in a case of help into social insurance, with very many cases open.
struct MeasureCases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "Measures the step in which a base is chosen and registration asked; fails when a statement reads a "
            + "whole table.")

    @Option(help: "Steps a second.")
    var rate = 200

    @Option(help: "Seconds of each run.")
    var seconds = 20

    @Option(help: "Runs; the medians are reported.")
    var runs = 3

    @Option(help: "Writes the figures to this file.")
    var json: String?

    private static let mostP99 = 20.0

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let uri = environment["DEPARTMENT_URI"], let address = environment["WATCH_DATABASE_URL"],
            let passwordFile = environment["WATCH_PASSWORD_FILE"]
        else { throw ValidationError("start this through deploy/bench --cases N") }
        let password = try String(contentsOfFile: passwordFile, encoding: .utf8).trimmingCharacters(in: .newlines)
        let database = DatabaseEndpoint(conninfo: address, password: password)
        let endpoint = try AMQPEndpoint(url: uri)
        let each = rate * (seconds + 1)
        let (open, cases) = try await Self.cases(in: database, limit: each * runs)
        guard cases.count == each * runs else { throw LoadError("there are fewer cases than steps to measure") }
        let watch = DatabaseWatch(database)
        var results: [Latency.Result] = []
        try await watch.during {
            let service = try ServiceProcess(log: "cases.log")
            defer { service.stop() }
            _ = try await service.waitUntilReady()
            try await Outcomes(endpoint: endpoint).takeAll()
            for run in 0..<runs {
                let messages = SyntheticChoice(
                    department: endpoint.username, cases: Array(cases[(run * each)..<((run + 1) * each)]))
                let latency = Latency(endpoint: endpoint, perSecond: rate, seconds: seconds)
                let result = try await latency.measure(messages, firstIndex: 0)
                print("run \(run + 1): \(rate)/s p50 \(result.p50) p99 \(result.p99) max \(result.max) ms")
                results.append(result)
                try await Outcomes(endpoint: endpoint).takeAll()
            }
        }
        let wholeTables = await watch.seen.wholeTableReads
        let figures = (median(results.map(\.p50)), median(results.map(\.p99)), median(results.map(\.max)))
        print(
            """

            medians of \(runs) runs, \(open) cases open
              a step at \(rate)/s, p50 \(figures.0.text) ms
                              p99 \(figures.1.text) ms\(figures.1 <= Self.mostP99 ? "" : "  (20 wanted)")
                              max \(figures.2.text) ms
              statements that read a whole table: \(wholeTables.isEmpty ? "none" : wholeTables.joined(separator: ", "))
            """)
        if let json {
            let report: JSON = [
                "open_cases": .integer(Int64(open)), "rate": .integer(Int64(rate)), "p50_ms": .number(figures.0),
                "p99_ms": .number(figures.1), "max_ms": .number(figures.2),
                "whole_table_statements": .array(wholeTables.map(JSON.string)),
            ]
            try Data(report.serialized()).write(to: URL(filePath: json))
        }
        if !wholeTables.isEmpty { throw ExitCode(1) }
    }

    /// How many are open, and the cases in which a base can be chosen.
    private static func cases(
        in database: DatabaseEndpoint, limit: Int
    ) async throws -> (open: Int, cases: [CaseNumber]) {
        let connection = Connection(to: database, name: "load-cases")
        let found = try await connection.transaction { transaction in
            let open = try transaction.query(selectOpen).first?.get("count", as: Int.self) ?? 0
            let cases = try transaction.query(selectQuoted, limit).map {
                CaseNumber(try $0.get("id", as: UUID.self))
            }
            return (open, cases)
        }
        await connection.close()
        return found
    }

    private static let selectOpen = Statement(
        "load.open-cases", "select count(*) as count from insurance_case where due_at is not null")

    private static let selectQuoted = Statement(
        "load.quoted-cases", "select id from insurance_case where state = 'quoted' order by id limit $1")
}
