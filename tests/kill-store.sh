#!/usr/bin/env bash
# kill -9 at random moments while a script edits and imports: nothing that was confirmed is lost.
# Usage: kill-store.sh [TIMES]
set -euo pipefail
cd "$(dirname "$0")/.."
PERMITPACK_KILLS=${1:-300} cargo test --quiet --test it -- --exact --nocapture \
  store_crash::a_kill_at_a_random_moment_loses_nothing
