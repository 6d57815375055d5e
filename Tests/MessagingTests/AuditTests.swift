import Contracts
import Foundation
import Postgres
import ServiceKit
import TestSupport
import Testing

@testable import Messaging

@Suite(.timeLimit(.minutes(5))) struct AuditTests {
    @Test func everyDecisionIsChainedAndTheChainVerifies() async throws {
        try await TestSite.withRecorder { site, department, _ in
            for round in 0..<3 {
                let events = (0..<40).map { department.event(.item(round * 40 + $0)) }
                try await department.publish(events)
                _ = try await department.answer(to: events[39].id)
            }
            try await eventually("all is chained", within: .seconds(10)) {
                try await site.database.value("select sum(entries)::bigint from audit_chain", as: Int.self) == 120
            }
            let connection = Connection(to: site.database.endpoint, name: "test")
            let (computed, head) = try await connection.transaction { transaction in
                let head = try AuditStore.head(in: transaction)
                var chain = AuditChain()
                for entry in try AuditStore.entries(after: 0, upTo: head.lastID, limit: 1_000, in: transaction) {
                    chain.append(entry)
                }
                return (chain.head, head.hash)
            }
            #expect(computed == head)
            #expect(head != AuditChain.genesis)
        }
    }

    @Test(arguments: ["audit_log", "audit_chain"]) func nobodyMayChangeOrDelete(table: String) async throws {
        try await TestSite.withRecorder { site, department, _ in
            _ = try await department.answer(to: try await department.publish(JSON.item(1)))
            try await eventually("chained") { try await site.database.count("audit_chain") > 0 }
            let owner = Connection(to: site.database.endpoint, name: "test")
            for sql in [
                "update \(table) set \(table == "audit_log" ? "actor = 'x'" : "entries = 0")",
                "delete from \(table)", "truncate \(table)",
            ] {
                let error = try await #require(throws: PostgresError.self) {
                    try await owner.execute(script: sql, place: "test")
                }
                #expect(error.code == "42501")
                await #expect(throws: PostgresError.self) { try await site.database.run(sql) }
            }
            #expect(try await site.database.count("audit_log") == 1)
        }
    }
}
