import Contracts
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Messaging

/// What is refused, and delivered or sent again, is the same letter, and its sender is told once.
@Suite(.timeLimit(.minutes(5))) struct ToldOnceTests {
    @Test func aRefusedMessageThatComesAgainIsToldOfOnce() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let bad = department.message(department.event(.item(1), type: "enrollment.dreamed.v1", id: "bad-1"))
            let garbage = department.message(Array("no json".utf8))
            for round in 0..<3 {
                try await department.publish([bad, garbage])
                // Handled after them: what they come to is in the outbox before what this comes to.
                _ = try await department.answer(to: try await department.publish(JSON.item(round)))
            }
            #expect(department.rejections.sorted() == ["event-type-unknown", "json-syntax"])
            #expect(try await site.database.values("select attempts from dead_letter order by id") == [3, 3])
        }
    }

    @Test func twoReplicasThatRefuseOneMessageAtOnceTellOfItOnce() async throws {
        try await TestSite.withRecorder { site, department, _ in
            let (environment, _) = try site.environment()
            let store = DeadLetterStore(queue: site.service, keys: environment.configuration.keys)
            let letter = NewLetter(
                RefusedEvent(
                    fault: ContractFault(
                        .eventTypeUnknown, eventID: "bad-1", source: "/departments/\(department.name)"),
                    sender: .department(department.name), digest: [1], body: [1], routingKey: "-", attempts: 0,
                    letter: nil))
            let replicas = (0..<2).map { Connection(to: site.database.endpoint, name: "replica-\($0)") }
            let isNew = try await withThrowingTaskGroup(of: [Bool].self) { group in
                for replica in replicas {
                    group.addTask {
                        try await replica.transaction { transaction in
                            let isNew = try store.record([letter], in: transaction)
                            if isNew == [true] { try ToldOnceTests.awaitBlocked(in: transaction) }
                            return isNew
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(isNew.count(where: \.self) == 1)
            #expect(try await site.database.values("select attempts from dead_letter") == [2])
            for replica in replicas { await replica.close() }
        }
    }

    /// Returns once another session waits for this one, or after five seconds.
    private static func awaitBlocked(in transaction: borrowing Transaction) throws {
        let deadline = ContinuousClock.now + .seconds(5)
        while ContinuousClock.now < deadline {
            let blocks: Bool? = try transaction.query(selectBlocks).first?.get("blocks")
            if blocks == true { return }
        }
    }

    private static let selectBlocks = Statement(
        "test.select-blocks",
        """
        select exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))
            as blocks, pg_sleep(0.01)::text
        """)
}
