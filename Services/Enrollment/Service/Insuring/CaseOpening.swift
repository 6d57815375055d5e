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
        for (request, cause) in requests { _ = desk.open(request, because: cause) }
        events = try desk.save(keys: keys, in: transaction)
        audit = Dictionary(grouping: desk.entries, by: \.cause).mapValues { $0.map(\.opened) }
    }

    /// What is said because of that message.
    func events(because cause: CaseCause) -> [OutgoingEvent] { events[cause] ?? [] }
    func audit(because cause: CaseCause) -> [AuditRecord] { audit[cause] ?? [] }
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
