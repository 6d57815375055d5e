import Contracts
import Postgres
import ReliefDomain
import ReliefFixtures
import TestSupport
import Testing

@testable import ReliefService

/// Whatever is posted to the real ledger, in whatever batches: it takes what the model takes, refuses what the model refuses,
/// and holds what the model holds, to the fen.
@Suite(.timeLimit(.minutes(5))) struct LedgerHistoryTests {
    @Test(arguments: 0..<4) func agreesWithTheModel(seed: Int) async throws {
        try await LedgerBook.with { ledger in
            var chance = Chance(seed)
            var model = try LedgerFixture.book().accounts
            var keys: Set<PostingKey> = []
            var (taken, refused, again) = (0, 0, 0)
            for step in 0..<300 {
                let batch = (0..<(step.isMultiple(of: 2) ? 1 : 2 + chance.below(5))).map { _ in Self.some(step, &chance)
                }
                // What was not posted before, and of two with one key the first.
                var after = keys
                let fresh = batch.filter { after.insert($0.key).inserted }
                let expected = try Self.posted(fresh, model)
                do {
                    let posted = try await ledger.post(batch)
                    try #require(posted == Set(fresh.map(\.key.text)), "step \(step)")
                    model = try #require(expected, "step \(step): taken in spite of the model")
                    keys = after
                    taken += fresh.count
                    again += batch.count - fresh.count
                } catch let error as PostgresError {
                    try #require(error.object == "ledger_account_below_zero", "step \(step): \(error)")
                    try #require(expected == nil, "step \(step): refused in spite of the model")
                    refused += 1
                }
                let totals = try await ledger.totals()
                try #require(totals == model, "step \(step): the accounts differ")
            }
            #expect(taken > 200 && refused > 30 && again > 20, "\(taken) taken, \(refused) refused, \(again) again")
            #expect(try await ledger.differing() == [])
        }
    }

    /// One by itself as the domain posts it. A batch counts as a whole: what it takes out of an account it may put there.
    ///
    /// - Returns: `nil` when it must be refused.
    private static func posted(
        _ postings: [Posting], _ before: [LedgerAccount: AccountTotals]
    ) throws -> [LedgerAccount: AccountTotals]? {
        var totals = before
        if postings.count == 1, let one = postings.first {
            let held = (from: try #require(totals[one.from]), to: try #require(totals[one.to]))
            guard let after = try? one.applied(from: held.from, to: held.to) else { return nil }
            (totals[one.from], totals[one.to]) = (after.from, after.to)
            return totals
        }
        for posting in postings {
            let (from, to) = (try #require(totals[posting.from]), try #require(totals[posting.to]))
            let amount = posting.amount.amount
            totals[posting.from] = AccountTotals(debits: from.debits, credits: from.credits + amount)
            totals[posting.to] = AccountTotals(debits: to.debits + amount, credits: to.credits)
        }
        return totals.allSatisfy { $0.value.balance(of: $0.key.kind) >= 0 } ? totals : nil
    }

    /// At first money comes in; later anything is tried, some of it for the second time.
    private static func some(_ step: Int, _ chance: inout Chance) -> Posting {
        let early: [Flow] = [.receive, .allocate, .reserve, .commit]
        let flow = step < 60 ? early[step / 2 % 4] : chance.one(of: Flow.allCases)
        let amount = Int64(chance.below(400) + 1)
        let (project, _) = chance.one(of: LedgerFixture.projects)
        return LedgerFixture.posting(
            flow, chance.below(90) + 1, flow == .receive ? amount * 50 : step < 60 ? amount * 5 : amount, project)
    }
}
