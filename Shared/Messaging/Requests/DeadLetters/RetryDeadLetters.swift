import Contracts
import Postgres
import ServiceKit

/// `dead-letters.retry`: sends letters again to the queue they came from, with the same event id; many in one request,
/// each with its own answer. Who asks second for the same letter is told so.
struct RetryDeadLetters: RequestHandler {
    let name = "dead-letters.retry"
    let store: DeadLetterStore
    /// What this service handles.
    let types: Set<String>

    static let maximumCount = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let ids = (request.arguments["ids"]?.array ?? []).compactMap(\.integer)
        guard (1...RetryDeadLetters.maximumCount).contains(ids.count) else {
            throw RequestRefusal(.requestMalformed, field: "ids")
        }
        var answers: [Int64: Answer] = [:]
        let readable = try judge(try DeadLetterStore.lock(ids, in: transaction), &answers)
        try settle(readable, &answers, by: request.sender, in: transaction)
        let records = readable.compactMap { letter in
            answers[letter.id]?.record(of: letter, by: request.sender, why: why)
        }
        return RequestAnswer(
            ["letters": .array(ids.map { (answers[$0] ?? .refused(.letterUnknown)).json(of: $0) })],
            outcome: records.isEmpty ? nil : Outcome("retried", audit: records))
    }

    /// The letters that trying again can help; why not, of the others.
    private func judge(_ letters: [DeadLetterStore.Letter], _ answers: inout [Int64: Answer]) throws -> [ReadableLetter]
    {
        letters.compactMap { letter in
            do throws(RequestRefusal) {
                switch letter.state {
                case "open": return try ReadableLetter(letter, handled: types, keys: store.keys)
                case "retrying": throw RequestRefusal(.letterRetrying)
                default: throw RequestRefusal(.letterClosed)
                }
            } catch {
                answers[letter.id] = .refused(error.code)
                return nil
            }
        }
    }

    /// What the department sent again meanwhile, and was handled, needs no second time.
    private func settle(
        _ letters: [ReadableLetter], _ answers: inout [Int64: Answer], by operatorName: String,
        in transaction: borrowing Transaction
    ) throws {
        let taken = try InboxStore.expect(letters, in: transaction)
        var claimed: [Int64] = []
        var closed: [(id: Int64, outcome: String)] = []
        for (letter, verdict) in zip(letters, taken) {
            switch verdict {
            case .fresh:
                answers[letter.id] = .retrying
                claimed.append(letter.id)
            case .duplicate:
                answers[letter.id] = .resolved
                closed.append((letter.id, "duplicate"))
            case .reused: answers[letter.id] = .refused(.eventIDReused)
            }
        }
        try DeadLetterStore.claim(claimed, by: operatorName, in: transaction)
        try store.close(closed, in: transaction)
    }

    /// What is answered about one letter.
    private enum Answer {
        /// It is on its way.
        case retrying
        /// It had its effect already.
        case resolved
        case refused(ReasonCode)

        func json(of id: Int64) -> JSON {
            switch self {
            case .retrying: ["id": .integer(id), "result": "retrying"]
            case .resolved: ["id": .integer(id), "result": "resolved"]
            case .refused(let code):
                ["id": .integer(id), "result": "refused", "code": .string(code.rawValue), "message": code.message.json]
            }
        }

        func record(of letter: ReadableLetter, by operatorName: String, why: String) -> AuditRecord? {
            let action: String
            switch self {
            case .retrying: action = "dead-letter.retried"
            case .resolved: action = "dead-letter.resolved"
            case .refused: return nil
            }
            return AuditRecord(
                actor: "/operators/\(operatorName)", action: action, subject: "dead-letter/\(letter.id)",
                after: ["event": .string(letter.event.id), "why": .string(why)])
        }
    }
}
