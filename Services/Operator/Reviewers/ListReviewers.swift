import ArgumentParser
import Contracts

/// `unionctl reviewers list`
struct ListReviewers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listReviewers.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let list = try await BrokerConnection.opened(.process) { try await $0.reviewers(why: why) }
        output.write(list, orText: Self.table(in: output.language).text(list.reviewers, in: output.language))
    }

    /// The reviewers as a table.
    static func table(in language: Language) -> Table<Reviewer> {
        Table(
            .text(.tables.reviewer) { $0.name },
            .text(.tables.state) { ($0.removedAt == nil ? LocalizedText.tables.active : .tables.removed)[language] },
            .text(.tables.places) { $0.places.joined(separator: " ") },
            .text(.tables.identified) { $0.identified ? LocalizedText.tables.yes[language] : "–" },
            .text(.tables.since) { LocalTime.text($0.registeredAt) })
    }
}
