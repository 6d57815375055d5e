import ArgumentParser
import Contracts

/// `unionctl stations show STATION`: all that is on record of one; with `--why` also who answers for it.
struct ShowStation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: LocalizedText.help.showStation.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.stationName.inCurrentLanguage, valueName: "station"))
    var station: StationName

    @Option(help: .init(LocalizedText.help.whyContact.inCurrentLanguage, valueName: "text"))
    var why: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let shown = try await BrokerConnection.opened(.process) { connection in
            try await connection.station(station, why: why)
        }
        output.write(shown, orText: shown.text(in: output.language))
    }
}
