import ArgumentParser
import Contracts
import Testing

@testable import Operator

/// What `unionctl funds`, `ledger` and `relief` ask, read and write, without a service.
@Suite struct LedgerCommandTests {
    @Test func aPostingIsAskedAsItIsTyped() throws {
        let received = try PostEntry<Receive>.parse(["CEN-2026", "30000.5", "--document", "XCS-17", "--why", "x"])
        #expect(
            received.arguments == [
                "flow": "receive", "fund": "CEN-2026", "amountFen": 3_000_050, "document": "XCS-17",
            ])
        let allotted = try PostEntry<Allocate>.parse(["SWN-2026-HN", "1", "--document", "FP-3", "--why", "x"])
        #expect(
            allotted.arguments == [
                "flow": "allocate", "project": "SWN-2026-HN", "amountFen": 100, "document": "FP-3",
            ])
        for wrong in ["1,5", "0", "0.00", "-1", "1.005", "1e3", "", "一百"] {
            #expect(throws: (any Error).self, "\(wrong)") {
                try PostEntry<Receive>.parse(["CEN-2026", "--document", "D", "--why", "x", "--", wrong])
            }
        }
    }

    private static let balance = TrialBalanceReport(
        month: "2026-12",
        rows: [
            .init(fund: "CEN-2026", kind: "origin", openingFen: 0, debitsFen: 0, creditsFen: 300, closingFen: 300),
            .init(fund: "CEN-2026", kind: "fund", openingFen: 0, debitsFen: 300, creditsFen: 200, closingFen: 100),
            .init(
                fund: "CEN-2026", project: "SWN-2026-HN", kind: "available", openingFen: 0, debitsFen: 200,
                creditsFen: 0, closingFen: 200),
        ], debitsFen: 500, creditsFen: 500, closingDebitFen: 300, closingCreditFen: 300, balanced: true, closed: true)

    @Test func theTrialBalanceIsReadInBothLanguages() {
        #expect(
            Self.balance.text(of: nil, in: .en) == """
                fund     project     account   opening debit credit closing
                -------- ----------- --------- ------- ----- ------ -------
                CEN-2026             origin       0.00  0.00   3.00    3.00
                CEN-2026             fund         0.00  3.00   2.00    1.00
                CEN-2026 SWN-2026-HN available    0.00  2.00   0.00    2.00
                2026-12 (closed), all funds: debits 5.00, credits 5.00; debit side 3.00 = credit side 3.00: balanced
                """)
        #expect(
            Self.balance.text(of: nil, in: .zh).hasSuffix(
                "2026-12（已结账） 全部资金：借方发生 5.00，贷方发生 5.00；期末借方 3.00 = 贷方 3.00：平衡"))
        #expect(Self.balance.text(of: "DON-2026", in: .en).hasPrefix("(none)\n"))
    }

    @Test func aProposalSaysWhatWillBeDone() async throws {
        let service = ScriptedService { asked, _ throws(CommandFault) in
            asked.name == "proposals.confirm"
                ? ScriptedService.result([
                    "digest": "66d04be100000000", "request": "ledger.post", "proposedBy": "li",
                    "done": ["posted": true],
                ])
                : ScriptedService.result([
                    "digest": "66d04be100000000", "request": "ledger.post", "why": "拨付", "proposedBy": "li",
                    "proposedAt": "2026-12-01T10:00:00+08:00", "expiresAt": "2026-12-02T10:00:00+08:00",
                    "result": "proposed",
                    "summary": [
                        "flow": "receive", "fund": "CEN-2026", "amountFen": 3_000_050, "places": ["430100", "430200"],
                        "whole": true,
                    ],
                ])
        }
        let proposal = try await service.propose("ledger.post", ["flow": "receive"], why: "拨付")
        #expect(
            LocalizedText.proposalMade(proposal).en
                == "proposal 66d04be1: amount 30000.50  flow receive  fund CEN-2026  places 430100 430200  whole true; "
                + "until 2026-12-02 10:00:00 another person: unionctl relief confirm 66d04be1")
        let confirmed = try await service.confirm("66d04be1", why: "无误")
        #expect(LocalizedText.proposalConfirmed(confirmed).zh == "已办理：ledger.post（li 提出）")
        #expect(service.asked.map(\.service) == [.relief, .relief])
        #expect(service.asked.last?.arguments == ["digest": "66d04be1"])
    }

    @Test func whatDiffersIsNamed() {
        let sound = LedgerVerification(entries: 3, differing: [], months: 1, changed: [])
        #expect(
            LocalizedText.ledgerVerified(sound).en
                == "3 entries, 1 months closed: every account is the sum of its entries")
        let broken = LedgerVerification(
            entries: 3, differing: [.init(fund: "CEN-2026", kind: "fund", entriesFen: 400, heldFen: 500)], months: 2,
            changed: ["2026-10"])
        #expect(!broken.isSound)
        #expect(
            LocalizedText.ledgerVerified(broken).zh == """
                分录 3 条，已结账 2 个月：有差异
                CEN-2026 – fund：分录合计 4.00，账户为 5.00
                2026-10 与结账时不符
                """)
    }
}
