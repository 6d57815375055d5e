import Contracts
import ReliefDomain
import ReliefFixtures
import Testing

/// Whatever is tried on a ledger, in whatever order: it stays balanced, nothing goes below nought, nothing is posted
/// twice, and what is accepted is exactly what should be.
@Suite struct BookHistoryTests {
    private typealias Fixture = LedgerFixture

    /// Ten thousand histories; the balances are kept a second time, as plain sums of what was accepted.
    @Test(arguments: 0..<8) func staysBalanced(part: Int) throws {
        var (accepted, refused) = (0, [LedgerFault: Int]())
        for seed in part * 1_250..<(part + 1) * 1_250 {
            var chance = Chance(seed)
            var book = try Fixture.book()
            var plain: [String: Int64] = [:]
            var posted: Set<String> = []
            for step in 0..<30 {
                let posting = Self.some(step, &chance)
                let (from, to) = (Self.name(posting.from), Self.name(posting.to))
                let amount = posting.amount.amount
                let falls: [(String, Int64)] =
                    switch posting.flow {
                    case .receive: []
                    case .handBack: [(from, amount), (to, amount)]
                    default: [(from, amount)]
                    }
                let expected: LedgerFault? =
                    posted.contains(posting.key.text)
                    ? .postedAlready : falls.contains { plain[$0.0, default: 0] < $0.1 } ? .belowZero : nil
                let before = book
                do {
                    try book.post(posting)
                    try #require(expected == nil, "seed \(seed), step \(step): taken in spite of \(expected!)")
                    accepted += 1
                    posted.insert(posting.key.text)
                    plain[from, default: 0] += posting.flow == .receive ? amount : -amount
                    plain[to, default: 0] += posting.flow == .handBack ? -amount : amount
                } catch let fault as LedgerFault {
                    refused[fault, default: 0] += 1
                    try #require(fault == expected && book == before, "seed \(seed), step \(step): \(fault)")
                }
                try Self.check(book, plain, "seed \(seed), step \(step)")
            }
        }
        #expect(
            accepted > 10_000 && refused[.postedAlready, default: 0] > 500 && refused[.belowZero, default: 0] > 5_000,
            "\(accepted) taken, \(refused)")
    }

    private static func name(_ account: LedgerAccount) -> String {
        "\(account.fund)/\(account.project?.text ?? "-")/\(account.kind.rawValue)"
    }

    private static func check(_ book: Book, _ plain: [String: Int64], _ place: String) throws {
        var sides: (debit: Int64, credit: Int64) = (0, 0)
        var movements: (debits: Int64, credits: Int64) = (0, 0)
        for (account, totals) in book.accounts {
            let balance = totals.balance(of: account.kind)
            try #require(balance >= 0 && balance == plain[name(account), default: 0], "\(place): \(name(account))")
            if account.kind == .origin { sides.credit += balance } else { sides.debit += balance }
            movements.debits += totals.debits
            movements.credits += totals.credits
        }
        try #require(sides.debit == sides.credit && movements.debits == movements.credits, "\(place): out of balance")
    }

    /// At first money comes in; later anything is tried, some of it for the second time.
    private static func some(_ step: Int, _ chance: inout Chance) -> Posting {
        let early: [Flow] = [.receive, .allocate, .reserve, .commit]
        let flow = step < 12 ? early[step % 4] : chance.one(of: Flow.allCases)
        let amount = Int64(chance.below(400) + 1)
        return LedgerFixture.posting(
            flow, chance.below(12) + 1, flow == .receive ? amount * 10 : amount,
            chance.one(of: LedgerFixture.projects).0)
    }
}
