# A Python environment for the client examples and their tests.
# shellcheck shell=bash

python_environment() { # $UNION_HOME/python, with pika and cryptography; jsonschema and pytest are for the tests
    local home=$UNION_HOME/python log=$UNION_HOME/logs/python.log
    "$home/bin/python" -c 'import pika, cryptography.hazmat.primitives.hpke, jsonschema, pytest' 2>/dev/null && return
    say "preparing Python (pika, cryptography) in $home"
    python3 -m venv --clear "$home" >"$log" 2>&1 || fail "no Python environment; run as root: apt-get install python3-venv"
    "$home/bin/pip" install --quiet --disable-pip-version-check 'pika>=1.3,<2' 'cryptography>=47' jsonschema pytest \
        </dev/null >>"$log" 2>&1 ||
        fail "pip could not install pika, cryptography, jsonschema and pytest; see $log"
}
python() { "$UNION_HOME/python/bin/python" "$@"; }
