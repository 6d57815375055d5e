import Contracts
import Postgres
import ServiceKit

/// `dead-letters.show`: everything about one letter that is not personal; of its content the shape alone.
struct ShowDeadLetter: RequestHandler {
    let name = "dead-letters.show"
    let keys: KeyRing
    let structure: MaskedStructure

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        guard let id = request.arguments["id"]?.integer,
            let shown = try DeadLetterStore.letters([id], in: transaction).first,
            let letter = try DeadLetterStore.lock([id], in: transaction).first
        else { throw RequestRefusal(.letterUnknown, field: "id") }
        return RequestAnswer(["letter": shown, "content": content(of: letter)])
    }

    private func content(of letter: DeadLetterStore.Letter) -> JSON {
        guard let sealed = letter.sealed else { return ["state": "erased"] }
        guard let body = try? keys.open(sealed, context: DeadLetterStore.context) else {
            // Sealed with a key that this process does not have, or changed since: an answer here, not a failure.
            return ["state": "sealed"]
        }
        do throws(JSONError) {
            return ["state": "readable", "structure": structure.mask(try JSON(parsing: body))]
        } catch {
            return ["state": "unreadable", "code": .string(error.code.rawValue), "bytes": .integer(Int64(body.count))]
        }
    }
}
