import Contracts
import RabbitMQ

/// An operator who decides about what waits, as each story has it, whatever happens to the broker.
protocol OperatorDesk: Sendable {
    var endpoint: AMQPEndpoint { get }
    /// Of its connection.
    static var name: String { get }
    /// How long it rests where nothing waits.
    static var pause: Duration { get }
    /// What is to be decided of what waits now, as `ask` tells.
    func orders(_ ask: (OperatorRequest) async throws -> JSON) async throws -> [OperatorRequest]
}

extension OperatorDesk {
    /// Decides until cancelled.
    func run() async throws {
        // What was asked and not answered is asked again under its id: it may have been done.
        var unanswered: [OperatorRequest] = []
        while !Task.isCancelled {
            let channel = Channel(to: endpoint, name: Self.name)
            do {
                try await channel.open()
                while true {
                    while let order = unanswered.last {
                        _ = try await order.ask(as: endpoint.username, over: channel)
                        unanswered.removeLast()
                    }
                    unanswered = try await orders { try await $0.ask(as: endpoint.username, over: channel) }
                    if unanswered.isEmpty { try await Task.sleep(for: Self.pause) }
                }
            } catch is RabbitMQError {
                try await Task.sleep(for: .milliseconds(50))
            }
            await channel.close()
        }
    }
}
