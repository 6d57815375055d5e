import Foundation
import RabbitMQ

/// Enrolments a second, end to end, with the queue filled before the service starts.
struct Throughput {
    let endpoint: AMQPEndpoint
    let messages: Int
    let firstIndex: Int

    struct Result {
        var perSecond: Double
        var readyMilliseconds: Double
        var peakMB: Double
        var serviceSeconds: Double
    }

    func measure(run: Int) async throws -> Result {
        let channel = Channel(to: endpoint, name: "load-fill")
        try await channel.open()
        let queue = "department.\(endpoint.username)"
        try await Outcomes(endpoint: endpoint).takeAll()
        try await fill(through: channel, run: run)
        let service = try ServiceProcess(log: "throughput-\(run).log")
        defer { service.stop() }
        let ready = try await service.waitUntilReady()
        let rate = try await rate(of: queue, through: channel)
        let usage = service.usage()
        await channel.close()
        return Result(
            perSecond: rate, readyMilliseconds: ready, peakMB: usage.peakMB, serviceSeconds: usage.seconds)
    }

    private func fill(through channel: Channel, run: Int) async throws {
        let application = SyntheticApplication(department: endpoint.username, run: "T\(getpid())-\(run)")
        for start in stride(from: 0, to: messages, by: 500) {
            let slice = (start..<min(start + 500, messages)).map { application.message(firstIndex + $0) }
            let confirmations = try await channel.publish(slice)
            guard confirmations.allSatisfy({ $0 == .confirmed }) else {
                throw LoadError("the broker did not take the applications")
            }
        }
    }

    /// From the moment the service is ready to the last outcome in the department's queue, where they are counted without
    /// being consumed.
    private func rate(of queue: String, through channel: Channel) async throws -> Double {
        let clock = ContinuousClock()
        let begun = clock.now
        while clock.now < begun + .seconds(300) {
            let count = try await channel.checkQueue(queue).messages
            if count >= messages { return Double(count) / (begun.duration(to: clock.now) / .seconds(1)) }
            // Each question costs the broker something too.
            try await Task.sleep(for: .milliseconds(50))
        }
        throw LoadError("not every application had its outcome within 300 s")
    }
}
