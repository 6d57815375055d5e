import Contracts
import FoundationEssentials
import Messaging
import Postgres

/// The steps of cases of help into social insurance, as the audit log has them, and where one waits in vain.
enum CaseStory {
    static func steps(of number: CaseNumber, in transaction: borrowing Transaction) throws -> [TraceStep] {
        try steps(transaction.query(selectOne, number.uuid), in: transaction)
    }

    /// - Parameter subjects: such as `tax-hunan/RH-1`.
    static func steps(
        ofApplications subjects: [String], in transaction: borrowing Transaction
    ) throws -> [TraceStep] {
        // A department's name holds no slash, an application's number may.
        let keys = subjects.map { $0.split(separator: "/", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }
        guard !keys.isEmpty else { return [] }
        return try steps(
            transaction.query(selectOfApplications, keys.map { $0[0] }, keys.map { $0[1] }), in: transaction)
    }

    static func steps(ofMember member: MemberID, in transaction: borrowing Transaction) throws -> [TraceStep] {
        try steps(transaction.query(selectOfMember, member.uuid), in: transaction)
    }

    private static func steps(_ cases: Rows, in transaction: borrowing Transaction) throws -> [TraceStep] {
        var schemes: [String: String] = [:]
        var stalled: [TraceStep] = []
        for row in cases {
            let number = CaseNumber(try row.get("id", as: UUID.self)).text
            schemes[number] = try row.get("scheme")
            if let since = try row.get(optional: "stalled_since", as: Date.self) {
                let office = try row.get(optional: "asked").map(JSON.string)
                stalled.append(
                    TraceStep(at: since, step: "stalled", subject: number, details: ["waitingFor": office]))
            }
        }
        guard !schemes.isEmpty else { return [] }
        return try transaction.query(selectSteps, schemes.keys.sorted()).map { row in
            let after = try JSON(parsing: Array(try row.get("after", as: String.self).utf8))
            let subject: String = try row.get("subject")
            return TraceStep(
                at: try row.get("at"), step: "case", event: after["event"]?.string, subject: subject,
                details: [
                    "scheme": schemes[subject].map(JSON.string), "state": after["state"], "round": after["round"],
                ])
        } + stalled
    }

    private static let columns =
        "insurance_case.id, insurance_case.scheme, insurance_case.stalled_since, insurance_case.asked"

    private static let selectOne = Statement(
        "trace.case", "select \(columns) from insurance_case where id = $1")

    private static let selectOfApplications = Statement(
        "trace.cases-of-applications",
        """
        select \(columns) from unnest($1::text[], $2::text[]) as named (department, application)
        join insurance_case on insurance_case.department = named.department
            and insurance_case.application = named.application
        """)

    private static let selectOfMember = Statement(
        "trace.cases-of-member",
        """
        select \(columns) from membership join insurance_case on insurance_case.person_id = membership.person_id
        where membership.member_id = $1
        """)

    /// By the index on just these entries, which the condition on the subject names.
    private static let selectSteps = Statement(
        "trace.case-steps",
        """
        select at, subject, after from audit_log
        where subject = any($1) and subject like 'SB-%' and after is not null order by id limit 500
        """)
}
