-- One service's role and database; run again at every start. Variables: service. Environment: PASSWORD_FILE.
\set ON_ERROR_STOP on
\set password `cat "$PASSWORD_FILE"`
select format('create role %I login', :'service')
where not exists (select from pg_roles where rolname = :'service') \gexec
alter role :"service" with login nosuperuser nocreatedb nocreaterole password :'password';
select format('create database %I owner %I', :'service', :'service')
where not exists (select from pg_database where datname = :'service') \gexec
-- No role sees another's database.
revoke all on database :"service" from public;
