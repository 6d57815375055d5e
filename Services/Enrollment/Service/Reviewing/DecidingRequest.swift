import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// A reviewer's request to decide about applications: the same for reviews and for transfers, whatever the verdict.
struct DecidingRequest {
    static let maximumCount = 500

    let reviewer: ReviewerStore.Record
    private let why: String
    private let now: Date
    private let keys: KeyRing
    private let asked: [ApplicationKey]

    /// - Throws: ``RequestRefusal`` where something is missing, or the sender is no reviewer.
    init(_ request: ServiceRequest, keys: KeyRing, in transaction: borrowing Transaction) throws {
        why = try request.requiredWhy()
        now = request.now
        self.keys = keys
        let applications = request.arguments["applications"]?.array ?? []
        guard (1...Self.maximumCount).contains(applications.count) else {
            throw RequestRefusal(.requestMalformed, field: "applications")
        }
        asked = try applications.map { try ApplicationKey($0) }
        reviewer = try ReviewerStore.active(named: request.sender, in: transaction)
    }

    /// Has each application decided once, in the order asked for, so that each sees what was decided before it; saves all
    /// of it, and says of each what came of it.
    func answer(
        in transaction: borrowing Transaction, deciding decide: (ReviewedFile) -> Ruling
    ) throws -> RequestAnswer {
        let files = try ReviewStore.lock(Set(asked).sorted(), for: reviewer, in: transaction)
        var rulings: [ApplicationKey: Ruling] = [:]
        var resolutions: [Resolution] = []
        for key in asked where rulings[key] == nil {
            let ruling = files[key].map(decide) ?? .refused(.applicationUnknown)
            rulings[key] = ruling
            if case .decided(let resolution) = ruling { resolutions.append(resolution) }
        }
        try ReviewStore.save(resolutions, in: transaction)
        let opening = try openCases(for: resolutions, in: transaction)
        return RequestAnswer(
            ["applications": .array(asked.map { (rulings[$0] ?? .refused(.applicationUnknown)).json(of: $0) })],
            outcome: resolutions.isEmpty
                ? nil
                : Messaging.Outcome(
                    "decided", events: resolutions.flatMap { $0.events + opening.events(because: $0.cause) },
                    audit: resolutions.flatMap {
                        [$0.record(by: "/operators/\(reviewer.name)", why: why)] + opening.audit(because: $0.cause)
                    }))
    }

    /// Who has become a member is helped into social insurance, where the application asked for it.
    private func openCases(
        for resolutions: [Resolution], in transaction: borrowing Transaction
    ) throws -> CaseOpening {
        let causes = Dictionary(uniqueKeysWithValues: resolutions.map { ($0.key, $0.cause) })
        let files = try ApplicantStore.files(
            transaction.rows(try ApplicantStore.ask(for: Set(causes.keys), in: transaction)))
        let wanted = resolutions.flatMap { resolution in
            (files[resolution.key]?.requests(resolution.key, requestID: resolution.requestID) ?? [])
                .map { (request: $0, cause: resolution.cause) }
        }
        return try CaseOpening(wanted, keys: keys, at: now, in: transaction)
    }

    /// Reads `[{code, field?}]`: reasons that a union may give.
    static func reasons(_ arguments: JSON) throws -> [Reason] {
        try (arguments["reasons"]?.array ?? []).map { json in
            guard let reason = Reason(json: json), ReasonCode.review.contains(reason.code) else {
                throw RequestRefusal(.valueUnknown, field: "reasons")
            }
            guard (reason.field ?? "-").utf8.count <= 64, reason.field.map(isPath) ?? true else {
                throw RequestRefusal(.valueUnknown, field: "reasons.field")
            }
            return reason
        }
    }

    /// A path of field names: nothing else that an operator types reaches a department.
    private static func isPath(_ field: String) -> Bool {
        !field.isEmpty && field.utf8.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: ".") }
    }
}

extension Resolution {
    /// Speaks for the department that applied.
    fileprivate var cause: CaseCause { CaseCause(sender: key.department, eventID: requestID) }
}

extension Ruling {
    fileprivate func json(of key: ApplicationKey) -> JSON {
        let name: JSON = ["department": .string(key.department.text), "number": .string(key.number.text)]
        return switch self {
        case .decided(let resolution): name.setting("result", to: .string(resolution.word))
        case .refused(let code): name.refused(code)
        }
    }
}
