import ArgumentParser
import Contracts
import Foundation
import RabbitMQ

/// Measures the enrollment service; started by deploy/bench, which prepares broker, database and department.
@main
struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures throughput, latency, memory and start of the enrollment service.")

    @Option(help: "Applications in the queue before the service starts.")
    var messages = 60_000

    @Option(help: "Seconds at each steady rate.")
    var seconds = 20

    @Option(help: "Runs; the medians are reported.")
    var runs = 3

    @Option(help: "Steady rates to measure latency at.")
    var rates = [500, 1_000]

    @Option(help: "Writes the figures to this file.")
    var json: String?

    func run() async throws {
        guard let uri = ProcessInfo.processInfo.environment["DEPARTMENT_URI"] else {
            throw ValidationError("DEPARTMENT_URI is not set: start this through deploy/bench")
        }
        let endpoint = try AMQPEndpoint(url: uri)
        var report = Report()
        for run in 0..<runs {
            let result = try await Throughput(endpoint: endpoint, messages: messages).measure(run: run)
            report.throughput.append(result)
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
        var index = runs * messages
        for run in 0..<runs {
            for rate in rates {
                let latency = Latency(endpoint: endpoint, perSecond: rate, seconds: seconds)
                let result = try await latency.measure(run: "L\(getpid())-\(run)-\(rate)", firstIndex: index)
                index += rate * (seconds + 1)
                report.latency[rate, default: []].append(result)
                print("run \(run + 1): \(rate)/s p50 \(result.p50) p99 \(result.p99) max \(result.max) ms")
            }
        }
        report.peakMB = max(service.usage().peakMB, report.throughput.map(\.peakMB).max() ?? 0)
        report.print()
        if let json { try Data(report.json.serialized()).write(to: URL(filePath: json)) }
    }
}
