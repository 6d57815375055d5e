import Contracts

/// What an operator decides of many stations.
enum StationOrder: Sendable {
    /// What was found fit may be built.
    case approve
    /// It may not; the department is told why, in these words.
    case decline([String])
    /// Another union answers for them from now on.
    case assign(UnionCode)

    /// What the service is asked.
    var request: String {
        switch self {
        case .approve: "stations.approve"
        case .decline: "stations.decline"
        case .assign: "stations.assign"
        }
    }

    var arguments: JSON {
        switch self {
        case .approve: .object([])
        case .decline(let remarks): ["remarks": .array(remarks.map(JSON.string))]
        case .assign(let union): ["union": .string(union.text)]
        }
    }
}

/// Stations that are decided about, and what came of each.
struct StationDecisions {
    /// What came of it for one station.
    enum Verdict: String, Codable, BulkVerdict {
        case approved, declined, assigned
        /// It was so already.
        case unchanged
        case refused
        /// No answer came: it may have been decided, or not. Asking again decides nothing twice.
        case unanswered
    }

    struct Result: Encodable, Sendable {
        var station: String
        var result: Verdict
        /// Where it stands, where that is why not.
        var state: String?
        var code: String?
        var message: DecidedApplication.Message?
    }

    struct Report: BulkReport {
        typealias Verdict = StationDecisions.Verdict

        var stations: [Result]
        var summary: [String: Int]
        var more: Bool
    }

    private let language: Language
    private var bulk: BulkRun<StationName, Result>

    /// Why it ended before every station had its answer.
    var fault: CommandFault? { bulk.fault }

    /// - Parameter isQuiet: whether only the report is wanted, and no line as each is known.
    init(_ stations: [StationName], language: Language, isQuiet: Bool) {
        self.language = language
        bulk = BulkRun(stations, isQuiet: isQuiet)
    }

    /// Decides all of them, a slice at a time, and ends at the first slice that gets no answer; what came of the others
    /// until then is in the report.
    ///
    /// - Throws: why the service refuses the request as a whole, so that nothing was decided.
    mutating func run(_ order: StationOrder, why: String, over requests: some ServiceRequests)
        async throws(CommandFault)
    {
        let language = language
        try await bulk.run(
            line: { LocalizedText.stationLine($0, in: language) },
            unanswered: { Result(station: $0.text, result: .unanswered) }
        ) { slice throws(CommandFault) in
            try await requests.order(order, slice, why: why).compactMap { ordered in
                StationName(ordered.station).map { name in
                    let result = Result(
                        station: ordered.station, result: ordered.result, state: ordered.state, code: ordered.code,
                        message: ordered.message)
                    return (name, result)
                }
            }
        }
    }

    /// In the order asked for, without those that were not asked any more.
    func report(more: Bool = false) -> Report {
        Report(stations: bulk.known, summary: bulk.summary(\.result), more: more)
    }
}
