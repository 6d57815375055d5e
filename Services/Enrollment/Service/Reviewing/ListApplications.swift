import Contracts
import Messaging
import Postgres

/// `applications.list`: what waits, oldest first, a page at a time; the next is asked for with `after`.
struct ListApplications: RequestHandler {
    let name = "applications.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let filter = try WaitingFilter(request.arguments)
        let page = try WaitingStore.page(filter, in: transaction)
        let next = page.count == filter.limit ? page.last?.cursor.text : nil
        return RequestAnswer(
            .object(["applications": .array(page.map(\.json)), "next": next.map(JSON.string)]))
    }
}
