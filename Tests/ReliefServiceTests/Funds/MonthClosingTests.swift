import Contracts
import Foundation
import Messaging
import Postgres
import ReliefDomain
import ReliefFixtures
import TestSupport
import Testing

@testable import ReliefService

/// Months end by themselves, each with its trial balance, and nothing gets into them afterwards.
@Suite(.timeLimit(.minutes(5))) struct MonthClosingTests {
    /// Posts at a time that the test says, as a server with that clock would.
    private static func post(
        _ flow: String, _ amount: Int, at time: String, into project: String? = nil, key: String, _ ledger: LedgerBook
    ) async throws -> String? {
        let other = project.map { "= '\($0)'" } ?? "is null"
        return try await ledger.refusal(
            """
            insert into ledger_transfer (at, flow, credited, debited, amount_fen, key, posted_by)
            select '\(time)', '\(flow)', one.id, other.id, \(amount), '\(key)', 'test'
            from ledger_flow as way
            join ledger_account as one on one.kind = way.credited and one.fund = 'CEN-2026'
            join ledger_account as other on other.kind = way.debited and other.fund = 'CEN-2026' and other.project \(other)
            where way.name = '\(flow)'
            """)
    }

    private static func close(_ time: String, _ ledger: LedgerBook) async throws -> Int {
        let now = try #require(RFC3339.date(time))
        return try await ledger.connection.transaction { try MonthClosing().doSlice(1, at: now, in: $0).count }
    }

    private static func balance(_ month: String, _ ledger: LedgerBook) async throws -> TrialBalance {
        let month = try #require(Month(month))
        return try await ledger.connection.transaction { try BalanceStore.trialBalance(of: month, in: $0) }
    }

    @Test func eachMonthIsClosedOnceInOrder() async throws {
        try await LedgerBook.with { ledger in
            #expect(try await Self.close("2027-01-05T12:00:00+08:00", ledger) == 0)
            // The last second of October in China, which is still the 31st elsewhere, and the first of November.
            #expect(
                try await Self.post("receive", 500, at: "2026-10-31T23:59:59+08:00", key: "receive/1", ledger) == nil)
            #expect(
                try await Self.post("receive", 300, at: "2026-11-01T00:00:00+08:00", key: "receive/2", ledger) == nil)
            #expect(
                try await Self.post(
                    "allocate", 700, at: "2026-12-03T09:00:00+08:00", into: "SWN-2026-HN", key: "allocate/1", ledger)
                    == nil)

            let october = try await Self.balance("2026-10", ledger)
            #expect(october.rows.map(\.closing) == [500, 500] && october.faults == [])
            let november = try await Self.balance("2026-11", ledger)
            #expect(november.rows.map(\.opening) == [500, 500] && november.rows.map(\.closing) == [800, 800])
            let december = try await Self.balance("2026-12", ledger)
            #expect(
                december.rows.map { "\($0.account.kind) \($0.closing)" } == ["origin 800", "fund 100", "available 700"])
            #expect(december.debits == 700 && december.credits == 700 && december.faults == [])

            #expect(try await Self.close("2026-10-31T23:59:59+08:00", ledger) == 0)
            #expect(try await Self.close("2026-11-01T00:00:10+08:00", ledger) == 1)
            #expect(try await Self.close("2026-11-30T23:59:59+08:00", ledger) == 0)
            #expect(try await Self.close("2027-01-05T12:00:00+08:00", ledger) == 1)
            #expect(try await Self.close("2027-01-05T12:00:00+08:00", ledger) == 1)
            #expect(try await Self.close("2027-01-05T12:00:00+08:00", ledger) == 0)
            let months = try await ledger.database.values(
                "select month::text from closed_month order by 1", as: String.self)
            #expect(months == ["2026-10-01", "2026-11-01", "2026-12-01"])
        }
    }

    @Test func nothingGetsIntoAClosedMonth() async throws {
        try await LedgerBook.with { ledger in
            _ = try await Self.post("receive", 500, at: "2026-10-05T12:00:00+08:00", key: "receive/1", ledger)
            #expect(try await Self.close("2026-11-01T12:00:00+08:00", ledger) == 1)
            #expect(
                try await Self.post("receive", 1, at: "2026-10-31T23:59:59+08:00", key: "receive/2", ledger)
                    == "ledger_transfer_month")
            #expect(
                try await Self.post("receive", 1, at: "2026-11-01T00:00:00+08:00", key: "receive/3", ledger) == nil)
        }
    }

    /// A transaction that began before midnight and commits while the month is being closed: it is in the month, or refused.
    @Test func whoIsStillPostingIsWaitedFor() async throws {
        try await LedgerBook.with { ledger in
            _ = try await Self.post("receive", 500, at: "2026-10-05T12:00:00+08:00", key: "receive/1", ledger)
            let late = Connection(to: ledger.database.endpoint, name: "test-late")
            try await late.execute(script: "begin", place: "test")
            try await late.execute(
                script: """
                    insert into ledger_transfer (at, flow, credited, debited, amount_fen, key, posted_by)
                    select '2026-10-31T23:59:59+08:00', 'receive', one.id, other.id, 70, 'receive/late', 'test'
                    from ledger_account as one, ledger_account as other
                    where one.kind = 'origin' and other.kind = 'fund' and one.fund = 'CEN-2026' and other.fund = one.fund
                    """, place: "test")
            async let closing = Self.close("2026-11-01T00:00:01+08:00", ledger)
            try await eventually("the closing waits") {
                try await ledger.database.count(
                    "pg_stat_activity", where: "wait_event_type = 'Lock' and query like 'lock table%'") == 1
            }
            try await late.execute(script: "commit", place: "test")
            #expect(try await closing == 1)
            #expect(try await ledger.database.value("select debits_fen from closed_month", as: Int64.self) == 570)
            await late.close()
        }
    }

    @Test func whatWasTamperedWithIsFound() async throws {
        try await LedgerBook.with { ledger in
            _ = try await Self.post("receive", 500, at: "2026-10-05T12:00:00+08:00", key: "receive/1", ledger)
            _ = try await Self.close("2026-11-01T12:00:00+08:00", ledger)
            // As only a superuser can.
            try await ledger.database.run(
                """
                set session_replication_role = replica; update ledger_transfer set amount_fen = 400;
                set session_replication_role = origin
                """)
            #expect(Set(try await ledger.differing()) == [.origin, .fund])
        }
    }
}
