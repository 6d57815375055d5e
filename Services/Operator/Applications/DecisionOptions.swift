import ArgumentParser
import Contracts
import Foundation

/// What the commands that decide about applications and transfers have in common: which applications, and why.
///
/// The status is 1 when one of them was refused.
struct DecisionOptions: ParsableArguments {
    @Argument(help: .init(LocalizedText.help.applicationReferences.inCurrentLanguage, valueName: "department/number"))
    var references: [ApplicationReference] = []

    @OptionGroup var filter: ApplicationFilterOptions

    @Flag(help: .init(LocalizedText.help.decideAll.inCurrentLanguage))
    var all = false

    @Option(help: .init(LocalizedText.help.why.inCurrentLanguage))
    var why: String

    func validate() throws {
        try BulkChoice.check(isNamed: !references.isEmpty, isFiltered: !filter.isEmpty, all: all)
    }

    /// Decides what is meant, tells each result as it is known, and sums up.
    func run(_ decision: Review.Decision, because reasons: [ReviewReason] = [], _ output: OutputOptions) async throws {
        let (report, fault) = try await BrokerConnection.opened(.process) { connection in
            try await decide(decision, because: reasons, over: connection, output)
        }
        let summary = report.applications.isEmpty ? .noApplications : LocalizedText.reviewSummary(report.summary)
        try output.end(with: report, summary: summary, more: .moreApplications(report.applications.count), fault: fault)
    }

    /// What came of each, and why it ended early if it did.
    func decide(
        _ decision: Review.Decision, because reasons: [ReviewReason], over requests: some ServiceRequests,
        _ output: OutputOptions
    ) async throws(CommandFault) -> (Review.Report, CommandFault?) {
        let (chosen, more) = try await chosen(decision.state, over: requests)
        var review = Review(chosen, language: output.language, isQuiet: output.isJSON)
        try await review.run(decision, because: reasons, why: why, over: requests)
        return (review.report(more: more), review.fault)
    }

    /// The applications meant, oldest first, and whether more match than may be chosen.
    private func chosen(
        _ state: ApplicationState, over requests: some ServiceRequests
    ) async throws(CommandFault) -> ([ApplicationReference], more: Bool) {
        guard references.isEmpty else { return (references, false) }
        let limit = all ? Int.max : BulkChoice.mostWithoutAll
        let chosen = try await requests.applications(
            try filter.arguments(state: state, now: Date()), limit: limit)
        return (chosen.applications.map(\.reference), chosen.more)
    }
}
