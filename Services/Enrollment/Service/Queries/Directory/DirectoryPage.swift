import Contracts
import Messaging
import Postgres

/// One page of what a service is told of the directory, all of it as it stands at one moment.
///
/// Whoever changes a row locks it before the announcement draws its `sequence`. So once the rows of the page are locked as
/// well, what was announced about them bears a sequence up to the last drawn, and what will be a higher one.
struct DirectoryPage {
    private let after: String
    private let length: Int

    /// - Throws: `request-not-permitted` to all but services: a department may know of itself alone.
    init(_ request: ServiceRequest, length: Int) throws {
        guard request.sender.hasPrefix("service.") else { throw RequestRefusal(.requestNotPermitted) }
        after = request.arguments["after"]?.string ?? ""
        self.length = length
    }

    func lock(_ statement: Statement, in transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(statement, after, length).map { try $0.get("key") }
    }

    static func sequence(in transaction: borrowing Transaction) throws -> Int64 {
        try transaction.query(lastSequence).first?.get("sequence") ?? 0
    }

    func answer(_ facts: [Fact<some EventData>], _ keys: [String]) -> RequestAnswer {
        RequestAnswer(
            .object([
                "entries": .array(facts.map(\.entry)),
                "next": keys.count < length ? nil : keys.last.map(JSON.string),
            ]))
    }

    private static let lastSequence = Statement(
        "directory.sequence", "select coalesce(pg_sequence_last_value('outbox_id_seq'), 0) as sequence")
}
