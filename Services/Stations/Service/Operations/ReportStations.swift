import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `stations.report`: figures by county, for a place or all, of a year: each counted from what is on record now.
///
/// | figure | counts |
/// |---|---|
/// | built | stations with a code that are not closed |
/// | operating | of these, those that are operating |
/// | online | operating stations online with each provider |
/// | takedownsPending | listings that must go, and are not confirmed gone |
/// | allDay | operating stations open 24 hours |
/// | stars | operating stations by valid stars |
/// | employmentHelp | operating stations with 就业帮扶专区 |
/// | upgraded | stations not closed whose upgrade ended in the year |
/// | legalEducation | operating stations where 普法 was held in the year |
/// | inspectionsOverdue | stations in service whose inspection has expired |
/// | visits | people counted in the year, each once a day and station |
/// | services | events held in the year: 普法, 招聘, 义诊, 爱心互献, others |
struct ReportStations: RequestHandler {
    let name = "stations.report"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let filter = FilterArguments(request.arguments)
        let place = try filter.place() ?? ""
        let today = CivilDate(inChinaAt: request.now)
        let year = Int(request.arguments["year"]?.integer ?? Int64(today.year))
        guard (2000...2100).contains(year), let first = CivilDate(year: year, month: 1, day: 1),
            let last = CivilDate(year: year, month: 12, day: 31)
        else { throw RequestRefusal(.valueUnknown, field: "year") }
        let span = [DayNumber(first), DayNumber(last)]
        let counts = try transaction.ask(Self.counts, place, DayNumber(today), span[0], span[1])
        let listings = try transaction.ask(Self.listings, place)
        let visits = try transaction.ask(Self.visits, place, span[0], span[1])
        let services = try transaction.ask(Self.services, place, span[0], span[1])
        var rows: [String: [JSON.Member]] = [:]
        for row in try transaction.rows(counts) {
            rows[try row.get("division"), default: []] +=
                try Self.figures.map {
                    JSON.Member($0.key, .integer(try row.get($0.column)))
                } + [.init("stars", .array(try (1...5).map { .integer(try row.get("stars_\($0)")) }))]
        }
        for (division, members) in try Self.grouped(transaction.rows(listings), "online", by: "provider") {
            rows[division, default: []] += members
        }
        for row in try transaction.rows(visits) {
            rows[try row.get("division"), default: []].append(.init("visits", .integer(try row.get("visits"))))
        }
        for (division, members) in try Self.grouped(transaction.rows(services), "services", by: "theme") {
            rows[division, default: []] += members
        }
        return RequestAnswer([
            "year": .integer(Int64(year)), "on": today.json,
            "rows": .array(
                rows.sorted { $0.key < $1.key }.map { division, members in
                    .object([.init("division", .string(division))] + members)
                }),
        ])
    }

    /// Counts by a second column, as one object for each division.
    private static func grouped(
        _ rows: Rows, _ key: String, by column: String
    ) throws -> [String: [JSON.Member]] {
        var grouped: [String: [JSON.Member]] = [:]
        for row in rows {
            grouped[try row.get("division"), default: []].append(
                JSON.Member(try row.get(column), .integer(try row.get("count"))))
        }
        return grouped.mapValues { [JSON.Member(key, .object($0))] }
    }

    private static let figures: [(key: String, column: String)] = [
        ("built", "built"), ("operating", "operating"), ("suspended", "suspended"), ("upgrading", "upgrading"),
        ("allDay", "all_day"), ("employmentHelp", "employment_help"), ("upgraded", "upgraded"),
        ("legalEducation", "legal_education"), ("inspectionsOverdue", "inspections_overdue"),
        ("takedownsPending", "takedowns_pending"),
    ]

    private static let counts = Statement(
        "station.report",
        """
        select division, count(*) filter (where code is not null and state <> 'closed') as built,
            count(*) filter (where operating) as operating, count(*) filter (where state = 'suspended') as suspended,
            count(*) filter (where state = 'upgrading') as upgrading,
            count(*) filter (where operating and all_day) as all_day,
            count(*) filter (where operating and services @> array['employment-help']) as employment_help,
            count(*) filter (where state <> 'closed' and upgraded_on between $3 and $4) as upgraded,
            count(*) filter (where operating and exists (
                select from service_held where station_id = station.id and theme = 'legal-education'
                    and held_on between $3 and $4)) as legal_education,
            count(*) filter (where state in ('operating', 'suspended', 'upgrading') and inspection_until < $2)
                as inspections_overdue,
            coalesce(sum((select count(*) from listing
                where station_id = station.id and listing.state = 'takedown-pending')), 0)::bigint as takedowns_pending,
            count(*) filter (where operating and stars = 1 and stars_until >= $2) as stars_1,
            count(*) filter (where operating and stars = 2 and stars_until >= $2) as stars_2,
            count(*) filter (where operating and stars = 3 and stars_until >= $2) as stars_3,
            count(*) filter (where operating and stars = 4 and stars_until >= $2) as stars_4,
            count(*) filter (where operating and stars = 5 and stars_until >= $2) as stars_5
        from station where division like $1 || '%' group by division
        """)

    private static let listings = Statement(
        "listing.report",
        """
        select division, provider, count(*) as count from listing join station on station.id = station_id
        where listing.state in ('online', 'stale') and division like $1 || '%' group by division, provider
        order by division, provider
        """)

    private static let visits = Statement(
        "visit_day.report",
        """
        select division, sum(visits)::bigint as visits from visit_day join station on station.id = station_id
        where day between $2 and $3 and division like $1 || '%' group by division
        """)

    private static let services = Statement(
        "service_held.report",
        """
        select division, theme, count(*) as count from service_held join station on station.id = station_id
        where held_on between $2 and $3 and division like $1 || '%' group by division, theme order by division, theme
        """)
}
