import Messaging
import Postgres

/// A request about officers that needs two people, once there are two.
protocol OfficerRequest: TwoPersonRequest {
    /// Does it for one operator, while fewer than two people are officers.
    func found(
        _ request: ServiceRequest, among known: [OfficerRecord], in transaction: borrowing Transaction
    ) throws -> RequestAnswer
}

/// Does at once, while fewer than two people are officers, what is proposed to a second one later. Of two operators who
/// begin at once the second finds what the first has made.
struct FoundingRequest: RequestHandler {
    let order: any OfficerRequest
    let proposing: any RequestHandler

    var name: String { order.name }

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let known = try OfficerStore.lockAll(in: transaction)
        guard OfficerRights(known: known).isFounding else { return try proposing.answer(request, in: transaction) }
        return try order.found(request, among: known, in: transaction)
    }
}
