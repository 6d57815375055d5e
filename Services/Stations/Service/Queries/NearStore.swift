import Contracts
import Postgres
import StationsDomain

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

        func stations(in transaction: borrowing Transaction) throws -> [Station] {
            try transaction.rows(standing).map(Station.init) + transaction.rows(travelling).map(Station.init)
        }
    }

    private static let place = "st_setsrid(st_makepoint($1, $2), 4326)::geography"

    private static let selectStanding = Statement(
        "station.select-near",
        """
        select \(StationStore.columns) from station
        where operating and st_dwithin(location, \(place), $5) and services @> $3
            and ($4::text[] is null or kind = any($4))
        order by location <-> \(place) limit $6
        """)

    private static let selectTravelling = Statement(
        "station.select-near-stop",
        """
        select \(StationStore.columns) from station
        where operating and services @> $3 and ($4::text[] is null or kind = any($4)) and id = any(array(
            select station_id from station_stop where st_dwithin(location, \(place), $5)
            order by location <-> \(place) limit $6))
        """)
}
