import Postgres

extension RollStore {
    /// The unions named, and the holding pools of the counties of residence.
    static let selectOrganizations = Statement(
        "organization.select",
        """
        select \(organizationColumns) from organization where code = any($1)
        union
        select \(organizationColumns) from organization where holding_pool and division = any($2)
        """)

    static let organizationColumns = """
        organization.code, organization.name, organization.kind, organization.division, organization.review_policy,
        organization.holding_pool, organization.status, organization.review_days, organization.transfer_days
        """

    static let selectApplications = Statement(
        "application.select",
        """
        select application.department, application.number, content, state, outcome_type, outcome, decided_at
        from unnest($1::text[], $2::text[]) as asked (department, number)
        join application on application.department = asked.department and application.number = asked.number
        order by application.department, application.number
        for update of application
        """)

    static let selectPeople = Statement(
        "person.select",
        """
        select fingerprint, person_document.person_id, member_id, card_number, union_code, joined_on, status,
            array(select department from disclosure where disclosure.person_id = person_document.person_id)
                as disclosed_to
        from person_document left join membership on membership.person_id = person_document.person_id
        where fingerprint = any($1)
        """)

    static let selectLikenesses = Statement(
        "person_likeness.select",
        "select distinct on (fingerprint) fingerprint, person_id from person_likeness where fingerprint = any($1)")

    static let insertPeople = Statement(
        "person.insert",
        """
        insert into person (id, key, name, phone)
        select id, key, name, phone from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[])
            as person (id, key, name, phone)
        """)

    static let insertDocuments = Statement(
        "person_document.insert",
        """
        insert into person_document (fingerprint, person_id, type, number)
        select fingerprint, person_id, type, number
        from unnest($1::bytea[], $2::uuid[], $3::text[], $4::bytea[])
            as document (fingerprint, person_id, type, number)
        order by fingerprint
        """)

    static let insertLikenesses = Statement(
        "person_likeness.insert",
        """
        insert into person_likeness (fingerprint, person_id)
        select fingerprint, person_id from unnest($1::bytea[], $2::uuid[]) as likeness (fingerprint, person_id)
        """)

    static let insertPossibleDuplicates = Statement(
        "possible_duplicate.insert",
        """
        insert into possible_duplicate (person_id, fingerprint)
        select person_id, fingerprint from unnest($1::uuid[], $2::bytea[]) as duplicate (person_id, fingerprint)
        on conflict (person_id) do nothing
        """)

    /// A person who has left may return, as a new episode under the same member id; anybody else conflicts.
    static let insertMemberships = Statement(
        "membership.insert",
        """
        insert into membership (person_id, member_id, card_number, union_code, joined_on, status, held_since)
        select person_id, member_id, card_number, union_code, joined_on, status, case when held then now() end
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::text[], $7::bool[])
            as membership (person_id, member_id, card_number, union_code, joined_on, status, held)
        """)

    static let renewMemberships = Statement(
        "membership.renew",
        """
        update membership set card_number = renewed.card_number, union_code = renewed.union_code,
            joined_on = renewed.joined_on, status = 'active', episode = episode + 1, updated_at = now(),
            held_since = case when renewed.held then now() end
        from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::bool[])
            as renewed (person_id, card_number, union_code, joined_on, held)
        where membership.person_id = renewed.person_id and membership.status = 'withdrawn'
        """)

    /// Only an application that was rejected or returned may be replaced; otherwise a second row under the key is a conflict, decided again.
    static let insertApplications = Statement(
        "application.insert",
        """
        insert into application (department, number, content, state, outcome_type, outcome, decided_at, request_id,
            person_id, union_code, particulars, due_at)
        select department, number, content, state, outcome_type, outcome, $7, request_id, person_id, union_code,
            particulars, due_at
        from unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::text[], $8::text[], $9::uuid[],
                $10::text[], $11::text[], $12::timestamptz[])
            as decided (department, number, content, state, outcome_type, outcome, request_id, person_id, union_code,
                particulars, due_at)
        """)

    static let deleteRejected = Statement(
        "application.delete-rejected",
        """
        delete from application using unnest($1::text[], $2::text[]) as returned (department, number)
        where application.department = returned.department and application.number = returned.number
            and application.state in ('rejected', 'returned')
        """)

    static let insertDisclosures = Statement(
        "disclosure.insert",
        """
        insert into disclosure (person_id, department, text_version, consented_at)
        select person_id, department, text_version, consented_at
        from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
            as consent (person_id, department, text_version, consented_at)
        on conflict (person_id, department) do nothing
        """)
}
