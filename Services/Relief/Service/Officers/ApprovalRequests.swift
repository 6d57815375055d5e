import Contracts
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// `relief.approvals.set`: which levels sign for archives of a level, or lists up to a sum, in a place; none, and the rule
/// of the wider place counts again. Needs two officers, of whom who proposes it manages programmes or keeps the ledger
/// there.
struct SetApproval: TwoPersonRequest {
    let name = "relief.approvals.set"

    private struct Order {
        let place: DivisionCode
        let subject: ApprovalRule.Subject
        /// `nil` to take the rule away.
        let chain: ApprovalChain?

        init(_ arguments: JSON) throws {
            guard let place = arguments["place"]?.string.flatMap({ DivisionCode($0) }), place.isKnown else {
                throw RequestRefusal(.divisionUnknown, field: "place")
            }
            self.place = place
            subject = try ApprovalRule.Subject(arguments)
            let levels = try (arguments["signatures"]?.array ?? []).map { level in
                guard let level = level.string.flatMap(ApprovalLevel.init) else {
                    throw RequestRefusal(.valueUnknown, field: "signatures")
                }
                return level
            }
            chain = ApprovalChain(levels)
            guard chain != nil || levels.isEmpty else { throw RequestRefusal(.valueUnknown, field: "signatures") }
        }

        var json: JSON {
            subject.json(in: place, signedBy: chain?.levels ?? [])
        }
    }

    func check(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> JSON {
        let order = try Order(request.arguments)
        try check(order, proposedBy: request.sender, OfficerRights(known: OfficerStore.all(in: transaction)))
        return order.json
    }

    func perform(_ proposal: ConfirmedProposal, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let order = try Order(proposal.arguments)
        let rights = OfficerRights(known: try OfficerStore.lockAll(in: transaction))
        try check(order, proposedBy: proposal.proposal.proposedBy, rights)
        _ = try rights.acting(proposal.confirmedBy)
        let before = try ApprovalStore.all(in: transaction).first {
            $0.place == order.place && $0.subject == order.subject
        }
        if let chain = order.chain {
            let rule = ApprovalRule(in: order.place, order.subject, signedBy: chain)
            try ApprovalStore.save(rule, by: proposal.proposal.proposedBy, in: transaction)
        } else if try !ApprovalStore.remove(order.subject, in: order.place, in: transaction) {
            throw RequestRefusal(.valueUnknown, field: "signatures")
        }
        return RequestAnswer(
            order.json,
            outcome: Messaging.Outcome(
                "set",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(proposal.proposal.proposedBy)", action: "relief.approval-set",
                        subject: order.place.description, before: before?.json ?? .null,
                        after: order.json.setting("why", to: .string(proposal.proposal.why)).setting(
                            "confirmedBy", to: .string("/operators/\(proposal.confirmedBy)")))
                ]))
    }

    private func check(_ order: Order, proposedBy name: String, _ rights: OfficerRights) throws {
        let officer = try rights.acting(name)
        guard let code = officer.refusal(as: .programmes, in: order.place),
            officer.refusal(as: .ledger, in: order.place) != nil
        else { return }
        throw RequestRefusal(code)
    }
}

/// `relief.approvals.list`: what is set, by place.
struct ListApprovals: RequestHandler {
    let name = "relief.approvals.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        RequestAnswer(["rules": .array(try ApprovalStore.all(in: transaction).map(\.json))])
    }
}

extension ApprovalRule {
    fileprivate var json: JSON { subject.json(in: place, signedBy: chain.levels) }
}

extension ApprovalRule.Subject {
    /// `archives`, a level; else lists, up to `upToFen` where that is given.
    fileprivate init(_ arguments: JSON) throws {
        if let level = arguments["archives"], level != .null {
            guard let level = level.string.flatMap(ArchiveLevel.init) else {
                throw RequestRefusal(.valueUnknown, field: "archives")
            }
            self = .archives(level)
        } else if let limit = arguments["upToFen"], limit != .null {
            guard let fen = limit.integer, fen > 0 else { throw RequestRefusal(.valueUnknown, field: "upToFen") }
            self = .lists(upTo: Fen(fen))
        } else {
            self = .lists(upTo: nil)
        }
    }

    fileprivate func json(in place: DivisionCode, signedBy levels: [ApprovalLevel]) -> JSON {
        var level: ArchiveLevel?
        var limit: Fen?
        switch self {
        case .archives(let of): level = of
        case .lists(let upTo): limit = upTo
        }
        return .object([
            "place": .string(place.description), "archives": level.map { .string($0.rawValue) },
            "upToFen": limit.map { .integer($0.amount) },
            "signatures": .array(levels.map { .string($0.rawValue) }),
        ])
    }
}
