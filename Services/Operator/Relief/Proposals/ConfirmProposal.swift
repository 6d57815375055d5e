import ArgumentParser
import Contracts

/// What was done, as two people wanted it.
struct ConfirmedProposal: Codable, Sendable {
    var digest: String
    var request: String
    var proposedBy: String
}

/// `unionctl relief confirm DIGEST --why TEXT`: does what another person has proposed.
struct ConfirmProposal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: LocalizedText.help.confirmProposal.inCurrentLanguage,
        discussion: LocalizedText.help.confirmProposalDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.proposalDigest.inCurrentLanguage))
    var digest: String

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let confirmed = try await BrokerConnection.opened(.process) { try await $0.confirm(digest, why: why) }
        output.write(confirmed, orText: LocalizedText.proposalConfirmed(confirmed)[output.language])
    }
}

extension ServiceRequests {
    func confirm(_ digest: String, why: String) async throws(CommandFault) -> ConfirmedProposal {
        try await insist(.relief, "proposals.confirm", ["digest": .string(digest)], reason: why)
    }
}
