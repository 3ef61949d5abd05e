# shellcheck shell=bash
# Shared by the scripts of this folder. Sourcing it defines functions and runs nothing else.
#
# Everything here speaks on stderr and reads no stdin: both belong to the program that is started
# in the end.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
build=$root/.build
binary=$build/release/sito
stamp=$build/sito.stamp

# say RUSSIAN ENGLISH: a message in the reader's language, Russian unless the locale is English.
say() {
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    en*) printf 'sito: %s\n' "$2" >&2 ;;
    *) printf 'sito: %s\n' "$1" >&2 ;;
  esac
}

# die RUSSIAN ENGLISH: says why the program could not run, and ends with its exit status for that.
die() {
  say "$@"
  exit 2
}

# Names the packages that the build needs and the system lacks, one a line.
#
# What counts is that pkg-config finds the library, not that a package of that name is installed,
# so a system without apt can have them in its own way.
missing_packages() {
  command -v pkg-config >/dev/null || echo pkg-config
  pkg-config --exists icu-i18n 2>/dev/null || echo libicu-dev
  pkg-config --exists sqlite3 2>/dev/null || echo libsqlite3-dev
  # SwiftPM fetches with git over https; CICU is C++.
  command -v git >/dev/null || echo git
  [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] ||
    echo ca-certificates
  compgen -G '/usr/include/c++/*/string' >/dev/null || echo g++
}

# Installs PACKAGE… with apt-get, asking nothing. Its own output is shown only when it fails.
apt_install() {
  local command="apt-get install $*" as_root=() log=$build/apt.log
  command -v apt-get >/dev/null ||
    die "не хватает: $*. Здесь нет apt-get, поставьте их сами (имена пакетов — как в Debian)" \
      "missing: $*. There is no apt-get here, please install them (names are Debian's)"
  if [ "$(id -u)" -ne 0 ]; then
    # Not a password prompt: a script in a pipe or in cron would wait for it forever.
    sudo -n true 2>/dev/null ||
      die "не хватает: $*. Нет прав их поставить, выполните: sudo $command" \
        "missing: $*. No rights to install them, please run: sudo $command"
    as_root=(sudo -n)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600)

  say "ставлю $* (apt-get)" "installing $* (apt-get)"
  # A fresh image has no package lists at all. One broken source must not stop the rest, so only
  # the install decides.
  "${as_root[@]}" update >"$log" 2>&1 </dev/null || true
  "${as_root[@]}" install --no-install-recommends "$@" >>"$log" 2>&1 </dev/null || {
    tail -n 20 "$log" >&2
    die "не удалось: $command. Весь вывод: $log" "failed: $command. The whole output: $log"
  }
}

# Holds the project's lock until `unlock`, so that two calls at once do the work only once.
lock() {
  mkdir -p "$build" 2>/dev/null && [ -w "$build" ] ||
    die "нет прав на запись в $root" "no right to write to $root"
  exec 9>"$build/sito.lock"
  flock -n 9 || {
    say 'уже идёт другая сборка, жду' 'another build is running, waiting'
    flock 9
  }
}

unlock() { exec 9>&-; }

# Installs what is missing, and makes sure that there is a Swift. Call it under the lock.
prepare() {
  local missing
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -eq 0 ] || apt_install "${missing[@]}" 9>&-
  command -v swift >/dev/null ||
    die 'нужен Swift 6.3 или новее: https://www.swift.org/install/linux/' \
      'Swift 6.3 or later is needed: https://www.swift.org/install/linux/'
}

# Whether the binary is there and no source is newer than the build that made it.
#
# The stamp carries the time at which that build began. The binary's own time would not do: a build
# that changes nothing does not link again, and then every call would build.
is_built() {
  [ -x "$binary" ] && [ -e "$stamp" ] &&
    [ -z "$(find "$root/Sources" "$root/Package.swift" -newer "$stamp" -print -quit)" ]
}

# Builds the release binary if it is missing or older than its sources.
build_release() {
  local log=$build/build.log started=$SECONDS
  local command=(swift build -c release --product sito --static-swift-stdlib
    --package-path "$root" --scratch-path "$build")
  ! is_built || return 0
  lock
  # Somebody may have built it while this call waited.
  if ! is_built; then
    prepare
    if [ -x "$binary" ]; then
      say 'исходники изменились, собираю заново' 'the sources have changed, building again'
      # Our own modules from scratch: Swift 6.3 was seen to keep modules that rely on the old
      # layout of a type of another one, and the program then crashed. The libraries do not change.
      # What SwiftPM writes when it plans stays: it does not always plan anew.
      local module
      for module in "$root"/Sources/*/; do
        module=$(basename "$module")
        find "$build"/*/release/ -path "*/release/$module.build/*" -type f \
          \( -name '*.o' -o -name '*.swiftdeps*' -o -name '*.priors' \) -delete
        rm -rf "$build"/*/release/Modules/"$module".swiftmodule
      done
    else
      say 'собираю, в первый раз это несколько минут' 'building, the first time takes minutes'
    fi
    touch "$stamp.new"
    if [ -t 2 ]; then
      "${command[@]}" >&2 </dev/null 9>&- ||
        die 'не собралось' 'the build failed'
    else
      "${command[@]}" >"$log" 2>&1 </dev/null 9>&- || {
        cat "$log" >&2
        die 'не собралось' 'the build failed'
      }
    fi
    mv "$stamp.new" "$stamp"
    say "готово за $((SECONDS - started)) с" "done in $((SECONDS - started)) s"
  fi
  unlock
}
