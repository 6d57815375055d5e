import Foundation
import RabbitMQ

/// Messages a second, from the queue to the outcome, with the queue filled before the service starts.
struct Throughput {
    let endpoint: AMQPEndpoint
    /// The service that is started.
    var program = "enrollment"
    let messages: Int
    let firstIndex: Int

    struct Result {
        var perSecond: Double
        var readyMilliseconds: Double
        var peakMB: Double
        var serviceSeconds: Double
    }

    func measure(_ synthetic: some SyntheticMessages, run: Int) async throws -> Result {
        let channel = Channel(to: endpoint, name: "load-fill")
        try await channel.open()
        let queue = "department.\(endpoint.username)"
        try await Outcomes(endpoint: endpoint).takeAll()
        try await fill(with: synthetic, through: channel)
        let service = try ServiceProcess(program, log: "throughput-\(run).log")
        defer { service.stop() }
        let ready = try await service.waitUntilReady()
        let rate = try await rate(of: queue, through: channel)
        let usage = service.usage()
        await channel.close()
        return Result(
            perSecond: rate, readyMilliseconds: ready, peakMB: usage.peakMB, serviceSeconds: usage.seconds)
    }

    private func fill(with synthetic: some SyntheticMessages, through channel: Channel) async throws {
        for start in stride(from: 0, to: messages, by: 500) {
            let slice = (start..<min(start + 500, messages)).map { synthetic.message(firstIndex + $0) }
            let confirmations = try await channel.publish(slice)
            guard confirmations.allSatisfy({ $0 == .confirmed }) else {
                throw LoadError("the broker did not take the messages")
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
        throw LoadError("not every message had its outcome within 300 s")
    }
}
