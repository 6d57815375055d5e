import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// What map providers show of stations, in PostgreSQL.
enum ListingStore {
    /// A listing as it is on record.
    struct Record {
        var station: Int64
        var provider: DepartmentName
        var file: ListingFile
    }

    /// All listings of these stations, locked in order.
    static func locked(
        ofStations ids: Set<Int64>, in transaction: borrowing Transaction
    ) throws -> [Record] {
        guard !ids.isEmpty else { return [] }
        return try transaction.query(lockOfStations, ids.sorted()).map(Record.init)
    }

    /// One provider's listings of these stations, locked in order.
    static func ask(
        of provider: Set<DepartmentName>, for codes: Set<StationCode>, in transaction: borrowing Transaction
    ) throws -> Question {
        try transaction.ask(lockOfProviders, provider.map(\.text).sorted(), codes.map(\.text).sorted())
    }

    static func records(_ rows: Rows) throws -> [Record] { try rows.map(Record.init) }

    /// Those whose answer is overdue, oldest first, locked; none that another transaction has in hand.
    static func due(limit: Int, in transaction: borrowing Transaction) throws -> [Record] {
        try transaction.query(lockDue, limit).map(Record.init)
    }

    /// The first of those is looked at again in an hour.
    static func putOffFirst(in transaction: borrowing Transaction) throws -> PutOff? {
        try transaction.query(putOff).first.map { row in
            PutOff("listing of station \(try row.get("station_id", as: Int64.self))", isNew: try row.get("new"))
        }
    }

    /// Writes listings that are on record as they stand now.
    static func update(
        _ listings: [(key: ListingKey, file: ListingFile)], in transaction: borrowing Transaction
    ) throws {
        guard !listings.isEmpty else { return }
        try transaction.execute(
            updateKeyed,
            JSON.array(listings.map { $0.file.row(provider: $0.key.provider, station: $0.key.station) }).text)
    }

    static func update(_ records: [Record], in transaction: borrowing Transaction) throws {
        guard !records.isEmpty else { return }
        try transaction.execute(updateNumbered, JSON.array(records.map { $0.file.row($0.provider, $0.station) }).text)
    }

    /// Adds new listings, and writes the others as they stand now.
    static func upsert(
        _ listings: [(station: Int64, provider: DepartmentName, file: ListingFile)],
        in transaction: borrowing Transaction
    ) throws {
        guard !listings.isEmpty else { return }
        try transaction.execute(
            upsertNumbered, JSON.array(listings.map { $0.file.row($0.provider, $0.station) }).text)
    }

    static let columns = """
        listing.station_id, listing.provider, listing.state, listing.since, asks, ask_version, asked_at, times, due_at,
            refusal, poi, shown_version
        """

    private static let recordset = """
        json_to_recordset($1::text::json) as new (station_id bigint, department text, proposal_number text,
            provider text, state text, since timestamptz, asks bigint, ask_version bigint, asked_at timestamptz,
            times bigint, due_at timestamptz, refusal text, poi text, shown_version bigint)
        """

    private static let assignments = """
        state = new.state, since = new.since, asks = new.asks, ask_version = new.ask_version,
            asked_at = new.asked_at, times = new.times, due_at = new.due_at, refusal = new.refusal, poi = new.poi,
            shown_version = new.shown_version, failing_since = null
        """

    private static let lockOfStations = Statement(
        "listing.lock-of-stations",
        "select \(columns) from listing where station_id = any($1) order by station_id, provider for update")

    private static let lockOfProviders = Statement(
        "listing.lock-of-providers",
        """
        select \(columns) from listing
        where provider = any($1) and station_id = any(array(select id from station where code = any($2)))
        order by station_id, provider for update
        """)

    private static let lockDue = Statement(
        "listing.lock-due",
        """
        select \(columns) from listing where due_at <= now() order by due_at, station_id, provider limit $1
        for update skip locked
        """)

    private static let putOff = Statement(
        "listing.put-off",
        """
        update listing as late set due_at = now() + interval '1 hour',
            failing_since = coalesce(late.failing_since, now())
        from (select station_id, provider, failing_since is null as new from listing
            where due_at <= now() order by due_at, station_id, provider limit 1 for update skip locked) as first
        where late.station_id = first.station_id and late.provider = first.provider
        returning late.station_id, first.new
        """)

    private static let updateKeyed = Statement(
        "listing.update-keyed",
        """
        update listing set \(assignments)
        from \(recordset) join station on station.department = new.department
            and station.proposal_number = new.proposal_number
        where listing.station_id = station.id and listing.provider = new.provider
        """)

    private static let updateNumbered = Statement(
        "listing.update-numbered",
        """
        update listing set \(assignments) from \(recordset)
        where listing.station_id = new.station_id and listing.provider = new.provider
        """)

    private static let upsertNumbered = Statement(
        "listing.upsert",
        """
        insert into listing (station_id, provider, station_operating, state, since, asks, ask_version, asked_at, times,
            due_at, refusal, poi, shown_version)
        select station_id, provider, operating, new.state, new.since, asks, ask_version, asked_at, times, due_at, refusal,
            poi, shown_version
        from \(recordset) join station on station.id = station_id
        order by station_id, provider
        on conflict (station_id, provider) do update set state = excluded.state, since = excluded.since,
            asks = excluded.asks, ask_version = excluded.ask_version, asked_at = excluded.asked_at,
            times = excluded.times, due_at = excluded.due_at, refusal = excluded.refusal, poi = excluded.poi,
            shown_version = excluded.shown_version, failing_since = null
        """)
}

extension ListingStore.Record {
    init(_ row: Row) throws {
        self.init(
            station: try row.get("station_id"), provider: try row.value("provider") { DepartmentName($0) },
            file: try ListingFile(row))
    }
}
