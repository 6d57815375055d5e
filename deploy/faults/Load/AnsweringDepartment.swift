import RabbitMQ

/// A department that answers what it is asked, whatever happens to the broker.
protocol AnsweringDepartment: Sendable {
    var endpoint: AMQPEndpoint { get }
    /// Of its connection.
    static var name: String { get }
    /// The answers to what was delivered; delivered again, it has the same.
    func answers(to deliveries: [Delivery]) throws -> DepartmentAnswers
    func noteAnswers(_ count: Int)
}

/// What a department says.
struct DepartmentAnswers {
    var now: [OutgoingMessage] = []
    /// Told behind the answers to the deliveries that come next.
    var later: [OutgoingMessage] = []
}

extension AnsweringDepartment {
    /// Answers until cancelled: what is not confirmed is published again, what is not acknowledged is answered again under
    /// the same ids.
    func run() async throws {
        var held: [OutgoingMessage] = []
        while !Task.isCancelled {
            let channel = Channel(to: endpoint, name: Self.name)
            do {
                try await channel.open()
                try await channel.consume(queue: "department.\(endpoint.username)", prefetch: 200)
                while true {
                    let deliveries = try await channel.deliveries(limit: 200)
                    guard let last = deliveries.last else { break }
                    let answers = try answers(to: deliveries)
                    var open = answers.now + held
                    noteAnswers(open.count)
                    while !open.isEmpty {
                        let confirmations = try await channel.publish(open)
                        open = zip(open, confirmations).filter { $1 != .confirmed }.map(\.0)
                        if !open.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
                    }
                    held = answers.later
                    try await channel.acknowledge(last.deliveryTag, multiple: true)
                }
            } catch is RabbitMQError {
                try await Task.sleep(for: .milliseconds(50))
            }
            await channel.close()
        }
    }
}
