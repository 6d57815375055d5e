import ArgumentParser
import Contracts

/// `unionctl members held`: who waits in a holding pool for a union, without the persons.
struct ListHeldMembers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "held", abstract: LocalizedText.help.heldMembers.inCurrentLanguage,
        discussion: LocalizedText.help.heldMembersDiscussion.inCurrentLanguage)

    @OptionGroup var filter: HeldFilterOptions

    @OptionGroup var listing: ListingOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let arguments = try filter.arguments()
        let chosen = try await BrokerConnection.opened(.process) { connection in
            try await connection.heldMembers(arguments, limit: listing.most)
        }
        let language = output.language
        output.write(
            chosen, orText: Self.table(in: language).text(chosen.members, in: language, whenEmpty: .nobodyHeld))
        if chosen.more, !output.isJSON {
            Terminal.standardError.write(LocalizedText.moreHeld(chosen.members.count)[language] + "\n")
        }
    }

    /// The members as a table.
    static func table(in language: Language) -> Table<HeldMember> {
        Table(
            .text(.tables.member) { $0.member },
            .text(.tables.pool) { $0.pool },
            .text(.tables.place) { $0.place },
            .text(.tables.since) { LocalTime.text($0.heldSince) },
            .text(.tables.due) { LocalTime.due($0.dueAt, isOverdue: $0.overdue, in: language) },
            .text(.tables.occupation) { $0.occupation ?? "–" })
    }
}
