import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// Looks at cases whose time has come: asks again, reminds, tells operators what has stalled, and ends what the year's
/// end has ended.
struct InsuranceDeadline: ServiceDuty {
    let name = "insurance-deadline"
    let keys: KeyRing
    static let slice = 200

    func doSlice(at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let due = try InsuranceStore.due(limit: Self.slice, in: transaction)
        guard due.count > 0 else {
            return DutySlice(count: 0, mayBeMore: false, outcome: Messaging.Outcome("looked"))
        }
        let inquiry = try InsuranceSetting.Inquiry(in: transaction)
        var desk = CaseDesk(
            Dictionary(uniqueKeysWithValues: due.cases.map { ($0.number, $0) }),
            setting: try inquiry.setting(in: transaction), at: now)
        for item in due.cases { _ = desk.move(item, because: .ours) { .moved($0.passDeadline($1)) } }
        let events = try desk.save(keys: keys, in: transaction)
        let ended = desk.entries.filter { entry in
            entry.effects.contains { if case .changed = $0 { entry.item.since == now } else { false } }
        }
        return DutySlice(
            count: due.count, mayBeMore: due.count == Self.slice,
            outcome: Messaging.Outcome(
                "looked", events: events[.ours] ?? [], audit: ended.map { $0.item.record(of: "insurance.deadline") }),
            unreadable: due.unreadable.map(\.text))
    }
}

extension InsuranceCase {
    /// What the service itself did.
    fileprivate func record(of action: String) -> AuditRecord {
        AuditRecord(
            actor: "/services/enrollment", action: action, subject: number.text,
            after: ["state": .string(state.name.rawValue), "round": .integer(Int64(round))])
    }
}
