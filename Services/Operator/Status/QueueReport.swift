import Contracts

/// A queue as an operator needs it.
struct QueueReport: Encodable, Sendable {
    var name: String
    var type: String
    var ready: Int?
    var unacknowledged: Int?
    var consumers: Int?
    /// What is wrong with it, if anything: `no-consumer`, `dead-letters`, `unroutable`.
    var warning: String?

    init(_ queue: BrokerQueue) {
        name = queue.name
        type = queue.type ?? "-"
        ready = queue.ready
        unacknowledged = queue.unacknowledged
        consumers = queue.consumers
        warning = Self.warning(queue)
    }

    /// A service's own queue without a consumer means that the service is down; that of a department only means that
    /// the department is not listening now. Something that stays where only strays go is worth a look.
    private static func warning(_ queue: BrokerQueue) -> String? {
        let isServiceQueue = ServiceName.allCases.contains {
            [$0.rawValue, "\($0.rawValue).operations", "\($0.rawValue).queries"].contains(queue.name)
        }
        if isServiceQueue, queue.consumers == 0 { return "no-consumer" }
        guard let ready = queue.ready, ready > 0 else { return nil }
        if queue.name == "unroutable" { return "unroutable" }
        return queue.name.hasSuffix(".dead") ? "dead-letters" : nil
    }

    /// The queues as a table.
    static func table(in language: Language) -> Table<QueueReport> {
        Table(
            .text(.tables.queue) { $0.name },
            .text(.tables.kind) { $0.type },
            .number(.tables.ready) { $0.ready },
            .number(.tables.unacknowledged) { $0.unacknowledged },
            .number(.tables.consumers) { $0.consumers },
            .text(.tables.warning) { $0.warning.map { LocalizedText.queueWarning($0)[language] } ?? "" })
    }
}
