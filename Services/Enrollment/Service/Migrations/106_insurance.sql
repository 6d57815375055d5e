-- 入会+社保: cases of help into social insurance. Personal data stays with the person; here is only its id.

create table insurance_case (
    id uuid primary key,
    person_id uuid not null,
    scheme text not null check (scheme in ('pension', 'medical', 'resident-pension', 'occupational-injury')),
    place text not null,
    department text not null,
    application text not null,
    request_id text not null,
    occupation text not null,
    platform text,
    wished_base_fen bigint,
    frequency text not null check (frequency in ('monthly', 'quarterly', 'half-yearly', 'yearly')),
    state text not null check (state in ('informed', 'consented', 'eligibility-asked', 'eligible', 'quoted',
        'registration-asked', 'registered', 'payment-link-asked', 'link-ready', 'current', 'arrears', 'disputed',
        'already-insured', 'not-eligible', 'registration-refused', 'revoked', 'lapsed', 'platform-cover')),
    since timestamptz not null,
    round integer not null,
    consent_text text,
    consented_at timestamptz,
    revoked_at timestamptz,
    eligibility text,
    eligibility_by text,
    registration text,
    registration_by text,
    -- Of whom an answer is open, and by which standard, base and link the person pays.
    asked text,
    standard bigint,
    base_fen bigint,
    reference text,
    link text,
    paid_through text,
    disputed text,
    attempt integer not null,
    due_at timestamptz,
    stalled_since timestamptz,
    settled boolean not null,
    -- Whether the department was told that both legs have ended.
    completed boolean not null default false,
    opened_at timestamptz not null default now(),
    unique (person_id, scheme)
);
create index insurance_case_due on insurance_case (due_at) where due_at is not null;
-- Listings, oldest first.
create index insurance_case_since on insurance_case (since, id);
create index insurance_case_stalled on insurance_case (stalled_since, id) where stalled_since is not null;
create index insurance_case_application on insurance_case (department, application);
create index insurance_case_state on insurance_case (state, since, id);
comment on table insurance_case is
    'Purpose: where help into social insurance stands, one case a person and scheme. Retention: for ever, without personal data.';

create table insurance_contribution (
    case_id uuid not null,
    period text not null,
    reference text not null,
    months integer not null check (months between 1 and 12),
    base_fen bigint not null,
    amount_fen bigint not null,
    paid_on date not null,
    reported_by text not null,
    recorded_at timestamptz not null default now(),
    primary key (case_id, period, reference)
);
comment on table insurance_contribution is
    'Purpose: what the collecting department reported as paid; the union holds no money. Retention: for ever.';

create table insurance_subsidy (
    case_id uuid not null,
    reference text not null,
    kind text not null check (kind in ('hard-to-employ', 'graduate')),
    basis text not null,
    starts text not null,
    months integer not null,
    reported_by text not null,
    recorded_at timestamptz not null default now(),
    primary key (case_id, reference)
);
comment on table insurance_subsidy is
    'Purpose: subsidies granted by 人社, 先缴后补, with their basis. Retention: for ever.';

create table contribution_standard (
    id bigint generated always as identity primary key,
    scheme text not null,
    place text not null,
    year bigint not null,
    average_fen bigint not null check (average_fen > 0),
    floor_percent bigint not null,
    ceiling_percent bigint not null,
    rate_bp bigint not null,
    account_bp bigint not null,
    quoted_percents bigint[] not null,
    cross_year boolean not null,
    source text not null,
    imported_by text not null,
    imported_at timestamptz not null default now(),
    check (0 < floor_percent and floor_percent <= ceiling_percent and ceiling_percent <= 1000 and 0 < rate_bp
        and rate_bp <= 10000 and 0 <= account_bp and account_bp <= rate_bp)
);
comment on table contribution_standard is
    'Purpose: what a scheme costs in a place and year, with its source; the newest import counts. Retention: for ever.';

create table insurance_office (
    role text not null check (role in ('human-resources', 'medical', 'tax')),
    place text not null,
    department text not null,
    name text,
    primary key (role, place)
);
comment on table insurance_office is
    'Purpose: which department is asked, and believed, for a place. Retention: while it serves.';

create table insurance_patience (
    state text primary key,
    interval_seconds bigint not null check (interval_seconds > 0),
    asks integer not null check (asks between 1 and 10)
);
comment on table insurance_patience is
    'Purpose: how long each step is waited for, and how often it is asked. Retention: for ever.';
