-- What is asked of departments, and the keys to which it is sealed.

create table department_key (
    department text not null references department (name),
    -- The first 16 hexadecimal digits of the SHA-256 of the key; each request names it.
    key_id text not null,
    -- An X25519 point, 32 bytes. The newest is used; what was sealed to an earlier one stays readable under that.
    public_key bytea not null check (octet_length(public_key) = 32),
    registered_at timestamptz not null,
    primary key (department, key_id)
);
comment on table department_key is
    'Purpose: the public keys to which requests to departments are sealed, the newest of each in use. Retention: for ever, so that the audit can name who could read a request.';

create table undelivered_request (
    department text not null,
    -- The number it had in the outbox, which is its sequence.
    id bigint not null,
    routing_key text not null,
    event_id text not null,
    subject text not null,
    body bytea not null,
    since timestamptz not null default now(),
    primary key (department, id)
);
create index undelivered_request_since on undelivered_request (since);
comment on table undelivered_request is
    'Purpose: sealed requests for which their department had no queue, offered again until it has. Retention: 30 days.';
