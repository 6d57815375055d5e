import Contracts
import Messaging
import Postgres

/// `members.held`: who waits in a holding pool for a union, a page at a time; the next is asked for with `after`.
struct ListHeldMembers: RequestHandler {
    let name = "members.held"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let filter = try HeldFilter(request.arguments)
        let page = try HeldStore.page(filter, at: request.now, in: transaction)
        let next = page.count == filter.limit ? page.last?.cursor.text : nil
        return RequestAnswer(.object(["members": .array(page.map(\.json)), "next": next.map(JSON.string)]))
    }
}
