import Postgres
import Synchronization

/// Looks into the database at random moments, whatever dies meanwhile: no station that does not operate is recorded online,
/// and no code ever changes its station.
final class StationWatch: Sendable {
    struct State {
        var looks = 0
        var codes: [String: Int64] = [:]
        var stations: [Int64: String] = [:]
        /// Told already as recorded online while not operating.
        var shown: Set<String> = []
    }

    private let state = Mutex(State())
    var looks: Int { state.withLock { $0.looks } }

    func run(_ stage: Stage) async throws {
        var generator = SystemRandomNumberGenerator()
        while !Task.isCancelled {
            try await Task.sleep(for: .milliseconds(Int.random(in: 50...1_200, using: &generator)))
            do {
                try await look(stage)
            } catch is PostgresError {
                // It is looked again.
            }
        }
    }

    /// - Throws: when the database stays away.
    func look(_ stage: Stage) async throws {
        let (shown, coded) = try await stage.stations.ask { transaction in
            (
                try transaction.query(Self.shownWithoutOperating).map { try $0.get("code", as: String.self) },
                try transaction.query(Self.codes).map {
                    (id: try $0.get("id", as: Int64.self), code: try $0.get("code", as: String.self))
                }
            )
        }
        let faults = state.withLock { state in
            state.looks += 1
            return shown.filter { state.shown.insert($0).inserted }.map { "recorded online and not operating: \($0)" }
                + state.take(coded)
        }
        for fault in faults { stage.violations.add(fault) }
    }

    private static let shownWithoutOperating = Statement(
        "chaos.shown-without-operating",
        """
        select distinct station.code from station join listing on listing.station_id = station.id
        where listing.state in ('submitted', 'online', 'stale') and station.state <> 'operating'
        """)
    private static let codes = Statement("chaos.codes", "select id, code from station where code is not null")
}

extension StationWatch.State {
    /// - Returns: what has changed and never may.
    mutating func take(_ coded: [(id: Int64, code: String)]) -> [String] {
        var faults: [String] = []
        for (id, code) in coded {
            if let other = stations[id], other != code {
                faults.append("station \(id) had the code \(other), has \(code)")
            }
            if let other = codes[code], other != id { faults.append("the code \(code) of station \(other) is \(id)'s") }
            stations[id] = code
            codes[code] = id
        }
        let gone = Set(stations.keys).subtracting(coded.map(\.id))
        if !gone.isEmpty { faults.append("stations that have lost their code: \(gone.sorted().prefix(5))") }
        return faults
    }
}
