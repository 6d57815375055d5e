import Contracts
import Postgres

/// `dead-letters.groups`: what was put aside, counted by reason, fingerprint and type; the largest group first.
struct GroupDeadLetters: RequestHandler {
    let name = "dead-letters.groups"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let groups = try DeadLetterStore.groups(try LetterFilter(request.arguments), in: transaction)
        return RequestAnswer(["groups": .array(groups)])
    }
}
