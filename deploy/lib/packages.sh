# Debian packages and the Swift toolchain.
# shellcheck shell=bash

build_packages=(librabbitmq-dev libpq-dev pkg-config)
packages=(rabbitmq-server postgresql "${build_packages[@]}" amqp-tools curl openssl python3-venv)

postgis_package() { # of the newest server that is installed
    local server
    server=$(printf '%s\n' /usr/lib/postgresql/*/bin/postgres | sort --version-sort | tail -1)
    server=${server#/usr/lib/postgresql/}
    echo "postgresql-${server%%/*}-postgis-3"
}
install_packages() { # install_packages NAME...: what is missing, without starting any system service
    local missing=() name
    for name; do
        dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
    done
    ((${#missing[@]})) || return 0
    [ "$(id -u)" = 0 ] || fail "Debian packages are missing; run as root: apt-get install ${missing[*]}"
    command -v apt-get >/dev/null || fail "this is no Debian machine; install ${missing[*]}, or use docker compose"
    say "installing ${missing[*]}"
    mkdir -p "$UNION_HOME/logs"
    local log=$UNION_HOME/logs/packages.log
    until_true 300 apt_get update >"$log" 2>&1 || fail "apt-get update failed; see $log"
    without_starting_services apt_get install --yes --no-install-recommends "${missing[@]}" >>"$log" 2>&1 ||
        fail "could not install ${missing[*]}; see $log"
}
apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null; }

without_starting_services() { # the system's own broker and database are none of our business
    local policy=/usr/sbin/policy-rc.d status=0
    if [ -e "$policy" ]; then "$@"; return; fi
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
    "$@" || status=$?
    rm -f "$policy"
    return "$status"
}

need_swift() {
    command -v swift >/dev/null || fail "Swift 6.3 is missing; install it from https://swift.org/install, or use docker compose"
}
