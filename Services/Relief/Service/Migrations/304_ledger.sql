-- 资金账: what money there is for people in hardship, and every way that it took.
--
-- Balanced by construction: a row of ledger_transfer takes one amount out of one account and puts it into another. What an
-- account holds is the sum of these rows, kept by the trigger below and by nothing else, and never below nought.

create table fund (
    code text primary key,
    source text not null check (source in ('central', 'province', 'city', 'union', 'donation')),
    name text not null,
    -- The last four digits of the bank account in which it lies.
    account text not null check (account ~ '^[0-9]{4}$'),
    added_by text not null,
    added_at timestamptz not null default now()
);
comment on table fund is
    'Purpose: money of one source in one bank account. Retention: for ever.';

create table project (
    code text primary key,
    fund text not null references fund (code),
    year bigint not null check (year between 2000 and 2100),
    division text not null,
    item text not null,
    name text not null,
    added_by text not null,
    added_at timestamptz not null default now(),
    unique (code, fund)
);
comment on table project is
    'Purpose: what part of a fund is meant for in one year, place and item. Retention: for ever.';
create index project_fund on project (fund);

-- The ways money may take; there is no other (Flow, in the domain).
create table ledger_flow (
    name text primary key,
    credited text not null,
    debited text not null
);
comment on table ledger_flow is 'Purpose: between which accounts money may move. Retention: for ever.';
insert into ledger_flow (name, credited, debited) values
    ('receive', 'origin', 'fund'), ('hand-back', 'fund', 'origin'),
    ('allocate', 'fund', 'available'), ('deallocate', 'available', 'fund'),
    ('reserve', 'available', 'reserved'), ('unreserve', 'reserved', 'available'),
    ('commit', 'reserved', 'committed'), ('drop', 'committed', 'available'),
    ('settle', 'committed', 'paid'), ('return', 'paid', 'returned'), ('recover', 'paid', 'returned'),
    ('recommit', 'returned', 'committed'), ('free', 'returned', 'available'), ('spend', 'fund', 'other');

create table ledger_account (
    id bigint generated always as identity primary key,
    fund text not null references fund (code),
    project text,
    kind text not null check (kind in ('origin', 'fund', 'other', 'available', 'reserved', 'committed', 'paid', 'returned')),
    -- All that was ever debited and credited, 分.
    debits_fen bigint not null default 0,
    credits_fen bigint not null default 0,
    balance_fen bigint not null generated always as
        (case kind when 'origin' then credits_fen - debits_fen else debits_fen - credits_fen end) stored
        constraint ledger_account_below_zero check (balance_fen >= 0),
    check ((project is null) = (kind in ('origin', 'fund', 'other'))),
    foreign key (project, fund) references project (code, fund),
    unique nulls not distinct (fund, project, kind)
) with (fillfactor = 50);
comment on table ledger_account is
    'Purpose: what each account holds, the sum of its transfers. Retention: for ever.';

create table ledger_transfer (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    flow text not null,
    credited bigint not null,
    debited bigint not null,
    amount_fen bigint not null check (amount_fen > 0),
    -- What is posted once: the flow, and what it was for.
    key text not null unique,
    -- Who decided it: an operator, or a bank's department.
    posted_by text not null
);
comment on table ledger_transfer is
    'Purpose: every way that money took, append-only; names nobody. Retention: for ever.';
create index ledger_transfer_credited on ledger_transfer (credited, id);
create index ledger_transfer_debited on ledger_transfer (debited, id);
create index ledger_transfer_at on ledger_transfer using brin (at) with (autosummarize = on);

create table closed_month (
    month date primary key check (extract(day from month) = 1),
    accounts bigint not null,
    debits_fen bigint not null,
    credits_fen bigint not null,
    -- SHA-256 of the trial balance, a line an account.
    digest bytea not null,
    closed_at timestamptz not null default now(),
    check (debits_fen = credits_fen)
);
comment on table closed_month is
    'Purpose: months whose trial balance was announced; nothing is posted into them. Retention: for ever.';

-- Keeps the accounts in step with what is posted, or refuses all of it. A batch of hundreds touches a few accounts: they are
-- locked once, in the order of their ids, as the last thing that a transaction does.
create function ledger_apply() returns trigger language plpgsql as $$
begin
    perform from ledger_account
    where id in (select credited from added union select debited from added)
    order by id for update;
    if exists (
        select from (select distinct flow, credited, debited from added) as way
        left join ledger_flow as permitted on permitted.name = way.flow
        left join ledger_account as source on source.id = way.credited
        left join ledger_account as target on target.id = way.debited
        where source.kind is distinct from permitted.credited or target.kind is distinct from permitted.debited
            or permitted.name is null or source.fund is distinct from target.fund
            or (source.project <> target.project)
    ) then
        raise exception 'there is no such way between these accounts'
            using errcode = 'check_violation', constraint = 'ledger_transfer_flow';
    end if;
    if exists (
        select from closed_month
        where month >= (select date_trunc('month', min(at) at time zone 'Asia/Shanghai')::date from added)
    ) then
        raise exception 'the month is closed'
            using errcode = 'check_violation', constraint = 'ledger_transfer_month';
    end if;
    update ledger_account
    set debits_fen = debits_fen + moved.debits, credits_fen = credits_fen + moved.credits
    from (
        select account, sum(debit)::bigint as debits, sum(credit)::bigint as credits
        from (
            select debited as account, amount_fen as debit, 0 as credit from added
            union all select credited, 0, amount_fen from added
        ) as side
        group by account
    ) as moved
    where ledger_account.id = moved.account;
    return null;
end
$$;
create trigger ledger_transfer_apply after insert on ledger_transfer referencing new table as added
    for each statement execute function ledger_apply();

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
create trigger ledger_transfer_append_only before update or delete or truncate on ledger_transfer
    for each statement execute function ledger_is_append_only();
create trigger closed_month_append_only before update or delete or truncate on closed_month
    for each statement execute function ledger_is_append_only();
create trigger ledger_flow_fixed before insert or update or delete or truncate on ledger_flow
    for each statement execute function ledger_is_append_only();
create trigger ledger_account_kept before delete or truncate on ledger_account
    for each statement execute function ledger_is_append_only();

-- An account begins empty, and nothing but a transfer changes it.
create function ledger_account_follows() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.debits_fen = 0 and new.credits_fen = 0 then return new; end if;
    if tg_op = 'UPDATE' and pg_trigger_depth() > 1
        and (new.id, new.fund, new.kind) = (old.id, old.fund, old.kind) and new.project is not distinct from old.project
    then
        return new;
    end if;
    raise exception 'an account is the sum of its transfers' using errcode = '42501';
end
$$;
create trigger ledger_account_follows before insert or update on ledger_account
    for each row execute function ledger_account_follows();
