import Contracts
import Foundation
import Messaging
import Postgres
import ReliefDomain
import ReliefFixtures
import TestSupport

@testable import ReliefService

/// A database with the ledger's tables and the funds of the fixture, and a session of the service's own on it.
struct LedgerBook: Sendable {
    let database: TestDatabase
    let connection: Postgres.Connection

    static func with(_ body: @Sendable (LedgerBook) async throws -> Void) async throws {
        try await TestDatabase.with { database in
            let connection = Connection(to: database.endpoint, name: "test-ledger", settings: [("timezone", "'UTC'")])
            try await connection.migrate(MessagingSchema.migrations + ReliefSchema.migrations)
            let book = LedgerBook(database: database, connection: connection)
            try await book.open()
            try await body(book)
            await connection.close()
        }
    }

    private func open() async throws {
        try await connection.transaction { transaction throws in
            for code in [LedgerFixture.central, LedgerFixture.donation] {
                let fund = Fund(code: code, source: .union, name: "资金", account: "0417")
                _ = try FundStore.add(fund, by: "test", in: transaction)
            }
            for (code, fund) in LedgerFixture.projects {
                let project = Project(
                    code: code, fund: fund, year: 2026, division: DivisionCode("430000")!, item: .warmth, name: "项目")
                _ = try FundStore.add(project, by: "test", in: transaction)
            }
        }
    }

    /// - Throws: what the database or ``LedgerStore`` says.
    func post(_ postings: [Posting]) async throws -> Set<String> {
        try await connection.transaction { try LedgerStore.post(postings, by: "test", in: $0) }
    }

    func totals() async throws -> [LedgerAccount: AccountTotals] {
        try await connection.transaction { try BalanceStore.totals(in: $0) }
    }

    /// The accounts that hold something else than their entries come to.
    func differing() async throws -> [AccountKind] {
        try await connection.transaction { try BalanceStore.differing(in: $0).map(\.account.kind) }
    }

    /// The constraint, or else the code, by which the owner of the tables is refused.
    func refusal(_ sql: String) async throws -> String? {
        do {
            try await connection.execute(script: sql, place: "test")
            return nil
        } catch {
            return error.object ?? error.code
        }
    }
}
