# Departments for samples and tests, made as an operator makes them.
# shellcheck shell=bash

add_department() { # add_department FILE NAME ARGUMENT...: FILE keeps what unionctl printed; an existing one is enough
    [ ! -s "$1" ] || return 0
    (umask 077 && mkdir -p "$(dirname "$1")" && "$repository/deploy/unionctl" departments add "${@:2}" --json >"$1.new") ||
        fail "the department $2 could not be added; see the line above"
    mv "$1.new" "$1"
}

load_department() { # load_department [TYPE]: sets and exports DEPARTMENT_URI: as which the program `load` publishes
    add_first_operator
    DEPARTMENT_URI=$(unionctl departments add bench --may "${1:-enrollment.requested.v1}" --place 430000 --json |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["uri"])')
    export DEPARTMENT_URI
}

listed_departments() { # listed_departments PROGRAM: makes those that it lists and are missing; sets files to theirs
    local name types places
    files=()
    while read -r name types places; do
        # shellcheck disable=SC2086 # several types and places, several words
        add_department "$UNION_HOME/secrets/departments/$name.json" "$name" --may ${types//,/ } --place $places </dev/null
        files+=("$UNION_HOME/secrets/departments/$name.json")
    done < <(python "$1" --list)
}
department_key() { # department_key PRIVATE_KEY NAME: the department can be asked
    [ -s "$1" ] || { (umask 077 && openssl genpkey -algorithm X25519 -out "$1.new") && mv "$1.new" "$1"; }
    openssl pkey -in "$1" -pubout | "$repository/deploy/unionctl" departments key "$2" --json >/dev/null ||
        fail "the key of $2 could not be registered; see the line above"
}

sample_departments() { # sample_departments ARGUMENT...: the sample traffic, by departments that are made when missing
    local program=$repository/deploy/clients/python/sample_departments.py role name title files
    listed_departments "$program"
    while read -r role name title; do
        sample_office "$UNION_HOME/secrets/departments/$name.pem" "$role" "$name" "$title" </dev/null
    done < <(python "$program" --offices)
    sample_standards
    python "$program" "$@" "${files[@]}"
}
sample_office() { # sample_office PRIVATE_KEY ROLE NAME TITLE: the department can be asked, and is, in that role
    department_key "$1" "$3"
    "$repository/deploy/unionctl" insurance offices appoint "$2" "$3" --place 430000 --name "$4" --why demo --json >/dev/null ||
        fail "$3 could not be appointed; see the line above"
}
sample_standards() { # what social insurance costs, for this year and the last; the figures are made up
    local year
    year=$(TZ=Asia/Shanghai date +%Y)
    sed "s/{year}/$year/; s/{last-year}/$((year - 1))/" "$repository/deploy/samples/contribution-standards.csv" |
        "$repository/deploy/unionctl" insurance standards import - --why demo --json >/dev/null ||
        fail "the sample standards could not be imported; see the line above"
}

sample_stations() { # sample_stations ARGUMENT...: stations, and the maps that show them
    local program=$repository/deploy/clients/python/sample_station_run.py name system place title files
    listed_departments "$program"
    while read -r name system place title; do
        department_key "$UNION_HOME/secrets/departments/$name.pem" "$name" </dev/null
        "$repository/deploy/unionctl" stations providers appoint "$name" --name "$title" --crs "$system" --place "$place" \
            --why demo --json </dev/null >/dev/null || fail "$name could not be appointed; see the line above"
    done < <(python "$program" --providers)
    python "$program" "$@" "${files[@]}"
}

no_person_in_sight() { # no_person_in_sight PEOPLE_FILE: neither kept nor shown anywhere, but sealed
    local programs=$repository/deploy/clients/python sight=$UNION_HOME/logs/sight
    rm -rf "$sight"
    python "$programs/leak_places.py" "$sight" || fail "not every place could be read; see the lines above"
    python "$programs/leak_check.py" "$1" "$sight" || fail "the lines above: personal data where it must not be; see $sight"
    rm -r "$sight"
}
