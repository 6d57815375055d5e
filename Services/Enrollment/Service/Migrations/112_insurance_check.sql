-- A row that this program cannot read costs only itself: since when that is known; and what operators are told by `doctor`.

alter table insurance_case add column unreadable_since timestamptz;
create index insurance_case_unreadable on insurance_case (unreadable_since) where unreadable_since is not null;
-- Which schemes are asked for, and where.
create index insurance_case_open on insurance_case (scheme, place) where due_at is not null;
