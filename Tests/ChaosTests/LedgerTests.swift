import Testing

@testable import Chaos

/// The departments' books count what is unanswered down to nothing, in whichever order messages and outcomes pass.
struct LedgerTests {
    @Test(arguments: [[0, 1], [1, 0]])
    func twoMessagesUnderOneIDEndAnswered(order: [Int]) throws {
        let ledger = Ledger(seed: 1)
        let story = try #require((0..<20_000).first { Story($0, seed: 1).plot == .idTwice })
        let parts = order.map { MessageKey(story: story, part: $0) }
        // Both outcomes name the one id; the first message that is handled is accepted, the other refused.
        let named = MessageKey(story: story, part: 0)
        ledger.noteSent([parts[0]])
        ledger.noteOutcome(of: named, id: 1, verdict: .accepted, at: .now)
        ledger.noteSent([parts[1]])
        #expect(ledger.read { $0.open } == 1)
        ledger.mark()
        ledger.noteOutcome(of: named, id: 2, verdict: .unreadable, at: .now)
        #expect(ledger.read { $0.open } == 0)
        #expect(ledger.markReached.settledAt != nil)
    }

    @Test func aReviewedApplicationIsOpenUntilItsFinalOutcome() throws {
        let ledger = Ledger(seed: 1)
        let story = try #require((0..<2_000).first { Story($0, seed: 1).plot == .reviewed })
        let key = MessageKey(story: story, part: 0)
        ledger.noteSent([key])
        #expect(ledger.read { $0.open } == 2)
        ledger.noteOutcome(of: key, id: 1, verdict: .pending, at: .now)
        #expect(ledger.read { $0.open } == 1)
        ledger.noteOutcome(of: key, id: 2, verdict: .accepted, at: .now)
        #expect(ledger.read { $0.open == 0 && $0.doubled.isEmpty })
        ledger.noteOutcome(of: key, id: 3, verdict: .declined, at: .now)
        #expect(ledger.read { $0.doubled.count } == 1)
    }

    /// Which of two rivals proposes the transfer shows with its outcome; the final one is waited for from then on.
    @Test(arguments: [Verdict.existing, .declined, .timedOut])
    func aProposedTransferIsOpenUntilItsFinalOutcome(final: Verdict) throws {
        let ledger = Ledger(seed: 1)
        let number = try #require(
            (0..<20_000).first { Story($0, seed: 1).plot == .rivals && Story($0, seed: 1).transfer == final })
        let keys = (0..<2).map { MessageKey(story: number, part: $0) }
        ledger.noteSent(keys)
        ledger.mark()
        ledger.noteOutcome(of: keys[1], id: 1, verdict: .accepted, at: .now)
        #expect(ledger.read { $0.open } == 1)
        ledger.noteOutcome(of: keys[0], id: 2, verdict: .transferProposed, at: .now)
        #expect(ledger.read { $0.open } == 1)
        #expect((ledger.markReached.settledAt == nil) == (final != .timedOut), "nobody waits for time to pass")
        ledger.mark()
        #expect((ledger.markReached.settledAt == nil) == (final != .timedOut))
        ledger.noteOutcome(of: keys[0], id: 3, verdict: final, at: .now)
        #expect(ledger.read { $0.open == 0 && $0.doubled.isEmpty })
        #expect(ledger.markReached.settledAt != nil)
        let found = ledger.read { state in
            (0..<MessageKey.parts).map { state.entry(MessageKey(story: number, part: $0)).verdict }
        }
        #expect(Story(number, seed: 1).expected.contains(found))
        ledger.noteOutcome(of: keys[0], id: 4, verdict: .declined, at: .now)
        #expect(ledger.read { $0.doubled.count } == 1, "one final outcome")
    }

    @Test func repeatedSendingsAndOutcomesCountOnce() throws {
        let ledger = Ledger(seed: 1)
        let story = try #require((0..<100).first { Story($0, seed: 1).plot == .fresh })
        let key = MessageKey(story: story, part: 0)
        ledger.noteSent([key, key])
        ledger.noteSent([key])
        #expect(ledger.read { $0.open } == 1)
        ledger.noteOutcome(of: key, id: 7, verdict: .accepted, at: .now)
        ledger.noteOutcome(of: key, id: 7, verdict: .accepted, at: .now)
        #expect(ledger.read { $0.open } == 0)
        #expect(ledger.read { $0.doubled.isEmpty })
        ledger.noteOutcome(of: key, id: 8, verdict: .accepted, at: .now)
        #expect(ledger.read { $0.doubled.count } == 1)
    }
}
