import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres

/// What operators see of cases: nothing personal.
enum CaseListStore {
    /// One page, oldest first.
    static func page(_ filter: CaseFilter, in transaction: borrowing Transaction) throws -> [InsuranceCase] {
        let (statement, state): (Statement, String?) =
            switch filter.selection {
            case .open: (open, nil)
            case .all: (all, nil)
            case .stalled: (stalled, nil)
            case .state(let state): (inState, state.rawValue)
            }
        return try transaction.query(
            statement, filter.scheme, filter.place, filter.department, filter.occupation, filter.platform,
            filter.since, filter.until, filter.after?.since, filter.after?.number.uuid, filter.limit, state
        ).map(InsuranceCase.init)
    }

    static func item(_ number: CaseNumber, in transaction: borrowing Transaction) throws -> InsuranceCase? {
        try transaction.query(selectOne, number.uuid).first.map(InsuranceCase.init)
    }

    /// What was paid and granted, oldest first, as it is shown.
    static func payments(
        of number: CaseNumber, in transaction: borrowing Transaction
    ) throws -> (contributions: [JSON], subsidies: [JSON]) {
        let contributions = try transaction.query(selectContributions, number.uuid).map { row -> JSON in
            let day: DayNumber = try row.get("paid_on")
            return [
                "period": .string(try row.get("period")), "months": .integer(try row.get("months")),
                "baseFen": .integer(try row.get("base_fen")), "amountFen": .integer(try row.get("amount_fen")),
                "paidOn": .string(CivilDate(daysSince1970: day.daysSince1970).description),
                "reference": .string(try row.get("reference")), "by": .string(try row.get("reported_by")),
                "warnings": .array(
                    try row.get("warnings", as: String.self).split(separator: " ").map { .string(String($0)) }),
                "recordedAt": .string(RFC3339.string(try row.get("recorded_at"))),
            ]
        }
        let subsidies = try transaction.query(selectSubsidies, number.uuid).map { row -> JSON in
            [
                "kind": .string(try row.get("kind")), "basis": .string(try row.get("basis")),
                "from": .string(try row.get("starts")), "months": .integer(try row.get("months")),
                "reference": .string(try row.get("reference")), "by": .string(try row.get("reported_by")),
            ]
        }
        return (contributions, subsidies)
    }

    private static func page(_ name: String, where condition: String, by time: String = "since") -> Statement {
        Statement(
            "insurance_case.page-\(name)",
            """
            select \(InsuranceStore.columns) from insurance_case
            where \(condition) and ($11::text is null or state = $11)
                and ($1::text is null or scheme = $1) and ($2::text is null or place like $2 || '%')
                and ($3::text is null or department = $3) and ($4::text is null or occupation = $4)
                and ($5::text is null or platform = $5) and ($6::timestamptz is null or \(time) >= $6)
                and ($7::timestamptz is null or \(time) < $7)
                and ($8::timestamptz is null or (\(time), id) > ($8, $9))
            order by \(time), id limit $10
            """)
    }

    private static let open = page("open", where: "due_at is not null")
    private static let all = page("all", where: "true")
    private static let stalled = page("stalled", where: "stalled_since is not null", by: "stalled_since")
    private static let inState = page("state", where: "state = $11")

    private static let selectOne = Statement(
        "insurance_case.select-one", "select \(InsuranceStore.columns) from insurance_case where id = $1")

    private static let selectContributions = Statement(
        "insurance_contribution.show",
        """
        select period, months, base_fen, amount_fen, paid_on, reference, reported_by, warnings, recorded_at
        from insurance_contribution where case_id = $1 order by period, reference
        """)

    private static let selectSubsidies = Statement(
        "insurance_subsidy.show",
        """
        select kind, basis, starts, months, reference, reported_by from insurance_subsidy
        where case_id = $1 order by starts, reference
        """)
}

extension InsuranceCase {
    /// As it is listed.
    var json: JSON {
        func time(_ date: Date?) -> JSON? { date.map { .string(RFC3339.string($0)) } }
        return .object([
            "caseNumber": .string(number.text), "department": .string(application.department.text),
            "applicationNumber": .string(application.number.text), "scheme": .string(scheme.rawValue),
            "place": .string(place.description), "state": .string(state.name.rawValue), "since": time(since),
            "round": .integer(Int64(round)), "attempt": .integer(Int64(attempt)), "dueAt": time(dueAt),
            "stalledSince": time(stalledSince), "waitingFor": state.openQuestion.map { .string($0.office.text) },
            "occupation": .string(trade.occupation.rawValue), "platform": trade.platform.map(JSON.string),
            "baseFen": state.plan.map { .integer($0.base.amount) },
            "paidThrough": state.paid.map { .string($0.through.text) },
        ])
    }

    func cursor(of selection: CaseFilter.Selection) -> CaseCursor {
        if case .stalled = selection {
            CaseCursor(since: stalledSince ?? since, number: number)
        } else {
            CaseCursor(since: since, number: number)
        }
    }
}
