import Contracts
import Foundation
import RabbitMQ

/// From asking which stations are nearest to the answer's arrival, at a steady rate: a question is asked when its time
/// has come, whether those before it are answered or not.
struct Questions {
    let endpoint: AMQPEndpoint
    let perSecond: Int
    let seconds: Int

    /// Milliseconds, sorted; the first second warms caches and plans, and is not counted.
    func measure(_ question: @escaping @Sendable (Int) -> JSON) async throws -> [Double] {
        let channel = Channel(to: endpoint, name: "load-ask")
        try await channel.open()
        let pace = Pace(perSecond: perSecond)
        let department = endpoint.username
        let taken = try await withThrowingTaskGroup(of: Double.self) { group in
            for index in 0..<(perSecond * (seconds + 1)) {
                pace.wait(for: index)
                group.addTask {
                    let asked = ContinuousClock.now
                    let answer = try await channel.request(Self.message(question(index), by: department))
                    let milliseconds = asked.duration(to: .now) / .milliseconds(1)
                    let said = try JSON(parsing: answer.body)
                    guard said["ok"]?.bool == true else { throw LoadError("a question was refused: \(said.text)") }
                    return index < perSecond ? -1 : milliseconds
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        await channel.close()
        return taken.filter { $0 >= 0 }.sorted()
    }

    private static func message(_ question: JSON, by department: String) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.userID = department
        properties.correlationID = UUID().lowercased
        properties.isPersistent = false
        return OutgoingMessage(
            exchange: "queries", routingKey: "stations", properties: properties, body: question.serialized(),
            isMandatory: true)
    }
}
