import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `stations.export`: the public record of stations, with `lon` and `lat` in WGS-84, a page at a time in the order they
/// came; the next is asked for with `after`. With `visitsSince` each tells how many people came from that day on.
struct ExportStations: RequestHandler {
    let name = "stations.export"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let filter = FilterArguments(request.arguments)
        let state = try filter.text("state").map { text in
            guard let word = StationStateWord(rawValue: text) else {
                throw RequestRefusal(.valueUnknown, field: "state")
            }
            return word.rawValue
        }
        let since = try filter.text("visitsSince").map { text in
            guard let day = CivilDate(text) else { throw RequestRefusal(.dateFormat, field: "visitsSince") }
            return DayNumber(day)
        }
        let after = try filter.cursor { Int64($0) } ?? 0
        let stations = try transaction.query(Self.select, after, state, try filter.place(), filter.limit, since)
            .map(ExportedStation.init)
        let today = CivilDate(inChinaAt: request.now)
        let next = stations.count == filter.limit ? stations.last?.file.id.map { JSON.string("\($0)") } : nil
        return RequestAnswer(.object(["stations": .array(stations.map { $0.json(on: today) }), "next": next]))
    }

    private static let select = Statement(
        "station.export",
        """
        select \(StationStore.columns), case when $5::date is null then null else
            (select coalesce(sum(visits), 0)::bigint from visit_day where station_id = station.id and day >= $5)
            end as visits
        from station
        where id > $1 and ($2::text is null or state = $2) and ($3::text is null or division like $3 || '%')
        order by id limit $4
        """)
}

private struct ExportedStation {
    let file: StationFile
    /// `nil` where nobody asked.
    let visits: Int64?

    init(_ row: Row) throws {
        file = try StationFile(row)
        visits = try row.get(optional: "visits")
    }

    func json(on day: CivilDate) -> JSON {
        var json = file.station.record(on: day).json
        if let place = file.station.details.point?.canonical.rounded(toDecimals: 6) {
            json = json.setting("lon", to: .number(place.longitude)).setting("lat", to: .number(place.latitude))
        }
        return visits.map { json.setting("visits", to: .integer($0)) } ?? json
    }
}
