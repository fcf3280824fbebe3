#!/usr/bin/env bash
# Figures of the window beside the budgets of the design: first frame and idle drawing of the real program under
# Xvfb, then the cost of frames with 5 000 cases and 1 000 pages, and the memory that previews leave behind.
#
#   tests/bench/window.sh [release|debug] [CASES] [PAGES]
#
# Builds nothing: cargo build --release --bin permitpack --example window_figures
set -euo pipefail
cd "$(dirname "$0")/../.."
build="${1:-release}"
program="${PERMITPACK:-target/$build/permitpack}"
figures="target/$build/examples/window_figures"
if [ -x "$program" ]; then
  python3 tests/bench/window.py "$program"
else
  echo "skipped: $program is not built"
fi
if [ -x "$figures" ]; then
  "$figures" "${2:-5000}" "${3:-1000}"
else
  echo "skipped: $figures is not built"
fi
