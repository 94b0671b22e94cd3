#!/usr/bin/env bash
# Installs what is missing, builds, and starts LLM0 Desktop: the window where there is a display, else the
# gateway alone. Run it again at any time.
#
#   packaging/start.sh [--install-only | --build-only] [--headless] [PROGRAM OPTIONS…]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

last_step=start
headless=no
while [ $# -gt 0 ]; do
    case "$1" in
    --install-only) last_step=install ;;
    --build-only) last_step=build ;;
    --headless) headless=yes ;;
    *) break ;;
    esac
    shift
done

install_missing build run
if [ "$last_step" = install ]; then exit 0; fi
build release
if [ "$last_step" = build ]; then exit 0; fi

programs="$root/build/release/bin"
if [ "$headless" = no ] && [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
    exec "$programs/llm0-desktop" "$@"
fi
say "The gateway runs until Ctrl+C. It listens on loopback only."
exec "$programs/llm0-gateway" serve "$@"
