import Contracts
import TestSupport
import Testing

@testable import Messaging

/// What is refused, and delivered or sent again, is the same letter, and its sender is told once.
@Suite(.timeLimit(.minutes(2))) struct ToldOnceTests {
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
}
