import Contracts
import FoundationEssentials
import Postgres

/// What every service keeps of an event: its receipt, its letters, the audit, and what is not announced yet.
enum TraceStore {
    static func receipts(of events: [String], in transaction: borrowing Transaction) throws -> [TraceStep] {
        try transaction.query(selectReceipts, events).map { row in
            TraceStep(
                at: try row.get("received_at"), step: "received", event: try row.get("id"),
                details: ["source": .string(try row.get("source")), "state": .string(try row.get("state"))])
        }
    }

    static func letters(of events: [String], in transaction: borrowing Transaction) throws -> [TraceStep] {
        var steps: [TraceStep] = []
        for row in try transaction.query(selectLetters, events) {
            let event: String = try row.get("event_id")
            let letter: JSON = .integer(try row.get("id"))
            steps.append(
                TraceStep(
                    at: try row.get("received_at"), step: "put-aside", event: event,
                    details: [
                        "letter": letter, "reason": .string(try row.get("reason")),
                        "attempts": .integer(try row.get("attempts")), "state": .string(try row.get("state")),
                        "department": try row.get(optional: "department").map(JSON.string),
                    ]))
            if let at = try row.get(optional: "retried_at", as: Date.self) {
                let by = try row.get(optional: "retried_by").map(JSON.string)
                steps.append(TraceStep(at: at, step: "retried", event: event, details: ["letter": letter, "by": by]))
            }
            if let at = try row.get(optional: "closed_at", as: Date.self) {
                let outcome = try row.get(optional: "outcome").map(JSON.string)
                steps.append(
                    TraceStep(at: at, step: "closed", event: event, details: ["letter": letter, "outcome": outcome]))
            }
        }
        return steps
    }

    /// The audit entries of the trail's transactions that are about its events, subjects or letters.
    static func audit(_ trail: Trail, in transaction: borrowing Transaction) throws -> [TraceStep] {
        let letters = trail.steps.compactMap { step in
            step.details.first { $0.key == "letter" }?.value.integer.map { "dead-letter/\($0)" }
        }
        return try transaction.query(
            selectAudit, trail.moments, trail.subjects.sorted() + letters, trail.events.sorted()
        ).map { row in
            let after = try row.get(optional: "after", as: String.self).flatMap { try? JSON(parsing: Array($0.utf8)) }
            let subject: String = try row.get("subject")
            return TraceStep(
                at: try row.get("at"), step: "audited", event: after?["event"]?.string,
                subject: subject.hasPrefix("dead-letter/") ? nil : subject,
                details: [
                    "entry": .integer(try row.get("id")), "actor": .string(try row.get("actor")),
                    "action": .string(try row.get("action")), "reasons": after?["reasons"], "why": after?["why"],
                ])
        }
    }

    /// Events about these subjects that are decided and wait for the broker.
    static func unannounced(_ subjects: [String], in transaction: borrowing Transaction) throws -> [TraceStep] {
        try transaction.query(selectUnannounced, subjects).map { row in
            TraceStep(
                at: try row.get("created_at"), step: "unannounced", subject: try row.get("subject"),
                details: ["announcement": .string(try row.get("event_id"))])
        }
    }

    private static let selectReceipts = Statement(
        "trace.inbox",
        """
        select inbox.source, inbox.id, inbox.state, inbox.received_at
        from department join inbox on inbox.source = '/departments/' || department.name and inbox.id = any($1)
        order by inbox.received_at limit 100
        """)

    private static let selectLetters = Statement(
        "trace.dead_letter",
        """
        select id, event_id, reason, attempts, state, department, received_at, retried_at, retried_by, closed_at, outcome
        from dead_letter where event_id = any($1) order by id limit 100
        """)

    private static let selectAudit = Statement(
        "trace.audit",
        """
        select id, at, actor, action, subject, after from audit_log
        where at = any($1) and (subject = any($2) or exists (
            select from unnest($3::text[]) as event (id) where position('"event":"' || event.id || '"' in after) > 0))
        order by id limit 200
        """)

    private static let selectUnannounced = Statement(
        "trace.outbox",
        """
        select subject, event_id, created_at from (select id, subject, event_id, created_at from outbox order by id limit 100000) as oldest
        where subject = any($1) order by id limit 100
        """)
}
