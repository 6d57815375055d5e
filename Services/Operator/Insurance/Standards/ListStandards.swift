import ArgumentParser
import Contracts

/// `unionctl insurance standards list`
struct ListStandards: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listStandards.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let standards = try await BrokerConnection.opened(.process) { try await $0.standards() }
        let language = output.language
        output.write(
            ["standards": standards],
            orText: Self.table(in: language).text(standards, in: language, whenEmpty: .noStandards))
    }

    /// The standards as a table, in the units in which a file of them is written.
    static func table(in language: Language) -> Table<InsuranceStandard> {
        Table(
            .text(.tables.scheme) { LocalizedText.scheme($0.scheme)[language] },
            .text(.tables.place) { LocalizedText.place($0.place)[language] },
            .number(.tables.year) { $0.year },
            .amount(.tables.averageWage) { $0.averageFen },
            .text(.tables.permittedBases) { "\($0.floorPercent)–\($0.ceilingPercent) %" },
            .text(.tables.rate) { Hundredths.shortText(Int64($0.rateBasisPoints)) + " %" },
            .text(.tables.accountRate) { Hundredths.shortText(Int64($0.accountBasisPoints)) + " %" },
            .text(.tables.tiers) { $0.quotedPercents.map(String.init).joined(separator: " ") },
            .text(.tables.crossYear) { $0.crossYear ? LocalizedText.tables.yes[language] : "–" },
            .text(.tables.publishedIn) { $0.source },
            .text(.tables.imported) { standard in
                [standard.importedAt.map(LocalTime.text), standard.importedBy].compactMap { $0 }.joined(separator: " ")
            })
    }
}
