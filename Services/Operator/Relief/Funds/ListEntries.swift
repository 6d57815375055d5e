import ArgumentParser
import Contracts

/// One amount that moved from one account to another.
struct LedgerEntry: Codable, Sendable {
    var id: Int64
    var at: String
    var flow: String
    var fund: String
    var project: String?
    var from: String
    var to: String
    var amountFen: Int64
    /// What it was for: its flow, and a document, a list or a payment.
    var key: String
    var postedBy: String
}

struct LedgerEntryPage: ListingPage {
    var entries: [LedgerEntry]
    var next: String?
    var items: [LedgerEntry] { entries }
}

/// `unionctl ledger entries --fund CODE [--project CODE]`: the latest first.
struct ListEntries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entries", abstract: LocalizedText.help.listEntries.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.ledgerFund.inCurrentLanguage, valueName: "code"))
    var fund: String

    @Option(help: .init(LocalizedText.help.ledgerProject.inCurrentLanguage, valueName: "code"))
    var project: String?

    @OptionGroup var listing: ListingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let filter = JSON.object(["fund": .string(fund), "project": project.map(JSON.string)])
        let (entries, more) = try await BrokerConnection.opened(.process) { connection in
            try await connection.listing(
                "ledger.entries", filter, limit: listing.most, of: .relief, page: LedgerEntryPage.self)
        }
        let language = output.language
        output.write(
            ["entries": entries],
            orText: Self.table(in: language).text(entries, in: language)
                + (more ? "\n" + LocalizedText.moreEntries(entries.count)[language] : ""))
    }

    static func table(in language: Language) -> Table<LedgerEntry> {
        Table(
            .text(.tables.bookedAt) { LocalTime.text($0.at) }, .text(.tables.project) { $0.project ?? "" },
            .text(.tables.fromAccount) { LocalizedText.ledgerAccount($0.from)[language] },
            .text(.tables.toAccount) { LocalizedText.ledgerAccount($0.to)[language] },
            .amount(.tables.amountYuan) { $0.amountFen }, .text(.tables.voucher) { $0.key },
            .text(.tables.bookedBy) { $0.postedBy })
    }
}
