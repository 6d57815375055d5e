import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres

/// The applications that wait for a union's decision, a review or a transfer, as a reviewer decides about them.
enum ReviewStore {
    /// Those of the applications that are on record, locked in key order, so that of two reviewers the second waits; then
    /// the memberships of their people, so that nobody is moved by two at once.
    static func lock(
        _ keys: [ApplicationKey], for reviewer: ReviewerStore.Record, in transaction: borrowing Transaction
    ) throws -> [ApplicationKey: ReviewedFile] {
        let (departments, numbers) = (keys.map(\.department.text), keys.map(\.number.text))
        try transaction.execute(lockApplications, departments, numbers)
        try transaction.execute(lockMemberships, departments, numbers)
        var files: [ApplicationKey: ReviewedFile] = [:]
        for row in try transaction.query(selectForReview, departments, numbers, Bytes(reviewer.document)) {
            let file = try ReviewedFile(row)
            files[file.application.key] = file
        }
        return files
    }

    /// Saves what was decided, in order. A rejection keeps no personal data.
    static func save(_ resolutions: [Resolution], in transaction: borrowing Transaction) throws {
        guard let decidedAt = resolutions.first?.outcome.decidedAt else { return }
        try RollStore.save(resolutions.compactMap(\.newMembership), in: transaction)
        try MoveStore.save(resolutions.compactMap(\.move), in: transaction)
        try transaction.execute(
            decideApplications, resolutions.map(\.key.department.text), resolutions.map(\.key.number.text),
            resolutions.map(\.state.rawValue), resolutions.map(\.outcome.type.rawValue),
            resolutions.map { $0.outcome.data.text }, decidedAt, resolutions.map(\.dueAt))
    }

    private static let lockApplications = Statement(
        "application.lock",
        """
        select from unnest($1::text[], $2::text[]) as asked (department, number)
        join application on application.department = asked.department and application.number = asked.number
        order by application.department, application.number
        for update of application
        """)

    private static let lockMemberships = Statement(
        "membership.lock",
        """
        select from unnest($1::text[], $2::text[]) as asked (department, number)
        join application on application.department = asked.department and application.number = asked.number
        join membership on membership.person_id = application.person_id
        order by membership.person_id
        for update of membership
        """)

    private static let selectForReview = Statement(
        "application.select-for-review",
        """
        select application.department, application.number, content, state, outcome_type, outcome, decided_at,
            request_id, application.person_id, \(RollStore.organizationColumns), home.division as home, member_id, card_number, membership.union_code, joined_on, membership.status as member_status,
            array(select disclosure.department from disclosure where disclosure.person_id = application.person_id)
                as disclosed_to,
            exists(select from person_document
                where person_document.person_id = application.person_id and fingerprint = $3) as reviewers_own
        from unnest($1::text[], $2::text[]) as asked (department, number)
        join application on application.department = asked.department and application.number = asked.number
        left join organization on organization.code = application.union_code
        left join membership on membership.person_id = application.person_id
        left join organization as home on home.code = membership.union_code
        """)

    private static let decideApplications = Statement(
        "application.decide",
        """
        update application set state = decided.state, outcome_type = decided.outcome_type,
            outcome = decided.outcome, decided_at = $6, due_at = decided.due_at,
            person_id = case when decided.state = 'rejected' then null else person_id end,
            union_code = case when decided.state = 'rejected' then null else union_code end,
            particulars = case when decided.state = 'rejected' then null else particulars end
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $7::timestamptz[])
            as decided (department, number, state, outcome_type, outcome, due_at)
        where application.department = decided.department and application.number = decided.number
            and application.state in ('pending', 'transfer-proposed')
        """)
}

extension ReviewedFile {
    fileprivate init(_ row: Row) throws {
        self.init(
            application: try KnownApplication(row), requestID: try row.get("request_id"),
            union: try Organization(row), person: try KnownPerson(reviewed: row),
            home: try row.get(optional: "home", as: String.self).flatMap(DivisionCode.init),
            isReviewersOwn: try row.get("reviewers_own"))
    }
}

extension KnownPerson {
    fileprivate init?(reviewed row: Row) throws {
        guard let id = try row.get(optional: "person_id", as: UUID.self) else { return nil }
        self.init(
            personID: PersonID(id), membership: try Membership(row, status: "member_status"),
            disclosedTo: Set(try row.get("disclosed_to", as: [String].self).compactMap { DepartmentName($0) }))
    }
}
