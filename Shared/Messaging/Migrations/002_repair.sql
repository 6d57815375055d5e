-- What it takes to repair what failed: letters that can be sent again, and the story of an event that can be told.

-- 'refused' was put aside before it was decided, and 'retrying' is on its way again: both are taken when they come back.
alter table inbox drop constraint inbox_state_check;
alter table inbox add constraint inbox_state_check check (state in ('handled', 'retrying', 'refused')) not valid;

alter table dead_letter
    -- As it was published first; null where the broker did not keep it, and the type stands for it.
    add column routing_key text,
    add column bytes integer,
    add column retried_by text,
    add column retried_at timestamptz,
    -- Null while it is still to be published again.
    add column published_at timestamptz,
    add column closed_at timestamptz,
    -- What came of it in the end, such as 'accepted'.
    add column outcome text;
-- The routing key of these was not kept, and it was not the type.
update dead_letter set routing_key = '' where reason = 'type-mismatch';
create index dead_letter_event on dead_letter (event_id);
create index dead_letter_unpublished on dead_letter (id) where state = 'retrying' and published_at is null;

-- Entries are found by the time of their transaction, at next to no cost for those who write.
create index audit_log_at on audit_log using brin (at) with (pages_per_range = 16, autosummarize = on);
create index audit_chain_last_audit_id on audit_chain (last_audit_id);

alter table replica
    add column version text not null default '',
    -- How far its host's clock is ahead of the database's.
    add column clock_ahead_ms bigint not null default 0;
