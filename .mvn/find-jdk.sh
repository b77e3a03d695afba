# Sourced by mvnw and deploy/local/up. Sets JAVA_HOME to a JDK 25 or newer, or explains what to install and exits 1.

jdk_major() {
  [ -x "$1/bin/javac" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

jdk_fits() {
  major=$(jdk_major "$1") && [ -n "$major" ] && [ "$major" -ge 25 ]
}

find_jdk() {
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    on_path=${on_path%/bin/javac}
  fi
  mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
  for candidate in "${JAVA_HOME:-}" "$on_path" "$mac" /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/*; do
    if [ -n "$candidate" ] && jdk_fits "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'TEXT'
No JDK 25 or newer was found (looked at JAVA_HOME, PATH, /usr/lib/jvm, SDKMAN and macOS java_home).
Install one, for example Eclipse Temurin 25, and set JAVA_HOME to it if it lies elsewhere.
TEXT
  exit 1
}
