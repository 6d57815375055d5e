import ArgumentParser
import Contracts

/// `unionctl stations listings`: what map providers show, and what they have not answered, takedowns first.
struct ListListings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listings", abstract: LocalizedText.help.listings.inCurrentLanguage,
        discussion: LocalizedText.help.listingsDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.listingProvider.inCurrentLanguage, valueName: "department"))
    var provider: DepartmentName?

    @Option(help: .init(LocalizedText.help.stationPlace.inCurrentLanguage, valueName: "code"))
    var place: String?

    @Flag(help: .init(LocalizedText.help.listingPending.inCurrentLanguage))
    var pending = false

    @Flag(help: .init(LocalizedText.help.listingOverdue.inCurrentLanguage))
    var overdue = false

    @OptionGroup var listing: ListingOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let arguments = try arguments()
        let report = try await BrokerConnection.opened(.process) { connection in
            try await connection.listings(arguments, limit: listing.most)
        }
        let language = output.language
        output.write(report, orText: report.text(in: language))
        if report.more, !output.isJSON {
            Terminal.standardError.write(LocalizedText.moreListings(report.listings.count)[language] + "\n")
        }
    }

    func arguments() throws(CommandFault) -> JSON {
        try DivisionCode.check(place.map { [$0] } ?? [])
        return .object([
            "provider": provider.map { .string($0.text) }, "place": place.map(JSON.string),
            "pending": pending ? true : nil, "overdue": overdue ? true : nil,
        ])
    }
}
