-- What may kill whoever handles it.

create table suspect (
    source text not null,
    id text not null,
    noted_at timestamptz not null default now(),
    primary key (source, id)
);
comment on table suspect is
    'Purpose: events that were once handled alone because they kept coming back; should one come again, others go first. Retention: 1 day.';
