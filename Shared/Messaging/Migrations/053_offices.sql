-- Which departments a service asks, for services that ask any. The enrollment service has the same table from its own
-- migrations 106 and 113.

create table office (
    role text not null,
    place text not null,
    department text not null,
    name text,
    primary key (role, place)
);
comment on table office is
    'Purpose: which department is asked, and believed, for a place. Retention: while it serves.';
