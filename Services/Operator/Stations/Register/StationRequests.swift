import Contracts

/// What `unionctl stations` asks of the service about single stations.
extension ServiceRequests {
    /// Stations that match, page by page, at most `limit`.
    func stations(_ filter: JSON, limit: Int) async throws(CommandFault) -> ChosenStations {
        let (stations, more) = try await listing(
            "stations.list", filter, limit: limit, of: .stations, page: ListedStationPage.self)
        return ChosenStations(stations: stations, more: more)
    }

    /// One station with all that is on record; with a reason also who answers for it, and that it was seen is kept with
    /// the audit.
    func station(_ name: StationName, why: String?) async throws(CommandFault) -> ShownStation {
        let arguments = why == nil ? name.arguments : name.arguments.setting("contact", to: true)
        var shown = try await ask(.stations, "stations.show", arguments, reason: why, answer: ShownStation.self)
        // Who did not ask for the person does not print the person, whatever was answered.
        if why == nil { shown.contact = nil }
        return shown
    }

    /// Decides about stations, and says of each what came of it.
    func order(
        _ order: StationOrder, _ stations: [StationName], why: String
    ) async throws(CommandFault) -> [OrderedStation] {
        try await insist(
            .stations, order.request,
            order.arguments.setting("stations", to: .array(stations.map { .string($0.text) })), reason: why,
            answer: OrderedStations.self
        ).stations
    }
}

/// Stations that match a filter, and whether there may be more than were asked for.
struct ChosenStations: Codable, Sendable {
    var stations: [ListedStation] = []
    var more = false
}

/// What the service says of one station that it was asked to decide.
struct OrderedStation: Decodable, Sendable {
    var station: String
    var result: StationDecisions.Verdict
    var state: String?
    var code: String?
    var message: DecidedApplication.Message?
}

private struct OrderedStations: Decodable, Sendable {
    var stations: [OrderedStation]
}

private struct ListedStationPage: ListingPage {
    var stations: [ListedStation]
    var next: String?
    var items: [ListedStation] { stations }
}
