import ArgumentParser
import Contracts
import Foundation

/// `unionctl insurance retry`: cases are asked again, now; a disputed one anew. What came of each.
///
/// The status is 1 when one of them was refused.
struct RetryCases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: LocalizedText.help.retryCases.inCurrentLanguage,
        discussion: LocalizedText.help.retryCasesDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.caseNumbers.inCurrentLanguage, valueName: "case"))
    var cases: [CaseNumber] = []

    @OptionGroup var filter: CaseFilterOptions

    @Flag(help: .init(LocalizedText.help.decideAll.inCurrentLanguage))
    var all = false

    @Option(help: .init(LocalizedText.help.why.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try BulkChoice.check(isNamed: !cases.isEmpty, isFiltered: !filter.isEmpty, all: all)
    }

    func run() async throws {
        let (report, fault) = try await BrokerConnection.opened(.process) { try await retry(over: $0) }
        let summary = report.cases.isEmpty ? .noCases : LocalizedText.caseRetrySummary(report.summary)
        try output.end(with: report, summary: summary, more: .moreCases(report.cases.count), fault: fault)
    }

    /// What came of each, and why it ended early if it did.
    func retry(over requests: some ServiceRequests) async throws(CommandFault) -> (CaseRetry.Report, CommandFault?) {
        let (chosen, more) = try await chosen(over: requests)
        var retry = CaseRetry(chosen, language: output.language, isQuiet: output.isJSON)
        try await retry.run(why: why, over: requests)
        return (retry.report(more: more), retry.fault)
    }

    /// The cases meant, and whether more match than may be chosen. Without a state it is the stalled ones: others are
    /// asked again by themselves.
    private func chosen(over requests: some ServiceRequests) async throws(CommandFault) -> ([CaseNumber], more: Bool) {
        guard cases.isEmpty else { return (cases, false) }
        let limit = all ? Int.max : BulkChoice.mostWithoutAll
        let chosen = try await requests.cases(try filter.arguments(stalled: true, now: Date()), limit: limit)
        return (chosen.cases.compactMap { CaseNumber($0.caseNumber) }, chosen.more)
    }
}
