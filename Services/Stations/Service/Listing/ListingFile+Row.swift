import Contracts
import FoundationEssentials
import Postgres
import StationsDomain

extension ListingFile {
    /// Reads a row of ``ListingStore/columns``.
    init(_ row: Row) throws {
        self.init(
            listing: Listing(state: try ListingState(row), asks: try row.get("asks")), since: try row.get("since"))
    }

    /// As `json_to_recordset` reads it.
    func row(_ provider: DepartmentName, _ station: Int64) -> JSON {
        .object([.init("station_id", .integer(station))] + members(provider))
    }

    /// The same, by the station's key.
    func row(provider: DepartmentName, station: StationKey) -> JSON {
        .object(
            [
                .init("department", .string(station.department.text)),
                .init("proposal_number", .string(station.number.text)),
            ] + members(provider))
    }

    private func members(_ provider: DepartmentName) -> [JSON.Member] {
        let state = listing.state
        let ask = state.openAsk
        func time(_ date: Date?) -> JSON? { date.map { .string(RFC3339.string($0)) } }
        return JSON.object([
            "provider": .string(provider.text), "state": .string(state.name.rawValue), "since": time(since),
            "asks": .integer(Int64(listing.asks)), "ask_version": ask.map { .integer(Int64($0.version)) },
            "asked_at": time(ask?.askedAt), "times": ask.map { .integer(Int64($0.times)) }, "due_at": time(ask?.dueAt),
            "refusal": ask?.refusal.map(JSON.string), "poi": state.poi.map { .string($0.text) },
            "shown_version": state.shown.map { .integer(Int64($0.version)) },
        ]).object ?? []
    }
}

extension ListingState {
    fileprivate init(_ row: Row) throws {
        let poi = try row.value(optional: "poi") { SourceReference($0) }
        func ask() throws -> ListingAsk {
            ListingAsk(
                number: try row.get("asks"), version: try row.get("ask_version"), askedAt: try row.get("asked_at"),
                dueAt: try row.get("due_at"), times: try row.get("times"), refusal: try row.get(optional: "refusal"))
        }
        func shown() throws -> ShownPlace { ShownPlace(poi: poi, version: try row.get("shown_version")) }
        switch try row.value("state", ListingStateWord.init) {
        case .none: self = .none
        case .submitted: self = .submitted(try ask())
        case .online: self = .online(try shown())
        case .stale: self = .stale(try shown(), try ask())
        case .takedownPending: self = .takedownPending(poi: poi, try ask())
        case .offline: self = .offline
        }
    }

    /// What the provider shows, as far as it is known.
    var shown: ShownPlace? {
        switch self {
        case .online(let shown), .stale(let shown, _): shown
        case .none, .submitted, .takedownPending, .offline: nil
        }
    }
}
