import Contracts
import FoundationEssentials
import Postgres
import ServiceKit
import StationsDomain

/// What else is on record of one station, as it is shown: what maps show, inspections, visits, what was held.
enum StationDetailStore {
    static func listings(of station: Int64, in transaction: borrowing Transaction) throws -> [JSON] {
        try transaction.query(selectListings, station).map { try ListingStore.Record($0).json }
    }

    /// The latest first, twenty at most.
    static func inspections(of station: Int64, in transaction: borrowing Transaction) throws -> [JSON] {
        try transaction.query(selectInspections, station).map { row in
            .object([
                "on": try row.day("inspected_on").json, "by": .string(try row.get("by_department")),
                "passed": .bool(try row.get("passed")), "score": .integer(try row.get("score")),
                "stars": try row.get(optional: "stars").map(JSON.integer),
                "validUntil": try row.day(optional: "valid_until")?.json,
            ])
        }
    }

    /// Of each theme how often, and when the last time.
    static func held(at station: Int64, in transaction: borrowing Transaction) throws -> [JSON] {
        try transaction.query(selectHeld, station).map { row in
            [
                "theme": .string(try row.get("theme")), "count": .integer(try row.get("count")),
                "last": try row.day("last").json,
            ]
        }
    }

    /// Of the thirty days up to this one.
    static func visits(
        of station: Int64, until day: CivilDate, in transaction: borrowing Transaction
    ) throws -> JSON {
        let first = CivilDate(daysSince1970: day.daysSince1970 - 29)
        let visits: Int64 =
            try transaction.query(selectVisits, station, DayNumber(first)).first?.get("visits") ?? 0
        return ["from": first.json, "visits": .integer(visits)]
    }

    private static let selectListings = Statement(
        "listing.show", "select \(ListingStore.columns) from listing where station_id = $1 order by provider")

    private static let selectInspections = Statement(
        "station_inspection.show",
        """
        select inspected_on, by_department, passed, score, stars, valid_until from station_inspection
        where station_id = $1 order by inspected_on desc, by_department limit 20
        """)

    private static let selectHeld = Statement(
        "service_held.show",
        """
        select theme, count(*) as count, max(held_on) as last from service_held where station_id = $1
        group by theme order by theme
        """)

    private static let selectVisits = Statement(
        "visit_day.show",
        "select coalesce(sum(visits), 0)::bigint as visits from visit_day where station_id = $1 and day >= $2")
}

extension ListingStore.Record {
    /// Where it stands, as it is shown.
    var json: JSON {
        let state = file.listing.state
        let ask = state.openAsk
        return .object([
            "provider": .string(provider.text), "state": .string(state.name.rawValue),
            "since": .string(RFC3339.string(file.since)), "request": .integer(Int64(file.listing.asks)),
            "poi": state.poi.map { .string($0.text) },
            "version": (state.shown?.version ?? ask?.version).map { .integer(Int64($0)) },
            "times": ask.map { .integer(Int64($0.times)) },
            "askedAt": ask.map { .string(RFC3339.string($0.askedAt)) },
            "dueAt": ask.map { .string(RFC3339.string($0.dueAt)) }, "refusal": ask?.refusal.map(JSON.string),
        ])
    }
}
