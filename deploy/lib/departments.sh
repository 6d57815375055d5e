# Departments for samples and tests, made as an operator makes them.
# shellcheck shell=bash

add_department() { # add_department FILE NAME ARGUMENT...: FILE keeps what unionctl printed; an existing one is enough
    [ ! -s "$1" ] || return 0
    (umask 077 && mkdir -p "$(dirname "$1")" && "$repository/deploy/unionctl" departments add "${@:2}" --json >"$1.new") ||
        fail "the department $2 could not be added; see the line above"
    mv "$1.new" "$1"
}
