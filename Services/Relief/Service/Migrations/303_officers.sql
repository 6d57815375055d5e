-- 帮扶经办人: who may do what, where, and who signs for how much.

create table officer (
    -- The operator's account.
    name text primary key,
    -- Keyed hash of the officer's own identity document: nobody acts for himself, and two accounts of one person are one.
    document bytea not null,
    registered_at timestamptz not null,
    removed_at timestamptz
);
comment on table officer is
    'Purpose: which operators act in relief. Retention: for ever; the name is never reused.';
create index officer_document on officer (document);

create table officer_role (
    name text not null references officer (name),
    role text not null,
    place text not null,
    -- Of an approver: at which level is signed, and up to what sum; without one, for every sum.
    level text,
    limit_fen bigint check (limit_fen > 0),
    check ((role = 'approver') = (level is not null)),
    check (role = 'approver' or limit_fen is null),
    unique nulls not distinct (name, role, place, level)
);
comment on table officer_role is
    'Purpose: what an officer may do where. Retention: while it is so; the audit log keeps what was.';

create table officer_relative (
    name text not null references officer (name),
    -- Keyed hash of the document of a near relative 近亲属, as the officer has declared.
    document bytea not null,
    primary key (name, document)
);
comment on table officer_relative is
    'Purpose: on whom an officer may not act. Retention: while it is declared.';

create table approval_rule (
    place text not null,
    -- Of archives, or of lists up to a sum; of lists of every sum, where both are null.
    archive_level text,
    up_to_fen bigint check (up_to_fen > 0),
    signatures text[] not null check (cardinality(signatures) > 0),
    changed_by text not null,
    changed_at timestamptz not null default now(),
    check (archive_level is null or up_to_fen is null),
    unique nulls not distinct (place, archive_level, up_to_fen)
);
comment on table approval_rule is
    'Purpose: which levels sign for an archive or a list of a place; the narrowest place counts. Retention: while it holds.';
