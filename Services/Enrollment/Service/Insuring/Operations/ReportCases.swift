import Contracts
import FoundationEssentials
import Messaging
import Postgres

/// `insurance.report`: how many cases stand where, by up to three of state, scheme, place, prefecture, platform,
/// occupation and the month in which they were opened.
struct ReportCases: RequestHandler {
    let name = "insurance.report"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let keys = try (request.arguments["by"]?.array ?? ["state"]).map { json in
            guard let key = json.string.flatMap(CaseReportKey.init) else {
                throw RequestRefusal(.valueUnknown, field: "by")
            }
            return key
        }
        guard (1...3).contains(keys.count), Set(keys).count == keys.count else {
            throw RequestRefusal(.valueUnknown, field: "by")
        }
        let filter = FilterArguments(request.arguments)
        let rows = try CaseReportStore.rows(
            by: keys, since: try filter.time("since"), until: try filter.time("until"), in: transaction)
        let total = rows.reduce(into: CaseSum()) { $0.add($1.sum) }
        return RequestAnswer([
            "rows": .array(rows.map { $0.json(keys) }), "total": total.json,
        ])
    }
}

/// What a report is broken down by.
enum CaseReportKey: String, CaseIterable {
    case state, scheme, place, prefecture, platform, occupation, month

    fileprivate var column: String {
        switch self {
        case .state, .scheme, .place, .occupation: rawValue
        case .prefecture: "left(place, 4) || '00'"
        case .platform: "coalesce(platform, '-')"
        case .month: "to_char(opened_at at time zone 'Asia/Shanghai', 'YYYY-MM')"
        }
    }
}

/// How many cases, and what was paid for them.
struct CaseSum {
    var cases: Int64 = 0
    var settled: Int64 = 0
    var stalled: Int64 = 0
    var paidFen: Int64 = 0

    mutating func add(_ other: CaseSum) {
        cases += other.cases
        settled += other.settled
        stalled += other.stalled
        paidFen += other.paidFen
    }

    var json: JSON {
        [
            "cases": .integer(cases), "settled": .integer(settled), "stalled": .integer(stalled),
            "paidFen": .integer(paidFen),
        ]
    }
}

/// One line of a report.
struct CaseReportRow {
    var values: [String]
    var sum: CaseSum

    fileprivate func json(_ keys: [CaseReportKey]) -> JSON {
        zip(keys, values).reduce(sum.json) { $0.setting($1.0.rawValue, to: .string($1.1)) }
    }
}

enum CaseReportStore {
    /// Largest first, at most 5,000 lines.
    fileprivate static func rows(
        by keys: [CaseReportKey], since: Date?, until: Date?, in transaction: borrowing Transaction
    ) throws -> [CaseReportRow] {
        let columns = keys.map(\.column).enumerated().map { "\($1) as key_\($0)" }.joined(separator: ", ")
        let positions = keys.indices.map { "\($0 + 1)" }.joined(separator: ", ")
        let statement = Statement(
            "insurance_case.report-\(keys.map(\.rawValue).joined(separator: "-"))",
            """
            select \(columns), count(*) as cases, count(*) filter (where settled) as settled,
                count(*) filter (where stalled_since is not null) as stalled,
                coalesce(sum((select sum(amount_fen) from insurance_contribution where case_id = insurance_case.id)), 0)
                    ::bigint as paid_fen
            from insurance_case
            where ($1::timestamptz is null or opened_at >= $1) and ($2::timestamptz is null or opened_at < $2)
            group by \(positions) order by cases desc, \(positions) limit 5000
            """)
        return try transaction.query(statement, since, until).map { row in
            CaseReportRow(
                values: try keys.indices.map { try row.get("key_\($0)") },
                sum: CaseSum(
                    cases: try row.get("cases"), settled: try row.get("settled"), stalled: try row.get("stalled"),
                    paidFen: try row.get("paid_fen")))
        }
    }
}
