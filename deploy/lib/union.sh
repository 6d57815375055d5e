# What the scripts of deploy/ share; sourced by them, not run. Needs bash.
# shellcheck shell=bash
set -euo pipefail
shopt -s inherit_errexit
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
script=${0##*/}

say() { printf '%s: %s\n' "$script" "$*" >&2; }
fail() { say "$*"; exit 1; }
usage_error() { say "$* (see deploy/$script --help)"; exit 64; }

until_true() { # until_true SECONDS COMMAND...: polls; false when it has not become true in time
    local deadline=$((SECONDS + $1)); shift
    until "$@"; do
        ((SECONDS < deadline)) || return 1
        sleep 0.1
    done
}
alive() { # alive PID_FILE: its process runs, and is one of this instance, not one that has got its number since
    local pid
    pid=$(cat "$1" 2>/dev/null) && [ -n "$pid" ] && grep -qaF "$UNION_HOME/" "/proc/$pid/cmdline" 2>/dev/null
}
terminate() { # terminate PID_FILE SECONDS: asks its process to stop, and ends it when it has not in time
    local pid
    if alive "$1"; then
        pid=$(<"$1")
        kill -TERM "$pid" 2>/dev/null || true
        until_true "$2" eval "! kill -0 $pid 2>/dev/null" || kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -f "$1"
}

for part in services packages instance broker database processes departments python compose; do
    # shellcheck source=/dev/null
    . "$repository/deploy/lib/$part.sh"
done
unset part
