import Contracts
import FoundationEssentials
import Postgres
import ServiceKit
import StationsDomain

/// What operators see of stations in a list: never who answers for them.
enum StationListStore {
    /// One page; by place in the order of the counties, else as they were registered.
    static func page(
        _ filter: StationFilter, today: CivilDate, in transaction: borrowing Transaction
    ) throws -> [ListedStation] {
        let range = filter.place.map { place in
            (first: place.padding(to: 6, with: "0"), last: place.padding(to: 6, with: "9"))
        }
        return try transaction.query(
            statement(for: filter), filter.state?.rawValue, range?.first, range?.last, filter.union,
            filter.kind?.rawValue, filter.department, filter.isUnionLost,
            filter.isOverdue ? DayNumber(today) : nil, filter.limit, filter.after?.id ?? 0, filter.after?.division ?? ""
        ).map { try ListedStation($0) }
    }

    static func station(_ id: Int64, in transaction: borrowing Transaction) throws -> ListedStation? {
        try transaction.query(selectOne, id).first.map { try ListedStation($0) }
    }

    /// By the index that leaves the fewest to be looked at.
    private static func statement(for filter: StationFilter) -> Statement {
        if filter.isUnionLost { return ofNoUnion }
        if filter.union != nil { return ofUnion }
        if filter.isOverdue { return overdue }
        if filter.place != nil { return inPlace }
        return filter.state == nil ? all : inState
    }

    private static let columns = "\(StationStore.columns), union_lost_at"

    private static func page(
        _ name: String, where condition: String, order: String = "station.id", behind cursor: String = "$10"
    ) -> Statement {
        Statement(
            "station.page-\(name)",
            """
            select \(columns) from station
            where \(condition) and ($1::text is null or station.state = $1)
                and ($2::text is null or division between $2 and $3) and ($4::text is null or union_code = $4)
                and ($5::text is null or kind = $5) and ($6::text is null or station.department = $6)
                and (not $7::boolean or union_lost_at is not null and station.state <> 'closed')
                and ($8::date is null or inspection_until < $8) and (\(order)) > (\(cursor)) and $11::text is not null
            order by \(order) limit $9
            """)
    }

    private static let all = page("all", where: "true")
    private static let inState = page("state", where: "station.state = $1")
    private static let inPlace = page(
        "place", where: "division >= $2 and division <= $3", order: "division, station.id", behind: "$11::text, $10")
    private static let ofUnion = page("union", where: "union_code = $4")
    private static let ofNoUnion = page("no-union", where: "union_lost_at is not null")
    private static let overdue = page("overdue", where: "inspection_until < $8")

    private static let selectOne = Statement("station.list-one", "select \(columns) from station where station.id = $1")
}

/// One station as it is listed.
struct ListedStation {
    let file: StationFile
    let unionLostAt: Date?

    init(_ row: Row) throws {
        file = try StationFile(row)
        unionLostAt = try row.get(optional: "union_lost_at")
    }

    var cursor: StationCursor {
        StationCursor(division: file.station.details.division.description, id: file.id ?? 0)
    }

    func json(on today: CivilDate) -> JSON {
        let station = file.station
        let details = station.details
        let inspection = station.state.inService?.inspection
        return .object([
            "department": .string(station.key.department.text), "proposalNumber": .string(station.key.number.text),
            "code": station.code.map { .string($0.text) }, "state": .string(station.state.name.rawValue),
            "since": .string(RFC3339.string(station.since)), "kind": .string(details.kind.rawValue),
            "name": .string(details.name), "division": .string(details.division.description),
            "address": .string(details.address), "union": station.union.map { .string($0.text) },
            "unionLostAt": unionLostAt.map { .string(RFC3339.string($0)) },
            "inspectionUntil": inspection?.until.json,
            "inspectionOverdue": .bool(inspection.map { !$0.holds(on: today) } ?? false),
            "stars": station.stars?.stars(on: today).map { .integer(Int64($0)) },
        ])
    }
}

extension String {
    fileprivate func padding(to count: Int, with digit: Character) -> String {
        self + String(repeating: digit, count: max(0, count - self.count))
    }
}
