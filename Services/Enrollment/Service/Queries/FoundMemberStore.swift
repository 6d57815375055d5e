import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres
import ServiceKit

/// Members, as other services are told of them.
enum FoundMemberStore {
    /// Those behind the documents with these fingerprints, in the order of the documents.
    static func members(
        behind fingerprints: [[UInt8]], in transaction: borrowing Transaction
    ) throws -> [FoundMember] {
        let found = Array(try transaction.query(select, fingerprints.map(Bytes.init)))
        let people = try found.map { try $0.get("person_id", as: UUID.self) }
        var cases: [UUID: [FoundCase]] = [:]
        for row in try transaction.query(selectCases, people) {
            cases[try row.get("person_id"), default: []].append(
                FoundCase(
                    number: CaseNumber(try row.get("id", as: UUID.self)),
                    scheme: try row.value("scheme", InsuranceScheme.init),
                    state: try row.value("state", InsuranceState.init),
                    paidThrough: try row.value(optional: "paid_through") { Month($0) }))
        }
        return try zip(found, people).map { row, person in
            FoundMember(
                position: try row.get("position", as: Int.self) - 1,
                memberID: MemberID(try row.get("member_id", as: UUID.self)),
                union: try row.value("union_code") { UnionCode($0) }, status: try row.value("status", status),
                joinedOn: try row.day("joined_on"), cases: cases[person] ?? [])
        }
    }

    private static func status(_ word: String) -> MembershipStanding? {
        switch word {
        case "active": .active
        case "retained": .retained
        case "withdrawn": .ended
        default: nil
        }
    }

    private static let select = Statement(
        "members.find",
        """
        select asked.position, person_id, member_id, union_code, status, joined_on
        from unnest($1::bytea[]) with ordinality as asked (fingerprint, position)
        join person_document using (fingerprint) join membership using (person_id)
        order by asked.position
        """)

    private static let selectCases = Statement(
        "members.find-cases",
        """
        select id, person_id, scheme, state, paid_through from insurance_case where person_id = any($1) order by id
        """)
}
