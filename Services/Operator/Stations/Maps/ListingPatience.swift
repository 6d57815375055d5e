import ArgumentParser
import Contracts

/// `unionctl stations patience`: how long a map provider is waited for before it is asked again.
struct ListingPatience: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patience",
        abstract: LocalizedText.help.listingPatience.inCurrentLanguage,
        subcommands: [SetListingPatience.self, ShowListingPatience.self],
        defaultSubcommand: ShowListingPatience.self)
}

/// How long one waits: twice as long each time, up to the longest, and for ever.
struct ListingPatienceTerm: Codable, Sendable, Equatable {
    var firstSeconds: Int
    var longestSeconds: Int
}

/// `unionctl stations patience set --first 1h --longest 1d --why TEXT`
struct SetListingPatience: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: LocalizedText.help.setListingPatience.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.patienceFirst.inCurrentLanguage, valueName: "1h"))
    var first: TimeSpan

    @Option(help: .init(LocalizedText.help.patienceLongest.inCurrentLanguage, valueName: "1d"))
    var longest: TimeSpan

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    private static let most = 366 * 86_400

    func validate() throws {
        guard first.seconds <= longest.seconds, longest.seconds <= Self.most else {
            throw ValidationError("--first ≤ --longest ≤ 366d")
        }
    }

    func run() async throws {
        let term = try await BrokerConnection.opened(.process) { connection in
            try await connection.setListingPatience(
                ListingPatienceTerm(firstSeconds: first.seconds, longestSeconds: longest.seconds), why: why)
        }
        output.write(term, orText: LocalizedText.listingPatience(term)[output.language])
    }
}

/// `unionctl stations patience list`
struct ShowListingPatience: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listingPatience.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let term = try await BrokerConnection.opened(.process) { try await $0.listingPatience() }
        output.write(term, orText: LocalizedText.listingPatience(term)[output.language])
    }
}

extension ServiceRequests {
    /// From the next question on one waits so.
    func setListingPatience(_ term: ListingPatienceTerm, why: String) async throws(CommandFault) -> ListingPatienceTerm
    {
        try await insist(
            .stations, "stations.patience.set",
            [
                "firstSeconds": .integer(Int64(term.firstSeconds)),
                "longestSeconds": .integer(Int64(term.longestSeconds)),
            ], reason: why)
    }

    /// Also where nobody has set anything.
    func listingPatience() async throws(CommandFault) -> ListingPatienceTerm {
        try await ask(.stations, "stations.patience.list")
    }
}
