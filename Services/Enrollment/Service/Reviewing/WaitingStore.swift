import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres
import ServiceKit

/// What operators see of applications.
enum WaitingStore {
    /// One page, oldest first.
    static func page(_ filter: WaitingFilter, in transaction: borrowing Transaction) throws -> [ListedApplication] {
        guard let statement = pages[filter.state] else { return [] }
        return try transaction.query(
            statement, filter.union, filter.place, filter.department, filter.since, filter.until, filter.isOverdue,
            filter.after?.decidedAt, filter.after?.department, filter.after?.number, filter.limit
        ).map(ListedApplication.init)
    }

    static func application(_ key: ApplicationKey, in transaction: borrowing Transaction) throws -> ShownApplication? {
        try transaction.query(selectOne, key.department.text, key.number.text).first.map(ShownApplication.init)
    }

    private static let columns = """
        application.department, application.number, application.state, application.decided_at,
            application.union_code, application.particulars, organization.division, application.due_at,
            coalesce(application.due_at < now(), false) as overdue,
            case when application.state = 'transfer-proposed' then membership.union_code end as home
        """

    private static let joins = """
        left join organization on organization.code = application.union_code
                    left join membership on membership.person_id = application.person_id
        """

    /// One statement a state, so that its index serves whatever is asked for.
    private static let pages = Dictionary(
        uniqueKeysWithValues: WaitingFilter.State.allCases.map { state in
            (
                state,
                Statement(
                    "application.page-\(state.rawValue)",
                    """
                    select \(columns)
                    from application \(joins)
                    where application.state = '\(state.rawValue)'
                        and ($1::text is null or application.union_code = $1)
                        and ($2::text is null or organization.division like $2 || '%')
                        and ($3::text is null or application.department = $3)
                        and ($4::timestamptz is null or application.decided_at >= $4)
                        and ($5::timestamptz is null or application.decided_at < $5)
                        and (not $6::bool or application.due_at < now())
                        and ($7::timestamptz is null
                            or (application.decided_at, application.department, application.number) > ($7, $8, $9))
                    order by application.decided_at, application.department, application.number limit $10
                    """)
            )
        })

    private static let selectOne = Statement(
        "application.show",
        """
        select \(columns), application.outcome_type, application.outcome, application.person_id,
            person.key, person.name, person.phone, document.type, document.number as document_number
        from application \(joins)
        left join person on person.id = application.person_id
        left join lateral (
            select type, number from person_document where person_document.person_id = person.id limit 1
        ) as document on true
        where application.department = $1 and application.number = $2
        """)
}

/// An application in a listing: nothing personal.
struct ListedApplication {
    var cursor: ListingCursor
    var state: String
    var union: String?
    /// The union of which the person is a member, where a transfer is proposed.
    var home: String?
    var place: DivisionCode?
    var dueAt: Date?
    var isOverdue: Bool
    /// What was asked, without the applicant.
    var particulars: JSON?

    init(_ row: Row) throws {
        cursor = ListingCursor(
            decidedAt: try row.get("decided_at"), department: try row.get("department"),
            number: try row.get("number"))
        state = try row.get("state")
        union = try row.get(optional: "union_code")
        home = try row.get(optional: "home")
        place = try row.get(optional: "division", as: String.self).flatMap(DivisionCode.init)
        dueAt = try row.get(optional: "due_at")
        isOverdue = try row.get("overdue")
        particulars = try row.get(optional: "particulars", as: String.self).map { try JSON(parsing: Array($0.utf8)) }
    }

    var json: JSON {
        .object([
            "department": .string(cursor.department), "number": .string(cursor.number), "state": .string(state),
            "union": union.map(JSON.string), "from": home.map(JSON.string),
            "place": place.map { .string($0.description) },
            "decidedAt": .string(RFC3339.string(cursor.decidedAt)),
            "dueAt": dueAt.map { .string(RFC3339.string($0)) }, "overdue": .bool(isOverdue),
            "occupation": particulars?["occupation"], "labourRelation": particulars?["labourRelation"],
            "platform": particulars?["platform"], "channel": particulars?["channel"],
        ])
    }
}

/// One application with everything on file; the applicant sealed.
struct ShownApplication {
    private struct Sealed {
        let personID: UUID
        let key, name, phone, number: [UInt8]
        let type: String
    }

    let listed: ListedApplication
    let outcome: JSON
    private let sealed: Sealed?

    init(_ row: Row) throws {
        listed = try ListedApplication(row)
        outcome = [
            "type": .string(try row.get("outcome_type")),
            "time": .string(RFC3339.string(listed.cursor.decidedAt)),
            "data": try JSON(parsing: Array(try row.get("outcome", as: String.self).utf8)),
        ]
        // Where the key is gone the person was erased.
        if let id = try row.get(optional: "person_id", as: UUID.self),
            let key = try row.get(optional: "key", as: Bytes.self),
            let type = try row.get(optional: "type", as: String.self)
        {
            sealed = Sealed(
                personID: id, key: key.bytes, name: try row.get("name", as: Bytes.self).bytes,
                phone: try row.get("phone", as: Bytes.self).bytes,
                number: try row.get("document_number", as: Bytes.self).bytes, type: type)
        } else {
            sealed = nil
        }
    }

    /// Opens what is sealed; `nil` where nobody is on file.
    func applicant(_ keys: KeyRing) throws -> JSON? {
        guard let sealed else { return nil }
        let key = try PersonKey(wrapped: sealed.key, for: sealed.personID, keys: keys)
        return [
            "name": .string(try key.open(sealed.name, field: "name")),
            "identity": [
                "type": .string(sealed.type), "number": .string(try key.open(sealed.number, field: "number")),
            ], "phone": .string(try key.open(sealed.phone, field: "phone")),
        ]
    }
}
