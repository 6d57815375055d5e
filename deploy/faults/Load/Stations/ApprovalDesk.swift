import Contracts
import RabbitMQ

/// An operator who decides about stations whose site was found fit, as each story has it, whatever happens to the broker.
/// There are two of them, and they do not agree on who takes which: the second decision changes nothing.
struct ApprovalDesk: OperatorDesk {
    let endpoint: AMQPEndpoint
    let seed: UInt64

    static let name = "chaos-approve"
    static let pause = Duration.milliseconds(100)

    func orders(_ ask: (OperatorRequest) async throws -> JSON) async throws -> [OperatorRequest] {
        let waiting = try await ask(OperatorRequest("stations.list", of: .stations, ["limit": 200, "waiting": true]))
        return orders(for: waiting["result"]?["stations"]?.array ?? [])
    }

    private func orders(for waiting: [JSON]) -> [OperatorRequest] {
        var approved: [JSON] = []
        var declined: [JSON] = []
        for station in waiting {
            guard let department = station["department"]?.string, let number = station["proposalNumber"]?.string,
                let index = Int(number.dropFirst())
            else { continue }
            let name = JSON.string("\(department)/\(number)")
            if StationStory(index, seed: seed).life == .isDeclined {
                declined.append(name)
            } else {
                approved.append(name)
            }
        }
        var orders: [OperatorRequest] = []
        if !approved.isEmpty {
            orders.append(OperatorRequest("stations.approve", of: .stations, ["stations": .array(approved)]))
        }
        if !declined.isEmpty {
            orders.append(
                OperatorRequest(
                    "stations.decline", of: .stations,
                    ["stations": .array(declined), "remarks": ["离已有驿站太近"]]))
        }
        return orders
    }
}
