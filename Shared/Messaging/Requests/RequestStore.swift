import Contracts
import FoundationEssentials
import Postgres

/// The answers given to operators' requests.
enum RequestStore {
    /// The answer this operator was given before; a request without an id is always new.
    ///
    /// - Throws: ``RequestRefusal`` where the id stands for another request, or for somebody else's.
    static func answer(to call: RequestCall, in transaction: borrowing Transaction) throws -> JSON? {
        guard !call.id.isEmpty, let row = try transaction.query(select, call.id).first else { return nil }
        guard try row.get("operator") == call.sender, try row.get("request") == call.name else {
            throw RequestRefusal(.requestIDUsed, field: "id")
        }
        return try JSON(parsing: Array(try row.get("answer", as: String.self).utf8))
    }

    static func save(_ answer: JSON, to call: RequestCall, in transaction: borrowing Transaction) throws {
        guard !call.id.isEmpty else { return }
        try transaction.execute(insert, call.id, call.sender, call.name, answer.text)
    }

    static func now(in transaction: borrowing Transaction) throws -> Date {
        guard let row = try transaction.query(selectNow).first else {
            throw PostgresError(code: "XX000", place: selectNow.name)
        }
        return try row.get("now")
    }

    private static let select = Statement(
        "operator_request.select", "select operator, request, answer from operator_request where id = $1")

    private static let insert = Statement(
        "operator_request.insert",
        "insert into operator_request (id, operator, request, answer) values ($1, $2, $3, $4)")

    private static let selectNow = Statement("now", "select now() as now")
}
