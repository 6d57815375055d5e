import Contracts
import ReliefDomain
import Testing

/// Whatever a bank books and says, in whatever order: not one fen is unexplained at any time.
@Suite struct RandomBankTests {
    @Test(arguments: 0..<8) func nothingIsUnexplained(part: Int) throws {
        var seen: [String: Int] = [:]
        for seed in part * 1_250..<(part + 1) * 1_250 {
            var bank = try RandomBank(seed: seed)
            for step in 0..<60 {
                try bank.step()
                if let fault = bank.fault {
                    Issue.record("seed \(seed), step \(step): \(fault)")
                    return
                }
            }
            seen.merge(bank.seen, uniquingKeysWith: +)
        }
        // Every class, and everything people do about them, came up often.
        let kinds = StatementClass.allCases.map(\.rawValue) + ["explained", "sequel", "statement"]
        for kind in kinds { #expect(seen[kind, default: 0] > 100, "\(kind): \(seen)") }
    }

    @Test(arguments: 0..<4) func whatIsPutRightLeavesNothing(part: Int) throws {
        for seed in part * 500..<(part + 1) * 500 {
            var bank = try RandomBank(seed: 50_000 + seed)
            for _ in 0..<60 { try bank.step() }
            let fault = try bank.putRight()
            guard fault == nil else {
                Issue.record("seed \(50_000 + seed): \(fault!)")
                return
            }
        }
    }
}
