import Contracts
import Postgres

/// `dead-letters.list`: what was put aside, newest first, a page at a time, without its content. The next page is asked
/// for with `before`, the last number of this one; `ids` asks for certain letters instead.
struct ListDeadLetters: RequestHandler {
    let name = "dead-letters.list"

    /// With the longest ids and names there may be, a page stays within what a message may hold.
    static let maximumCount = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let arguments = request.arguments
        if let ids = arguments["ids"]?.array {
            guard ids.count <= ListDeadLetters.maximumCount else {
                throw RequestRefusal(.requestMalformed, field: "ids")
            }
            let letters = try DeadLetterStore.letters(ids.compactMap(\.integer), in: transaction)
            return RequestAnswer(["deadLetters": .array(letters)])
        }
        let limit = min(max(arguments["limit"]?.integer ?? 100, 1), Int64(ListDeadLetters.maximumCount))
        let letters = try DeadLetterStore.page(
            try LetterFilter(arguments), before: arguments["before"]?.integer, limit: Int(limit), in: transaction)
        return RequestAnswer(["deadLetters": .array(letters)])
    }
}
