import ArgumentParser
import Contracts

/// What the commands that decide about stations have in common: which stations, and why.
///
/// The status is 1 when one of them was refused.
struct StationOrderOptions: ParsableArguments {
    @Argument(help: .init(LocalizedText.help.stationNames.inCurrentLanguage, valueName: "station"))
    var stations: [StationName] = []

    @OptionGroup var filter: StationFilterOptions

    @Flag(help: .init(LocalizedText.help.stationAll.inCurrentLanguage))
    var all = false

    @Option(help: .init(LocalizedText.help.why.inCurrentLanguage))
    var why: String

    /// - Parameter isFiltered: whether something else of the command narrows the choice.
    func check(isFiltered: Bool = false) throws {
        try BulkChoice.check(isNamed: !stations.isEmpty, isFiltered: isFiltered || !filter.isEmpty, all: all)
    }

    /// Decides what is meant, tells each result as it is known, and sums up.
    ///
    /// - Parameter narrowed: what is meant where none is named.
    func run(_ order: StationOrder, among narrowed: JSON, _ output: OutputOptions) async throws {
        let (report, fault) = try await BrokerConnection.opened(.process) { connection in
            try await decide(order, among: narrowed, over: connection, output)
        }
        let summary = report.stations.isEmpty ? .noStations : LocalizedText.stationSummary(report.summary)
        try output.end(with: report, summary: summary, more: .moreStations(report.stations.count), fault: fault)
    }

    /// What came of each, and why it ended early if it did.
    func decide(
        _ order: StationOrder, among narrowed: JSON, over requests: some ServiceRequests, _ output: OutputOptions
    ) async throws(CommandFault) -> (StationDecisions.Report, CommandFault?) {
        let (chosen, more) = try await chosen(narrowed, over: requests)
        var decisions = StationDecisions(chosen, language: output.language, isQuiet: output.isJSON)
        try await decisions.run(order, why: why, over: requests)
        return (decisions.report(more: more), decisions.fault)
    }

    /// The stations meant, and whether more match than may be chosen.
    private func chosen(
        _ narrowed: JSON, over requests: some ServiceRequests
    ) async throws(CommandFault) -> ([StationName], more: Bool) {
        guard stations.isEmpty else { return (stations, false) }
        var arguments = try filter.arguments()
        for member in narrowed.object ?? [] { arguments = arguments.setting(member.key, to: member.value) }
        let chosen = try await requests.stations(arguments, limit: all ? Int.max : BulkChoice.mostWithoutAll)
        return (chosen.stations.compactMap { StationName($0.reference) }, chosen.more)
    }
}
