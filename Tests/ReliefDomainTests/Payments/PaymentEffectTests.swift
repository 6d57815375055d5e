import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures
import Testing

/// What is posted, asked and told because of what becomes of a payment.
@Suite struct PaymentEffectTests {
    private typealias Fixture = PaymentFixture

    private static func move(_ state: String, _ phrase: Phrase) throws -> PaymentMove {
        var payment = try Fixture.payment(state)
        let decision = Fixture.hear(&payment, phrase)
        return try #require(decision.move, "\(state) did not move by \(phrase)")
    }

    /// `state, word, keys posted, outcome told, alarms`.
    @Test(
        arguments: [
            ("requested", Phrase.settled("B-1"), ["settle"], "paid", []),
            ("unknown", .debit(), ["settle"], "paid", []),
            ("failed", .settled("B-1"), ["settle"], "paid", ["late-truth"]),
            ("requested", .failed(.limit), [], "failed", []), ("unknown", .fileFailed(.limit), [], "failed", []),
            ("settled", .returned("R-1"), ["return"], "returned", []),
            ("requested", .returned("R-1"), ["settle", "return"], "returned", ["settlement-untold"]),
            ("unknown", .credit(), ["settle", "return"], "returned", ["settlement-untold"]),
            ("failed", .returned("R-1"), ["settle", "return"], "returned", ["settlement-untold"]),
            ("unknown", .pending(2), [], nil, []), ("unknown", .notReceived(2), [], nil, []),
        ] as [(String, Phrase, [String], String?, [String])])
    func postsAndTells(row: (String, Phrase, [String], String?, [String])) throws {
        let move = try Self.move(row.0, row.1)
        #expect(move.postings.map(\.flow.rawValue) == row.2 && move.outcome?.word == row.3)
        #expect(move.alarms.map(\.rawValue) == row.4)
        for posting in move.postings {
            #expect(posting.key.text.hasSuffix("/FK0000000123450102") && posting.amount == Fixture.amount)
            #expect(posting.fund == LedgerFixture.central && posting.project == LedgerFixture.warmth)
        }
    }

    @Test func onlyAFailedAttemptThatWasPaidAgainIsADuplicate() throws {
        var payment = try Fixture.payment("failed+")
        guard case .refused(let refusal) = Fixture.hear(&payment, .settled("B-9")) else { return #expect(Bool(false)) }
        #expect(refusal.discrepancy == .duplicateAtBank)
        payment = try Fixture.payment("settled")
        guard case .refused(let other) = Fixture.hear(&payment, .failed(.other)) else { return #expect(Bool(false)) }
        #expect(other.discrepancy == nil)
    }

    /// "Not received" sends the same reference, and nothing else.
    @Test func notReceivedSendsTheSameReference() throws {
        var payment = try Fixture.payment("unknown")
        let later = Fixture.start.addingTimeInterval(9_000)
        guard case .moved(let move) = Fixture.hear(&payment, .notReceived(2), at: later),
            case .pay(let ask)? = move.request, case .requested(let open) = payment.state
        else { return #expect(Bool(false), "not sent again") }
        #expect(ask == open && ask.times == 2 && ask.at == later && payment.reference.attempt == 1)
        // Sent for the second time, it is waited twice as long.
        #expect(ask.dueAt == later.addingTimeInterval(7_200))
    }

    @Test func cancellingGivesTheMoneyBack() throws {
        var payment = try Fixture.released().payment
        guard case .moved(let move) = payment.cancel(why: "已死亡", at: Fixture.start) else { return #expect(Bool(false)) }
        #expect(move.postings.map(\.key.text) == ["drop/FK0000000123450102"] && move.outcome == .cancelled)
    }

    /// Asked for ever, twice as long each time, under a number of its own each time; a person is told once.
    @Test func asksForEver() throws {
        var payment = try Fixture.payment("requested")
        var now = Fixture.start
        var waits: [Double] = []
        var stalled: [Int] = []
        for number in 1...40 {
            let due = try #require(payment.state.dueAt)
            #expect(payment.passDeadline(Fixture.patience, at: due.addingTimeInterval(-0.001)) == nil)
            let move = payment.passDeadline(Fixture.patience, at: due)
            guard let move, case .inquire(let inquiry)? = move.request else {
                return #expect(Bool(false), "nothing asked")
            }
            #expect(inquiry.number == number && payment.inquiries == number && move.postings == [])
            if move.alarms == [.stalled] { stalled.append(number) }
            waits.append(due.timeIntervalSince(now))
            now = due
        }
        #expect(payment.state.word == .unknown && payment.reference.attempt == 1 && stalled == [4])
        #expect(waits.prefix(7) == [3_600, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400])
        #expect(waits.dropFirst(6).allSatisfy { $0 == 86_400 })
        for state in ["released", "cancelled", "settled", "failed", "returned"] {
            var quiet = try Fixture.payment(state)
            #expect(quiet.passDeadline(Fixture.patience, at: .distantFuture) == nil && quiet.state.dueAt == nil)
        }
    }

    /// The bank may put it off, not for longer than the longest wait, and not by saying the same again.
    @Test(arguments: ["resent", "unknown"]) func pendingPutsItOff(state: String) throws {
        for (seconds, expected) in [(nil, 3_600.0), (10, 3_600), (50_000, 50_000), (999_999, 86_400)]
            as [(Double?, Double)]
        {
            var payment = try Fixture.payment(state)
            let now = try #require(payment.state.dueAt)
            let date = seconds.map { now.addingTimeInterval($0) }
            #expect(Fixture.hear(&payment, .pending(2, date), at: now).word == .moved)
            #expect(payment.state.dueAt == now.addingTimeInterval(expected) && payment.state.word != .settled)
            let again = Fixture.hear(&payment, .pending(2, date), at: now.addingTimeInterval(600))
            #expect(again == .repeated && payment.state.dueAt == now.addingTimeInterval(expected))
        }
    }

    /// Never sooner than it was due before.
    @Test func pendingNeverHurries() throws {
        var payment = try Fixture.payment("unknown")
        for _ in 0..<4 { _ = payment.inquire(Fixture.patience, at: Fixture.start) }
        let due = try #require(payment.state.dueAt)
        #expect(Fixture.hear(&payment, .pending(6)).word == .moved && payment.state.dueAt == due)
    }
}
