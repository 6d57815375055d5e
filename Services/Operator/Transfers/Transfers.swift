import ArgumentParser
import Contracts

/// `unionctl transfers`: members of one union who have applied to another, and the deciding.
struct Transfers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfers",
        abstract: LocalizedText.help.transfers.inCurrentLanguage,
        subcommands: [ListTransfers.self, AcceptTransfers.self, RefuseTransfers.self],
        defaultSubcommand: ListTransfers.self)
}
