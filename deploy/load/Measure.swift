import ArgumentParser
import Contracts
import Foundation
import Postgres
import RabbitMQ

/// Measures the service on the database that its environment names, and compares with what was measured on an empty one.
struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures, prints the medians, and fails when a statement has read a whole table.")

    @Option(help: "Applications in the queue before the service starts.")
    var messages = 60_000

    @Option(help: "Seconds at each steady rate.")
    var seconds = 20

    @Option(help: "Runs; the medians are reported.")
    var runs = 3

    @Option(help: "Steady rates to measure latency at.")
    var rates = [500, 1_000]

    @Option(help: "The first applicant: people below it are on the roll already.")
    var firstIndex = 0

    @Option(help: "Writes the figures to this file.")
    var json: String?

    @Option(help: "How many members the database was filled with.")
    var members: Int?

    @Option(help: "The figures of the empty database, as --json wrote them, to compare with.")
    var empty: String?

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let uri = environment["DEPARTMENT_URI"] else {
            throw ValidationError("DEPARTMENT_URI is not set: start this through deploy/bench")
        }
        let before = try empty.map { try Figures(JSON(parsing: Array(Data(contentsOf: URL(filePath: $0))))) }
        let endpoint = try AMQPEndpoint(url: uri)
        var measured = Measured()
        if let address = environment["WATCH_DATABASE_URL"] {
            let password = try environment["WATCH_PASSWORD_FILE"].map {
                try String(contentsOfFile: $0, encoding: .utf8).trimmingCharacters(in: .newlines)
            }
            let watch = DatabaseWatch(DatabaseEndpoint(conninfo: address, password: password))
            try await watch.during { try await measure(endpoint, &measured) }
            measured.watched = await watch.seen
        } else {
            try await measure(endpoint, &measured)
        }
        let report = Report(
            measured: measured, figures: Figures(medianOf: measured), members: members, empty: before)
        report.print()
        if let json { try Data(report.json.serialized()).write(to: URL(filePath: json)) }
        // What is read whole while a database grows from nothing to a roll is told, and judged on the roll alone.
        if members != nil, !report.wholeTableReads.isEmpty { throw ExitCode(1) }
    }

    private func measure(_ endpoint: AMQPEndpoint, _ measured: inout Measured) async throws {
        var index = firstIndex
        for run in 0..<runs {
            let throughput = Throughput(endpoint: endpoint, messages: messages, firstIndex: index)
            let applications = SyntheticApplication(department: endpoint.username, run: "T\(getpid())-\(run)")
            let result = try await throughput.measure(applications, run: run)
            index += messages
            measured.throughput.append(result)
            print(
                "run \(run + 1): \(Int(result.perSecond)) enrolments/s, ready in \(Int(result.readyMilliseconds)) ms, "
                    + "peak \(Int(result.peakMB)) MB, service \(result.serviceSeconds) s of processor time")
        }
        let service = try ServiceProcess(log: "latency.log")
        defer { service.stop() }
        _ = try await service.waitUntilReady()
        try await Outcomes(endpoint: endpoint).takeAll()
        // What the throughput runs left to be chained is chained first: a steady rate is measured in a steady state.
        try await Task.sleep(for: .seconds(6))
        for run in 0..<runs {
            for rate in rates {
                let latency = Latency(endpoint: endpoint, perSecond: rate, seconds: seconds)
                let applications = SyntheticApplication(
                    department: endpoint.username, run: "L\(getpid())-\(run)-\(rate)")
                let result = try await latency.measure(applications, firstIndex: index)
                index += rate * (seconds + 1)
                measured.latency[rate, default: []].append(result)
                print("run \(run + 1): \(rate)/s p50 \(result.p50) p99 \(result.p99) max \(result.max) ms")
            }
        }
        measured.peakMB = max(service.usage().peakMB, measured.throughput.map(\.peakMB).max() ?? 0)
    }
}
