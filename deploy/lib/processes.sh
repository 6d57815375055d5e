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
    export SERVICE_KEY_FILE=$UNION_HOME/secrets/service-key-$1 ENROLLMENT_KEY_FILE=$UNION_HOME/secrets/public-key-enrollment
    export HTTP_HOST=127.0.0.1 HTTP_PORT
    HTTP_PORT=$(http_port "$1" 1)
    # A crash trace says where; what registers point at would be messages.
    export SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=yes,registers=none,threads=crashed,interactive=no,color=no}
}

http_port() { # http_port SERVICE INDEX: twenty for each service, in their order
    local service first=$UNION_HTTP_PORT
    for service in $services; do
        if [ "$service" = "$1" ]; then echo $((first + $2 - 1)); return; fi
        first=$((first + 20))
    done
    fail "there is no service $1"
}
start_service() { # start_service NAME COUNT: that many processes of the newest build, and no others
    local index name
    for index in $(running_service "$1"); do
        name=$1-$index
        if ((index > $2)) || ! cmp -s "/proc/$(<"$UNION_HOME/run/$name.pid")/exe" "$UNION_HOME/bin/$1"; then
            stop_service "$1" "$index"
        fi
    done
    for ((index = 1; index <= $2; index++)); do
        name=$1-$index
        alive "$UNION_HOME/run/$name.pid.supervisor" || (
            service_environment "$1"
            HTTP_PORT=$(http_port "$1" "$index")
            setsid "$repository/deploy/lib/supervise" "$UNION_HOME/run/$name.pid" "$UNION_HOME/logs/$name.log" \
                "$UNION_HOME/bin/$1" </dev/null >/dev/null 2>&1 &
        )
    done
    for ((index = 1; index <= $2; index++)); do
        until_true 60 service_ready "$(http_port "$1" "$index")" ||
            fail "$1-$index is not ready; see $UNION_HOME/logs/$1-$index.log"
    done
}
service_ready() { curl --silent --fail --output /dev/null --max-time 2 "http://127.0.0.1:$1/readyz"; }

running_service() { # running_service NAME: the numbers of its processes that are supervised
    local file
    for file in "$UNION_HOME/run/$1"-*.pid.supervisor; do
        ! alive "$file" || { file=${file##*/"$1"-}; echo "${file%.pid.supervisor}"; }
    done
}
stop_service() { # stop_service NAME [INDEX]: it, or all of them, finish what they have in hand
    local index
    for index in ${2:-$(running_service "$1")}; do terminate "$UNION_HOME/run/$1-$index.pid.supervisor" 40; done
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
