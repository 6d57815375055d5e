import Contracts
import EnrollmentDomain
import Messaging
import Postgres
import ServiceKit

/// `members.assign`: a reviewer gives members from holding pools to a street, community or trade union; many in one
/// request, each with its own answer. Who assigns second is told so.
struct AssignMembers: RequestHandler {
    let name = "members.assign"
    static let maximumCount = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let asked = try members(request.arguments)
        let reviewer = try ReviewerStore.active(named: request.sender, in: transaction)
        let assignment = try assignment(of: reviewer, request.arguments, in: transaction)
        let found = try HeldStore.lock(Array(Set(asked)), for: reviewer, in: transaction)
        var placements: [MemberID: Placement] = [:]
        var moves: [MoveRecord] = []
        for id in asked where placements[id] == nil {
            let placement = found[id].map { assignment.decide($0, at: request.now) } ?? .refused(.memberUnknown)
            placements[id] = placement
            if case .assigned(let move) = placement { moves.append(move) }
        }
        try MoveStore.save(moves, in: transaction)
        return RequestAnswer(
            ["members": .array(asked.map { (placements[$0] ?? .refused(.memberUnknown)).json(of: $0) })],
            outcome: moves.isEmpty
                ? nil
                : Messaging.Outcome(
                    "assigned", events: moves.flatMap { $0.facts(askedBy: nil) },
                    audit: moves.map { $0.record(by: request.sender, why: why) }))
    }

    private func members(_ arguments: JSON) throws -> [MemberID] {
        let asked = arguments["members"]?.array ?? []
        guard (1...Self.maximumCount).contains(asked.count) else {
            throw RequestRefusal(.requestMalformed, field: "members")
        }
        return try asked.map { id in
            guard let member = id.string.flatMap({ MemberID($0) }) else {
                throw RequestRefusal(.valueUnknown, field: "members")
            }
            return member
        }
    }

    private func assignment(
        of reviewer: ReviewerStore.Record, _ arguments: JSON, in transaction: borrowing Transaction
    ) throws -> Assignment {
        guard let code = arguments["union"]?.string.flatMap({ UnionCode($0) }),
            let union = try RollStore.organization(code, in: transaction)
        else { throw RequestRefusal(.unionUnknown, field: "union") }
        do throws(AssignmentRefusal) {
            return try Assignment(by: reviewer.reviewer, to: union)
        } catch {
            throw RequestRefusal(error.code, field: "union")
        }
    }
}

extension Placement {
    fileprivate func json(of member: MemberID) -> JSON {
        let name: JSON = ["member": .string(member.description)]
        return switch self {
        case .assigned(let record): name.setting("result", to: .string(record.kind.rawValue))
        case .refused(let code): name.refused(code)
        }
    }
}

extension MoveRecord {
    /// Who gave whom to which union, and why.
    fileprivate func record(by reviewer: String, why: String) -> AuditRecord {
        AuditRecord(
            actor: "/operators/\(reviewer)", action: "member.assigned", subject: move.memberID.description,
            before: ["union": .string(move.from.text)],
            after: ["union": .string(move.to.text), "why": .string(why)])
    }
}
