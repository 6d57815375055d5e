import Postgres

/// The map shows exactly what operates; every takedown was asked, without a gap, until it was confirmed; nothing is
/// recorded offline on nobody's word.
struct ListingCheck: Check {
    func check(_ stage: Stage) async throws {
        let (set, violations) = (stage.stations, stage.violations)
        try await until("every map provider has answered", within: .seconds(120), every: .milliseconds(200)) {
            try await set.count(Self.open) == 0
        }
        let recorded = try await set.ask { transaction in
            Dictionary(
                uniqueKeysWithValues: try transaction.query(Self.select).map { row in
                    (
                        try row.get("code", as: String.self),
                        Listing(try row.get("state"), try row.get("asks", as: Int64.self))
                    )
                })
        }
        let operating = Set(
            try await set.ask { transaction in
                try transaction.query(Self.operating).map { try $0.get("code", as: String.self) }
            })
        let online = Set(recorded.filter { $0.value.state == "online" }.keys)
        report("recorded online otherwise than operating", online.symmetricDifference(operating), stage)
        let map = stage.map.read { $0 }
        report("shown on the map otherwise than operating", map.shownCodes.symmetricDifference(operating), stage)
        report("recorded offline on nobody's word", recorded.filter { !map.confirms($0.key, $0.value) }.keys, stage)
        report("asked, with a gap between one time and the next", map.gaps.map(\.code), stage)
        report("asked twice under one number", map.ambiguous.map(\.code), stage)
        report("asks never asked", recorded.filter { !map.knowsEveryAsk(of: $0.key, upTo: $0.value.asks) }.keys, stage)
        try? await until("the provider has heard what is refused", within: .seconds(10)) {
            stage.map.read { Set($0.refused.keys) == $0.unasked }
        }
        let (refused, unasked, twice) = stage.map.read { (Set($0.refused.keys), $0.unasked, $0.refusedTwice) }
        report("answers of the map provider refused otherwise than meant", refused.symmetricDifference(unasked), stage)
        violations.require("answers of the map provider refused twice", twice, equals: [])
    }

    /// What is on record of one listing.
    struct Listing: Sendable {
        let state: String
        let asks: Int64

        init(_ state: String, _ asks: Int64) {
            self.state = state
            self.asks = asks
        }
    }

    private func report(_ what: String, _ codes: some Collection<String>, _ stage: Stage) {
        if !codes.isEmpty { stage.violations.add("\(codes.count) listings \(what): \(codes.sorted().prefix(5))") }
    }

    private static let open = Statement(
        "chaos.listings-open", "select count(*) as count from listing where state not in ('online', 'offline')")
    private static let select = Statement(
        "chaos.listings",
        "select code, listing.state, asks from listing join station on station.id = listing.station_id")
    private static let operating = Statement("chaos.operating", "select code from station where state = 'operating'")
}

extension MapBook.State {
    var shownCodes: Set<String> { Set(shown.filter(\.value.isShown).keys) }

    /// Whether the provider has said of its newest takedown that it was done, where it is recorded so.
    func confirms(_ code: String, _ listing: ListingCheck.Listing) -> Bool {
        guard listing.state == "offline" else { return true }
        let newest = asks[MapBook.Ask(code: code, request: listing.asks)]
        return newest.map { $0.isTakedown && $0.isDone } ?? false
    }

    /// Requests that came a third time without having come a second.
    var gaps: [MapBook.Ask] {
        asks.filter { Int64($0.value.attempts.count) != $0.value.attempts.max() ?? 0 }.map(\.key)
    }

    func knowsEveryAsk(of code: String, upTo last: Int64) -> Bool {
        (1...max(last, 1)).allSatisfy { asks[MapBook.Ask(code: code, request: $0)] != nil }
    }
}
