import Postgres

/// Exactly the poison messages are dead letters of enrollment.
struct DeadLetterCheck: Check {
    func check(_ stage: Stage) async throws {
        var expected = stage.expectation()
        for number in stage.killers.withLock({ $0[.enrollment] ?? [] }) {
            expected.letter("delivery-limit", id: "\(Story.killerPrefix)\(number)")
        }
        let found = try await stage.ask { transaction in
            try transaction.query(Self.select).map { row in
                (reason: try row.get("reason", as: String.self), id: try row.get("event_id", as: String.self))
            }
        }
        stage.tally.withLock { $0.deadLetters += found.count }
        let reasons = found.reduce(into: [:]) { $0[$1.reason, default: 0] += 1 }
        for reason in Set(reasons.keys).union(expected.letters.keys).sorted() {
            stage.violations.require(
                "dead letters: \(reason)", reasons[reason] ?? 0, equals: expected.letters[reason] ?? 0)
        }
        let ids = Set(found.map(\.id).filter { !$0.hasPrefix("content-") })
        let strange = ids.symmetricDifference(expected.letterIDs)
        if !strange.isEmpty { stage.violations.add("dead letters of other messages: \(strange.sorted().prefix(5))") }
        // Bytes that are no JSON are answered without a name: as many rejections as there are letters.
        let nameless = stage.ledger.read { $0.nameless.count }
        stage.violations.require("rejections without a name", nameless, equals: expected.letters["json-syntax"] ?? 0)
    }

    private static let select = Statement("chaos.letters", "select reason, event_id from dead_letter order by id")
}
