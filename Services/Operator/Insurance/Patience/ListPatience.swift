import ArgumentParser
import Contracts

/// `unionctl insurance patience list`
struct ListPatience: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listPatience.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let terms = try await BrokerConnection.opened(.process) { try await $0.patience() }
        output.write(["terms": terms], orText: Self.table(in: output.language).text(terms, in: output.language))
    }

    /// The terms as a table.
    static func table(in language: Language) -> Table<PatienceTerm> {
        Table(
            // As it is typed again.
            .text(.tables.state) { $0.state },
            .text(.tables.meaning) { InsuranceState(rawValue: $0.state)?.name[language] ?? $0.state },
            .text(.tables.interval) { TimeSpan(seconds: $0.intervalSeconds).text },
            .number(.tables.asks) { $0.asks })
    }
}
