import ArgumentParser
import Contracts

/// `unionctl operators list`
struct ListOperators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listOperators.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let registry = OperatorRegistry(administration: try BackOffice.administration(.process))
        let accounts = try await registry.list()
        let language = output.language
        let table = Table<OperatorAccount>(
            .text(.tables.operator) { $0.operator },
            .text(.tables.username) { $0.username },
            .text(.tables.state) { ($0.isActive ? LocalizedText.tables.active : .tables.removed)[language] })
        output.write(["operators": accounts], orText: table.text(accounts, in: language))
    }
}
