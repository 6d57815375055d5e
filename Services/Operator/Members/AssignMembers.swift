import ArgumentParser
import Contracts
import Foundation

/// `unionctl members assign`: members leave their holding pools for a union, and what came of each.
///
/// The status is 1 when one of them was refused.
struct AssignMembers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: LocalizedText.help.assign.inCurrentLanguage,
        discussion: LocalizedText.help.assignDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.memberIDs.inCurrentLanguage, valueName: "member"))
    var members: [MemberID] = []

    @Option(help: .init(LocalizedText.help.assignTo.inCurrentLanguage, valueName: "union"))
    var to: UnionCode

    @OptionGroup var filter: HeldFilterOptions

    @Flag(help: .init(LocalizedText.help.assignAll.inCurrentLanguage))
    var all = false

    @Option(help: .init(LocalizedText.help.why.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try BulkChoice.check(isNamed: !members.isEmpty, isFiltered: !filter.isEmpty, all: all)
    }

    func run() async throws {
        let (report, fault) = try await BrokerConnection.opened(.process) { try await assign(over: $0) }
        let summary = report.members.isEmpty ? .nobodyHeld : LocalizedText.assignmentSummary(report.summary)
        try output.end(with: report, summary: summary, more: .moreHeld(report.members.count), fault: fault)
    }

    /// What came of each, and why it ended early if it did.
    func assign(
        over requests: some ServiceRequests
    ) async throws(CommandFault) -> (MemberAssignment.Report, CommandFault?) {
        let (chosen, more) = try await chosen(over: requests)
        var assignment = MemberAssignment(chosen, language: output.language, isQuiet: output.isJSON)
        try await assignment.run(to: to, why: why, over: requests)
        return (assignment.report(more: more), assignment.fault)
    }

    /// The members meant, and whether more match than may be chosen.
    private func chosen(over requests: some ServiceRequests) async throws(CommandFault) -> ([MemberID], more: Bool) {
        guard members.isEmpty else { return (members, false) }
        let limit = all ? Int.max : BulkChoice.mostWithoutAll
        let chosen = try await requests.heldMembers(try filter.arguments(), limit: limit)
        return (chosen.members.compactMap { MemberID($0.member) }, chosen.more)
    }
}
