import ReliefDomain
import Testing

/// Ten thousand lines and banks that say anything at any time: never more than one attempt that may have paid, never
/// another attempt without the bank's word, every fen where the states say, and everything read back as it was kept.
@Suite struct PaymentHistoryTests {
    @Test(arguments: 0..<8) func nobodyIsPaidTwice(part: Int) throws {
        var seen: Set<String> = []
        for seed in part * 1_250..<(part + 1) * 1_250 {
            var history = try PaymentHistory(seed: seed)
            for step in 0..<40 {
                try history.step()
                if let fault = history.fault {
                    Issue.record("seed \(seed), step \(step): \(fault)")
                    return
                }
            }
            seen.formUnion(history.seen)
        }
        // Every move there is was made.
        #expect(
            seen == [
                "released → requested", "released → cancelled", "requested → requested", "requested → unknown",
                "requested → settled", "requested → failed", "requested → returned", "unknown → unknown",
                "unknown → requested", "unknown → settled", "unknown → failed", "unknown → returned",
                "settled → returned", "failed → settled", "failed → returned", "paid again", "given up",
            ])
    }

    /// A record that does not fit its state is no payment.
    @Test func damagedRecordsAreNotRead() throws {
        for state in ["requested", "unknown", "settled", "failed+", "returned", "cancelled"] {
            let good = StoredPayment(try PaymentFixture.payment(state))
            #expect(Payment(good) != nil)
            var bad = good
            bad.dueAt = nil
            bad.settledOn = nil
            bad.failure = nil
            bad.why = nil
            #expect(Payment(bad) == nil, "\(state)")
            bad = good
            bad.sequel = .givenUp
            #expect((Payment(bad) != nil) == (state == "failed+" || state == "returned"), "\(state)")
        }
    }
}
