#!/usr/bin/env bash
# Installs what the tests need, builds everything and runs every test; the last line counts them.
# Run it again at any time.
#
#   packaging/test.sh [--install-only | --build-only]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

last_step=test
case "${1:-}" in
--install-only) last_step=install ;;
--build-only) last_step=build ;;
"") ;;
*)
    say "usage: packaging/test.sh [--install-only | --build-only]"
    exit 2
    ;;
esac

install_missing build run test
if [ "$last_step" = install ]; then exit 0; fi
build dev
if [ "$last_step" = build ]; then exit 0; fi

cd "$root"
log="$root/build/dev/tests.log"
result=0
ctest --preset dev -j2 --output-on-failure </dev/null 2>&1 | tee "$log" || result=$?
grep -E '^[0-9]+% tests passed' "$log" | tail -n 1 || say "ctest ended without counting its tests"
exit "$result"
