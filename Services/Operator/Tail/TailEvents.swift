import ArgumentParser
import Contracts
import Foundation

/// `unionctl tail`: the events as they pass, from any point of the last 30 days.
struct TailEvents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: LocalizedText.help.tail.inCurrentLanguage,
        discussion: LocalizedText.help.tailDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.since.inCurrentLanguage, valueName: "1h"))
    var since: TimeSpan?

    @Option(help: .init(LocalizedText.help.from.inCurrentLanguage, valueName: "first|next|offset|time"))
    var from: StreamPosition?

    @Option(name: .customLong("type"), help: .init(LocalizedText.help.type.inCurrentLanguage, valueName: "pattern"))
    var types: [String] = []

    @Option(
        name: .customLong("place"), help: .init(LocalizedText.help.placeFilter.inCurrentLanguage, valueName: "code"))
    var places: [String] = []

    @Option(
        name: .customLong("department"),
        help: .init(LocalizedText.help.departmentFilter.inCurrentLanguage, valueName: "name"))
    var departments: [String] = []

    @Flag(inversion: .prefixedNo, help: .init(LocalizedText.help.follow.inCurrentLanguage))
    var follow = true

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let position = try position(now: Date())
        let filter = try filter(position)
        let log = BrokerEventLog(address: try OperatorEnvironment.process.broker())
        var line = EventLine(language: output.language, isColoured: Terminal.standardOutput.isColoured)
        let show: (LoggedEvent) -> Void = { logged in
            guard let event = TailedEvent(logged) else {
                Terminal.standardError.write(LocalizedText.recordUnreadable(logged.offset)[output.language] + "\n")
                return
            }
            guard filter.matches(event) else { return }
            let text =
                output.isJSON ? event.jsonWithOffset.text : line.text(event)
            Terminal.standardOutput.write(text + "\n")
        }
        if follow {
            try await log.follow(from: position, show) {
                Terminal.standardError.write(LocalizedText.tailReconnects[output.language] + "\n")
            }
        } else {
            try await log.readToEnd(from: position, show)
        }
    }

    /// Where to begin: by default with what comes, and, when it is not followed, with everything there is.
    func position(now: Date) throws(CommandFault) -> StreamPosition {
        switch (since, from) {
        case (.some, .some): throw .usage(.sinceAndFrom)
        case (let since?, nil): .time(now.addingTimeInterval(-Double(since.seconds)))
        case (nil, let from?): from
        case (nil, nil): follow ? .next : .first
        }
    }

    /// The filter that the options ask for.
    func filter(_ position: StreamPosition) throws(CommandFault) -> EventFilter {
        var filter = EventFilter(types: types.map(Glob.init), departments: departments)
        for place in places {
            guard let prefix = PlacePrefix(place) else { throw .usage(.placeUnknown(place)) }
            filter.places.append(prefix)
        }
        if case .time(let time) = position { filter.earliest = time }
        return filter
    }
}
