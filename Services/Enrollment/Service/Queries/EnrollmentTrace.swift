import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres

/// What enrollment can tell of an id: of an application by its number, alone or behind its department
/// (`tax-hunan/RH-1`), of a member by the member id, of a case by its number; of the first two with their cases.
struct EnrollmentTrace: TraceSource {
    func steps(of id: String, in transaction: borrowing Transaction) throws -> [TraceStep] {
        if let member = MemberID(id) {
            let found = try transaction.query(EnrollmentTrace.selectMember, member.uuid).map { try memberStep($0) }
            guard !found.isEmpty else { return [] }
            let moves = try transaction.query(EnrollmentTrace.selectMoves, member.uuid).map {
                try moveStep($0, of: member)
            }
            return try transaction.query(EnrollmentTrace.selectOfMember, member.uuid).map { try decision($0) } + moves
                + found + CaseStory.steps(ofMember: member, in: transaction)
        }
        if let number = CaseNumber(id) { return try CaseStory.steps(of: number, in: transaction) }
        let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
        var rows = try transaction.query(EnrollmentTrace.selectNumbered, id).map { try decision($0) }
        if parts.count == 2 {
            rows += try transaction.query(EnrollmentTrace.selectOne, parts[0], parts[1]).map { try decision($0) }
        }
        let subjects = Set(rows.compactMap(\.subject)).sorted()
        return try rows + CaseStory.steps(ofApplications: subjects, in: transaction)
    }

    private func decision(_ row: Row) throws -> TraceStep {
        let application = try KnownApplication(row)
        let outcome = application.outcome
        let codes = ["reasons", "warnings"].flatMap { outcome.data[$0]?.array ?? [] }.compactMap { $0["code"] }
        return TraceStep(
            at: outcome.decidedAt, step: "decided", event: try row.get("request_id"),
            subject: "\(application.key.department.text)/\(application.key.number.text)",
            details: [
                "state": .string(application.state.rawValue), "type": .string(outcome.type.rawValue),
                "reasons": codes.isEmpty ? nil : .array(codes), "union": outcome.data["union"],
                "member": outcome.data["memberId"],
            ])
    }

    private func memberStep(_ row: Row) throws -> TraceStep {
        TraceStep(
            at: try row.get("updated_at"), step: "member",
            details: [
                "member": .string(MemberID(try row.get("member_id")).description),
                "union": .string(try row.get("union_code")), "status": .string(try row.get("status")),
                "episode": .integer(try row.get("episode")),
            ])
    }

    private func moveStep(_ row: Row, of member: MemberID) throws -> TraceStep {
        TraceStep(
            at: try row.get("moved_at"), step: "moved", subject: member.description,
            details: [
                "kind": .string(try row.get("kind")), "from": .string(try row.get("from_union")),
                "to": .string(try row.get("to_union")),
            ])
    }

    private static let columns = """
        application.department, application.number, application.content, application.state, application.outcome_type,
        application.outcome, application.decided_at, application.request_id
        """

    /// Through the departments, since the key begins with one.
    private static let selectNumbered = Statement(
        "trace.application",
        """
        select \(columns) from department
        join application on application.department = department.name and application.number = $1
        """)

    private static let selectOne = Statement(
        "trace.application-of-department",
        "select \(columns) from application where application.department = $1 and application.number = $2")

    private static let selectMember = Statement(
        "trace.member",
        "select member_id, union_code, status, episode, updated_at from membership where member_id = $1")

    private static let selectMoves = Statement(
        "trace.moves",
        "select moved_at, kind, from_union, to_union from membership_move where member_id = $1 order by move")

    private static let selectOfMember = Statement(
        "trace.applications-of-member",
        """
        select \(columns) from membership join application on application.person_id = membership.person_id
        where membership.member_id = $1 order by application.decided_at limit 100
        """)
}
