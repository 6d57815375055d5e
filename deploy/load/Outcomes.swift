import RabbitMQ

/// What waits in the department's queue from an earlier measurement.
struct Outcomes {
    let endpoint: AMQPEndpoint

    /// Takes all of it, so that the next measurement begins with an empty queue.
    func takeAll() async throws {
        let queue = "department.\(endpoint.username)"
        let channel = Channel(to: endpoint, name: "load-drain")
        try await channel.open()
        let waiting = try await channel.checkQueue(queue).messages
        try await channel.consume(queue: queue, prefetch: 2_000)
        var taken = 0
        while taken < waiting {
            let deliveries = try await channel.deliveries(limit: 1_000)
            guard let last = deliveries.last else { break }
            taken += deliveries.count
            try await channel.acknowledge(last.deliveryTag, multiple: true)
        }
        await channel.close()
    }
}
