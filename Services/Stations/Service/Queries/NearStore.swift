import Contracts
import Postgres
import StationsDomain

/// As much of a station as somebody needs who is on the way to it.
struct NearCandidate {
    let id: Int64
    let code: StationCode?
    let details: StationDetails

    init(_ row: Row) throws {
        id = try row.get("id")
        code = try row.value(optional: "code") { StationCode($0) }
        details = try StationDetails(row)
    }
}

/// Finds stations by place.
enum NearStore {
    /// The nearest of those that stay where they are, and of those that travel; sent together.
    struct Inquiry {
        private let standing, travelling: Question

        init(_ question: NearQuestion, count: Int, in transaction: borrowing Transaction) throws {
            let point = question.point.canonical
            let services = question.services.map(\.rawValue)
            let kinds = question.kinds.isEmpty ? nil : question.kinds.map(\.rawValue)
            standing = try transaction.ask(
                selectStanding, point.longitude, point.latitude, services, kinds, NearQuestion.furthest, count)
            travelling = try transaction.ask(
                selectTravelling, point.longitude, point.latitude, services, kinds, NearQuestion.furthest, count)
        }

        func stations(in transaction: borrowing Transaction) throws -> [NearCandidate] {
            try transaction.rows(standing).map(NearCandidate.init)
                + transaction.rows(travelling).map(NearCandidate.init)
        }
    }

    private static let place = "st_setsrid(st_makepoint($1, $2), 4326)::geography"

    private static let selectStanding = Statement(
        "station.select-near",
        """
        select id, code, \(StationStore.detailColumns) from station
        where operating and st_dwithin(location, \(place), $5) and services @> $3
            and ($4::text[] is null or kind = any($4))
        order by location <-> \(place) limit $6
        """)

    private static let selectTravelling = Statement(
        "station.select-near-stop",
        """
        select id, code, \(StationStore.detailColumns) from station
        where operating and services @> $3 and ($4::text[] is null or kind = any($4)) and id = any(array(
            select station_id from station_stop where st_dwithin(location, \(place), $5)
            order by location <-> \(place) limit $6))
        """)
}
