import ArgumentParser
import Contracts

/// `unionctl applications`: what waits for a decision, and the deciding.
struct Applications: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "applications",
        abstract: LocalizedText.help.applications.inCurrentLanguage,
        subcommands: [
            ListApplications.self, ShowApplication.self, ApproveApplications.self, ReturnApplications.self,
            RejectApplications.self,
        ],
        defaultSubcommand: ListApplications.self)
}
