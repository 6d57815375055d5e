-- Until when a payment link works, as the collecting department has said.

alter table insurance_case add column link_until timestamptz;
