import Contracts
import EnrollmentDomain
import FoundationEssentials
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

    /// All cases of these people. Two who open a case for one person take turns.
    static func cases(of people: Set<PersonID>, in transaction: borrowing Transaction) throws -> [InsuranceCase] {
        let ids = people.map(\.uuid).sorted()
        try transaction.execute(lockPeople, ids)
        return try transaction.query(lockOfPeople, ids).map(InsuranceCase.init)
    }

    /// Asks for the contributions on record that share a case with these; the answer is for ``contributions(_:)``.
    static func askForContributions(
        to numbers: Set<CaseNumber>, in transaction: borrowing Transaction
    ) throws -> Question {
        try transaction.ask(selectContributions, numbers.map(\.uuid))
    }

    static func contributions(_ rows: Rows) throws -> [CaseNumber: [Contribution]] {
        var known: [CaseNumber: [Contribution]] = [:]
        for row in rows {
            let day: DayNumber = try row.get("paid_on")
            known[CaseNumber(try row.get("case_id", as: UUID.self)), default: []].append(
                Contribution(
                    period: try row.value("period", { Month($0) }), months: try row.get("months"),
                    base: Fen(try row.get("base_fen")), amount: Fen(try row.get("amount_fen")),
                    paidOn: CivilDate(daysSince1970: day.daysSince1970),
                    reference: try row.value("reference", { SourceReference($0) })))
        }
        return known
    }

    private static let lockNumbered = Statement(
        "insurance_case.lock-numbered",
        "select \(columns) from insurance_case where id = any($1) order by id for update")

    private static let lockDue = Statement(
        "insurance_case.lock-due",
        """
        select \(columns) from insurance_case where due_at <= now() order by due_at limit $1 for update skip locked
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

    static let columns = """
        id, person_id, scheme, place, department, application, request_id, occupation, platform, wished_base_fen, frequency, state, since, round,
            consent_text, consented_at, revoked_at, eligibility, eligibility_by, registration, registration_by, asked,
            standard, base_fen, reference, link, paid_through, disputed, attempt, due_at, stalled_since, settled
        """
}
