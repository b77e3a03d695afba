# Sourced. compose ARGUMENT...: Docker's plugin, or docker-compose 1.29 or later.
compose() {
  if docker compose version >/dev/null 2>&1; then
    docker compose --project-name support-center --file "$root/deploy/compose/docker-compose.yaml" "$@"
  else
    docker-compose --project-name support-center --file "$root/deploy/compose/docker-compose.yaml" "$@"
  fi
}
