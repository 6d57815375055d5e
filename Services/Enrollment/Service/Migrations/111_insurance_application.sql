-- Every application that has asked for help, and the cases it has asked for: also those that were open already.

create table insurance_application (
    department text not null,
    application text not null,
    case_id uuid not null,
    -- Whether the case has ended, or runs by itself, since this application asked.
    settled boolean not null,
    -- Whether the department was told that both legs of this application have ended.
    told boolean not null default false,
    primary key (department, application, case_id)
);
create index insurance_application_waiting on insurance_application (case_id) where not settled;
comment on table insurance_application is
    'Purpose: who is told that 入会+社保 has ended, once for each application. Retention: for ever, without personal data.';

insert into insurance_application (department, application, case_id, settled, told)
select department, application, id, settled, completed from insurance_case;
alter table insurance_case drop column completed;
