import Contracts
import RabbitMQ

/// An operator who registers departments and changes what they may: news that the other services must follow.
struct DirectoryNews: Sendable {
    let endpoint: AMQPEndpoint

    private static let types = [
        "station.visited.v1", "station.inspected.v1", "station.changed.v1", "enrollment.requested.v1",
    ]
    private static let places = ["430100", "430200", "430300", "431000"]

    /// Until cancelled.
    func run() async throws {
        var number = 0
        while !Task.isCancelled {
            let channel = Channel(to: endpoint, name: "chaos-directory")
            do {
                try await channel.open()
                while true {
                    // Each of a dozen again and again, never twice the same in a row.
                    let request = OperatorRequest(
                        "departments.register", of: .enrollment,
                        [
                            "name": .string("chaos-news-\(number % 12)"),
                            "types": .array(Self.types.prefix(1 + number / 12 % 4).map(JSON.string)),
                            "places": [.string(Self.places[number % 4])],
                        ])
                    _ = try await request.ask(as: endpoint.username, over: channel)
                    number += 1
                    try await Task.sleep(for: .milliseconds(700))
                }
            } catch is RabbitMQError {
                try await Task.sleep(for: .milliseconds(50))
            }
            await channel.close()
        }
    }
}
