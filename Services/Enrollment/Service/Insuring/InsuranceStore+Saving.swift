import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres
import ServiceKit

extension InsuranceStore {
    /// What was paid or granted for a case, and who says so.
    struct Reported<Payment> {
        var number: CaseNumber
        var payment: Payment
        var by: DepartmentName?
        /// What differs from what the person has chosen.
        var warnings: [Reason] = []
    }

    /// Adds new cases, and writes the others as they stand now.
    static func save(_ cases: [InsuranceCase], in transaction: borrowing Transaction) throws {
        guard !cases.isEmpty else { return }
        let rows = cases.map { JSON.row($0) }
        try transaction.execute(upsert, JSON.array(rows).text)
    }

    static func record(_ reported: [Reported<Contribution>], in transaction: borrowing Transaction) throws {
        guard !reported.isEmpty else { return }
        try transaction.execute(
            insertContributions, reported.map(\.number.uuid), reported.map(\.payment.period.text),
            reported.map(\.payment.reference.text), reported.map { Int64($0.payment.months) },
            reported.map(\.payment.base.amount), reported.map(\.payment.amount.amount),
            reported.map { DayNumber($0.payment.paidOn) },
            reported.map { $0.by?.text }, reported.map { $0.warnings.map(\.code.rawValue).joined(separator: " ") })
    }

    static func note(_ granted: [Reported<Subsidy>], in transaction: borrowing Transaction) throws {
        guard !granted.isEmpty else { return }
        try transaction.execute(
            insertSubsidies, granted.map(\.number.uuid), granted.map(\.payment.reference.text),
            granted.map(\.payment.kind.rawValue), granted.map(\.payment.basis), granted.map(\.payment.from.text),
            granted.map { Int64($0.payment.months) }, granted.map { $0.by?.text })
    }

    private static let upsert = Statement(
        "insurance_case.upsert",
        """
        insert into insurance_case (\(columns))
        select \(columns) from json_populate_recordset(null::insurance_case, $1::json) order by id
        on conflict (id) do update set
            place = excluded.place, department = excluded.department, application = excluded.application,
            request_id = excluded.request_id, occupation = excluded.occupation,
            platform = excluded.platform, wished_base_fen = excluded.wished_base_fen,
            frequency = excluded.frequency, state = excluded.state, since = excluded.since, round = excluded.round,
            consent_text = excluded.consent_text, consented_at = excluded.consented_at,
            revoked_at = excluded.revoked_at, eligibility = excluded.eligibility,
            eligibility_by = excluded.eligibility_by, registration = excluded.registration,
            registration_by = excluded.registration_by, asked = excluded.asked, standard = excluded.standard,
            base_fen = excluded.base_fen, reference = excluded.reference, link = excluded.link,
            link_until = excluded.link_until,
            paid_from = excluded.paid_from, paid_through = excluded.paid_through,
            missing_months = excluded.missing_months, disputed = excluded.disputed, attempt = excluded.attempt,
            due_at = excluded.due_at, stalled_since = excluded.stalled_since, settled = excluded.settled, unreadable_since = null
        """)

    private static let insertContributions = Statement(
        "insurance_contribution.insert",
        """
        insert into insurance_contribution (case_id, period, reference, months, base_fen, amount_fen, paid_on, reported_by,
            warnings)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::date[],
            $8::text[], $9::text[])
        """)

    private static let insertSubsidies = Statement(
        "insurance_subsidy.insert",
        """
        insert into insurance_subsidy (case_id, reference, kind, basis, starts, months, reported_by)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[])
        """)
}

extension JSON {
    /// A case as `json_populate_recordset` reads it: many columns, one parameter.
    fileprivate static func row(_ item: InsuranceCase) -> JSON {
        let state = item.state
        let plan = state.plan
        func time(_ date: Date?) -> JSON? { date.map { .string(RFC3339.string($0)) } }
        return .object([
            "id": .string(item.number.uuid.uuidString), "person_id": .string(item.personID.uuid.uuidString),
            "scheme": .string(item.scheme.rawValue), "place": .string(item.place.description),
            "department": .string(item.application.department.text),
            "application": .string(item.application.number.text), "request_id": .string(item.requestID),
            "occupation": .string(item.trade.occupation.rawValue), "platform": item.trade.platform.map(JSON.string),
            "wished_base_fen": item.wish.base.map { .integer($0.amount) },
            "frequency": .string((plan?.frequency ?? item.wish.frequency).rawValue),
            "state": .string(state.name.rawValue), "since": time(item.since), "round": .integer(Int64(item.round)),
            "consent_text": item.consent.map { .string($0.textVersion) }, "consented_at": time(item.consent?.at),
            "revoked_at": time(item.revokedAt),
            "eligibility": item.eligibility.map { .string($0.result.rawValue) },
            "eligibility_by": item.eligibility.map { .string($0.office.text) },
            "registration": item.registration.map { .string($0.result.rawValue) },
            "registration_by": item.registration.map { .string($0.office.text) },
            "asked": state.openQuestion.map { .string($0.office.text) },
            "standard": state.standard.map { .integer($0.value) }, "base_fen": plan.map { .integer($0.base.amount) },
            "reference": plan?.reference.map { .string($0.text) }, "link": plan?.link.map { .string($0.url.text) },
            "link_until": time(plan?.link?.validUntil),
            "paid_from": state.paid.map { .string($0.first.text) },
            "paid_through": state.paid.map { .string($0.last.text) },
            "missing_months": .array((state.paid?.missing ?? []).map { .string($0.text) }),
            "disputed": state.disputed.map { .string($0.rawValue) }, "attempt": .integer(Int64(item.attempt)),
            "due_at": time(item.dueAt), "stalled_since": time(item.stalledSince), "settled": .bool(item.isSettled),
        ])
    }
}
