import ArgumentParser
import Contracts

/// `unionctl stations`: 户外劳动者服务站点, where they are and where they are lacking.
struct Stations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stations",
        abstract: LocalizedText.help.stations.inCurrentLanguage,
        subcommands: [ShowCoverage.self])
}
