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
    let slice = 200

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let due = try InsuranceStore.due(limit: limit, in: transaction)
        guard !due.isEmpty else {
            return DutySlice(count: 0, mayBeMore: false, outcome: Messaging.Outcome("looked"))
        }
        let inquiry = try InsuranceSetting.Inquiry(in: transaction)
        var desk = CaseDesk(
            Dictionary(uniqueKeysWithValues: due.map { ($0.number, $0) }),
            setting: try inquiry.setting(in: transaction), at: now)
        for item in due { _ = desk.move(item, because: .ours) { .moved($0.passDeadline($1)) } }
        let events = try desk.save(keys: keys, in: transaction)
        let ended = desk.entries.filter { entry in
            entry.effects.contains { if case .changed = $0 { entry.item.since == now } else { false } }
        }
        return DutySlice(
            count: due.count, mayBeMore: due.count == limit,
            outcome: Messaging.Outcome(
                "looked", events: events[.ours] ?? [], audit: ended.map { $0.item.record(of: "insurance.deadline") }))
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        try InsuranceStore.putOffFirst(in: transaction)
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
