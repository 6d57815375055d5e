import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// Who publishes stations on maps, and how long one waits for them, as operators have set it.
struct MapSetting {
    /// Sent without waiting, read when the answers are needed.
    struct Inquiry {
        private let providers, keys, patience: Question

        init(in transaction: borrowing Transaction) throws {
            providers = try transaction.ask(MapProviderStore.selectAll)
            keys = try transaction.ask(selectKeys)
            patience = try transaction.ask(MapProviderStore.selectPatience)
        }

        func setting(in transaction: borrowing Transaction) throws -> MapSetting {
            MapSetting(
                appointed: try transaction.rows(providers).map(MapProvider.init),
                keys: try DepartmentKeyStore.keys(transaction.rows(keys)),
                patience: try MapProviderStore.patience(transaction.rows(patience)))
        }
    }

    let appointed: [MapProvider]
    let keys: [DepartmentName: DepartmentKey]
    let patience: AskingTerm

    static let none = MapSetting(appointed: [], keys: [:], patience: .forListings)

    /// Those appointed for a place, dismissed ones left out, in the order of their names.
    func providers(of place: DivisionCode) -> [MapProvider] {
        appointed.filter { provider in !provider.isDismissed && provider.places.contains { $0.contains(place) } }
    }

    /// A question to a provider, sealed to its key. `nil` where it has none: the question stays open, and is asked when
    /// its time comes again.
    func request(
        _ question: ListingQuestion, _ listing: Listing, of name: DepartmentName, about station: Station,
        story: String?, because cause: Cause
    ) -> OutgoingEvent? {
        guard let key = keys[name], let code = station.code, let ask = listing.state.openAsk,
            let provider = appointed.first(where: { $0.name == name })
        else { return nil }
        func event<Data: EventData>(_ data: Data) -> OutgoingEvent {
            .request(
                to: name, key: key, type: Data.type, data: data.json, subject: "\(station.key)",
                causationID: cause.event?.event.id, correlationID: story, traceParent: cause.event?.event.traceParent)
        }
        switch question {
        case .show(let request):
            let details = station.details
            return event(
                StationListingAsked(
                    code: code, request: request, attempt: ask.times,
                    poi: listing.state.poi, name: details.name, kind: details.kind,
                    division: details.division, address: details.address,
                    point: details.point?.converted(to: provider.system), hours: details.hours,
                    timetable: details.timetable, services: details.services.inOrder, answerBy: ask.dueAt))
        case .takeDown(let request, let poi):
            return event(
                StationTakedownAsked(
                    code: code, request: request, attempt: ask.times, poi: poi,
                    reason: station.state.takedownReason ?? .notAppointed, answerBy: ask.dueAt))
        }
    }

    private static let selectKeys = DepartmentKeyStore.newest(
        "map_provider.select-keys", of: "any(select name from map_provider)")
}

/// A department that publishes stations on a map.
struct MapProvider {
    var name: DepartmentName
    /// As people know it: 高德地图.
    var displayName: String
    /// In which it is told where a station is.
    var system: CoordinateSystem
    var places: [DivisionCode]
    var isDismissed: Bool
}

extension Set where Element: CaseIterable {
    /// In the order of their dictionary.
    var inOrder: [Element] { Element.allCases.filter(contains) }
}
