-- 户外劳动者服务站点: from the proposal to the map.

create table station (
    id bigint generated always as identity primary key,
    -- Who proposed it, under which number of theirs: the business key. Subject of every event about it.
    department text not null,
    proposal_number text not null,
    -- The keyed digest of the proposal: tells the same again from another under the same number.
    content bytea not null,
    request_id text not null,
    code text unique,
    state text not null check (state in ('proposed', 'site-checked', 'approved', 'accepted', 'coded', 'operating',
        'suspended', 'upgrading', 'closed')),
    operating boolean not null generated always as (state = 'operating') stored,
    since timestamptz not null,
    kind text not null,
    name text not null,
    normal_name text not null,
    division text not null,
    township text,
    village text,
    address text not null,
    normal_address text not null,
    host_type text not null,
    host_name text not null,
    normal_host text not null,
    host_uscc text,
    build_mode text not null,
    union_code text,
    area_m2 bigint,
    capacity bigint,
    -- As captured, with its system.
    longitude double precision,
    latitude double precision,
    crs text check (crs in ('WGS-84', 'GCJ-02', 'BD-09', 'CGCS2000')),
    -- The same place in WGS-84; null for a mobile station, whose timetable has its places.
    location geography(Point, 4326),
    -- OpeningHours and timetable as on the wire.
    hours text,
    timetable text,
    services text[] not null,
    facilities text[] not null,
    -- The public record was changed so often; a listing names the one it shows.
    version bigint not null default 1,
    plate text,
    -- What the state holds, as a JSON object: who checked, why suspended, until when.
    circumstances text not null default '{}',
    opened_on date,
    upgraded_on date,
    inspected_on date,
    inspection_until date,
    -- Whether the union was told that the next inspection is due.
    inspection_told boolean not null default false,
    stars bigint check (stars between 1 and 5),
    stars_until date,
    checklist text[] not null default '{}',
    -- The latest sender's `time` among the messages about it that changed something.
    heard_at timestamptz,
    -- Its union was dissolved, and none has taken it over.
    union_lost_at timestamptz,
    registered_at timestamptz not null default now(),
    unique (department, proposal_number),
    unique (id, operating),
    check ((code is null) = (state in ('proposed', 'site-checked', 'approved', 'accepted')) or state = 'closed'),
    check ((longitude is null) = (latitude is null) and (longitude is null) = (crs is null)
        and (location is null) = (longitude is null))
);
create index station_location on station using gist (location) where operating;
create index station_standing on station using gist (location) where state <> 'closed';
create index station_state on station (state, id);
create index station_division on station (division, id);
create index station_union on station (union_code) where union_code is not null;
create index station_union_lost on station (union_lost_at, id) where union_lost_at is not null;
create index station_inspection_ends on station (inspection_until) where operating and inspection_until is not null;
create index station_inspection_untold on station (inspection_until)
    where operating and inspection_until is not null and not inspection_told;
create index station_waiting on station (since, id) where state in ('proposed', 'site-checked', 'approved', 'coded');
comment on table station is
    'Purpose: each service station from its proposal on, its present state. Retention: for ever; codes are never reused.';

create table station_contact (
    station_id bigint primary key references station (id),
    person_id uuid not null,
    key bytea not null,
    name bytea not null,
    phone bytea not null
);
comment on table station_contact is
    'Purpose: who answers for a station, sealed, never public. Retention: until the station has been closed for a year.';

create table station_serial (
    division text primary key,
    last bigint not null check (last between 1 and 99999)
);
comment on table station_serial is 'Purpose: the newest serial number drawn in a county. Retention: for ever.';

create table map_provider (
    name text primary key,
    display_name text not null,
    -- The coordinate system it is told places in.
    crs text not null check (crs in ('WGS-84', 'GCJ-02', 'BD-09', 'CGCS2000')),
    places text[] not null,
    appointed_at timestamptz not null default now(),
    dismissed_at timestamptz
);
comment on table map_provider is
    'Purpose: which departments publish stations on a map, and for which places. Retention: for ever.';

create table listing (
    station_id bigint not null,
    provider text not null,
    -- Kept equal to the station's by the key below: a station that is not operating is never recorded online.
    station_operating boolean not null,
    state text not null check (state in ('submitted', 'online', 'stale', 'takedown-pending', 'offline')),
    since timestamptz not null,
    -- The number of the newest question, when it was first and last asked, and how often.
    request bigint not null,
    asks bigint not null,
    asked_at timestamptz not null,
    due_at timestamptz,
    version bigint not null,
    poi text,
    online_at timestamptz,
    offline_at timestamptz,
    -- Why the provider refused, in its own codes.
    refusal text,
    primary key (station_id, provider),
    foreign key (station_id, station_operating) references station (id, operating) on update cascade,
    check (station_operating or state in ('takedown-pending', 'offline'))
);
create index listing_due on listing (due_at) where due_at is not null;
create index listing_provider_state on listing (provider, state, station_id);
comment on table listing is
    'Purpose: what each map provider shows of each station, and what it was asked. Retention: for ever.';

create table station_inspection (
    station_id bigint not null references station (id),
    inspected_on date not null,
    event_id text not null,
    by_department text not null,
    passed boolean not null,
    score bigint not null,
    stars bigint,
    valid_until date,
    checklist text[] not null,
    services text[] not null,
    defects text[] not null,
    recorded_at timestamptz not null default now(),
    primary key (station_id, inspected_on, by_department)
);
comment on table station_inspection is 'Purpose: what each inspection found. Retention: for ever.';

create table day_salt (
    day date primary key,
    salt bytea not null
);
comment on table day_salt is
    'Purpose: with it a member card is hashed, so that it counts once a day. Retention: 26 hours after the close of its day; destroyed, nobody can tell any more whose visits those were.';

create table visit_card (
    day date not null,
    station_id bigint not null,
    digest bytea not null,
    primary key (day, station_id, digest)
);
comment on table visit_card is 'Purpose: the cards counted today, hashed with the salt of the day. Retention: as the salt.';

create table visit_day (
    station_id bigint not null,
    day date not null,
    visits bigint not null,
    -- By hour of the day, 24 numbers.
    by_hour bigint[] not null check (array_length(by_hour, 1) = 24),
    primary key (station_id, day)
);
comment on table visit_day is 'Purpose: how many people came to a station on a day. Retention: for ever.';

create table service_held (
    station_id bigint not null references station (id),
    department text not null,
    reference text not null,
    held_on date not null,
    theme text not null,
    participants bigint,
    recorded_at timestamptz not null default now(),
    primary key (station_id, department, reference)
);
create index service_held_on on service_held (held_on, theme);
comment on table service_held is
    'Purpose: what was held at stations: 普法, 招聘, 义诊, 爱心互献. Retention: for ever.';

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

create table station_setting (
    -- A county, a prefecture, or the province; the narrowest counts.
    division text primary key,
    -- Whether a fit site is approved at once, or by an operator.
    approves_itself boolean not null,
    inspection_months bigint not null check (inspection_months between 1 and 60),
    inspection_warning_days bigint not null check (inspection_warning_days between 0 and 365),
    changed_by text not null,
    changed_at timestamptz not null default now()
);
comment on table station_setting is 'Purpose: what a county decides for its stations. Retention: for ever.';
