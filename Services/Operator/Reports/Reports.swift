import ArgumentParser
import Contracts

/// `unionctl report`: figures for those who steer, never of a person.
struct Reports: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: LocalizedText.help.report.inCurrentLanguage,
        subcommands: [ReportInsurance.self, ReportStations.self])
}
