import Contracts
import RabbitMQ

/// An operator who decides about stations whose site was found fit, as each story has it, whatever happens to the broker.
/// There are two of them, and they do not agree on who takes which: the second decision changes nothing.
struct ApprovalDesk: Sendable {
    let endpoint: AMQPEndpoint
    let seed: UInt64

    /// Decides until cancelled.
    func run() async throws {
        // What was asked and not answered is asked again under its id: it may have been done.
        var unanswered: [OperatorRequest] = []
        while !Task.isCancelled {
            let channel = Channel(to: endpoint, name: "chaos-approve")
            do {
                try await channel.open()
                while true {
                    while let order = unanswered.last {
                        _ = try await order.ask(as: endpoint.username, over: channel)
                        unanswered.removeLast()
                    }
                    let list = OperatorRequest("stations.list", of: .stations, ["limit": 200, "waiting": true])
                    let waiting = try await list.ask(as: endpoint.username, over: channel)
                    unanswered += orders(for: waiting["result"]?["stations"]?.array ?? [])
                    if unanswered.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
                }
            } catch is RabbitMQError {
                try await Task.sleep(for: .milliseconds(50))
            }
            await channel.close()
        }
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
