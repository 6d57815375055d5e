# The containers of this repository.
# shellcheck shell=bash

compose() { docker compose --project-directory "$repository" --file "$repository/compose.yaml" "$@"; }

compose_runs() {
    command -v docker >/dev/null && compose ps --status running --services 2>/dev/null | grep -qx rabbitmq
}
