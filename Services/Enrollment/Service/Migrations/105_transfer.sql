-- Transfers are decided or time out, and members leave the holding pools. The whole roll may have to be filled in.
set local statement_timeout = 0;

-- How long a union may take over a transfer, and how long a member may wait in a holding pool; no law sets either.
alter table organization add column transfer_days integer not null default 30 check (transfer_days between 1 and 365);
alter table organization add column assignment_days integer not null default 60
    check (assignment_days between 1 and 365);

-- Until when it must be decided; set when it begins to wait, and not changed with the union's days.
alter table application add column due_at timestamptz;
update application set due_at = decided_at + make_interval(days => review_days)
from organization where organization.code = union_code and state = 'pending';
update application set due_at = decided_at + make_interval(days => transfer_days)
from organization where organization.code = union_code and state = 'transfer-proposed';
create index application_due on application (state, due_at) where due_at is not null;

-- Since when a member waits in a holding pool 周转库; null elsewhere.
alter table membership add column held_since timestamptz;
update membership set held_since = updated_at
from organization where organization.code = union_code and holding_pool and membership.status <> 'withdrawn';
create index membership_held on membership (union_code, held_since, member_id) where held_since is not null;

create table membership_move (
    member_id uuid not null,
    -- Counts the moves: one request may move a member twice at one time.
    move bigint generated always as identity,
    moved_at timestamptz not null,
    kind text not null check (kind in ('transferred', 'assigned')),
    from_union text not null,
    to_union text not null,
    -- The application by which the person asked for it.
    department text,
    number text,
    primary key (member_id, move)
);
comment on table membership_move is
    'Purpose: from which union to which a member has gone: one continuous membership since the first approval. Retention: for ever.';
