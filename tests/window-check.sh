#!/usr/bin/env bash
# Starts the real window on a display of its own, looks whether something was drawn, and closes it by the
# keyboard. Needs Xvfb, xdotool and ImageMagick; says `skipped: …` without them.
#
#   tests/window-check.sh [PROGRAM] [PICTURE.png]
set -euo pipefail
program="${1:-target/release/permitpack}"
picture="${2:-}"
for tool in Xvfb xdotool import; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 0; }
done

folder="$(mktemp -d)"
server="" window=""
finish() {
  [ -z "$window" ] || kill "$window" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

# Without a display: one sentence, exit code 2, nothing left behind.
if env -u DISPLAY -u WAYLAND_DISPLAY PERMITPACK_WORKSPACE="$folder/none" "$program" >"$folder/out" 2>&1; then
  echo "the window opened without a display"; exit 1
fi
grep -q "permitpack-cli" "$folder/out" || { cat "$folder/out"; echo "the sentence names no command"; exit 1; }
[ "$(wc -l <"$folder/out")" -le 3 ] || { cat "$folder/out"; echo "that is more than a sentence"; exit 1; }

mkfifo "$folder/display"
exec 3<>"$folder/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp >"$folder/server" 2>&1 &
server=$!
read -r -t 20 number <&3
export DISPLAY=":$number" LIBGL_ALWAYS_SOFTWARE=1 PERMITPACK_WORKSPACE="$folder/workspace"
unset WAYLAND_DISPLAY

"$program" >"$folder/log" 2>&1 &
window=$!
for _ in $(seq 60); do
  id="$(xdotool search --onlyvisible --name Permitpack 2>/dev/null | head -n 1 || true)"
  [ -z "$id" ] || break
  kill -0 "$window" 2>/dev/null || { cat "$folder/log"; echo "the window ended"; exit 1; }
  sleep 0.5
done
[ -n "$id" ] || { cat "$folder/log"; echo "no window after 30 seconds"; exit 1; }

colours=0
for _ in $(seq 20); do
  sleep 0.5
  import -window root "$folder/picture.png"
  colours="$(identify -format '%k' "$folder/picture.png")"
  [ "$colours" -lt 50 ] || break
done
[ "$colours" -ge 50 ] || { cat "$folder/log"; echo "nothing was drawn: $colours colours"; exit 1; }
[ -z "$picture" ] || cp "$folder/picture.png" "$picture"
[ -s "$PERMITPACK_WORKSPACE/workspace.db" ] || { echo "there is no workspace"; exit 1; }

xdotool windowfocus "$id" key ctrl+q || true
for _ in $(seq 20); do
  kill -0 "$window" 2>/dev/null || break
  sleep 0.5
done
if kill -0 "$window" 2>/dev/null; then echo "Ctrl+Q did not close the window"; exit 1; fi
code=0; wait "$window" || code=$?
window=""
[ "$code" = 0 ] || { cat "$folder/log"; echo "the window ended with $code"; exit 1; }
echo "window: opened, drew $colours colours, closed by Ctrl+Q"
