import Contracts
import FoundationEssentials
import Postgres

/// The answers given to operators' requests.
enum RequestStore {
    /// The answer this operator was given before; a request without an id is always new.
    static func answer(to id: String, from operatorName: String, in transaction: borrowing Transaction) throws -> JSON?
    {
        guard !id.isEmpty, let row = try transaction.query(select, id, operatorName).first else { return nil }
        return try JSON(parsing: Array(try row.get("answer", as: String.self).utf8))
    }

    static func save(_ answer: JSON, to request: ServiceRequest, in transaction: borrowing Transaction) throws {
        guard !request.id.isEmpty else { return }
        try transaction.execute(insert, request.id, request.sender, request.name, answer.text)
    }

    static func now(in transaction: borrowing Transaction) throws -> Date {
        guard let row = try transaction.query(selectNow).first else {
            throw PostgresError(code: "XX000", place: selectNow.name)
        }
        return try row.get("now")
    }

    private static let select = Statement(
        "operator_request.select", "select answer from operator_request where id = $1 and operator = $2")

    private static let insert = Statement(
        "operator_request.insert",
        "insert into operator_request (id, operator, request, answer) values ($1, $2, $3, $4)")

    private static let selectNow = Statement("now", "select now() as now")
}
