-- What needs a second person: asked by one operator, done when another confirms it.

create table proposal (
    id uuid primary key,
    -- Such as 'lists.release'.
    request text not null,
    -- Sealed under the service's master key; null once the proposal has long been closed.
    arguments bytea,
    -- Keyed hash, in hexadecimal, of the request and its canonical arguments: what the second person confirms.
    digest text collate "C" not null,
    -- What the second person is shown; nothing personal.
    summary text not null,
    why text not null,
    proposed_by text not null,
    -- By which a person is known under whatever account; null where nobody knows.
    proposed_by_person bytea,
    proposed_at timestamptz not null,
    expires_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'confirmed', 'expired')),
    confirmed_by text,
    confirmed_by_person bytea,
    confirmed_at timestamptz,
    check ((state = 'confirmed') = (confirmed_at is not null)),
    -- The wall behind what the program decides before.
    check (confirmed_by <> proposed_by),
    check (confirmed_by_person <> proposed_by_person)
);
create unique index proposal_open on proposal (digest) where state = 'open';
create index proposal_digest on proposal (digest, proposed_at);
create index proposal_open_expires_at on proposal (expires_at) where state = 'open';
create index proposal_unerased on proposal (expires_at) where arguments is not null and state <> 'open';
comment on table proposal is
    'Purpose: operators'' requests that need a second person. Retention: the arguments 30 days after the last day to confirm, the row for ever.';
