import Contracts
import Foundation
import RabbitMQ
import Synchronization

/// From publishing a message to its outcome's arrival, at a steady rate.
struct Latency {
    let endpoint: AMQPEndpoint
    let perSecond: Int
    let seconds: Int

    struct Result {
        var p50: Double
        var p99: Double
        var max: Double
        var samples: [Sample]
    }

    /// One message: when it was published, and how long its outcome took.
    struct Sample {
        var departed: ContinuousClock.Instant
        var milliseconds: Double
    }

    /// When each message was published, by event id.
    private final class Departures: Sendable {
        private let times = Mutex<[String: ContinuousClock.Instant]>([:])

        func note(_ id: String) { times.withLock { $0[id] = .now } }
        func take(_ id: String) -> ContinuousClock.Instant? { times.withLock { $0.removeValue(forKey: id) } }
    }

    func measure(_ messages: some SyntheticMessages, firstIndex: Int) async throws -> Result {
        let sender = Channel(to: endpoint, name: "load-send")
        let receiver = Channel(to: endpoint, name: "load-receive")
        try await sender.open()
        try await receiver.open()
        try await receiver.consume(queue: "department.\(endpoint.username)", prefetch: 1_000)
        let departures = Departures()
        let count = perSecond * seconds
        // The first second warms caches and plans, and is not counted.
        let uncounted = perSecond
        async let arrivals = receive(count + uncounted, on: receiver, departures)
        let pace = Pace(perSecond: perSecond)
        for index in 0..<(count + uncounted) {
            pace.wait(for: index)
            let message = messages.message(firstIndex + index)
            departures.note(messages.eventID(firstIndex + index))
            try await sender.send(message)
        }
        let samples = Array(try await arrivals.dropFirst(uncounted))
        let latencies = samples.map(\.milliseconds).sorted()
        await sender.close()
        await receiver.close()
        return Result(
            p50: latencies[latencies.count / 2], p99: latencies[latencies.count * 99 / 100],
            max: latencies[latencies.count - 1], samples: samples)
    }

    private func receive(_ count: Int, on channel: Channel, _ departures: Departures) async throws -> [Sample] {
        var samples: [Sample] = []
        samples.reserveCapacity(count)
        while samples.count < count {
            let deliveries = try await channel.deliveries(limit: 1_000)
            let now = ContinuousClock.now
            guard let last = deliveries.last else { break }
            for delivery in deliveries {
                guard let cause = try JSON(parsing: delivery.body)["causationid"]?.string,
                    let departure = departures.take(cause)
                else { continue }
                samples.append(
                    Sample(departed: departure, milliseconds: departure.duration(to: now) / .milliseconds(1)))
            }
            channel.acknowledge(upTo: last.deliveryTag, within: .milliseconds(10))
        }
        return samples
    }
}

/// Absolute times to act at: what is late is not made up for by sleeping less precisely.
struct Pace {
    private let start: timespec
    private let nanoseconds: Int

    init(perSecond: Int) {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        start = now
        nanoseconds = 1_000_000_000 / perSecond
    }

    func wait(for index: Int) {
        let total = start.tv_nsec + index * nanoseconds
        var due = timespec(tv_sec: start.tv_sec + total / 1_000_000_000, tv_nsec: total % 1_000_000_000)
        while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, nil) == EINTR {}
    }
}
