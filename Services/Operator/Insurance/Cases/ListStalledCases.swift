import ArgumentParser
import Contracts
import Foundation

/// `unionctl insurance stalled`: the cases in which nothing comes in spite of asking: of whom, since when, and why.
struct ListStalledCases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stalled", abstract: LocalizedText.help.stalledCases.inCurrentLanguage,
        discussion: LocalizedText.help.stalledCasesDiscussion.inCurrentLanguage)

    @OptionGroup var filter: CaseFilterOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard filter.state == nil else { throw ValidationError(LocalizedText.stalledOrState.inCurrentLanguage) }
    }

    func run() async throws {
        let report = try await BrokerConnection.opened(.process) { try await stalled(over: $0) }
        let language = output.language
        output.write(
            report, orText: Self.table(in: language).text(report.cases, in: language, whenEmpty: .nothingStalled))
        if report.more, !output.isJSON {
            Terminal.standardError.write(LocalizedText.moreCases(report.cases.count)[language] + "\n")
        }
    }

    struct Report: Encodable, Sendable {
        var cases: [StalledCase]
        var more: Bool
    }

    /// Who has stalled longest, first.
    func stalled(over requests: some ServiceRequests) async throws(CommandFault) -> Report {
        let arguments = try filter.arguments(stalled: true, now: Date())
        let chosen = try await requests.cases(arguments, limit: listing.most)
        let offices = chosen.cases.isEmpty ? [] : try await requests.offices()
        return Report(cases: chosen.cases.map { StalledCase($0, offices: offices) }, more: chosen.more)
    }

    /// The stalled cases as a table.
    static func table(in language: Language) -> Table<StalledCase> {
        Table(
            .text(.tables.insuranceCase) { $0.item.caseNumber },
            .text(.tables.scheme) { LocalizedText.scheme($0.item.scheme)[language] },
            .text(.tables.place) { LocalizedText.place($0.item.place)[language] },
            .text(.tables.state) { LocalizedText.insuranceState($0.item.state)[language] },
            .text(.tables.waitsFor) { $0.item.waitingFor ?? "–" },
            .text(.tables.stalledSince) { $0.item.stalledSince.map(LocalTime.text) ?? "–" },
            .number(.tables.asked) { $0.item.attempt },
            .text(.tables.why) { "\($0.reason.rawValue) \($0.reason.message[language])" })
    }
}
