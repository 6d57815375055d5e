import ArgumentParser
import Contracts

/// `unionctl relief`: who may do what for people in hardship, and what waits for a second person.
struct Relief: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relief", abstract: LocalizedText.help.relief.inCurrentLanguage,
        subcommands: [ListProposals.self, ConfirmProposal.self, Officers.self, Approvals.self],
        defaultSubcommand: ListProposals.self)
}
