import ArgumentParser
import Contracts
import Foundation
import Postgres
import RabbitMQ

/// Measures the stations service beside very many stations that operate: proposals registered a second, and the question
/// which stations are nearest.
struct MeasureStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stations",
        abstract: "Measures registrations and the question for the nearest stations; fails when a statement reads a "
            + "whole table.")

    @Option(help: "Proposals in the queue before the service starts.")
    var messages = 30_000

    @Option(help: "Questions a second.")
    var rate = 200

    @Option(help: "Seconds of each run of questions.")
    var seconds = 20

    @Option(help: "Runs; the medians are reported.")
    var runs = 3

    @Option(help: "Writes the figures to this file.")
    var json: String?

    private static let leastPerSecond = 3_000.0
    private static let mostP99 = 10.0

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let uri = environment["DEPARTMENT_URI"], let address = environment["WATCH_DATABASE_URL"],
            let passwordFile = environment["WATCH_PASSWORD_FILE"]
        else { throw ValidationError("start this through deploy/bench --stations N") }
        let password = try String(contentsOfFile: passwordFile, encoding: .utf8).trimmingCharacters(in: .newlines)
        let database = DatabaseEndpoint(conninfo: address, password: password)
        let endpoint = try AMQPEndpoint(url: uri)
        let watch = DatabaseWatch(database)
        var registered: [Double] = []
        var answers: [[Double]] = []
        // Tables that begin empty are read whole for a while, which is right, until the database has looked at them: once a
        // minute.
        _ = try await registrations(round: 0, endpoint, database)
        try await Self.inside(database) { try $0.execute(Self.analyze) }
        try await watch.during {
            for round in 1...runs {
                let result = try await registrations(round: round, endpoint, database)
                registered.append(result.perSecond)
                print("run \(round): \(Int(result.perSecond)) registrations/s, peak \(Int(result.peakMB)) MB")
            }
            let service = try ServiceProcess("stations", log: "questions.log")
            defer { service.stop() }
            _ = try await service.waitUntilReady()
            try await Task.sleep(for: .seconds(6))
            for round in 1...runs {
                let taken = try await Questions(endpoint: endpoint, perSecond: rate, seconds: seconds)
                    .measure(Self.question)
                answers.append(taken)
                print(
                    "run \(round): \(rate) questions/s p50 \(taken.percentile(50).text) "
                        + "p99 \(taken.percentile(99).text) max \((taken.last ?? 0).text) ms")
            }
        }
        let wholeTables = await watch.seen.wholeTableReads
        let perSecond = median(registered)
        let (p50, p99) = (median(answers.map { $0.percentile(50) }), median(answers.map { $0.percentile(99) }))
        print(
            """

            medians of \(runs) runs
              stations registered \(Int(perSecond))/s\(perSecond >= Self.leastPerSecond ? "" : "  (3,000 wanted)")
              the nearest 20 at \(rate)/s, p50 \(p50.text) ms
                                     p99 \(p99.text) ms\(p99 <= Self.mostP99 ? "" : "  (10 wanted)")
              statements that read a whole table: \(wholeTables.isEmpty ? "none" : wholeTables.joined(separator: ", "))
            """)
        if let json {
            let report: JSON = [
                "registrations_per_second": .number(perSecond), "rate": .integer(Int64(rate)), "p50_ms": .number(p50),
                "p99_ms": .number(p99), "whole_table_statements": .array(wholeTables.map(JSON.string)),
            ]
            try Data(report.serialized()).write(to: URL(filePath: json))
        }
        if !wholeTables.isEmpty { throw ExitCode(1) }
    }

    /// From the queue to the outcome, all of which must be stations on record afterwards.
    private func registrations(
        round: Int, _ endpoint: AMQPEndpoint, _ database: DatabaseEndpoint
    ) async throws -> Throughput.Result {
        let throughput = Throughput(
            endpoint: endpoint, program: "stations", messages: messages, firstIndex: round * messages)
        let stations = SyntheticStation(department: endpoint.username, run: round)
        let result = try await throughput.measure(stations, run: round)
        let onRecord = try await Self.proposed(by: endpoint.username, in: database)
        guard onRecord == (round + 1) * messages else {
            throw LoadError("\(onRecord) of \((round + 1) * messages) proposals were registered")
        }
        return result
    }

    private static func proposed(by department: String, in database: DatabaseEndpoint) async throws -> Int {
        try await inside(database) { transaction in
            try transaction.query(selectCount, department).first?.get("count", as: Int.self) ?? 0
        }
    }

    private static func inside<Answer: Sendable>(
        _ database: DatabaseEndpoint, _ body: @Sendable (borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        let connection = Connection(to: database, name: "load-stations")
        let answer = try await connection.transaction { try body($0) }
        await connection.close()
        return answer
    }

    private static let analyze = Statement("load.analyze", "analyze")

    private static let selectCount = Statement(
        "load.proposed-stations", "select count(*) as count from station where department = $1")

    /// Anywhere in the province; every second asks for those open at ten in the morning, every third for a service.
    private static func question(_ index: Int) -> JSON {
        let place = SyntheticPlace(index &* 7_919)
        return .object([
            "query": "stations.near", "lon": .number(place.longitude), "lat": .number(place.latitude), "crs": "GCJ-02",
            "openAt": index % 2 == 0 ? "2026-11-20T10:00:00+08:00" : nil,
            "services": index % 3 == 0 ? ["charging"] : nil,
        ])
    }
}

extension [Double] {
    /// Of sorted values.
    fileprivate func percentile(_ percent: Int) -> Double {
        isEmpty ? 0 : self[Swift.min(count - 1, count * percent / 100)]
    }
}
