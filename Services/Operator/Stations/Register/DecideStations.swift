import ArgumentParser
import Contracts

/// `unionctl stations approve`: among those that wait, where none is named.
struct ApproveStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: LocalizedText.help.approveStations.inCurrentLanguage,
        discussion: LocalizedText.help.approveStationsDiscussion.inCurrentLanguage)

    @OptionGroup var order: StationOrderOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try order.check() }

    func run() async throws { try await order.run(.approve, among: ["waiting": true], output) }
}

/// `unionctl stations decline`: each by its name, or among those that wait.
struct DeclineStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: LocalizedText.help.declineStations.inCurrentLanguage,
        discussion: LocalizedText.help.declineStationsDiscussion.inCurrentLanguage)

    @OptionGroup var order: StationOrderOptions

    @Option(parsing: .singleValue, help: .init(LocalizedText.help.declineBecause.inCurrentLanguage, valueName: "text"))
    var because: [String]

    @OptionGroup var output: OutputOptions

    func validate() throws { try order.check() }

    func run() async throws { try await order.run(.decline(because), among: ["waiting": true], output) }
}

/// `unionctl stations assign --to UNION`: stations whose union was dissolved, or others, get another.
struct AssignStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: LocalizedText.help.assignStations.inCurrentLanguage,
        discussion: LocalizedText.help.assignStationsDiscussion.inCurrentLanguage)

    @OptionGroup var order: StationOrderOptions

    @Option(help: .init(LocalizedText.help.assignStationsTo.inCurrentLanguage, valueName: "code"))
    var to: UnionCode

    @Flag(help: .init(LocalizedText.help.stationUnionLost.inCurrentLanguage))
    var unionLost = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard order.stations.isEmpty || !unionLost else {
            throw ValidationError(LocalizedText.namesOrFilter.inCurrentLanguage)
        }
        try order.check(isFiltered: unionLost)
    }

    func run() async throws {
        try await order.run(.assign(to), among: narrowed, output)
    }

    /// `--all` without anything else means all that have lost their union, not all there are.
    var narrowed: JSON { unionLost || order.filter.isEmpty ? ["unionLost": true] : .object([]) }
}
