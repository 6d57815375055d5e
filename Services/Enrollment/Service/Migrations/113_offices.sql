-- Offices are called alike in every service that asks some.

alter table insurance_office rename to office;
alter index insurance_office_pkey rename to office_pkey;
alter table office rename constraint insurance_office_role_check to office_role_check;

-- For replicas of the release before, which run on until they are replaced.
create view insurance_office as select role, place, department, name from office;
comment on view insurance_office is
    'Purpose: the table office as it was called before. Retention: one release.';
