#!/usr/bin/env bash
# kill -9 at random moments of an export: never a partial file under a final name.
# Usage: PERMITPACK_CLI=… kill-export.sh CASE TIMES
set -euo pipefail
cli=${PERMITPACK_CLI:-target/release/permitpack-cli}
case_dir=$1
times=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cli" export "$case_dir" --out "$work/reference" >/dev/null
(cd "$work/reference" && find . -type f | sort | xargs sha256sum) >"$work/reference.sums"
began=$(date +%s%N)
"$cli" export "$case_dir" --out "$work/timed" >/dev/null
took=$((($(date +%s%N) - began) / 1000000 + 30)) # milliseconds, a little over the whole run

RANDOM=7
killed=0 finished=0
for n in $(seq "$times"); do
  out="$work/out"
  # Every fourth run starts on the leavings of the one before.
  [ $((n % 4)) = 0 ] || rm -rf "$out"
  mkdir -p "$out"
  "$cli" export "$case_dir" --out "$out" --replace >/dev/null 2>&1 &
  pid=$!
  sleep "$(awk -v t=$took -v r=$RANDOM 'BEGIN { printf "%.4f", t * (r / 32768) / 1000 }')"
  if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); else finished=$((finished + 1)); fi
  wait "$pid" 2>/dev/null || true
  # Whatever stands under a final name must be exactly the finished file.
  while read -r sum name; do
    if [ -e "$out/$name" ]; then
      now=$(sha256sum "$out/$name" | cut -d' ' -f1)
      [ "$now" = "$sum" ] || { echo "run $n: partial file under a final name: $name"; exit 1; }
    fi
  done <"$work/reference.sums"
  while IFS= read -r -d '' stranger; do
    name=${stranger#"$out"/}
    case $(basename "$name") in .permitpack-*) continue ;; esac
    grep -qF " ./$name" "$work/reference.sums" || { echo "run $n: unknown file left: $name"; exit 1; }
  done < <(find "$out" -type f -print0)
done
# The next export clears what the killed ones left.
"$cli" export "$case_dir" --out "$work/out" --replace >/dev/null
left=$(find "$work/out" -name '.permitpack-*' | wc -l)
[ "$left" = 0 ] || { echo "$left temporary files are left after a finished export"; exit 1; }
[ "$killed" -gt 0 ] || { echo "no run was killed in time: the check proved nothing"; exit 1; }
echo "$times runs: $killed killed, $finished finished first; 0 partial files under a final name"
