-- Membership and what leads to it. Personal fields are sealed under a key of the person's own. No foreign keys between
-- the tables of the hot path: they cost a tenth of the throughput, and every row is written by one transaction.

create table organization (
    code text primary key,
    name text not null,
    kind text not null,
    division text not null,
    review_policy text not null check (review_policy in ('automatic', 'review')),
    holding_pool boolean not null default false,
    status text not null check (status in ('open', 'closed')),
    registered_at timestamptz not null default now()
);
create unique index organization_holding_pool on organization (division) where holding_pool;
comment on table organization is 'Purpose: union organisations and how they take members. Retention: for ever.';

create table consent_text (
    scope text not null,
    version text not null,
    published_at timestamptz not null default now(),
    primary key (scope, version)
);
comment on table consent_text is 'Purpose: the texts people may consent to. Retention: for ever.';
insert into consent_text (scope, version) values
    ('membership', '2025-05'), ('membership', '2026-01'),
    ('membership-disclosure', '2025-05'), ('membership-disclosure', '2026-01'),
    ('social-insurance', '2025-05'), ('social-insurance', '2026-01');

create table person (
    id uuid primary key,
    -- Wrapped by the master key. Destroying it erases the person, also from backups and from audit.
    key bytea,
    name bytea not null,
    phone bytea not null,
    created_at timestamptz not null default now()
);
comment on table person is
    'Purpose: people who are or asked to become members, sealed. Retention: until erased at the person''s request.';

create table person_document (
    -- Keyed hash of type and normalised number: one person for ever, whatever the spelling.
    fingerprint bytea primary key,
    person_id uuid not null,
    type text not null,
    number bytea not null
);
comment on table person_document is 'Purpose: by which document a person is known. Retention: as its person.';

create table person_likeness (
    -- Keyed hash of name, country and date of birth, of holders of foreign cards.
    fingerprint bytea not null,
    person_id uuid not null,
    primary key (fingerprint, person_id)
);
comment on table person_likeness is
    'Purpose: to notice one person under an older and a newer card. Retention: as its person.';

create table membership (
    -- One person, one membership.
    person_id uuid primary key,
    member_id uuid not null unique,
    card_number text not null unique,
    union_code text not null,
    joined_on date not null,
    status text not null check (status in ('active', 'retained', 'withdrawn')),
    episode integer not null default 1,
    updated_at timestamptz not null default now()
);
comment on table membership is 'Purpose: the roll of members. Retention: for ever.';

create table application (
    department text not null,
    number text not null,
    content bytea not null,
    state text not null check (state in ('accepted', 'pending', 'transfer-proposed', 'rejected')),
    outcome_type text not null,
    outcome text not null,
    decided_at timestamptz not null,
    request_id text not null,
    person_id uuid,
    union_code text,
    -- What was asked, without the applicant.
    particulars text,
    primary key (department, number)
);
create index application_pending on application (union_code, decided_at) where state = 'pending';
create index application_transfer on application (decided_at) where state = 'transfer-proposed';
create index application_rejected on application (decided_at) where state = 'rejected';
comment on table application is
    'Purpose: what each department asked and was told; the key is never deleted. Retention: of a rejection, its reasons 90 days; else for ever.';

create table disclosure (
    person_id uuid not null,
    department text not null,
    text_version text not null,
    consented_at timestamptz not null,
    primary key (person_id, department)
);
comment on table disclosure is
    'Purpose: which department may learn of a person''s membership, by the person''s consent. Retention: as its person.';

create table possible_duplicate (
    person_id uuid primary key,
    fingerprint bytea not null,
    noticed_at timestamptz not null default now(),
    reviewed_at timestamptz
);
comment on table possible_duplicate is
    'Purpose: people who may be on file under another document, for review. Retention: for ever.';
