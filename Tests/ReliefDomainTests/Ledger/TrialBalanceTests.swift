import Contracts
import ReliefDomain
import ReliefFixtures
import Testing

@Suite struct TrialBalanceTests {
    private typealias Fixture = LedgerFixture
    private static let month = Month("2026-12")!

    /// The New Year campaign of the design, in fen: released, most of it settled, some returned, paid again and given up.
    @Test func aCampaignAddsUp() throws {
        var opening = try Fixture.book()
        try opening.post(Fixture.posting(.receive, 1, 30_000_000_00))
        var book = opening
        try book.post([
            Fixture.posting(.allocate, 2, 20_000_000_00), Fixture.posting(.reserve, 1, 15_318_200_00),
            Fixture.posting(.commit, 1, 15_318_200_00), Fixture.posting(.settle, 1, 15_220_400_00),
            Fixture.posting(.return, 1, 160_300_00), Fixture.posting(.recommit, 2, 86_900_00),
            Fixture.posting(.free, 3, 13_100_00),
        ])
        let balance = TrialBalance(Self.month, from: opening, to: book)
        let table = balance.rows.map {
            "\($0.account.project?.text ?? "-") \($0.account.kind.rawValue) \($0.opening) \($0.debits) \($0.credits) \($0.closing)"
        }
        #expect(
            table == [
                "- origin 3000000000 0 0 3000000000", "- fund 3000000000 0 2000000000 1000000000",
                "SWN-2026-HN available 0 2001310000 1531820000 469490000",
                "SWN-2026-HN reserved 0 1531820000 1531820000 0",
                "SWN-2026-HN committed 0 1540510000 1522040000 18470000",
                "SWN-2026-HN paid 0 1522040000 16030000 1506010000",
                "SWN-2026-HN returned 0 16030000 10000000 6030000",
            ])
        #expect(balance.faults == [] && balance.debits == balance.credits)
        #expect(balance.closing(onCreditSide: true) == 30_000_000_00)
        #expect(balance.canonicalText.hasPrefix("2026-12\nCEN-2026\t-\torigin\t3000000000\t0\t0\t3000000000\n"))
    }

    /// What a month ends with is what the next begins with, and the months together are the whole.
    @Test func monthsFollowOneAnother() throws {
        for seed in 0..<200 {
            var chance = Chance(seed)
            var books = [try Fixture.book()]
            for month in 0..<3 {
                var book = books[month]
                for _ in 0..<20 {
                    let flow: Flow = chance.once(in: 3) ? .receive : chance.one(of: Flow.allCases)
                    let number = month * 1_000 + chance.below(900) + 1
                    // Most of what is tried at random is refused: the rest makes the month.
                    try? book.post(
                        Fixture.posting(flow, number, Int64(chance.below(90) + 1), chance.one(of: Fixture.projects).0))
                }
                books.append(book)
            }
            let balances = (0..<3).map { TrialBalance(Self.month.advanced(by: $0), from: books[$0], to: books[$0 + 1]) }
            for (index, balance) in balances.enumerated() {
                #expect(balance.faults == [], "seed \(seed)")
                let next = balances.indices.contains(index + 1) ? balances[index + 1] : nil
                for row in balance.rows where next != nil {
                    #expect(next?.rows.first { $0.account == row.account }?.opening == row.closing, "seed \(seed)")
                }
            }
        }
    }

    /// Each fault is found when it is there.
    @Test func faultsAreFound() throws {
        var book = try Fixture.book()
        try book.post([Fixture.posting(.receive, 1, 100), Fixture.posting(.allocate, 2, 40)])
        let good = TrialBalance(Self.month, from: try Fixture.book(), to: book)
        #expect(good.faults == [] && good.rows.count == 3)
        func faults(_ change: (inout TrialBalance.Row) -> Void) -> [TrialBalance.Fault] {
            var rows = good.rows
            change(&rows[1])
            return TrialBalance(Self.month, rows: rows).faults
        }
        let fund = good.rows[1].account
        #expect(faults { $0.closing += 1 } == [.row(fund), .sides])
        #expect(faults { $0.debits += 1 } == [.row(fund), .movements])
        #expect(
            faults {
                $0.opening = -1; $0.debits = 101
            } == [.belowZero(fund), .movements])
    }
}
