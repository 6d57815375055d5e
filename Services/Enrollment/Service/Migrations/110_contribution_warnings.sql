-- What of a contribution differs from what the person had chosen: reason codes, with a space between them.

alter table insurance_contribution add column warnings text not null default '';
