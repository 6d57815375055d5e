import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// The map providers as operators see them.
enum ProviderStore {
    struct Record {
        var provider: MapProvider
        var appointedAt: Date
        var dismissedAt: Date?
        /// Whether its stations are being compared with its appointment.
        var isAligning: Bool
    }

    /// Locked until the transaction ends.
    static func lock(_ name: DepartmentName, in transaction: borrowing Transaction) throws -> Record? {
        try transaction.query(lockNamed, name.text).first.map(Record.init)
    }

    static func all(in transaction: borrowing Transaction) throws -> [Record] {
        try transaction.query(selectAll).map(Record.init)
    }

    /// Whether any of its listings stands under a coordinate system.
    static func showsAnything(_ name: DepartmentName, in transaction: borrowing Transaction) throws -> Bool {
        try transaction.query(selectShown, name.text).first?.get("shown") ?? false
    }

    static func json(of record: Record, in transaction: borrowing Transaction) throws -> JSON {
        let keys = try DepartmentKeyStore.keys(of: [record.provider.name], in: transaction)
        return record.json.setting(
            "keyId", to: keys[record.provider.name].map { .string($0.id) } ?? .null)
    }

    /// How it stands now; and for the audit who has changed it, and why.
    static func answer(
        about name: DepartmentName, _ action: String, before: Record?, to request: ServiceRequest,
        in transaction: borrowing Transaction
    ) throws -> RequestAnswer {
        guard let record = try lock(name, in: transaction) else {
            throw RequestRefusal(.providerNotAppointed, field: "department")
        }
        let why = try request.requiredWhy()
        return RequestAnswer(
            try json(of: record, in: transaction),
            outcome: Messaging.Outcome(
                action,
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "stations.\(action)", subject: name.text,
                        before: before?.terms ?? .null, after: record.terms.setting("why", to: .string(why)))
                ]))
    }

    private static let columns = """
        name, display_name, crs, places, dismissed_at is not null as dismissed, appointed_at, dismissed_at,
            exists (select from station_walk where kind = 'listing' and station_walk.name = map_provider.name
                and due_at <= now() and round < 2) as aligning
        """

    private static let lockNamed = Statement(
        "map_provider.lock", "select \(columns) from map_provider where name = $1 for update")

    private static let selectAll = Statement(
        "map_provider.list", "select \(columns) from map_provider order by name")

    private static let selectShown = Statement(
        "map_provider.select-shown",
        """
        select exists (select from listing where provider = $1 and state in ('submitted', 'online', 'stale')) as shown
        """)
}

extension ProviderStore.Record {
    fileprivate init(_ row: Row) throws {
        self.init(
            provider: try MapProvider(row), appointedAt: try row.get("appointed_at"),
            dismissedAt: try row.get(optional: "dismissed_at"), isAligning: try row.get("aligning"))
    }

    /// What it is appointed for.
    fileprivate var terms: JSON {
        [
            "department": .string(provider.name.text), "name": .string(provider.displayName),
            "crs": .string(provider.system.rawValue),
            "places": .array(provider.places.map { .string($0.description) }), "dismissed": .bool(provider.isDismissed),
        ]
    }

    fileprivate var json: JSON {
        terms.setting("appointedAt", to: .string(RFC3339.string(appointedAt)))
            .setting("dismissedAt", to: dismissedAt.map { .string(RFC3339.string($0)) } ?? .null)
            .setting("aligning", to: .bool(isAligning))
    }
}
