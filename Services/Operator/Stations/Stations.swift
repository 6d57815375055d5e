import ArgumentParser
import Contracts

/// `unionctl stations`: 户外劳动者服务站点, from the proposal to the map.
struct Stations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stations",
        abstract: LocalizedText.help.serviceStations.inCurrentLanguage,
        subcommands: [
            ListStations.self, ShowStation.self, FindNearStations.self, ApproveStations.self, DeclineStations.self,
            AssignStations.self, ImportStations.self, ExportStations.self, ListListings.self, MapProviders.self,
            ListingPatience.self, StationSettings.self, Holidays.self, ShowCoverage.self,
        ],
        defaultSubcommand: ListStations.self)
}
