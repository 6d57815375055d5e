import Contracts
import Postgres
import SyntheticPeople

/// Every case is where its story has it, in a legal state with a live deadline; nothing was paid twice, nothing asked after
/// a revocation, and of each application it was said once that both legs have ended.
struct InsuranceCheck: Check {
    func check(_ stage: Stage) async throws {
        let expected = Expected(stories: stage.departments.stories, seed: stage.ledger.seed)
        let book = stage.cases
        try await until("every case has settled", within: .seconds(90)) {
            try await stage.count(Self.unsettled) == 0 && book.read { $0.revocations.isEmpty }
        }
        try await until("every revocation is handled", within: .seconds(60)) {
            try await stage.count(Self.revoked) == expected.revoked
        }
        try await until("the outbox is empty", within: .seconds(30)) { try await stage.count(Self.outbox) == 0 }
        let violations = stage.violations
        violations.require("cases", try await stage.count(Self.cases), equals: expected.cases)
        violations.require("cases paid for", try await stage.count(Self.current), equals: expected.current)
        violations.require(
            "cases of people insured before", try await stage.count(Self.insured), equals: expected.insured)
        violations.require("cases without a live deadline", try await stage.count(Self.deadlines), equals: 0)
        violations.require("contributions counted twice", try await stage.count(Self.doubled), equals: 0)
        violations.require(
            "cases paid for without a contribution", try await stage.count(Self.unpaid), equals: 0)
        let (completions, afterwards) = try await completed(expected.cases, book)
        violations.require("applications said to be complete", completions.count, equals: expected.cases)
        violations.require("applications said twice to be complete", completions.count { $0 > 1 }, equals: 0)
        violations.require("requests after a withdrawal", afterwards, equals: 0)
    }

    /// How often each application was said to be complete, and how many requests came too late.
    private func completed(_ count: Int, _ book: CaseBook) async throws -> (completions: [Int], afterwards: Int) {
        // The last of them may be on their way.
        try? await until("all is said", within: .seconds(10)) { book.read { $0.completions.count } >= count }
        return book.read { ($0.completions.values.map(\.count), $0.askedAfterwards.count) }
    }

    /// What the stories come to.
    private struct Expected {
        var cases = 0, revoked = 0, insured = 0, current = 0

        init(stories: Int, seed: UInt64) {
            for number in 0..<stories where Story(number, seed: seed).plot == .insured {
                cases += 1
                if Story(number, seed: seed).isRevoked {
                    revoked += 1
                } else if InsuranceOffice.Conduct(identityNumber: SyntheticPerson(number).identityNumber)
                    == .alreadyInsured
                {
                    insured += 1
                } else {
                    current += 1
                }
            }
        }
    }

    private static func count(_ name: String, where condition: String) -> Statement {
        Statement("chaos.cases-\(name)", "select count(*) as count from insurance_case where \(condition)")
    }

    private static let cases = count("all", where: "true")
    private static let unsettled = count("unsettled", where: "not settled")
    private static let revoked = count("revoked", where: "state = 'revoked'")
    private static let insured = count("insured", where: "state = 'already-insured'")
    private static let current = count("current", where: "state = 'current'")
    private static let deadlines = count(
        "deadlines",
        where: """
            (due_at is null) <> (state in ('already-insured', 'not-eligible', 'registration-refused', 'revoked', 'lapsed',
                'platform-cover'))
            """)
    private static let unpaid = count(
        "unpaid",
        where: "state = 'current' and not exists (select from insurance_contribution where case_id = insurance_case.id)"
    )
    private static let doubled = Statement(
        "chaos.contributions-doubled",
        """
        select count(*) as count from (
            select case_id from insurance_contribution group by case_id having count(*) > 1) as doubled
        """)
    private static let outbox = Statement("chaos.outbox-of-cases", "select count(*) as count from outbox")
}
