import Contracts
import FoundationEssentials
import Postgres

/// What is announced about one subject of the directory: all that is known of it.
protocol DirectoryEntry: EventData {
    static var part: DirectoryCopy.Part { get }
    /// By which it is known: a name, a code.
    var key: String { get }
    /// An operator sees these where a message failed.
    static var plainFields: Set<String> { get }

    /// Saves facts about different subjects, in key order, where they are newer than what is there.
    ///
    /// - Returns: the keys of those that were.
    static func save(_ facts: [Fact<Self>], at now: Date, in transaction: borrowing Transaction) throws -> Set<String>
}

/// Takes what is announced into the copy. What newer facts have overtaken changes nothing, and says so.
struct DirectoryHandler<Entry: DirectoryEntry>: MessageHandler {
    var type: EventType { Entry.type }
    var origin: MessageOrigin { .facts(of: DirectoryCopy.owner) }
    var plainFields: Set<String> { Entry.plainFields }

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let facts = try events.map { event throws in try Fact<Entry>(event) }
        return { batch, transaction in
            let heard = batch.positions.map { facts[$0] }
            let newest = Entry.newest(of: heard)
            let copied = try Entry.save(newest, at: batch.now, in: transaction)
            let holding = Set(newest.filter { copied.contains($0.data.key) }.map(\.sequence))
            return heard.map { Outcome(holding.contains($0.sequence) ? "copied" : "overtaken") }
        }
    }
}

extension DirectoryEntry {
    /// Of each subject the newest fact, in key order.
    static func newest(of facts: [Fact<Self>]) -> [Fact<Self>] {
        var newest: [String: Fact<Self>] = [:]
        for fact in facts {
            if let other = newest[fact.data.key], other.sequence > fact.sequence { continue }
            newest[fact.data.key] = fact
        }
        return newest.values.sorted { $0.data.key < $1.data.key }
    }
}

extension Fact {
    /// As it stands in the answer to a query; see ``DirectoryCopy/Part/query``.
    public var entry: JSON { data.json.setting("sequence", to: .integer(sequence)) }

    init(entry: JSON) throws(UnreadableFact) {
        var faults: [Reason] = []
        guard let data = Data(json: entry, faults: &faults), faults.isEmpty, let sequence = entry["sequence"]?.integer
        else { throw UnreadableFact() }
        self.init(data, sequence: sequence)
    }
}
