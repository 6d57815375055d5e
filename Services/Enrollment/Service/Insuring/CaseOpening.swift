import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// Opens the cases that applications ask for, 进一家门、办两家事: as soon as the person is a member, in the same transaction.
/// An application without such a wish costs nothing.
struct CaseOpening {
    private let events: [CaseCause: [OutgoingEvent]]
    private let audit: [CaseCause: [AuditRecord]]

    /// - Parameter requests: each with the message that brought it.
    init(
        _ requests: [(request: AssistanceRequest, cause: CaseCause)], keys: KeyRing, at now: Date,
        in transaction: borrowing Transaction
    ) throws {
        guard !requests.isEmpty else {
            (events, audit) = ([:], [:])
            return
        }
        let inquiry = try InsuranceSetting.Inquiry(in: transaction)
        let cases = try InsuranceStore.cases(of: Set(requests.map(\.request.personID)), in: transaction)
        var desk = CaseDesk(
            Dictionary(uniqueKeysWithValues: cases.map { ($0.number, $0) }),
            setting: try inquiry.setting(in: transaction), at: now)
        var answers: [(cause: CaseCause, event: OutgoingEvent)] = []
        for (request, cause) in requests {
            let (number, ruling) = desk.open(request, because: cause)
            guard let item = desk[number],
                let event = item.answer(
                    to: request, ruling, owed: desk.owedMonths(of: item), because: cause)
            else {
                continue
            }
            answers.append((cause, event))
        }
        // That there is a case already comes before how it has ended.
        events = Dictionary(grouping: answers, by: \.cause).mapValues { $0.map(\.event) }
            .merging(try desk.save(keys: keys, in: transaction)) { $0 + $1 }
        audit = Dictionary(grouping: desk.entries, by: \.cause).mapValues { $0.map(\.opened) }
    }

    /// What is said because of that message.
    func events(because cause: CaseCause) -> [OutgoingEvent] { events[cause] ?? [] }
    func audit(because cause: CaseCause) -> [AuditRecord] { audit[cause] ?? [] }
}

extension InsuranceCase {
    /// What the applicant's department hears where nothing was opened: that there is a case already, or why there is none.
    fileprivate func answer(
        to request: AssistanceRequest, _ ruling: CaseRuling, owed: [Month], because cause: CaseCause
    ) -> OutgoingEvent? {
        let code: ReasonCode
        switch ruling {
        case .moved: return nil
        // The application's own case, opened when the membership was proposed.
        case .repeated where requestID == request.requestID: return nil
        case .repeated:
            if let event = existing(for: request.application, owed: owed, because: cause) { return event }
            code = .caseElsewhere
        case .refused(let reason, _): code = reason
        }
        let key = request.application
        let data = InsuranceRefused(
            applicationNumber: key.number, refusedType: .enrollmentRequestedV1,
            reasons: [Reason(code, field: "socialInsurance.schemes")])
        return OutgoingEvent(
            type: InsuranceRefused.type, data: data.json, subject: "\(key.department.text)/\(key.number.text)",
            department: key.department.text, causationID: cause.eventID, correlationID: request.requestID,
            traceParent: cause.traceParent)
    }
}

extension CaseDesk.Entry {
    fileprivate var opened: AuditRecord {
        AuditRecord(
            actor: "/departments/\(cause.sender?.text ?? "-")", action: "insurance.opened", subject: item.number.text,
            after: .object([
                "event": cause.eventID.map(JSON.string), "scheme": .string(item.scheme.rawValue),
                "state": .string(item.state.name.rawValue), "round": .integer(Int64(item.round)),
            ]))
    }
}
