import Contracts
import Foundation
import Postgres
import ReliefDomain
import TestSupport
import Testing

@testable import ReliefService

/// Who signs is set by two officers, and read back as the domain counts it.
@Suite(.timeLimit(.minutes(5))) struct ApprovalTests {
    @Test func rulesAreSetByTwoAndReadBack() async throws {
        try await OfficerDesk.with(4) { desk async throws in
            try await desk.found()
            func set(_ arguments: JSON, as sender: Int = 0) async throws -> JSON {
                try await desk.ask(sender, arguments, "relief.approvals.set")
            }
            let orders: [JSON] = [
                ["place": "430000", "archives": "local", "signatures": ["city", "county"]],
                ["place": "430000", "signatures": ["county", "city", "province"]],
                ["place": "430000", "upToFen": 5_000_000, "signatures": ["county"]],
                ["place": "430102", "archives": "local", "signatures": ["grassroots"]],
            ]
            for order in orders {
                let digest = try #require(try await set(order)["result"]?["digest"]?.string)
                #expect(try await desk.confirm(digest, as: 3) == "officer-unknown")
                #expect(try await desk.confirm(digest, as: 1) == "done")
            }
            let connection = Connection(to: desk.site.database.endpoint, name: "test-approvals")
            let policy = try await connection.transaction { try ApprovalStore.policy(in: $0) }
            await connection.close()
            let changsha = DivisionCode("430103")!
            let furong = DivisionCode("430102")!
            #expect(policy.chain(forArchivesOf: .local, in: changsha)?.levels == [.county, .city])
            #expect(policy.chain(forArchivesOf: .local, in: furong)?.levels == [.grassroots])
            #expect(policy.chain(forArchivesOf: .national, in: furong) == nil)
            #expect(policy.chain(forListOf: Fen(5_000_000), in: furong)?.levels == [.county])
            #expect(policy.chain(forListOf: Fen(5_000_001), in: furong)?.levels == [.county, .city, .province])
            // Taken away, the wider place's counts again.
            let away = try await set(["place": "430102", "archives": "local", "signatures": []])
            #expect(try await desk.confirm(try #require(away["result"]?["digest"]?.string), as: 1) == "done")
            let rules = try await desk.operators[2].ask("relief.approvals.list")["result"]?["rules"]?.array
            #expect(rules?.count == 3)
            // Who neither manages programmes nor keeps the ledger proposes nothing.
            let intake = try await desk.propose(2, as: 0, "intake")
            #expect(try await desk.confirm(intake, as: 1) == "done")
            #expect(OfficerDesk.word(try await set(orders[1], as: 2)) == "officer-role")
            #expect(OfficerDesk.word(try await set(orders[1], as: 3)) == "officer-unknown")
            for (order, refusal) in [
                (["place": "430000", "signatures": ["county", "county"]], "value-unknown"),
                (["place": "430000", "signatures": ["king"]], "value-unknown"),
                (["place": "1", "signatures": ["county"]], "division-unknown"),
                (["place": "430000", "upToFen": 0, "signatures": ["county"]], "value-unknown"),
            ] as [(JSON, String)] {
                #expect(OfficerDesk.word(try await set(order)) == refusal)
            }
        }
    }
}
