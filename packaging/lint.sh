#!/usr/bin/env bash
# Reads the sources with cppcheck and, where asked, with clang-tidy (checks: .clang-tidy). Fails at a finding.
#
#   packaging/lint.sh                      cppcheck over gateway, app and ui: half a minute
#   packaging/lint.sh tidy [FOLDER…]       clang-tidy too: five seconds a file
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

install_missing lint
say "cppcheck: gateway app ui"
cppcheck --enable=warning,performance,portability --inline-suppr --suppressions-list=packaging/cppcheck.supp \
    --std=c++20 --language=c++ --library=qt --quiet --error-exitcode=1 -j2 \
    --template='{file}:{line}: {severity}: {message} [{id}]' -I gateway -I ui gateway app ui
if [ "${1:-}" != tidy ]; then exit 0; fi
shift

# A build folder of its own, never built: clang cannot read GCC's precompiled headers.
cmake -S . -B build/lint -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DLLM0_TESTS=OFF >/dev/null
log=build/lint/tidy.log
find "${@:-gateway}" -name '*.cpp' | sort |
    xargs -P "${LINT_JOBS:-2}" -n 4 clang-tidy -p build/lint --quiet --warnings-as-errors='*' >"$log" 2>/dev/null ||
    { grep -E '(warning|error):' "$log" | sort -u; exit 1; }
say "clang-tidy: nothing found"
