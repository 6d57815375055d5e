-- What fails by itself when its time has come keeps nobody else waiting: it is put off, and operators are told.

alter table station add column failing_since timestamptz;
create index station_failing on station (failing_since) where failing_since is not null;
alter table listing add column failing_since timestamptz;
create index listing_failing on listing (failing_since) where failing_since is not null;

-- What waits for an operator is found without walking over what waits for others.
create index station_approvals on station (since, id) where state = 'site-checked';
