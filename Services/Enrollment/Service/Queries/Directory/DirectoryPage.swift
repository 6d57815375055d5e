import Contracts
import Messaging
import Postgres

/// One page of what a service is told of the directory, with the sequence up to which it is known to be right; see
/// ``SettledSequence``.
struct DirectoryPage {
    let after: String
    let length: Int
    let sequence: Int64

    /// - Throws: `request-not-permitted` to all but services: a department may know of itself alone; and
    ///   ``UnsettledDirectory``.
    init(_ request: ServiceRequest, length: Int, in transaction: borrowing Transaction) throws {
        guard request.isOfService else { throw RequestRefusal(.requestNotPermitted) }
        after = request.arguments["after"]?.string ?? ""
        self.length = length
        sequence = try SettledSequence.note(in: transaction)
    }

    func answer(_ facts: [Fact<some EventData>], through last: String?, of count: Int) -> RequestAnswer {
        RequestAnswer(
            .object([
                "entries": .array(facts.map(\.entry)), "next": count < length ? nil : last.map(JSON.string),
            ]))
    }
}

extension ServiceRequest {
    /// Whether a service of the back office asks, not a department.
    var isOfService: Bool { sender.hasPrefix("service.") }
}
