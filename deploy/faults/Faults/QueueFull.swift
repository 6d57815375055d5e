/// A queue has reached its limit: every publishing that is routed to it is refused, though other queues have taken it.
struct QueueFull: Fault {
    let exchange: String
    let key: String
    var hold: Duration { .milliseconds(1_500) }

    private static let queue = "chaos.full"

    func strike(_ stage: Stage) async throws {
        try await stage.management.addFullQueue(Self.queue, boundTo: exchange, key: key)
    }

    func lift(_ stage: Stage) async throws { try await stage.management.removeQueue(Self.queue) }
}
