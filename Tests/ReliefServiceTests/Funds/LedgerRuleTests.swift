import Contracts
import Postgres
import ReliefDomain
import ReliefFixtures
import TestSupport
import Testing

@testable import ReliefService

/// What the database refuses, whatever a program says, even the owner of its tables.
@Suite(.timeLimit(.minutes(5))) struct LedgerRuleTests {
    private typealias Fixture = LedgerFixture

    /// 10,000 received, of which 6,000 are allotted.
    private static func with(_ body: @Sendable (LedgerBook) async throws -> Void) async throws {
        try await LedgerBook.with { ledger in
            _ = try await ledger.post([Fixture.posting(.receive, 1, 10_000), Fixture.posting(.allocate, 1, 6_000)])
            try await body(ledger)
        }
    }

    private static func insert(_ flow: String, _ from: String, _ to: String, _ amount: Int, key: String) -> String {
        """
        insert into ledger_transfer (flow, credited, debited, amount_fen, key, posted_by)
        select '\(flow)', one.id, other.id, \(amount), '\(key)', 'test'
        from ledger_account as one, ledger_account as other where one.\(from) and other.\(to)
        """
    }

    private static let fund = "kind = 'fund' and one.fund = 'CEN-2026'"

    @Test func noAccountGoesBelowNought() async throws {
        try await Self.with { ledger throws in
            let overdraw = Self.insert(
                "reserve", "kind = 'available' and one.project = 'SWN-2026-HN'",
                "kind = 'reserved' and other.project = 'SWN-2026-HN'", 6_001, key: "reserve/X/1")
            #expect(try await ledger.refusal(overdraw) == "ledger_account_below_zero")
            let all = overdraw.replacing("6001", with: "6000")
            #expect(try await ledger.refusal(all) == nil)
        }
    }

    @Test func noOtherWayIsTaken() async throws {
        try await Self.with { ledger throws in
            for (flow, from, to) in [
                // Not this way round, not skipping a step, not into another fund or project, not under an unknown name.
                (
                    "allocate", "kind = 'available' and one.project = 'SWN-2026-HN'",
                    "kind = 'fund' and other.fund = 'CEN-2026'"
                ),
                (
                    "settle", "kind = 'available' and one.project = 'SWN-2026-HN'",
                    "kind = 'paid' and other.project = 'SWN-2026-HN'"
                ),
                ("allocate", Self.fund, "kind = 'available' and other.project = 'DON-2026-A'"),
                (
                    "reserve", "kind = 'available' and one.project = 'SWN-2026-HN'",
                    "kind = 'reserved' and other.project = 'ZX-2026-HN'"
                ),
                ("transfer", Self.fund, "kind = 'available' and other.project = 'SWN-2026-HN'"),
            ] {
                let refusal = try await ledger.refusal(Self.insert(flow, from, to, 1, key: "k/\(flow)"))
                #expect(refusal == "ledger_transfer_flow", "\(flow) from \(from)")
            }
            #expect(
                try await ledger.refusal(
                    Self.insert(
                        "allocate", Self.fund, "kind = 'available' and other.project = 'SWN-2026-HN'", 0, key: "k"))
                    == "ledger_transfer_amount_fen_check")
        }
    }

    @Test func nothingIsPostedTwice() async throws {
        try await Self.with { ledger throws in
            #expect(try await ledger.post([Fixture.posting(.allocate, 1, 6_000)]) == [])
            #expect(
                try await ledger.refusal(
                    Self.insert(
                        "allocate", Self.fund, "kind = 'available' and other.project = 'SWN-2026-HN'", 1,
                        key: "allocate/D-1")) == "ledger_transfer_key_key")
        }
    }

    @Test func whatIsWrittenStays() async throws {
        try await Self.with { ledger throws in
            let before = try await ledger.totals()
            for sql in [
                "update ledger_transfer set amount_fen = 1", "delete from ledger_transfer", "truncate ledger_transfer",
                "update ledger_account set debits_fen = debits_fen + 1, credits_fen = credits_fen + 1",
                "update ledger_account set kind = 'other' where kind = 'fund'", "delete from ledger_account",
                "truncate ledger_account cascade", "truncate ledger_account, ledger_transfer",
                "insert into ledger_account (fund, project, kind, debits_fen) select 'CEN-2026', null, 'other', 5",
                "update ledger_flow set debited = 'paid' where name = 'allocate'",
                "insert into ledger_flow values ('gift', 'fund', 'paid')", "truncate ledger_flow",
                "delete from closed_month", "update closed_month set debits_fen = 0",
            ] {
                #expect(try await ledger.refusal(sql) == "42501", "\(sql)")
            }
            #expect(try await ledger.totals() == before)
        }
    }

    @Test func theFlowsAreThoseOfTheDomain() async throws {
        try await Self.with { ledger throws in
            let known = try await ledger.database.values(
                "select name || ' ' || credited || ' ' || debited from ledger_flow order by name", as: String.self)
            let flows = Flow.allCases.map { "\($0.rawValue) \($0.credited.rawValue) \($0.debited.rawValue)" }
            #expect(known == flows.sorted())
        }
    }

    /// Two batches that touch the same accounts in other orders never wait for each other in a ring.
    @Test func manyPostAtOnce() async throws {
        try await Self.with { ledger throws in
            let connections = (0..<4).map { Connection(to: ledger.database.endpoint, name: "test-\($0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, connection) in connections.enumerated() {
                    group.addTask {
                        for round in 0..<50 {
                            let number = 100 + index * 1_000 + round * 10
                            var batch = [
                                Fixture.posting(.receive, number, 9, Fixture.warmth),
                                Fixture.posting(.receive, number + 1, 9, Fixture.gifts),
                                Fixture.posting(.allocate, number + 2, 3, Fixture.schooling),
                                Fixture.posting(.allocate, number + 3, 3, Fixture.gifts),
                            ]
                            if (index + round).isMultiple(of: 2) { batch.reverse() }
                            let postings = batch
                            try await connection.transaction {
                                _ = try LedgerStore.post(postings, by: "test", in: $0)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            for connection in connections { await connection.close() }
            let totals = try await ledger.totals()
            let origin = try #require(LedgerAccount(fund: Fixture.donation, kind: .origin))
            #expect(totals[origin]?.credits == Int64(4 * 50 * 9))
            #expect(try await ledger.differing() == [])
        }
    }
}
