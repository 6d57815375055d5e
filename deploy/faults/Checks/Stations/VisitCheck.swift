import Postgres

/// Each card counts once a day at a station, in the hour of its first visit, and each thing held there once by its reference.
struct VisitCheck: Check {
    func check(_ stage: Stage) async throws {
        let expected = stage.book.read { Dictionary(grouping: $0.visits) { "\($0.code) \($0.day)" }.mapValues(\.count) }
        let found = try await stage.stations.ask { transaction in
            Dictionary(
                uniqueKeysWithValues: try transaction.query(Self.visits).map { row in
                    (try row.get("place", as: String.self), Int(try row.get("visits", as: Int64.self)))
                })
        }
        let wrong = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }.sorted()
        if !wrong.isEmpty {
            let text = wrong.prefix(5).map { "\($0): \(found[$0] ?? 0) instead of \(expected[$0] ?? 0)" }
            stage.violations.add("\(wrong.count) days of stations with other visits than came: \(text)")
        }
        let cards = expected.values.reduce(0, +)
        stage.violations.require("cards counted", try await stage.stations.count(Self.cards), equals: cards)
        stage.violations.require(
            "days whose hours do not add up", try await stage.stations.count(Self.hours), equals: 0)
        let held = stage.book.read { Set($0.held.map { "\($0.code) \($0.department) \($0.reference)" }) }
        let kept = try await stage.stations.ask { transaction in
            try transaction.query(Self.held).map { try $0.get("held", as: String.self) }
        }
        let strange = held.symmetricDifference(kept).sorted()
        if !strange.isEmpty || kept.count != held.count {
            stage.violations.add("things held: \(kept.count) instead of \(held.count): \(strange.prefix(5))")
        }
    }

    private static let visits = Statement(
        "chaos.visits",
        """
        select code || ' ' || day::text as place, visits from visit_day join station on station.id = visit_day.station_id
        """)
    private static let cards = Statement("chaos.visit-cards", "select count(*) as count from visit_card")
    private static let hours = Statement(
        "chaos.visit-hours",
        """
        select count(*) as count from visit_day where visits <> (select sum(hour) from unnest(by_hour) as counted (hour))
        """)
    private static let held = Statement(
        "chaos.held",
        """
        select code || ' ' || service_held.department || ' ' || reference as held
        from service_held join station on station.id = service_held.station_id
        """)
}
