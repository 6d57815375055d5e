# Building, starting and stopping the services and the operator's tool.
# shellcheck shell=bash

build() { # build PRODUCT...: release programs
    need_swift
    local product log=$UNION_HOME/logs/build.log
    say "building $* (some minutes the first time)"
    for product; do
        swift build --package-path "$repository" --configuration release --product "$product" </dev/null >"$log" 2>&1 ||
            { grep -E 'error:' "$log" | head -20 >&2 || true; fail "$product does not build; see $log"; }
    done
    install_programs release "$@"
}
install_programs() { # install_programs CONFIGURATION PRODUCT...: copies, so that a later build disturbs nothing that runs
    local binaries product
    binaries=$(swift build --package-path "$repository" --configuration "$1" --show-bin-path)
    mkdir -p "$UNION_HOME/bin"
    ln -sfn "$repository/deploy" "$UNION_HOME/deploy" # where `unionctl doctor` finds the topology
    for product in "${@:2}"; do
        cmp -s "$binaries/$product" "$UNION_HOME/bin/$product" && continue
        cp "$binaries/$product" "$UNION_HOME/bin/$product.new"
        mv "$UNION_HOME/bin/$product.new" "$UNION_HOME/bin/$product"
    done
}

service_environment() { # service_environment NAME: what that service is told, as in compose.yaml
    export AMQP_URL=amqp://service.$1@127.0.0.1:$UNION_AMQP_PORT/union
    export AMQP_PASSWORD_FILE=$UNION_HOME/secrets/rabbitmq-$1
    export DATABASE_URL="postgresql://$1@/$1?host=$UNION_HOME/postgres&port=$UNION_POSTGRES_PORT"
    export DATABASE_PASSWORD_FILE=$UNION_HOME/secrets/postgres-$1
    export MASTER_KEY_FILE=$UNION_HOME/secrets/master-key-$1 SEARCH_KEY_FILE=$UNION_HOME/secrets/search-key-$1
    export HTTP_HOST=127.0.0.1 HTTP_PORT=$UNION_HTTP_PORT
    # A crash trace says where; what registers point at would be messages.
    export SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=yes,registers=none,threads=crashed,interactive=no,color=no}
}

start_enrollment() { # start_enrollment COUNT: that many processes of the newest build, and no others
    local index name
    for index in $(running_enrollment); do
        name=enrollment-$index
        if ((index > $1)) || ! cmp -s "/proc/$(<"$UNION_HOME/run/$name.pid")/exe" "$UNION_HOME/bin/enrollment"; then
            stop_enrollment "$index"
        fi
    done
    for ((index = 1; index <= $1; index++)); do
        name=enrollment-$index
        alive "$UNION_HOME/run/$name.pid.supervisor" || (
            service_environment enrollment
            export HTTP_PORT=$((UNION_HTTP_PORT + index - 1))
            setsid "$repository/deploy/lib/supervise" "$UNION_HOME/run/$name.pid" "$UNION_HOME/logs/$name.log" \
                "$UNION_HOME/bin/enrollment" </dev/null >/dev/null 2>&1 &
        )
    done
    for ((index = 1; index <= $1; index++)); do
        until_true 60 service_ready $((UNION_HTTP_PORT + index - 1)) ||
            fail "enrollment-$index is not ready; see $UNION_HOME/logs/enrollment-$index.log"
    done
}
service_ready() { curl --silent --fail --output /dev/null --max-time 2 "http://127.0.0.1:$1/readyz"; }

running_enrollment() { # the numbers of the processes that are supervised
    local file
    for file in "$UNION_HOME"/run/enrollment-*.pid.supervisor; do
        ! alive "$file" || { file=${file##*/enrollment-}; echo "${file%.pid.supervisor}"; }
    done
}
stop_enrollment() { # stop_enrollment INDEX: it finishes what it has in hand
    terminate "$UNION_HOME/run/enrollment-$1.pid.supervisor" 40
}

operator=${UNION_OPERATOR:-first}
operator_environment() { # who is asking, and where; what the environment says goes first
    export AMQP_URL=${AMQP_URL:-amqp://operator.$operator@127.0.0.1:$UNION_AMQP_PORT/union}
    export AMQP_PASSWORD_FILE=${AMQP_PASSWORD_FILE:-$UNION_HOME/secrets/operators/$operator}
    export MANAGEMENT_URL=${MANAGEMENT_URL:-http://127.0.0.1:$UNION_MANAGEMENT_PORT}
    export MANAGEMENT_USERNAME=${MANAGEMENT_USERNAME:-administrator}
    export MANAGEMENT_PASSWORD_FILE=${MANAGEMENT_PASSWORD_FILE:-$UNION_HOME/secrets/rabbitmq-administrator}
}
unionctl() { (operator_environment && exec "$UNION_HOME/bin/unionctl" "$@"); }

add_first_operator() {
    (operator_environment && "$repository/deploy/first-operator" "$UNION_HOME/bin/unionctl" "$operator" \
        "$UNION_HOME/secrets/operators/$operator") || fail "the first operator could not be made; see the lines above"
}
