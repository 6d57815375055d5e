import Contracts
import RabbitMQ

/// An operator who decides about what waits, as each story has it, whatever happens to the broker. There are two of them,
/// and they do not agree on who takes which: of two decisions about one application the second must be refused.
struct ReviewDesk: OperatorDesk {
    let endpoint: AMQPEndpoint
    let seed: UInt64

    static let name = "chaos-review"
    static let pause = Duration.milliseconds(50)

    func orders(_ ask: (OperatorRequest) async throws -> JSON) async throws -> [OperatorRequest] {
        var orders: [OperatorRequest] = []
        for state in ["pending", "transfer-proposed"] {
            let list = OperatorRequest("applications.list", of: .enrollment, ["limit": 200, "state": .string(state)])
            let waiting = try await ask(list)
            orders += self.orders(for: waiting["result"]?["applications"]?.array ?? [])
        }
        return orders
    }

    private func orders(for waiting: [JSON]) -> [OperatorRequest] {
        var chosen: [Decision: [JSON]] = [:]
        for application in waiting {
            guard let number = application["number"]?.string, let index = Int(number.dropFirst()),
                let decision = Decision(about: Story(MessageKey(index: index).story, seed: seed))
            else { continue }
            chosen[decision, default: []].append([
                "department": application["department"] ?? .null, "number": .string(number),
            ])
        }
        return chosen.map { decision, applications in
            OperatorRequest(
                decision.request, of: .enrollment,
                [
                    "decision": .string(decision.word),
                    "reasons": decision.reason.map { [["code": .string($0)]] } ?? [],
                    "applications": .array(applications),
                ])
        }
    }

    /// What a story has an operator say.
    private struct Decision: Hashable {
        let request: String
        let word: String
        let reason: String?

        /// `nil` where nobody is to decide: the time shall run out.
        init?(about story: Story) {
            switch (story.plot, story.plot == .rivals ? story.transfer : story.review) {
            case (.reviewed, .accepted): (request, word, reason) = ("applications.decide", "approve", nil)
            case (.reviewed, .returned):
                (request, word, reason) = ("applications.decide", "return", "review-materials-missing")
            case (.reviewed, _): (request, word, reason) = ("applications.decide", "reject", "review-declined")
            case (.rivals, .existing): (request, word, reason) = ("transfers.decide", "accept", nil)
            case (.rivals, .declined): (request, word, reason) = ("transfers.decide", "refuse", "review-declined")
            default: return nil
            }
        }
    }
}
