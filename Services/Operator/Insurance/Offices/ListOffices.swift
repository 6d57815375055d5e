import ArgumentParser
import Contracts

/// `unionctl insurance offices list`
struct ListOffices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listOffices.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let offices = try await BrokerConnection.opened(.process) { try await $0.offices() }
        let language = output.language
        output.write(
            ["offices": offices],
            orText: Self.table(in: language).text(offices, in: language, whenEmpty: .noOffices))
    }

    /// The offices as a table.
    static func table(in language: Language) -> Table<InsuranceOffice> {
        Table(
            .text(.tables.role) { LocalizedText.officeRole($0.role)[language] },
            .text(.tables.place) { LocalizedText.place($0.place)[language] },
            .text(.tables.department) { $0.department },
            .text(.tables.officeName) { $0.name ?? "–" },
            // Without a key nothing can be asked of it.
            .text(.tables.key) { $0.keyId ?? LocalizedText.tables.missing[language] })
    }
}
