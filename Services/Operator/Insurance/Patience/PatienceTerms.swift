import ArgumentParser
import Contracts

/// `unionctl insurance patience`: how long one waits in each state before one asks again, and how often.
struct PatienceTerms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patience",
        abstract: LocalizedText.help.patience.inCurrentLanguage,
        subcommands: [SetPatience.self, ListPatience.self],
        defaultSubcommand: ListPatience.self)
}

/// How long one waits in a state.
struct PatienceTerm: Codable, Sendable, Equatable {
    /// One of `InsuranceState`.
    var state: String
    /// Until it is asked for the second time; each further time twice as long.
    var intervalSeconds: Int
    /// How often it is asked in all before a person is told.
    var asks: Int
}

/// What `unionctl insurance patience` asks of the service.
extension ServiceRequests {
    /// From the next question on one waits so in that state.
    func setPatience(
        in state: InsuranceState, interval: TimeSpan, asks: Int, why: String
    ) async throws(CommandFault) -> PatienceTerm {
        try await insist(
            .enrollment, "insurance.patience.set",
            [
                "state": .string(state.rawValue), "intervalSeconds": .integer(Int64(interval.seconds)),
                "asks": .integer(Int64(asks)),
            ], reason: why)
    }

    /// For every state in which one waits, also where nobody has set anything.
    func patience() async throws(CommandFault) -> [PatienceTerm] {
        try await ask(.enrollment, "insurance.patience.list", answer: PatienceList.self).terms
    }
}

private struct PatienceList: Decodable, Sendable {
    var terms: [PatienceTerm]
}
