import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres

/// Ends proposed transfers on which nobody has decided in time: the department hears it, and the membership stays where
/// it is. Until then a reviewer may still decide; of the two the first to lock the application is right.
struct TransferDeadline: ServiceDuty {
    let name = "transfer-deadline"
    let slice = 100

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let due = try transaction.query(Self.selectDue, limit).map { row in
            Resolution.timedOut(
                try ApplicationKey(row), requestID: try row.get("request_id"),
                place: try row.get(optional: "division", as: String.self).flatMap(DivisionCode.init), at: now)
        }
        try ReviewStore.save(due, in: transaction)
        return DutySlice(
            count: due.count, mayBeMore: due.count == limit,
            outcome: Messaging.Outcome(
                "timed-out", events: due.flatMap(\.events),
                audit: due.map { $0.record(by: "/services/enrollment", why: nil) }))
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        try transaction.query(Self.putOff).first.map { PutOff(try $0.get("request_id"), isNew: true) }
    }

    /// By the database's clock alone; who is being decided about this instant is left to the reviewer.
    private static let selectDue = Statement(
        "application.select-transfers-due",
        """
        select application.department, application.number, request_id, organization.division
        from application left join organization on organization.code = application.union_code
        where application.state = 'transfer-proposed' and application.due_at <= now()
        order by application.due_at, application.department, application.number limit $1
        for update of application skip locked
        """)

    private static let putOff = Statement(
        "application.put-off-transfer",
        """
        update application set due_at = now() + interval '1 hour' where (department, number) in (
            select department, number from application where state = 'transfer-proposed' and due_at <= now()
            order by due_at, department, number limit 1 for update skip locked)
        returning request_id
        """)
}
