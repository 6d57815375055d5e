import Contracts
import Messaging
import Postgres

/// `stations.list`: where stations stand, a page at a time; the next is asked for with `after`.
struct ListStations: RequestHandler {
    let name = "stations.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let filter = try StationFilter(request.arguments)
        let today = CivilDate(inChinaAt: request.now)
        let page = try StationListStore.page(filter, today: today, in: transaction)
        let next = page.count == filter.limit ? page.last?.cursor.text : nil
        return RequestAnswer(
            .object(["stations": .array(page.map { $0.json(on: today) }), "next": next.map(JSON.string)]))
    }
}
