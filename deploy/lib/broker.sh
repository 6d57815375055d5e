# A private RabbitMQ node in UNION_HOME/broker: own ports, own epmd, nothing of the system's broker touched.
# shellcheck shell=bash

start_broker() {
    if alive "$UNION_HOME/run/broker.pid"; then load_definitions; return; fi
    local server=/usr/lib/rabbitmq/bin/rabbitmq-server home=$UNION_HOME/broker
    [ -x "$server" ] || fail "RabbitMQ is missing; run as root: apt-get install rabbitmq-server"
    mkdir -p "$home/conf.d"
    echo '[rabbitmq_management].' >"$home/enabled_plugins"
    cat >"$home/conf.d/private.conf" <<CONF
listeners.tcp.default = 127.0.0.1:$UNION_AMQP_PORT
management.tcp.ip = 127.0.0.1
management.tcp.port = $UNION_MANAGEMENT_PORT
load_definitions = $home/definitions
CONF
    rm -f "$UNION_HOME/run/broker.pid"
    # No crash dump: it would hold messages. Schedulers for half of the cores: services and database need the others, and
    # on two cores the broker's own threads otherwise wake each other more than they work (7,900 to 12,200 enrolments/s).
    env HOME="$home" ERL_CRASH_DUMP_BYTES=0 \
        ERL_EPMD_PORT="$UNION_EPMD_PORT" ERL_EPMD_ADDRESS=127.0.0.1 \
        RABBITMQ_NODENAME=union@localhost RABBITMQ_DIST_PORT="$UNION_DIST_PORT" \
        RABBITMQ_CONF_ENV_FILE=/dev/null \
        RABBITMQ_CONFIG_FILE="$repository/deploy/broker/rabbitmq.conf" RABBITMQ_CONFIG_FILES="$home/conf.d" \
        RABBITMQ_ADVANCED_CONFIG_FILE="$home/advanced.config" \
        RABBITMQ_ENABLED_PLUGINS_FILE="$home/enabled_plugins" \
        RABBITMQ_MNESIA_BASE="$home/mnesia" RABBITMQ_LOG_BASE="$UNION_HOME/logs" RABBITMQ_LOGS="$UNION_HOME/logs/broker.log" \
        RABBITMQ_PID_FILE="$UNION_HOME/run/broker.pid" \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+SP 50:50 -kernel inet_dist_use_interface {127,0,0,1}" \
        setsid "$server" </dev/null >"$UNION_HOME/logs/broker.out" 2>&1 &
}

broker_answers() { # the node is up, and its definitions are loaded
    management_get /api/queues/union/events.log
}
management() { # management PATH CURL_ARGUMENT...: the password stays out of the process list
    curl --silent --fail --output /dev/null --max-time 30 "${@:2}" --config - <<CURL
url = "http://127.0.0.1:$UNION_MANAGEMENT_PORT$1"
user = "administrator:$(secret rabbitmq-administrator)"
CURL
}
management_get() { management "$1" --max-time 5; }

load_definitions() { # into a broker that runs: what this version needs besides, such as a service that is new
    local file
    until_true 90 management_get /api/overview || fail "the broker runs and does not answer; see $UNION_HOME/logs/broker.log"
    for file in "$UNION_HOME"/broker/definitions/*.json; do
        management /api/definitions --header 'Content-Type: application/json' --data-binary "@$file" ||
            fail "the broker did not take $file; see $UNION_HOME/logs/broker.log"
    done
}
wait_for_broker() {
    until_true 90 broker_answers || fail "the broker did not start; see $UNION_HOME/logs/broker.out and broker.log"
}

stop_broker() {
    terminate "$UNION_HOME/run/broker.pid" 60
    ERL_EPMD_PORT=$UNION_EPMD_PORT epmd -kill >/dev/null 2>&1 || true # where none runs, there is none to stop
}

broker_control() { # broker_control COMMAND...: RabbitMQ's own tool, on this node
    HOME="$UNION_HOME/broker" ERL_EPMD_PORT="$UNION_EPMD_PORT" RABBITMQ_NODENAME=union@localhost \
        RABBITMQ_CONF_ENV_FILE=/dev/null /usr/lib/rabbitmq/bin/rabbitmqctl --quiet "$@"
}
