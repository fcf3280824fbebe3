#!/usr/bin/env bash
# kill -9, EIO and ENOSPC at every EVERY-th call that changes the disk (1 = all of them): opening, import,
# save, undo, delete, backup, restore.
# Usage: strace-store.sh [EVERY]
set -euo pipefail
cd "$(dirname "$0")/.."
PERMITPACK_EVERY=${1:-1} cargo test --quiet --test it -- --nocapture store_crash::calls
