# A private PostgreSQL cluster in UNION_HOME/postgres: loopback and a socket of its own, scram everywhere.
# shellcheck shell=bash

postgres_tool() { # postgres_tool NAME ARGUMENT...: a program of the newest server, as a user that PostgreSQL accepts
    local program as=()
    program=$(printf '%s\n' /usr/lib/postgresql/*/bin/"$1" | sort --version-sort | tail -1); shift
    [ -x "$program" ] || fail "PostgreSQL is missing; run as root: apt-get install postgresql"
    [ "$(id -u)" != 0 ] || as=(setpriv --reuid=postgres --regid=postgres --init-groups --reset-env)
    (cd / && exec "${as[@]}" "$program" "$@")
}
database_runs() {
    [ -s "$UNION_HOME/postgres/data/postmaster.pid" ] &&
        postgres_tool pg_ctl status --pgdata="$UNION_HOME/postgres/data" >/dev/null 2>&1
}

start_database() { # what postgres_options holds is given to the server besides
    local home=$UNION_HOME/postgres
    if ! database_runs; then
        install -m 644 "$repository/deploy/postgres/postgresql.conf" "$home/postgresql.conf"
        touch "$UNION_HOME/logs/postgres.log"
        [ "$(id -u)" != 0 ] || chown postgres "$home" "$UNION_HOME/logs/postgres.log"
        [ -s "$home/data/PG_VERSION" ] || make_cluster
        postgres_tool pg_ctl start --silent --wait --timeout=60 --pgdata="$home/data" \
            --log="$UNION_HOME/logs/postgres.log" --options="-c config_file='$home/postgresql.conf' \
                -c listen_addresses=127.0.0.1 -c port=$UNION_POSTGRES_PORT -c unix_socket_directories='$home' ${postgres_options:-}" ||
            fail "the database did not start; see $UNION_HOME/logs/postgres.log"
    fi
    PGHOST=127.0.0.1 PGPORT=$UNION_POSTGRES_PORT "$repository/deploy/postgres/databases" "$UNION_HOME/secrets" ||
        fail "the databases could not be prepared; see the lines above"
}
make_cluster() {
    local home=$UNION_HOME/postgres password=$UNION_HOME/postgres/password status=0
    install -m 600 "$UNION_HOME/secrets/postgres-superuser" "$password" # a copy for the cluster's owner to read, once
    [ "$(id -u)" != 0 ] || chown postgres "$password"
    postgres_tool initdb --pgdata="$home/data" --username=postgres --pwfile="$password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --data-checksums >"$UNION_HOME/logs/initdb.log" 2>&1 || status=$?
    rm -f "$password"
    ((status == 0)) || fail "the database cluster could not be made; see $UNION_HOME/logs/initdb.log"
}
stop_database() {
    ! database_runs || postgres_tool pg_ctl stop --silent --wait --timeout=60 --mode=fast --pgdata="$UNION_HOME/postgres/data"
}
