alter table application drop constraint application_state_check;
alter table application add constraint application_state_check
    check (state in ('accepted', 'pending', 'transfer-proposed', 'returned', 'rejected')) not valid;
comment on table application is
    'Purpose: what each department asked and was told; the key is never deleted. Retention: of a rejection, its reasons 90 days; else for ever.';

-- What waits is listed by age, across all unions.
create index application_waiting on application (decided_at, department, number) where state = 'pending';
create index application_returned on application (decided_at) where state = 'returned';

-- How long a union may take; no law sets it.
alter table organization add column review_days integer not null default 15 check (review_days between 1 and 365);

create table reviewer (
    name text primary key,
    places text[] not null,
    -- Keyed hash of the reviewer's own identity document: nobody decides about themselves.
    document bytea not null,
    registered_at timestamptz not null,
    removed_at timestamptz
);
comment on table reviewer is
    'Purpose: which operators decide about applications, and where. Retention: for ever; the name is never reused.';

-- From a person to the documents; person ids are of version 7, so that new rows stay at the index's end.
create index person_document_person on person_document (person_id);
