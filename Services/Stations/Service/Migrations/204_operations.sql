-- What operators look for, and what is done to all stations, more than one transaction can hold.

create table station_walk (
    -- 'listing': a map provider's stations as it is appointed; 'setting': a place's stations as its setting says.
    kind text not null check (kind in ('listing', 'setting')),
    -- The provider, the place.
    name text not null,
    -- How far it has come.
    after_id bigint not null default 0,
    round bigint not null default 0,
    due_at timestamptz not null default now(),
    primary key (kind, name)
);
comment on table station_walk is
    'Purpose: walks over all stations, a slice at a time, that follow from what an operator has set. Retention: a setting''s until it is done; a provider''s for ever, it is walked anew each day.';

create index listing_takedown on listing (asked_at, station_id, provider) where state = 'takedown-pending';
create index listing_unanswered on listing (asked_at, station_id, provider) where state in ('submitted', 'stale');
create index audit_log_station on audit_log (subject, id) where action like 'station.%' or action like 'listing.%';
