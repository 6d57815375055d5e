import ArgumentParser
import Contracts
import Foundation

/// `unionctl transfers list`: what is proposed and waits for the new union, oldest first, without the persons.
struct ListTransfers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listTransfers.inCurrentLanguage,
        discussion: LocalizedText.help.listTransfersDiscussion.inCurrentLanguage)

    @OptionGroup var filter: ApplicationFilterOptions

    @OptionGroup var listing: ListingOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let arguments = try filter.arguments(state: .transferProposed, now: Date())
        let chosen = try await BrokerConnection.opened(.process) { connection in
            try await connection.applications(arguments, limit: listing.most)
        }
        let language = output.language
        output.write(
            ProposedTransfers(transfers: chosen.applications, more: chosen.more),
            orText: Self.table(in: language).text(chosen.applications, in: language, whenEmpty: .noTransfers))
        if chosen.more, !output.isJSON {
            Terminal.standardError.write(LocalizedText.moreApplications(chosen.applications.count)[language] + "\n")
        }
    }

    /// The proposals as a table.
    static func table(in language: Language) -> Table<ListedApplication> {
        Table(
            // As it is typed again, to show it or to decide.
            .text(.tables.application) { $0.reference.description },
            .text(.tables.since) { LocalTime.text($0.decidedAt) },
            .text(.tables.due) { LocalTime.due($0.dueAt, isOverdue: $0.overdue, in: language) },
            .text(.tables.from) { $0.from ?? "–" },
            .text(.tables.to) { $0.union ?? "–" },
            .text(.tables.place) { $0.place ?? "–" },
            .text(.tables.occupation) { $0.occupation ?? "–" },
            .text(.tables.platform) { $0.platform ?? "–" })
    }
}

/// Proposals that match a filter, and whether there may be more than were asked for.
private struct ProposedTransfers: Encodable {
    var transfers: [ListedApplication]
    var more: Bool
}
