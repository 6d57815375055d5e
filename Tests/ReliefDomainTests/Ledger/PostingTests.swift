import Contracts
import ReliefDomain
import ReliefFixtures
import Testing

@Suite struct PostingTests {
    private typealias Fixture = LedgerFixture

    /// The table of `Flow`, written once more.
    @Test(
        arguments: [
            ("receive", "origin", "fund"), ("hand-back", "fund", "origin"), ("allocate", "fund", "available"),
            ("deallocate", "available", "fund"), ("reserve", "available", "reserved"),
            ("unreserve", "reserved", "available"), ("commit", "reserved", "committed"),
            ("drop", "committed", "available"), ("settle", "committed", "paid"), ("return", "paid", "returned"),
            ("recover", "paid", "returned"), ("recommit", "returned", "committed"), ("free", "returned", "available"),
            ("spend", "fund", "other"),
        ])
    func everyFlowHasItsAccounts(row: (flow: String, from: String, to: String)) throws {
        let flow = try #require(Flow(rawValue: row.flow))
        #expect(flow.credited.rawValue == row.from && flow.debited.rawValue == row.to)
        let posting = Fixture.posting(flow, 1, 500)
        #expect(posting.from.kind == flow.credited && posting.to.kind == flow.debited)
        #expect(posting.from.fund == posting.to.fund && posting.key.text.hasPrefix(row.flow + "/"))
    }

    @Test func thereAreNoOtherFlows() { #expect(Flow.allCases.count == 14) }

    @Test func aPostingThatCannotBeIsNotMade() {
        let settle = PostingKey(.settle, Fixture.reference(1))
        #expect(Posting(settle, fund: Fixture.central, project: Fixture.warmth, amount: Fen(0)) == nil)
        #expect(Posting(settle, fund: Fixture.central, project: Fixture.warmth, amount: Fen(-1)) == nil)
        #expect(Posting(settle, fund: Fixture.central, amount: Fen(1)) == nil)
        let receive = PostingKey(.receive, SourceReference("D-1")!)
        #expect(Posting(receive, fund: Fixture.central, project: Fixture.warmth, amount: Fen(1)) == nil)
        #expect(LedgerAccount(fund: Fixture.central, kind: .paid) == nil)
        #expect(LedgerAccount(fund: Fixture.central, project: Fixture.warmth, kind: .fund) == nil)
    }

    @Test func keysTellWhatIsPosted() {
        #expect(PostingKey(.settle, Fixture.reference(12_345)).text == "settle/FK0000000123450102")
        #expect(PostingKey(.reserve, ListNumber("SWN-2026-HN/1")!).text == "reserve/SWN-2026-HN/1")
        #expect(PostingKey(.unreserve, ListNumber("SWN-2026-HN/1")!, part: 2).text == "unreserve/SWN-2026-HN/1/2")
        #expect(
            PostingKey(recovering: LineNumber(number: 12_345)!, SourceReference("SJ-7")!).text
                == "recover/HX00000001234530/SJ-7")
        let texts = Flow.allCases.flatMap { flow in (1...3).map { Fixture.key(flow, $0).text } }
        #expect(Set(texts).count == texts.count)
    }

    @Test func accountsAreOrderedAsMoneyGoes() throws {
        let book = try Fixture.book()
        let order = book.accounts.keys.sorted().map { "\($0.fund) \($0.project?.text ?? "-") \($0.kind.rawValue)" }
        #expect(order.count == 2 * 3 + 3 * 5)
        #expect(
            order.prefix(9) == [
                "CEN-2026 - origin", "CEN-2026 - fund", "CEN-2026 - other", "CEN-2026 SWN-2026-HN available",
                "CEN-2026 SWN-2026-HN reserved", "CEN-2026 SWN-2026-HN committed", "CEN-2026 SWN-2026-HN paid",
                "CEN-2026 SWN-2026-HN returned", "CEN-2026 ZX-2026-HN available",
            ])
    }

    @Test func whatIsMissingIsNamed() throws {
        var book = Book()
        #expect(throws: LedgerFault.fundUnknown) { try book.post(Fixture.posting(.receive, 1, 5)) }
        #expect(throws: LedgerFault.fundUnknown) { try book.open(Fixture.warmth, of: Fixture.central) }
        book = try Fixture.book()
        #expect(throws: LedgerFault.projectUnknown) { try book.open(Fixture.warmth, of: Fixture.donation) }
        // A project of another fund: nothing moves between funds.
        let stray = try #require(
            Posting(
                PostingKey(.allocate, SourceReference("D-9")!), fund: Fixture.donation, project: Fixture.warmth,
                amount: Fen(1)))
        #expect(throws: LedgerFault.projectUnknown) { try book.post(stray) }
        #expect(
            LedgerFault.allCases.map(\.code) == [.fundUnknown, .projectUnknown, nil, .budgetExceeded, .budgetExceeded])
    }

    @Test func nothingIsPostedTwiceOrOverdrawn() throws {
        var book = try Fixture.book()
        try book.post(Fixture.posting(.receive, 1, 1_000))
        let before = book
        #expect(throws: LedgerFault.postedAlready) { try book.post(Fixture.posting(.receive, 1, 1)) }
        #expect(throws: LedgerFault.belowZero) { try book.post(Fixture.posting(.allocate, 1, 1_001)) }
        #expect(throws: LedgerFault.belowZero) { try book.post(Fixture.posting(.settle, 1, 1)) }
        #expect(throws: LedgerFault.overflow) { try book.post(Fixture.posting(.receive, 2, Int64.max)) }
        // All or none.
        #expect(throws: LedgerFault.belowZero) {
            try book.post([Fixture.posting(.allocate, 1, 1_000), Fixture.posting(.allocate, 2, 1)])
        }
        #expect(book == before)
        try book.post([Fixture.posting(.allocate, 1, 1_000), Fixture.posting(.reserve, 2, 1_000)])
        #expect(book.inBank([Fixture.central]) == 1_000 && book.inBank([Fixture.donation]) == 0)
        // Opened once more, it keeps what it has.
        book.open(Fixture.central)
        try book.open(Fixture.warmth, of: Fixture.central)
        #expect(book.inBank([Fixture.central]) == 1_000)
    }
}
