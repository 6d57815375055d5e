-- The people that relief has to do with, sealed; where their money goes; and what other services say of them.

create table person (
    id uuid primary key,
    -- Wrapped by the master key. Destroying it erases the person, also from backups and from audit.
    key bytea,
    name bytea not null,
    masked_name text not null,
    phone bytea,
    -- As enrollment says, who was asked last at member_asked_at; member_due_at is when it is asked next.
    member_id uuid,
    member_asked_at timestamptz,
    member_due_at timestamptz default now(),
    -- Since when asking about this person fails by itself.
    member_failing_since timestamptz,
    deceased_on date,
    created_at timestamptz not null default now()
) with (fillfactor = 90);
create index person_member_due on person (member_due_at, id) where member_due_at is not null;
create index person_member on person (member_id) where member_id is not null;
comment on table person is
    'Purpose: people in archives and on lists, sealed. Retention: ten years after the last archive or payment, then the key is destroyed and the row stays without it.';

create table person_document (
    -- Keyed hash of type and normalised number: one person for ever, whatever the spelling.
    fingerprint bytea primary key,
    person_id uuid not null,
    type text not null,
    number bytea not null
);
create index person_document_person on person_document (person_id);
comment on table person_document is 'Purpose: by which document a person is known. Retention: as its person.';

create table payee (
    id uuid primary key,
    person_id uuid not null,
    version integer not null,
    -- Keyed hash of the card's number: one account for several people shows.
    card_hash bytea not null,
    last_four text not null check (last_four ~ '^[0-9]{4}$'),
    -- Number, bank, branch, holder and relation, sealed under the person's key.
    account bytea not null,
    -- Keyed hash of the holder's name, where that is not the person's.
    holder_hash bytea,
    since timestamptz not null default now(),
    unique (person_id, version)
);
create index payee_card on payee (card_hash);
comment on table payee is
    'Purpose: the account to which a person is paid, each change a new version. Retention: as its person.';

create table membership_copy (
    member_id uuid primary key,
    -- What is said of the union, and of how the membership stands, is heard from different facts: each has a sequence of
    -- its own, 0 where nothing was heard.
    union_code text,
    union_sequence bigint not null,
    status text check (status in ('active', 'retained', 'ended')),
    joined_on date,
    ended_on date,
    why text,
    standing_sequence bigint not null,
    -- Whether it is a person's on record here.
    referenced boolean not null,
    heard_at timestamptz not null
) with (fillfactor = 90);
create index membership_copy_unreferenced on membership_copy (heard_at) where not referenced;
comment on table membership_copy is
    'Purpose: what enrollment announces and answers of memberships. Retention: while a person is on record; of others a day, because an answer may be older than a fact already heard.';

create table insurance_copy (
    case_id uuid primary key,
    -- Known from an answer alone; no fact on the bus names whose a case is.
    member_id uuid,
    scheme text not null,
    state text,
    state_sequence bigint not null,
    paid_through text,
    paid_sequence bigint not null,
    heard_at timestamptz not null
) with (fillfactor = 90);
create index insurance_copy_member on insurance_copy (member_id) where member_id is not null;
create index insurance_copy_unreferenced on insurance_copy (heard_at) where member_id is null;
comment on table insurance_copy is
    'Purpose: what enrollment announces and answers of cases of help into social insurance. Retention: while a person is on record; of others a day.';

create table death_report (
    -- Keyed hash of the document: it may be of somebody who comes later.
    fingerprint bytea not null,
    department text not null,
    reference text not null,
    died_on date not null,
    reported_at timestamptz not null default now(),
    primary key (fingerprint, department, reference)
);
comment on table death_report is
    'Purpose: deaths that 民政 and 公安 have reported, so that nobody is paid after them. Retention: ten years.';
