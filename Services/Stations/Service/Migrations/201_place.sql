-- Stations are found by place. Only the superuser may make the extension; deploy/postgres/databases does.

do $$
begin
    if not exists (select from pg_extension where extname = 'postgis') then
        raise exception 'the extension postgis is missing in this database: run deploy/postgres/databases'
            using errcode = '0A000';
    end if;
end
$$;
