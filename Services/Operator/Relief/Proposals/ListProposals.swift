import ArgumentParser
import Contracts

/// `unionctl relief proposals`: the oldest first.
struct ListProposals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals", abstract: LocalizedText.help.proposals.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let proposals = try await BrokerConnection.opened(.process) { try await $0.proposals() }
        let language = output.language
        output.write(
            ["proposals": proposals],
            orText: Self.table(in: language).text(proposals, in: language, whenEmpty: .noProposals))
    }

    static func table(in language: Language) -> Table<Proposal> {
        Table(
            .text(.tables.digest) { $0.name }, .text(.tables.request) { $0.request },
            .text(.tables.proposed) { $0.subject }, .text(.tables.proposedBy) { $0.proposedBy },
            .text(.tables.why) { $0.why }, .text(.tables.until) { LocalTime.text($0.expiresAt) })
    }
}

extension ServiceRequests {
    func proposals() async throws(CommandFault) -> [Proposal] {
        try await ask(.relief, "proposals.list", ["limit": 500], answer: ProposalList.self).proposals
    }

    /// Asks for what a second person must confirm.
    func propose(_ request: String, _ arguments: JSON, why: String) async throws(CommandFault) -> Proposal {
        try await insist(.relief, request, arguments, reason: why)
    }
}

private struct ProposalList: Decodable, Sendable {
    var proposals: [Proposal]
}
