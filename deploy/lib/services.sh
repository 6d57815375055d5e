# The services of an installation, and what each needs besides what all have. Sourced, by sh as well: keep it portable.
# shellcheck shell=sh

services="enrollment stations relief"

extensions_of() { # extensions_of SERVICE: of its database, made by the superuser
    case $1 in
    stations) echo postgis ;;
    esac
}
