import ArgumentParser
import Contracts

/// `unionctl contracts`: what the messages look like.
struct ContractCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contracts",
        abstract: LocalizedText.help.contracts.inCurrentLanguage,
        subcommands: [ListContracts.self],
        defaultSubcommand: ListContracts.self)
}

/// `unionctl contracts list`
struct ListContracts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listContracts.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() throws {
        let contracts = EventType.known.map { type in
            Contract(type: type.rawValue, schema: type.dataSchema, isPublishable: EventType.ingress.contains(type))
        }
        let language = output.language
        let table = Table<Contract>(
            .text(.tables.type) { $0.type },
            .text(.tables.publishable) { $0.isPublishable ? LocalizedText.tables.yes[language] : "" })
        output.write(["contracts": contracts], orText: table.text(contracts, in: language))
    }
}

/// A type of event.
private struct Contract: Encodable {
    var type: String
    var schema: String
    /// Whether departments may be allowed to publish it.
    var isPublishable: Bool
}
