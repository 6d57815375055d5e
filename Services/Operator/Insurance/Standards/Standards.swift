import ArgumentParser
import Contracts

/// `unionctl insurance standards`: what a scheme costs in a place and a year (缴费标准), and where that was published.
struct Standards: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standards",
        abstract: LocalizedText.help.standards.inCurrentLanguage,
        subcommands: [ImportStandards.self, ListStandards.self],
        defaultSubcommand: ListStandards.self)
}

/// What a scheme costs in a place and a year, as the enrollment service has it on record.
struct InsuranceStandard: Codable, Sendable, Equatable {
    var scheme: String
    var place: String
    var year: Int
    /// The average wage of a month, in fen.
    var averageFen: Int64
    /// The permitted bases, in percent of the average.
    var floorPercent: Int
    var ceilingPercent: Int
    var rateBasisPoints: Int
    /// What of the rate goes into the person's own account.
    var accountBasisPoints: Int
    /// The bases that are quoted to people, in percent of the average.
    var quotedPercents: [Int]
    /// Whether a month may be paid for after its year.
    var crossYear: Bool
    var source: String
    var importedBy: String?
    var importedAt: String?

    /// As the service is asked to import it.
    var json: JSON {
        [
            "scheme": .string(scheme), "place": .string(place), "year": .integer(Int64(year)),
            "averageFen": .integer(averageFen), "floorPercent": .integer(Int64(floorPercent)),
            "ceilingPercent": .integer(Int64(ceilingPercent)), "rateBasisPoints": .integer(Int64(rateBasisPoints)),
            "accountBasisPoints": .integer(Int64(accountBasisPoints)),
            "quotedPercents": .array(quotedPercents.map { .integer(Int64($0)) }), "crossYear": .bool(crossYear),
            "source": .string(source),
        ]
    }
}
