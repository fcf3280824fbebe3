# Drives the real window with mouse and keyboard: sourced by tests/journey.sh and packaging/screenshots.sh.
# Controls are found by the names that a screen reader hears, so nothing here knows a place in pixels.
#
# `drive_needs` says what is missing; `drive_start PROGRAM` opens a display, a bus and the window; the rest
# waits for what it needs and stops with a message when it does not come.

drive_here="$(dirname "${BASH_SOURCE[0]}")"
drive_texts="$drive_here/../../src/i18n"
# So many seconds are waited for what must come: computers are busy.
drive_patience=240
# How hard pictures are pressed together; 9 takes its time.
drive_level="${JOURNEY_PNG_LEVEL:-9}"
language=en

drive_needs() {
  for tool in Xvfb xdotool setxkbmap import identify dbus-run-session; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed"; return 1; }
  done
  [ -x /usr/libexec/at-spi-bus-launcher ] || { echo "at-spi2-core is not installed"; return 1; }
  /usr/bin/python3 -c 'import dbus' 2>/dev/null || { echo "python3-dbus is not installed"; return 1; }
  /usr/bin/python3 -c 'import tomllib' 2>/dev/null || { echo "python3 is older than 3.11"; return 1; }
}

fail() { echo "failed: $*" >&2; [ ! -s "${drive_folder:-}/log" ] || tail -n 5 "$drive_folder/log" >&2; kill -s TERM $$; exit 1; }
trap "exit 1" TERM

# A display of its own, the window in it, the reader beside it.
drive_start() { # PROGRAM FOLDER [SIZE]
  drive_folder="$2"
  local size="${3:-1280x800}"
  drive_height="${size#*x}"
  mkfifo "$drive_folder/display"
  exec 3<>"$drive_folder/display"
  Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset >"$drive_folder/server" 2>&1 &
  drive_server=$!
  read -r -t "$drive_patience" drive_number <&3 || fail "no display"
  export DISPLAY=":$drive_number" LIBGL_ALWAYS_SOFTWARE=1
  export PERMITPACK_WORKSPACE="$drive_folder/workspace"
  unset WAYLAND_DISPLAY
  # A keyboard as in an office of Kazakhstan: Latin, and Kazakh beside it.
  setxkbmap -layout us,kz
  coproc READER { exec /usr/bin/python3 "$drive_here/reader.py" 2>"$drive_folder/reader"; }
  exec 5>&"${READER[1]}" 6<&"${READER[0]}"
  drive_open "$1"
}

drive_open() { # PROGRAM
  drive_program="$1"
  "$1" >>"$drive_folder/log" 2>&1 3>&- 5>&- 6>&- &
  drive_window=$!
  local until=$((SECONDS + drive_patience)) id
  while :; do
    kill -0 "$drive_window" 2>/dev/null || fail "the window ended at once"
    id="$(xdotool search --onlyvisible --name Permitpack 2>/dev/null | head -n 1 || true)"
    [ -z "$id" ] || break
    [ "$SECONDS" -lt "$until" ] || fail "no window after $drive_patience seconds"
    sleep 0.2
  done
  # There is no window manager that would give it the keyboard. What moves is drawn, and then heard.
  xdotool windowfocus "$id" mousemove 600 400 mousemove 640 420
  wait_part Permitpack || fail "the window says nothing to a screen reader"
}

drive_stop() {
  [ -z "${drive_window:-}" ] || kill "$drive_window" 2>/dev/null || true
  [ -z "${READER_PID:-}" ] || kill "$READER_PID" 2>/dev/null || true
  [ -z "${drive_server:-}" ] || kill "$drive_server" 2>/dev/null || true
}

# The words of a key in the language of the window.
say() {
  local words
  words="$(sed -n "s/^$1 = //p" "$drive_texts/$language"/*.ftl | head -n 1)"
  [ -n "$words" ] || fail "there is no text $1"
  printf '%s' "$words"
}

ask() { # COMMAND WORDS...
  local line
  printf '%s\n' "$*" >&5
  read -r -t "$drive_patience" line <&6 || fail "the reader stopped: $(cat "$drive_folder/reader")"
  printf '%s' "$line"
}

tree() {
  local line
  echo tree >&5
  while IFS= read -r -t "$drive_patience" line <&6 && [ -n "$line" ]; do printf '%s\n' "$line"; done
}

waiting() { # SECONDS COMMAND NAME
  local until=$((SECONDS + $1)) place
  shift
  while :; do
    kill -0 "$drive_window" 2>/dev/null || fail "the window ended while waiting for: $*"
    place="$(ask "$@")"
    [ "$place" = none ] || { printf '%s' "$place"; return 0; }
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.1
  done
}

wait_part() { waiting "${2:-$drive_patience}" part "$1" >/dev/null || fail "waited in vain for: $1"; }
wait_gone() {
  local until=$((SECONDS + ${2:-$drive_patience}))
  while [ "$(ask part "$1")" != none ]; do
    [ "$SECONDS" -lt "$until" ] || fail "still there: $1"
    sleep 0.1
  done
}

# Until the same picture is seen twice.
still() {
  local before="" now until=$((SECONDS + drive_patience))
  while [ "$SECONDS" -lt "$until" ]; do
    now="$(import -window root -depth 8 rgb:- | cksum)"
    [ "$now" != "$before" ] || return 0
    before="$now"
    sleep 0.25
  done
  fail "the window never rests"
}

# Brings a control into sight and says its middle.
middle_of() { # NAME
  local x y width height _ state until=$((SECONDS + drive_patience))
  while :; do
    read -r x y width height _ state _ <<<"$(waiting "$drive_patience" find "$1" || echo none)"
    [ "$x" != none ] || fail "there is no control \"$1\""
    # What stands well inside the window is in sight; a long list may hide the rest.
    if [ -n "${2:-}" ] || [ "$y" -lt 110 ] || [ "$((y + height))" -gt "$((drive_height - 140))" ]; then
      read -r x y width height _ state _ <<<"$(ask show "$1")"
    fi
    if [ "$x" != none ] && [ "$state" != disabled ]; then break; fi
    [ "$SECONDS" -lt "$until" ] || fail "\"$1\" cannot be used: $x ${state:-}"
    sleep 0.1
  done
  echo "$((x + width / 2)) $((y + height / 2))"
}

press() { # NAME [listed]
  local at
  at="$(middle_of "$1" "${2:-}")" || exit 1
  # shellcheck disable=SC2086
  xdotool mousemove $at sleep 0.05 mousedown 1 sleep 0.06 mouseup 1
}

# The whole name of the first control whose name begins with these words.
named() { # WORDS
  local place
  place="$(waiting "$drive_patience" starts "$1")" || fail "there is no control whose name begins with \"$1\""
  read -r _ _ _ _ _ _ place <<<"$place"
  printf '%s' "$place"
}

# Presses a button that leads to another page, and waits for it; pressed again only where nothing at all came of it.
turn() { # NAME
  local before until wait
  before="$(tree | cksum)"
  for wait in 20 40 80; do
    press "$1"
    until=$((SECONDS + wait))
    while [ "$SECONDS" -lt "$until" ]; do
      [ "$(tree | cksum)" = "$before" ] || { still; return 0; }
      sleep 0.1
    done
  done
  fail "nothing comes of \"$1\""
}

# Clicks into a field, takes out what is there, types.
enter() { # NAME TEXT
  press_until " focused " "$1"
  xdotool key ctrl+a sleep 0.05 type --delay 15 -- "$2"
}

# Presses until a control is as it should be: what was drawn meanwhile may have moved it away.
press_until() { # STATE NAME
  local until wait
  for wait in 4 8 16 32 64; do
    press "$2"
    until=$((SECONDS + wait))
    while [ "$SECONDS" -lt "$until" ]; do
      [[ "$(ask find "$2")" != *"$1"* ]] || return 0
      sleep 0.1
    done
  done
  fail "\"$2\" is never$1"
}

# Answers one question of a page: kind, label, value, number of the record.
answer() {
  local kind="$1" label="$2" value="$3" record="$4" year month day name
  if [ -n "$record" ]; then
    name="$(say question-of-record)"
    name="${name/\{ \$field \}/$label}"
    label="${name/\{ \$number \}/$record}"
  fi
  case "$kind" in
    bool) press_until " checked " "$label: $(say "widget-$value")" ;;
    choice)
      if [ "$(ask find "$label: $value")" != none ]; then press_until " checked " "$label: $value"; else choose "$label" "$value"; fi ;;
    country) choose "$label" "$value" ;;
    date)
      IFS=- read -r year month day <<<"$value"
      enter "$label: $(say widget-day)" "$day"
      enter "$label: $(say widget-month)" "$month"
      enter "$label: $(say widget-year)" "$year" ;;
    mrz)
      enter "$label: 1" "${value%%|*}"
      enter "$label: 2" "${value##*|}" ;;
    *) enter "$label" "$value" ;;
  esac
}

# Opens a list and takes one of it.
choose() { # NAME OPTION
  press "$1"
  press "$2" listed
}

# Whether a question stands on the page.
stands() { # KIND LABEL RECORD
  local name="$2"
  if [ -n "$3" ]; then
    name="$(say question-of-record)"
    name="${name/\{ \$field \}/$2}"
    name="${name/\{ \$number \}/$3}"
  fi
  case "$1" in
    bool) name="$name: $(say widget-yes)" ;;
    date) name="$name: $(say widget-day)" ;;
    mrz) name="$name: 1" ;;
    choice)
      # Either a list or rows of buttons, each with the label before it.
      grep -qF -- "'$name" "$drive_folder/page" || grep -qF -- "\"$name" "$drive_folder/page"
      return ;;
  esac
  grep -qF -- "'$name'" "$drive_folder/page" || grep -qF -- "\"$name\"" "$drive_folder/page"
}

# Answers everything on the page that the list knows; answers may bring more questions.
answer_page() { # FILE WITH ANSWERS
  local kind label value record more=1
  while [ "$more" = 1 ]; do
    more=0
    tree | grep -E ' fc?F? |  f' >"$drive_folder/page" || true
    while IFS=$'\t' read -r kind label value record <&4; do
      grep -qxF -- "$label$record" "$drive_folder/answered" 2>/dev/null && continue
      stands "$kind" "$label" "$record" || continue
      answer "$kind" "$label" "$value" "$record"
      echo "$label$record" >>"$drive_folder/answered"
      more=1
      # What is chosen decides what else is asked.
      [[ "$kind" != bool && "$kind" != choice && "$kind" != country ]] || break
    done 4<"$1"
  done
}

# Answers the question for a path; what was typed wrong is typed again.
give() { # PATH
  local field until wait
  field="$(say app-path)"
  for wait in 8 20 60; do
    enter "$field" "$1"
    sleep 0.3
    keys Return
    until=$((SECONDS + wait))
    while [ "$SECONDS" -lt "$until" ]; do
      [ "$(ask find "$field")" != none ] || return 0
      sleep 0.2
    done
  done
  fail "the path is not taken: $1"
}

keys() { xdotool key --delay 60 "$@"; }

# A picture of the window, the pointer out of the way.
picture() { # NAME
  [ -n "${drive_pictures:-}" ] || return 0
  xdotool mousemove 640 796
  still
  import -window root -strip -define png:compression-level="$drive_level" "$drive_pictures/$1.png"
}
