import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// `stations.export`: the public record of stations, with `lon` and `lat` in WGS-84, a page at a time in the order they
/// came; the next is asked for with `after`.
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
        let after = try filter.cursor { Int64($0) } ?? 0
        let files = try transaction.query(Self.select, after, state, try filter.place(), filter.limit)
            .map(StationFile.init)
        let today = CivilDate(inChinaAt: request.now)
        let next = files.count == filter.limit ? files.last?.id.map { JSON.string("\($0)") } : nil
        return RequestAnswer(
            .object(["stations": .array(files.map { $0.station.exported(on: today) }), "next": next]))
    }

    private static let select = Statement(
        "station.export",
        """
        select \(StationStore.columns) from station
        where id > $1 and ($2::text is null or state = $2) and ($3::text is null or division like $3 || '%')
        order by id limit $4
        """)
}

extension Station {
    fileprivate func exported(on day: CivilDate) -> JSON {
        let place = details.point?.canonical.rounded(toDecimals: 6)
        let record = record(on: day).json
        guard let place else { return record }
        return record.setting("lon", to: .number(place.longitude)).setting("lat", to: .number(place.latitude))
    }
}
