import ArgumentParser
import Contracts

/// `unionctl stations providers list`
struct ListProviders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listProviders.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let providers = try await BrokerConnection.opened(.process) { try await $0.providers() }
        let language = output.language
        output.write(
            ["providers": providers],
            orText: Self.table(in: language).text(providers, in: language, whenEmpty: .noProviders))
    }

    /// The providers as a table.
    static func table(in language: Language) -> Table<MapProviderLine> {
        Table(
            .text(.tables.department) { $0.department }, .text(.tables.officeName) { $0.name },
            .text(.tables.coordinateSystem) { $0.crs },
            .text(.tables.places) { provider in
                provider.places.map { LocalizedText.place($0)[language] }.joined(
                    separator: language == .zh ? "、" : ", ")
            },
            .text(.tables.state) { provider in
                if provider.dismissed { return LocalizedText.tables.dismissed[language] }
                return (provider.aligning ? LocalizedText.tables.aligning : .tables.appointed)[language]
            },
            .text(.tables.since) { LocalTime.text($0.dismissedAt ?? $0.appointedAt) },
            // Without a key nothing can be asked of it.
            .text(.tables.key) { $0.keyId ?? LocalizedText.tables.missing[language] })
    }
}
