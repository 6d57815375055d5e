-- What every service needs to handle each message once and to say what it decided.

create table inbox (
    source text not null,
    id text not null,
    digest bytea not null,
    state text not null default 'handled' check (state in ('handled', 'retrying')),
    received_at timestamptz not null default now(),
    primary key (source, id)
);
create index inbox_received_at on inbox using brin (received_at) with (autosummarize = on);
comment on table inbox is
    'Purpose: each (source, id) is handled once; the keyed digest tells a resend from a reused id. Retention: 14 days.';

create table outbox (
    id bigint generated always as identity primary key,
    -- The duty term whose holder has this row in hand; null where it must be read back.
    term bigint,
    exchange text not null,
    routing_key text not null,
    event_id text not null,
    subject text not null,
    body bytea not null,
    created_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
create index outbox_unclaimed on outbox (id) where term is null;
comment on table outbox is
    'Purpose: events decided and not yet confirmed by the broker. Retention: until confirmed.';

create sequence duty_term;

create table audit_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null,
    action text not null,
    subject text not null,
    before text,
    after text
);
comment on table audit_log is
    'Purpose: who decided what, append-only; opaque ids, sealed values and keyed hashes only. Retention: for ever.';

create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_log is append-only' using errcode = '42501';
end
$$;
create trigger audit_log_append_only before update or delete or truncate on audit_log
    for each statement execute function audit_log_is_append_only();

create table audit_chain (
    link bigint primary key,
    last_audit_id bigint not null,
    entries bigint not null,
    hash bytea not null,
    chained_at timestamptz not null default now()
);
create trigger audit_chain_append_only before update or delete or truncate on audit_chain
    for each statement execute function audit_log_is_append_only();
comment on table audit_chain is
    'Purpose: the hash chain over audit_log, one link a slice of entries in id order. Retention: for ever.';

create table dead_letter (
    id bigint generated always as identity primary key,
    queue text not null,
    source text not null,
    event_id text not null,
    type text,
    department text,
    reason text not null,
    field text,
    fingerprint text not null,
    attempts integer not null default 1,
    state text not null default 'open' check (state in ('open', 'retrying', 'resolved', 'discarded')),
    sealed_message bytea,
    received_at timestamptz not null default now(),
    last_failed_at timestamptz not null default now(),
    unique (queue, source, event_id)
);
create index dead_letter_open on dead_letter (id) where state = 'open';
comment on table dead_letter is
    'Purpose: messages that could not be handled, for repair. Retention: the sealed message 30 days, the row for ever.';

create table operator_request (
    id text primary key,
    operator text not null,
    request text not null,
    answer text not null,
    received_at timestamptz not null default now()
);
comment on table operator_request is
    'Purpose: a repeated request gets the stored answer. Retention: 14 days.';

create table replica (
    id uuid primary key,
    host text not null,
    pid integer not null,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    holds_duties boolean not null
);
comment on table replica is 'Purpose: which processes share the work. Retention: a minute after the last sign of life.';

create table department (
    name text primary key,
    types text[] not null,
    places text[] not null,
    registered_at timestamptz not null default now(),
    removed_at timestamptz
);
comment on table department is
    'Purpose: who may send what, and for which places; owned by enrollment, copied by the others. Retention: for ever, so that names are never reused.';
