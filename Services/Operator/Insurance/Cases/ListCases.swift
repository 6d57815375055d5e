import ArgumentParser
import Contracts
import Foundation

/// `unionctl insurance list`: where cases stand, oldest first, without the persons.
struct ListCases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listCases.inCurrentLanguage,
        discussion: LocalizedText.help.listCasesDiscussion.inCurrentLanguage)

    @OptionGroup var filter: CaseFilterOptions

    @Flag(help: .init(LocalizedText.help.caseStalled.inCurrentLanguage))
    var stalled = false

    @OptionGroup var listing: ListingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !stalled || filter.state == nil else {
            throw ValidationError(LocalizedText.stalledOrState.inCurrentLanguage)
        }
    }

    func run() async throws {
        let arguments = try filter.arguments(stalled: stalled, now: Date())
        let chosen = try await BrokerConnection.opened(.process) { connection in
            try await connection.cases(arguments, limit: listing.most)
        }
        let language = output.language
        output.write(chosen, orText: Self.table(in: language).text(chosen.cases, in: language, whenEmpty: .noCases))
        if chosen.more, !output.isJSON {
            Terminal.standardError.write(LocalizedText.moreCases(chosen.cases.count)[language] + "\n")
        }
    }

    /// The cases as a table.
    static func table(in language: Language) -> Table<ListedCase> {
        Table(
            // As it is typed again, to show it or to ask again.
            .text(.tables.insuranceCase) { $0.caseNumber },
            .text(.tables.application) { $0.application },
            .text(.tables.scheme) { LocalizedText.scheme($0.scheme)[language] },
            .text(.tables.state) { LocalizedText.insuranceState($0.state)[language] },
            .text(.tables.since) { LocalTime.text($0.since) },
            .text(.tables.stalledSince) { $0.stalledSince.map(LocalTime.text) ?? "–" },
            .text(.tables.waitsFor) { $0.waitingFor ?? "–" },
            .amount(.tables.base) { $0.baseFen },
            .text(.tables.paidThrough) { $0.paidThrough ?? "–" },
            .text(.tables.place) { $0.place },
            .text(.tables.occupation) { $0.occupation },
            .text(.tables.platform) { $0.platform ?? "–" })
    }
}
