-- 帮扶项目方案: what is given to whom, from which money, by which rule. A saved version stays as it is, so that every amount
-- can be worked out again years later.

create table programme (
    code text primary key,
    -- The newest version.
    version bigint not null,
    closed_at timestamptz,
    closed_by text,
    check ((closed_at is null) = (closed_by is null))
);
comment on table programme is
    'Purpose: programmes of relief, their newest version, and whether they are closed. Retention: for ever.';

create table programme_version (
    programme text not null references programme (code),
    version bigint not null check (version > 0),
    fund text not null,
    project text not null,
    -- Rule, formula, caps, groups, places, days, publicity, signatures: canonical JSON (RFC 8785).
    content text not null,
    saved_by text not null,
    saved_at timestamptz not null default now(),
    primary key (programme, version),
    foreign key (project, fund) references project (code, fund)
);
comment on table programme_version is
    'Purpose: every version of a programme as it was saved, append-only. Retention: for ever.';
create index programme_version_project on programme_version (project);

create trigger programme_version_append_only before update or delete or truncate on programme_version
    for each statement execute function ledger_is_append_only();
