import Messaging
import Postgres
import ServiceKit

/// Who stands behind an operator's account, as officers are registered: also of those who were removed.
struct OfficerRegister: PersonRegister {
    func persons(
        of operators: Set<String>, in transaction: borrowing Transaction
    ) throws -> [String: [UInt8]] {
        var documents: [String: [UInt8]] = [:]
        for row in try transaction.query(Self.select, operators.sorted()) {
            documents[try row.get("name")] = try row.get("document", as: Bytes.self).bytes
        }
        return documents
    }

    private static let select = Statement(
        "officer.select-persons", "select name, document from officer where name = any($1)")
}
