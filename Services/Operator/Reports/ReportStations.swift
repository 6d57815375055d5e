import ArgumentParser
import Contracts

/// `unionctl report stations [--place CODE] [--year 2026] [--definitions]`: built, operating, on maps, by county and
/// prefecture.
struct ReportStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stations", abstract: LocalizedText.help.reportStations.inCurrentLanguage,
        discussion: LocalizedText.help.reportStationsDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.stationPlace.inCurrentLanguage, valueName: "code"))
    var place: String?

    @Option(help: .init(LocalizedText.help.reportYear.inCurrentLanguage))
    var year: Int?

    @Flag(help: .init(LocalizedText.help.reportPrefectures.inCurrentLanguage))
    var prefectures = false

    @Flag(help: .init(LocalizedText.help.reportDefinitions.inCurrentLanguage))
    var definitions = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let language = output.language
        if definitions {
            output.write(Self.definitions, orText: Self.definitionText(in: language))
            return
        }
        try DivisionCode.check(place.map { [$0] } ?? [])
        let report = try await BrokerConnection.opened(.process) { connection in
            try await connection.stationReport(in: place, year: year)
        }
        output.write(
            SummedReport(year: report.year, on: report.on, rows: report.rows, sums: report.sums),
            orText: LocalizedText.reportHeading(report)[language] + "\n"
                + report.text(counties: !prefectures, in: language))
    }

    private struct SummedReport: Encodable {
        var year: Int
        var on: String
        var rows: [StationReport.Row]
        /// Of the prefectures, and, with an empty division, of all.
        var sums: [StationReport.Row]
    }

    /// Each figure in one line.
    private static var definitions: [String: [String: String]] {
        Dictionary(
            uniqueKeysWithValues: StationFigure.allCases.map {
                ($0.rawValue, ["zh": $0.definition.zh, "en": $0.definition.en])
            })
    }

    static func definitionText(in language: Language) -> String {
        DetailRows.text(StationFigure.allCases.map { ($0.name, $0.definition[language]) }, in: language)
    }
}

extension ServiceRequests {
    /// Figures of what is on record now, over all there are, not over some of them.
    func stationReport(in place: String?, year: Int?) async throws(CommandFault) -> StationReport {
        try await ask(
            .stations, "stations.report",
            .object(["place": place.map(JSON.string), "year": year.map { .integer(Int64($0)) }]), timeout: .seconds(60))
    }
}
