import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres

/// The cases of help into social insurance, and what was paid.
enum InsuranceStore {
    /// Asks for these cases, which it locks in the order of their numbers; the answer is for ``cases(_:)``.
    static func ask(for numbers: Set<CaseNumber>, in transaction: borrowing Transaction) throws -> Question {
        try transaction.ask(lockNumbered, numbers.sorted().map(\.uuid))
    }

    static func cases(_ rows: Rows) throws -> [CaseNumber: InsuranceCase] {
        let cases = try rows.map(InsuranceCase.init)
        return Dictionary(uniqueKeysWithValues: cases.map { ($0.number, $0) })
    }

    /// Those whose time has come, oldest first, locked; none that another transaction has in hand.
    static func due(limit: Int, in transaction: borrowing Transaction) throws -> [InsuranceCase] {
        try transaction.query(lockDue, limit).map(InsuranceCase.init)
    }

    /// The first of those is looked at again in an hour.
    static func putOffFirst(in transaction: borrowing Transaction) throws -> PutOff? {
        try transaction.query(putOff).first.map { row in
            PutOff(CaseNumber(try row.get("id", as: UUID.self)).text, isNew: try row.get("new"))
        }
    }

    /// All cases of these people. Two who open a case for one person take turns.
    static func cases(of people: Set<PersonID>, in transaction: borrowing Transaction) throws -> [InsuranceCase] {
        let ids = people.map(\.uuid).sorted()
        try transaction.execute(lockPeople, ids)
        return try transaction.query(lockOfPeople, ids).map(InsuranceCase.init)
    }

    /// Asks for what was paid and granted for these cases; the answers are for ``payments(_:in:)``.
    static func askForPayments(
        to numbers: Set<CaseNumber>, in transaction: borrowing Transaction
    ) throws -> [Question] {
        let ids = numbers.map(\.uuid)
        return [try transaction.ask(selectContributions, ids), try transaction.ask(selectSubsidies, ids)]
    }

    static func payments(
        _ questions: [Question], in transaction: borrowing Transaction
    ) throws -> [CaseNumber: CasePayments] {
        var payments: [CaseNumber: CasePayments] = [:]
        guard questions.count == 2 else { return payments }
        for row in try transaction.rows(questions[0]) {
            payments[CaseNumber(try row.get("case_id", as: UUID.self)), default: CasePayments()].contributions
                .append(try Contribution(row))
        }
        for row in try transaction.rows(questions[1]) {
            payments[CaseNumber(try row.get("case_id", as: UUID.self)), default: CasePayments()].subsidies
                .append(try Subsidy(row))
        }
        return payments
    }

    private static let lockNumbered = Statement(
        "insurance_case.lock-numbered",
        "select \(columns) from insurance_case where id = any($1) order by id for update")

    private static let lockDue = Statement(
        "insurance_case.lock-due",
        "select \(columns) from insurance_case where due_at <= now() order by due_at, id limit $1 for update skip locked"
    )

    private static let putOff = Statement(
        "insurance_case.put-off",
        """
        update insurance_case as late set due_at = now() + interval '1 hour',
            unreadable_since = coalesce(late.unreadable_since, now())
        from (select id, unreadable_since is null as new from insurance_case
            where due_at <= now() order by due_at, id limit 1 for update skip locked) as first
        where late.id = first.id returning late.id, first.new
        """)

    private static let lockPeople = Statement(
        "insurance_case.lock-people",
        "select from person where id = any($1) order by id for update")

    private static let lockOfPeople = Statement(
        "insurance_case.lock-of-people",
        "select \(columns) from insurance_case where person_id = any($1) order by id for update")

    private static let selectContributions = Statement(
        "insurance_contribution.select",
        """
        select case_id, period, months, base_fen, amount_fen, paid_on, reference from insurance_contribution
        where case_id = any($1)
        """)

    private static let selectSubsidies = Statement(
        "insurance_subsidy.select",
        "select case_id, kind, basis, starts, months, reference from insurance_subsidy where case_id = any($1)")

    static let columns = """
        id, person_id, scheme, place, department, application, request_id, occupation, platform, wished_base_fen, frequency, state, since, round,
            consent_text, consented_at, revoked_at, eligibility, eligibility_by, registration, registration_by, asked,
            standard, base_fen, reference, link, link_until, paid_from, paid_through, missing_months, disputed, attempt, due_at, stalled_since, settled
        """
}

/// What was paid and granted for a case.
struct CasePayments {
    var contributions: [Contribution] = []
    var subsidies: [Subsidy] = []
}

extension Contribution {
    fileprivate init(_ row: Row) throws {
        let day: DayNumber = try row.get("paid_on")
        self.init(
            period: try row.value("period") { Month($0) }, months: try row.get("months"),
            base: Fen(try row.get("base_fen")), amount: Fen(try row.get("amount_fen")),
            paidOn: CivilDate(daysSince1970: day.daysSince1970),
            reference: try row.value("reference") { SourceReference($0) })
    }
}

extension Subsidy {
    fileprivate init(_ row: Row) throws {
        self.init(
            kind: try row.value("kind", SubsidyKind.init), basis: try row.get("basis"),
            from: try row.value("starts") { Month($0) }, months: try row.get("months"),
            reference: try row.value("reference") { SourceReference($0) })
    }
}
