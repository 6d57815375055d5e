import ArgumentParser
import Contracts

/// `unionctl stations list`: where stations stand, without who answers for them.
struct ListStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listStations.inCurrentLanguage,
        discussion: LocalizedText.help.listStationsDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.stationState.inCurrentLanguage, valueName: "state"))
    var state: StationStateWord?

    @Flag(help: .init(LocalizedText.help.stationWaiting.inCurrentLanguage))
    var waiting = false

    @Flag(help: .init(LocalizedText.help.stationOverdue.inCurrentLanguage))
    var overdue = false

    @Flag(help: .init(LocalizedText.help.stationUnionLost.inCurrentLanguage))
    var unionLost = false

    @OptionGroup var filter: StationFilterOptions

    @OptionGroup var listing: ListingOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !waiting || state == nil || state == .siteChecked else {
            throw ValidationError("--waiting: --state \(StationStateWord.siteChecked.rawValue)")
        }
    }

    func run() async throws {
        let arguments = try arguments()
        let chosen = try await BrokerConnection.opened(.process) { connection in
            try await connection.stations(arguments, limit: listing.most)
        }
        let language = output.language
        output.write(
            chosen, orText: Self.table(in: language).text(chosen.stations, in: language, whenEmpty: .noStations))
        if chosen.more, !output.isJSON {
            Terminal.standardError.write(LocalizedText.moreStations(chosen.stations.count)[language] + "\n")
        }
    }

    func arguments() throws(CommandFault) -> JSON {
        var arguments = try filter.arguments()
        if let state { arguments = arguments.setting("state", to: .string(state.rawValue)) }
        for (key, isSet) in [("waiting", waiting), ("overdue", overdue), ("unionLost", unionLost)] where isSet {
            arguments = arguments.setting(key, to: true)
        }
        return arguments
    }

    /// The stations as a table.
    static func table(in language: Language) -> Table<ListedStation> {
        Table(
            // As it is typed again, to show it or to decide.
            .text(.tables.station) { $0.reference },
            .text(.tables.stationName) { $0.name },
            .text(.tables.kind) { StationKind.text($0.kind, in: language) },
            .text(.tables.state) { StationStateWord.text($0.state, in: language) },
            .text(.tables.since) { LocalTime.text($0.since) },
            .text(.tables.place) { LocalizedText.place($0.division)[language] },
            .text(.tables.union) { station in
                station.unionLostAt == nil
                    ? station.union ?? "–"
                    : "\(station.union ?? "–") \(LocalizedText.tables.dissolved[language])"
            },
            .text(.tables.inspectionUntil) { station in
                guard let day = station.inspectionUntil else { return "–" }
                return station.inspectionOverdue ? "\(day) \(LocalizedText.tables.overdue[language])" : day
            },
            .text(.tables.stars) { $0.stars.map { String(repeating: "★", count: max(0, min($0, 5))) } ?? "–" })
    }
}
