# One instance of the system: a directory, six ports, secrets. Two of them run side by side.
# shellcheck shell=bash

use_instance() { # use_instance HOME FIRST_PORT: settings of an instance; what the environment says goes first
    UNION_HOME=${UNION_HOME:-$1}
    # An instance that exists keeps the ports it was made with.
    # shellcheck source=/dev/null
    [ ! -r "$UNION_HOME/environment" ] || . "$UNION_HOME/environment"
    UNION_AMQP_PORT=${UNION_AMQP_PORT:-$(($2 + 672))}
    UNION_MANAGEMENT_PORT=${UNION_MANAGEMENT_PORT:-$(($2 + 673))}
    UNION_DIST_PORT=${UNION_DIST_PORT:-$(($2 + 674))}
    UNION_EPMD_PORT=${UNION_EPMD_PORT:-$(($2 + 675))}
    UNION_POSTGRES_PORT=${UNION_POSTGRES_PORT:-$(($2 + 432))}
    UNION_HTTP_PORT=${UNION_HTTP_PORT:-$(($2 + 80))}
    export UNION_HOME UNION_AMQP_PORT UNION_MANAGEMENT_PORT UNION_DIST_PORT UNION_EPMD_PORT
    export UNION_POSTGRES_PORT UNION_HTTP_PORT
}

use_own_instance() { # use_own_instance HOME FIRST_PORT: never the instance that the environment names
    unset UNION_HOME UNION_{AMQP,MANAGEMENT,DIST,EPMD,POSTGRES,HTTP}_PORT
    use_instance "$@"
}
use_fresh_instance() { # use_fresh_instance HOME FIRST_PORT: for tests; made afresh, and stopped at the end
    use_own_instance "$@"
    stop_instance
    erase_instance
    make_instance
    trap stop_instance EXIT
    start_servers
}

one_at_a_time() { # one_at_a_time HOME ARGUMENT...: starts this script again when no other holds that instance
    [ "${UNION_LOCK:-}" != "$1" ] || return 0
    export UNION_LOCK=$1
    mkdir -p "$1" 2>/dev/null || fail "cannot make $1; set UNION_HOME to a directory of yours"
    flock --nonblock "$1/lock" true || say "waiting for another script that works in $1"
    exec flock --close "$1/lock" "$0" "${@:2}"
}

make_instance() { # the directory, the packages, the secrets
    mkdir -p "$UNION_HOME"
    [ -O "$UNION_HOME" ] || fail "$UNION_HOME belongs to somebody else; set UNION_HOME to a directory of yours"
    chmod 755 "$UNION_HOME" # the database's own user passes through
    mkdir -p "$UNION_HOME"/{broker,postgres,secrets,logs,run}
    chmod 700 "$UNION_HOME"/{broker,secrets,run}
    install_packages "${packages[@]}"
    install_packages "$(postgis_package)"
    "$repository/deploy/secrets" "$UNION_HOME/secrets" "$UNION_HOME/broker"
    local name
    for name in UNION_{AMQP,MANAGEMENT,DIST,EPMD,POSTGRES,HTTP}_PORT; do
        printf ': "${%s:=%s}"\n' "$name" "${!name}"
    done >"$UNION_HOME/environment"
}

start_servers() { # broker and database, at the same time
    need_free_or_ours
    start_broker
    start_database
    wait_for_broker
}
test_servers() { # what `swift test` is told
    TEST_AMQP_URL=amqp://administrator:$(secret rabbitmq-administrator)@127.0.0.1:$UNION_AMQP_PORT/union
    TEST_MANAGEMENT_URL=http://administrator:$(secret rabbitmq-administrator)@127.0.0.1:$UNION_MANAGEMENT_PORT
    TEST_DATABASE_URL=postgresql://postgres:$(secret postgres-superuser)@127.0.0.1:$UNION_POSTGRES_PORT/postgres
    export TEST_AMQP_URL TEST_MANAGEMENT_URL TEST_DATABASE_URL
}
stop_servers() {
    stop_broker
    stop_database
}

need_free_or_ours() {
    local name
    alive "$UNION_HOME/run/broker.pid" || for name in UNION_{AMQP,MANAGEMENT,DIST}_PORT; do need_free "$name"; done
    database_runs || need_free UNION_POSTGRES_PORT
}
need_free() { # need_free NAME: nothing listens on that port
    ! (exec 3<>"/dev/tcp/127.0.0.1/${!1}") 2>/dev/null || fail "port ${!1} is taken by another program; set $1 to a free one"
}

stop_instance() {
    local service
    for service in $services; do stop_service "$service"; done
    stop_servers
}
erase_instance() { # all but the Python environment, which holds no data
    rm -rf "${UNION_HOME:?}"/{broker,postgres,secrets,logs,run,bin,deploy,environment}
}

secret() { cat "$UNION_HOME/secrets/$1"; }
