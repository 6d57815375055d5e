import ArgumentParser
import Contracts
import Foundation

/// `unionctl applications list`: what waits, or how others stand, oldest first, without the persons.
struct ListApplications: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listApplications.inCurrentLanguage,
        discussion: LocalizedText.help.listApplicationsDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.applicationState.inCurrentLanguage, valueName: "state"))
    var state = ApplicationState.pending

    @OptionGroup var filter: ApplicationFilterOptions

    @OptionGroup var listing: ListingOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let arguments = try filter.arguments(state: state, now: Date())
        let chosen = try await BrokerConnection.opened(.process) { connection in
            try await connection.applications(arguments, limit: listing.most)
        }
        let language = output.language
        output.write(
            chosen,
            orText: Self.table(in: language).text(chosen.applications, in: language, whenEmpty: .noApplications))
        if chosen.more, !output.isJSON {
            Terminal.standardError.write(LocalizedText.moreApplications(chosen.applications.count)[language] + "\n")
        }
    }

    /// The applications as a table.
    static func table(in language: Language) -> Table<ListedApplication> {
        Table(
            // As it is typed again, to show it or to decide.
            .text(.tables.application) { $0.reference.description },
            .text(.tables.state) { LocalizedText.applicationState($0.state)[language] },
            .text(.tables.since) { LocalTime.text($0.decidedAt) },
            .text(.tables.due) { LocalTime.due($0.dueAt, isOverdue: $0.overdue, in: language) },
            .text(.tables.union) { $0.union ?? "–" },
            .text(.tables.place) { $0.place ?? "–" },
            .text(.tables.occupation) { $0.occupation ?? "–" },
            .text(.tables.labourRelation) { $0.labourRelation ?? "–" },
            .text(.tables.platform) { $0.platform ?? "–" },
            .text(.tables.channel) { $0.channel ?? "–" })
    }
}
