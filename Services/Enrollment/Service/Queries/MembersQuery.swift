import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `members.find`: who of the people behind these documents is a member, of which union, and where help into insurance
/// stands; for the copies of other services. Nothing personal is answered.
///
/// Refused: to all but services with `request-not-permitted`; with `question-sealing` what is not sealed to this service's
/// key as this very question; with `value-unknown` what names nobody, or more than 500; with `questions-too-many` who
/// asks too often, or while nothing certain can be said. Each answer is audited before it is given.
struct MembersQuery: RequestHandler {
    let name = MembersQuestion.query
    let keys: KeyRing
    let serviceKey: ServiceKey?
    let rate: QuestionRate

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        guard request.isOfService else { throw RequestRefusal(.requestNotPermitted) }
        guard rate.admits(request.sender, at: request.now) else { throw RequestRefusal(.questionsTooMany) }
        guard let serviceKey, let sealed = request.arguments["sealed"] else {
            throw RequestRefusal(.questionSealing, field: "sealed")
        }
        let plain = try serviceKey.open(
            sealed, of: QuestionContext(to: .enrollment, query: name, asker: request.sender, id: request.id))
        guard let question = MembersQuestion(json: plain) else {
            throw RequestRefusal(.valueUnknown, field: "documents")
        }
        let sequence = try settledSequence(in: transaction)
        let members = try FoundMemberStore.members(
            behind: question.documents.map { keys.searchHash(of: $0) }, in: transaction)
        let record = AuditRecord(
            actor: "/services/\(request.sender.dropFirst("service.".count))", action: "members.found",
            subject: "question/\(request.id)",
            after: [
                "documents": .integer(Int64(question.documents.count)), "found": .integer(Int64(members.count)),
                "sequence": .integer(sequence),
                // Of the member ids in order, a line each: whoever keeps them can show that they were these.
                "members": .string(Self.digest(of: members)),
            ])
        return RequestAnswer(
            MembersAnswer(sequence: sequence, members: members).json, outcome: Outcome("found", audit: [record]),
            isKept: false)
    }

    /// A transaction that has been open for long, of whichever service, is nobody's fault who is asked about: asked again
    /// later, it has ended.
    private func settledSequence(in transaction: borrowing Transaction) throws -> Int64 {
        do {
            return try SettledSequence.note(in: transaction)
        } catch is UnsettledDirectory {
            throw RequestRefusal(.questionsTooMany)
        }
    }

    private static func digest(of members: [FoundMember]) -> String {
        let ids = Set(members.map(\.memberID.description)).sorted()
        return SHA256Digest.of(Array(ids.map { $0 + "\n" }.joined().utf8)).hexadecimal
    }
}
