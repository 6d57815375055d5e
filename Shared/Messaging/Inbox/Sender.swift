import Contracts
import FoundationEssentials
import Postgres

/// A registered department: what it may send, and for which places.
public struct Sender: Sendable, Equatable {
    public var name: String
    public var types: [String]
    public var places: [DivisionCode]
    public var registeredAt: Date
    public var removedAt: Date?

    public init(name: String, types: [String], places: [DivisionCode], registeredAt: Date, removedAt: Date? = nil) {
        self.name = name
        self.types = types
        self.places = places
        self.registeredAt = registeredAt
        self.removedAt = removedAt
    }

    public var isRemoved: Bool { removedAt != nil }

    /// Why this event's sender may not send it, if so. Of whom a service takes facts, its handlers say.
    static func refusal(of event: IncomingEvent, _ senders: [String: Sender]) -> ReasonCode? {
        guard let name = event.sendingDepartment else { return nil }
        guard let sender = senders[name] else { return .senderUnknown }
        if sender.isRemoved { return .senderRemoved }
        return sender.types.contains(event.event.type) ? nil : .typeNotPermitted
    }
}

extension IncomingEvent {
    /// The department that sent it, where one did.
    var sendingDepartment: String? { if case .department(let name) = sender { name } else { nil } }
}

/// The departments on record.
public enum SenderStore {
    /// Those of the named departments that are on record, removed ones included.
    public static func senders(named names: [String], in transaction: borrowing Transaction) throws -> [String: Sender]
    {
        try senders(transaction.query(selectNamed, names))
    }

    /// Asks for ``senders(named:in:)`` without waiting.
    static func ask(named names: [String], in transaction: borrowing Transaction) throws -> Question {
        try transaction.ask(selectNamed, names)
    }

    static func senders(_ rows: Rows) throws -> [String: Sender] {
        var senders: [String: Sender] = [:]
        for row in rows {
            let sender = try Sender(row)
            senders[sender.name] = sender
        }
        return senders
    }

    /// One that is on record, nobody else's until the transaction ends: what is announced about it follows in that order.
    public static func lock(_ name: String, in transaction: borrowing Transaction) throws -> Sender? {
        try transaction.query(lock, name).first.map(Sender.init)
    }

    /// Everybody, in order of names.
    public static func all(in transaction: borrowing Transaction) throws -> [Sender] {
        try transaction.query(selectAll).map(Sender.init)
    }

    /// Records a department, or changes what it may do; its name must not be one that was removed.
    public static func save(_ sender: Sender, in transaction: borrowing Transaction) throws {
        try transaction.execute(
            upsert, sender.name, sender.types, sender.places.map(\.description), sender.registeredAt, sender.removedAt)
    }

    private static let columns = "name, types, places, registered_at, removed_at"

    private static let selectNamed = Statement(
        "department.select-named", "select \(columns) from department where name = any($1)")

    private static let lock = Statement(
        "department.lock", "select \(columns) from department where name = $1 for update")

    private static let selectAll = Statement("department.select-all", "select \(columns) from department order by name")

    private static let upsert = Statement(
        "department.upsert",
        """
        insert into department (\(columns)) values ($1, $2, $3, $4, $5)
        on conflict (name) do update set
            types = excluded.types, places = excluded.places, removed_at = excluded.removed_at
        """)
}

extension Sender {
    init(_ row: Row) throws {
        self.init(
            name: try row.get("name"), types: try row.get("types"),
            places: try row.get("places", as: [String].self).compactMap(DivisionCode.init),
            registeredAt: try row.get("registered_at"), removedAt: try row.get(optional: "removed_at"))
    }
}
