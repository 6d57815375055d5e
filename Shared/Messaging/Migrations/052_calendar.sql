-- The calendar of holidays, for services that count working days. The stations service has the same table from its own
-- migration 202.

create table calendar_day (
    day date primary key,
    kind text not null check (kind in ('holiday', 'workday')),
    name text not null,
    source text not null,
    imported_by text not null,
    imported_at timestamptz not null default now()
);
comment on table calendar_day is
    'Purpose: holidays and worked weekends, as the 国务院 announced them. Retention: for ever.';
