# Shared by start.sh and test.sh; sourced, never run.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

say() {
    printf '%s\n' "$*" >&2
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "Packages are missing, and there is neither root nor sudo to install them: $*"
        return 1
    fi
}

# The entries of the named groups of packages.txt, one a line.
listed_packages() {
    local group line current=""
    while read -r line; do
        case "$line" in
        "" | "#"*) continue ;;
        "["*"]") current="${line:1:-1}" ;;
        *) for group in "$@"; do
            if [ "$group" = "$current" ]; then echo "$line"; fi
        done ;;
        esac
    done <"$root/packaging/packages.txt"
}

# Node from anywhere will do, as long as the official SDKs run on it.
has_node() {
    local major
    command -v npm >/dev/null || return 1
    major="$(node --version 2>/dev/null)" || return 1
    major="${major#v}"
    [ "${major%%.*}" -ge 18 ]
}

# is_installed 'a|b': one of them is enough.
is_installed() {
    local name
    case "$1" in
    nodejs | npm) if has_node; then return 0; fi ;;
    esac
    for name in ${1//|/ }; do
        if dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed; then
            return 0
        fi
    done
    return 1
}

# The first of 'a|b' that apt knows; the last where it knows none, so that apt names it.
available_name() {
    local name
    for name in ${1//|/ }; do
        if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then break; fi
    done
    echo "$name"
}

# install_missing GROUP…: asks apt only where something is missing.
install_missing() {
    local entry missing=() names=()
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "No apt here. Needed, under Debian's names:" $(listed_packages "$@")
        return 0
    fi
    for entry in $(listed_packages "$@"); do
        is_installed "$entry" || missing+=("$entry")
    done
    if [ "${#missing[@]}" -eq 0 ]; then return 0; fi
    say "Installing: ${missing[*]}"
    as_root apt-get -o DPkg::Lock::Timeout=300 update
    for entry in "${missing[@]}"; do
        names+=("$(available_name "$entry")")
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
        install -y --no-install-recommends "${names[@]}"
}

# build PRESET, into build/PRESET
build() {
    (
        cd "$root"
        cmake --preset "$1"
        cmake --build --preset "$1" --parallel "$(nproc)"
    )
}
