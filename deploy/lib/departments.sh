# Departments for samples and tests, made as an operator makes them.
# shellcheck shell=bash

add_department() { # add_department FILE NAME ARGUMENT...: FILE keeps what unionctl printed; an existing one is enough
    [ ! -s "$1" ] || return 0
    (umask 077 && mkdir -p "$(dirname "$1")" && "$repository/deploy/unionctl" departments add "${@:2}" --json >"$1.new") ||
        fail "the department $2 could not be added; see the line above"
    mv "$1.new" "$1"
}

sample_departments() { # sample_departments ARGUMENT...: the sample traffic, by departments that are made when missing
    local program=$repository/deploy/clients/python/sample_departments.py home=$UNION_HOME/secrets/departments
    local name type places files=()
    while read -r name type places; do
        # shellcheck disable=SC2086 # several places, several words
        add_department "$home/$name.json" "$name" --may "$type" --place $places </dev/null
        files+=("$home/$name.json")
    done < <(python "$program" --list)
    python "$program" "$@" "${files[@]}"
}

no_person_in_sight() { # no_person_in_sight PEOPLE_FILE: neither in a log, nor in an event, nor in a metric
    local sight=$UNION_HOME/logs/sight
    mkdir -p "$sight"
    "$repository/deploy/unionctl" tail --from first --no-follow --json >"$sight/events" || fail "the event log cannot be read"
    curl --silent --fail "http://127.0.0.1:$UNION_HTTP_PORT/metrics" >"$sight/metrics" || fail "the metrics cannot be read"
    python "$repository/deploy/clients/python/leak_check.py" "$1" "$UNION_HOME/logs" ||
        fail "the lines above: personal data where it must not be"
    rm -r "$sight"
}
