import Postgres

/// Every station stands where its story ends, codes are unique and drawn, each message was handled once, and nothing
/// waits in the outbox.
struct StationCheck: Check {
    func check(_ stage: Stage) async throws {
        let (set, violations) = (stage.stations, stage.violations)
        let expected = Expected(stories: stage.book.stories, seed: stage.book.seed)
        let handled = stage.book.read { $0.entries.count } - expected.letters.count
        // What falls due by itself, what operators decide, and what nobody is answered: these come when they come.
        try? await until("every station stands where its story ends", within: .seconds(60), every: .milliseconds(200)) {
            let states = try await states(set)
            let moves = try await set.count(Self.moves)
            let found = try await set.count(Self.handled)
            return states == expected.states && moves >= expected.moves && found >= handled
        }
        try await until("the outbox is empty", within: .seconds(30)) { try await set.count(Self.outbox) == 0 }
        let found = try await states(set)
        let astray = Set(found.keys).union(expected.states.keys).filter { found[$0] != expected.states[$0] }.sorted()
        if !astray.isEmpty {
            let text = astray.prefix(5).map {
                "\($0): \(found[$0] ?? "nothing") instead of \(expected.states[$0] ?? "nothing")"
            }
            violations.add("\(astray.count) stations are not where their stories end: \(text)")
        }
        violations.require(
            "moves of stations in the audit log", try await set.count(Self.moves), equals: expected.moves)
        violations.require("stations with a code", try await set.count(Self.coded), equals: expected.coded)
        violations.require("different codes", try await set.count(Self.codes), equals: expected.coded)
        violations.require("codes beyond the last serial drawn", try await set.count(Self.undrawn), equals: 0)
        violations.require("serials that no station bears", try await set.count(Self.unused), equals: 0)
        try await checkHandled(stage, expected)
    }

    private func states(_ set: ReplicaSet) async throws -> [String: String] {
        try await set.ask { transaction in
            Dictionary(
                try transaction.query(Self.selectStates).map { row in
                    (try row.get("proposal_number", as: String.self), try row.get("state", as: String.self))
                }, uniquingKeysWith: { "\($0) and \($1)" })
        }
    }

    /// What became a dead letter was not handled, everything else once.
    private func checkHandled(_ stage: Stage, _ expected: Expected) async throws {
        let sent = stage.book.read { $0.entries.count }
        stage.violations.require(
            "events about stations handled", try await stage.stations.count(Self.handled),
            equals: sent - expected.letters.count)
        var letters = expected.letters.map { (reason: "event-type-unknown", id: $0) }
        for number in stage.killers.withLock({ $0[.stations] ?? [] }) {
            letters.append(("delivery-limit", "\(Story.killerPrefix)\(number)"))
        }
        let found = try await stage.stations.ask { transaction in
            try transaction.query(Self.letters).map { row in
                "\(try row.get("reason", as: String.self)) \(try row.get("event_id", as: String.self))"
            }
        }
        stage.tally.withLock { $0.deadLetters += found.count }
        let meant = letters.map { "\($0.reason) \($0.id)" }
        let strange = Set(found).symmetricDifference(meant).sorted()
        if !strange.isEmpty || found.count != meant.count {
            stage.violations.add(
                "dead letters about stations: \(found.count) instead of \(meant.count): \(strange.prefix(5))")
        }
    }

    /// What the stories come to.
    struct Expected: Sendable {
        /// By the proposal's number.
        var states: [String: String] = [:]
        var moves = 0
        var coded = 0
        /// Ids of messages that are dead letters.
        var letters: [String] = []

        init(stories: Int, seed: UInt64) {
            for number in 0..<stories {
                let story = StationStory(number, seed: seed)
                states[story.proposalNumber] = story.life.ends
                moves += story.moves
                coded += story.isCoded ? 1 : 0
                letters += story.acts.indices.filter { story.acts[$0] == .imagined }.map(story.eventID)
            }
        }
    }

    private static let selectStates = Statement("chaos.station-states", "select proposal_number, state from station")
    private static let outbox = Statement("chaos.outbox-of-stations", "select count(*) as count from outbox")
    private static let moves = Statement(
        "chaos.station-moves", "select count(*) as count from audit_log where action like 'station.%'")
    private static let coded = Statement(
        "chaos.stations-coded", "select count(*) as count from station where code is not null")
    private static let codes = Statement("chaos.station-codes", "select count(distinct code) as count from station")
    /// A code holds its county and its serial number.
    private static let undrawn = Statement(
        "chaos.codes-undrawn",
        """
        select count(*) as count from station left join station_serial on station_serial.division = substr(code, 3, 6)
        where code is not null and (last is null or substr(code, 9, 5)::bigint > last)
        """)
    private static let unused = Statement(
        "chaos.serials-unused",
        """
        select count(*) as count from (
            select division, last from station_serial
            except select substr(code, 3, 6), count(*) from station where code is not null group by 1) as gaps
        """)
    private static let handled = Statement(
        "chaos.stations-handled",
        "select count(*) as count from inbox where state = 'handled' and id like 'station-%'")
    private static let letters = Statement("chaos.letters-of-stations", "select reason, event_id from dead_letter")
}
