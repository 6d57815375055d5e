import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `applications.decide`: a reviewer approves, returns or rejects applications that wait; many in one request, each with
/// its own answer and its one final outcome. Who decides second is told so.
struct DecideApplications: RequestHandler {
    let name = "applications.decide"

    static let maximumCount = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let verdict = try ReviewVerdict(request.arguments)
        let asked = try keys(request.arguments)
        guard let reviewer = try ReviewerStore.record(named: request.sender, in: transaction), reviewer.isActive else {
            throw RequestRefusal(.reviewerUnknown)
        }
        let files = try ReviewStore.lock(Set(asked).sorted(), for: reviewer, in: transaction)
        var review = Review(by: reviewer.reviewer, verdict)
        var ids = RandomIdentifiers(now: request.now)
        var rulings: [ApplicationKey: Ruling] = [:]
        for key in asked where rulings[key] == nil {
            rulings[key] =
                files[key].map { review.decide($0, at: request.now, ids: &ids) } ?? .refused(.applicationUnknown)
        }
        let resolutions = rulings.values.compactMap(\.resolution).sorted { $0.key < $1.key }
        try ReviewStore.save(resolutions, in: transaction)
        return RequestAnswer(
            ["applications": .array(asked.map { (rulings[$0] ?? .refused(.applicationUnknown)).json(of: $0) })],
            outcome: resolutions.isEmpty
                ? nil
                : Messaging.Outcome(
                    "decided", events: resolutions.map(\.event),
                    audit: resolutions.map { $0.record(by: request.sender, why: why) }))
    }

    private func keys(_ arguments: JSON) throws -> [ApplicationKey] {
        let asked = arguments["applications"]?.array ?? []
        guard (1...Self.maximumCount).contains(asked.count) else {
            throw RequestRefusal(.requestMalformed, field: "applications")
        }
        return try asked.map { try ApplicationKey($0) }
    }
}

extension ReviewVerdict {
    /// Reads `{decision, reasons: [{code, field?}]}`.
    fileprivate init(_ arguments: JSON) throws {
        let reasons = try (arguments["reasons"]?.array ?? []).map { json in
            guard let reason = Reason(json: json), ReasonCode.review.contains(reason.code) else {
                throw RequestRefusal(.valueUnknown, field: "reasons")
            }
            guard (reason.field ?? "-").utf8.count <= 64, reason.field.map(Self.isPath) ?? true else {
                throw RequestRefusal(.valueUnknown, field: "reasons.field")
            }
            return reason
        }
        switch arguments["decision"]?.string {
        case "approve" where reasons.isEmpty: self = .approve
        case "return" where !reasons.isEmpty: self = .sendBack(reasons)
        case "reject" where !reasons.isEmpty: self = .reject(reasons)
        case "return", "reject": throw RequestRefusal(.reviewReasonMissing, field: "reasons")
        default: throw RequestRefusal(.requestMalformed, field: "decision")
        }
    }

    /// A path of field names: nothing else that an operator types reaches a department.
    private static func isPath(_ field: String) -> Bool {
        !field.isEmpty && field.utf8.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: ".") }
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}

extension Ruling {
    fileprivate var resolution: Resolution? {
        if case .decided(let resolution) = self { resolution } else { nil }
    }

    fileprivate func json(of key: ApplicationKey) -> JSON {
        var members: [JSON.Member] = [
            .init("department", .string(key.department.text)), .init("number", .string(key.number.text)),
        ]
        switch self {
        case .decided(let resolution):
            members.append(.init("result", .string(resolution.existing ? "existing" : resolution.state.rawValue)))
        case .refused(let code):
            members += [
                .init("result", "refused"), .init("code", .string(code.rawValue)), .init("message", code.message.json),
            ]
        }
        return .object(members)
    }
}

extension Resolution {
    fileprivate var subject: String { "\(key.department.text)/\(key.number.text)" }

    /// What the department is told: the final outcome of its request.
    fileprivate var event: OutgoingEvent {
        OutgoingEvent(
            type: outcome.type, data: outcome.data, subject: subject, place: place, department: key.department.text,
            causationID: requestID, correlationID: requestID)
    }

    /// Who decided what and why, with opaque ids only.
    fileprivate func record(by reviewer: String, why: String) -> AuditRecord {
        let membership = newMembership?.membership
        return AuditRecord(
            actor: "/operators/\(reviewer)", action: "application.\(existing ? "existing" : state.rawValue)",
            subject: subject, before: ["state": "pending"],
            after: .object([
                "event": .string(requestID), "member": membership.map { .string($0.memberID.description) },
                "union": membership.map { .string($0.union.text) },
                "reasons": outcome.data["reasons"]?.array.map { .array($0.compactMap { $0["code"] }) },
                "why": .string(why),
            ]))
    }
}
