import Contracts
import FoundationEssentials
import Messaging
import Postgres

/// `directory.departments`: what each department may send, where, and its key; for the copies of the other services.
struct DepartmentsQuery: RequestHandler {
    let name = DirectoryCopy.Part.departments.query
    private let pageLength = 200

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let page = try DirectoryPage(request, length: pageLength, in: transaction)
        let rows = try transaction.query(DepartmentsQuery.select, page.after, page.length)
        let facts = try rows.compactMap { row throws in
            try DepartmentScopeChanged(row).map { Fact($0, sequence: page.sequence) }
        }
        return page.answer(facts, through: try rows.map { try $0.get("name", as: String.self) }.last, of: rows.count)
    }

    private static let select = Statement(
        "directory.departments",
        """
        select name, types, places, removed_at is not null as removed,
            (select public_key from department_key where department = name order by registered_at desc limit 1)
                as public_key
        from department where name > $1 order by name limit $2
        """)
}

extension DepartmentScopeChanged {
    /// `nil` where the name is no department's: it cannot have been registered through `departments.register`.
    fileprivate init?(_ row: Row) throws {
        guard let name = DepartmentName(try row.get("name")) else { return nil }
        self.init(
            name: name, types: try row.get("types", as: [String].self).map(EventType.init(rawValue:)),
            places: try row.get("places", as: [String].self).compactMap(DivisionCode.init),
            removed: try row.get("removed"),
            publicKey: try row.get(optional: "public_key", as: Bytes.self).map { Data($0.bytes).base64EncodedString() })
    }
}
