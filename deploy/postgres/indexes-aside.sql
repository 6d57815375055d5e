-- Takes the indexes of the roll away before very many rows are copied in; indexes-again.sql makes them as they were.
\set ON_ERROR_STOP on
create table index_aside as
select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as again,
    format('alter table %s drop constraint %I', conrelid::regclass, conname) as away
from pg_constraint
where conrelid in ('person'::regclass, 'person_document'::regclass, 'membership'::regclass, 'application'::regclass)
    and contype in ('p', 'u')
union all
select pg_get_indexdef(indexrelid), format('drop index %s', indexrelid::regclass)
from pg_index
where indrelid in ('person'::regclass, 'person_document'::regclass, 'membership'::regclass, 'application'::regclass)
    and not exists (select from pg_constraint where conindid = indexrelid);
select away from index_aside \gexec
