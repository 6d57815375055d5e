-- The copy of the directory, of departments and unions, that the services other than enrollment keep.

-- How new the row is: the sequence of the announcement it was taken from, or of the snapshot.
alter table department add column sequence bigint;

create table organization_copy (
    code text primary key,
    name text not null,
    kind text not null,
    division text not null,
    open boolean not null,
    holding_pool boolean not null,
    dissolved_on date,
    sequence bigint not null
);
create index organization_copy_division on organization_copy (division, code);
comment on table organization_copy is
    'Purpose: union organisations as enrollment announces them. Retention: for ever, as their owner keeps them.';

create table directory_copy (
    part text primary key check (part in ('departments', 'organizations')),
    copied_at timestamptz not null
);
comment on table directory_copy is
    'Purpose: when the copy was last compared, whole, with its owner''s. Retention: one row a part.';
