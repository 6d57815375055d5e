import Contracts
import FoundationEssentials
import Postgres
import StationsDomain

/// What operators see of listings.
enum ListingListStore {
    /// One page of what waits: takedowns, or the others.
    static func page(
        _ filter: ListingFilter, rank: Int, after: ListingCursor?, limit: Int, in transaction: borrowing Transaction
    ) throws -> [WaitingListing] {
        try transaction.query(
            rank == 0 ? takedowns : unanswered, filter.provider, filter.place, filter.isOverdue, after?.askedAt,
            after?.station, after?.provider, limit
        ).map { try WaitingListing($0, rank: rank) }
    }

    /// Of each provider how many stand where; counted up to 200,000 each.
    static func counts(of provider: String?, in transaction: borrowing Transaction) throws -> [JSON] {
        var order: [String] = []
        var counts: [String: [JSON.Member]] = [:]
        for row in try transaction.query(selectCounts, provider) {
            let name: String = try row.get("provider")
            if counts[name] == nil { order.append(name) }
            counts[name, default: []].append(
                JSON.Member(try row.get("state"), .integer(try row.get("count"))))
        }
        return order.map { .object([.init("provider", .string($0)), .init("counts", .object(counts[$0] ?? []))]) }
    }

    private static func waiting(_ name: String, where condition: String) -> Statement {
        Statement(
            "listing.waiting-\(name)",
            """
            select \(ListingStore.columns), station.code, station.name, station.division
            from listing join station on station.id = listing.station_id
            where \(condition) and ($1::text is null or listing.provider = $1)
                and ($2::text is null or station.division like $2 || '%') and (not $3::boolean or times > 1)
                and ($4::timestamptz is null or (asked_at, listing.station_id, listing.provider) > ($4, $5, $6))
            order by asked_at, listing.station_id, listing.provider limit $7
            """)
    }

    private static let takedowns = waiting("takedowns", where: "listing.state = 'takedown-pending'")
    private static let unanswered = waiting("others", where: "listing.state in ('submitted', 'stale')")

    private static let selectCounts = Statement(
        "listing.counts",
        """
        select map_provider.name as provider, state.state, (select count(*) from (
            select from listing where listing.provider = map_provider.name and listing.state = state.state
            limit 200000) as counted) as count
        from map_provider cross join unnest(array['submitted', 'online', 'stale', 'takedown-pending', 'offline'])
            with ordinality as state (state, position)
        where $1::text is null or map_provider.name = $1
        order by map_provider.name, position
        """)
}

/// A question to a provider that is not answered.
struct WaitingListing {
    private let record: ListingStore.Record
    private let code: String?
    private let name: String
    private let division: String
    private let rank: Int

    init(_ row: Row, rank: Int) throws {
        record = try ListingStore.Record(row)
        code = try row.get(optional: "code")
        name = try row.get("name")
        division = try row.get("division")
        self.rank = rank
    }

    var cursor: ListingCursor {
        ListingCursor(
            rank: rank, askedAt: record.file.listing.state.openAsk?.askedAt ?? record.file.since,
            station: record.station, provider: record.provider.text)
    }

    var json: JSON {
        record.json.setting("code", to: code.map(JSON.string) ?? .null).setting("name", to: .string(name))
            .setting("division", to: .string(division))
            .setting("overdue", to: .bool((record.file.listing.state.openAsk?.times ?? 0) > 1))
    }
}
