#!/usr/bin/env bash
# Journey 1 in the real window, with mouse and keyboard, from an empty workspace to an exported pack: language,
# new case, questions, documents by typed path, check, pack. Then other people's programs judge the pack, and
# every page is looked at in three languages, light and dark, in a small window and at 200 %.
#
#   tests/journey.sh [PROGRAM] [PICTURES_DIR]
#
# Needs Xvfb, xdotool, setxkbmap, ImageMagick, at-spi2-core, python3-dbus; says `skipped: …` without them.
# The controls are found as a screen reader finds them, by their names.
set -euo pipefail
export LC_ALL=C.UTF-8
here="$(cd "$(dirname "$0")" && pwd)"
# shellcheck source=tests/journey/drive.sh
. "$here/journey/drive.sh"
program="$(realpath "${1:-$here/../target/debug/permitpack}")"
drive_pictures="${2:-}"
missing="$(drive_needs)" || { echo "skipped: $missing"; exit 0; }
[ -z "$drive_pictures" ] || { mkdir -p "$drive_pictures"; drive_pictures="$(realpath "$drive_pictures")"; }

# A message bus of its own: the screen reader's, and nobody else's.
if [ -z "${JOURNEY_BUS:-}" ]; then
  folder="$(mktemp -d)"
  trap 'rm -rf "$folder"' EXIT
  # Nothing of the user's session is asked or changed.
  mkdir -m 700 "$folder/run"
  export XDG_RUNTIME_DIR="$folder/run" GSETTINGS_BACKEND=memory
  JOURNEY_BUS="$folder" dbus-run-session -- bash "$here/journey.sh" "$program" "$drive_pictures" 2> >(grep -v '^dbus-daemon\|^SpiRegistry' >&2)
  exit
fi
folder="$JOURNEY_BUS"
trap drive_stop EXIT
cli="$(dirname "$program")/permitpack-cli"
rules="$here/../forms/kz"

"$cli" demo --out "$folder/demo" >/dev/null
case="$folder/demo/case"
/usr/bin/python3 "$here/journey/answers.py" questions "$case/case.toml" "$rules/questions.toml" en \
  "$rules/countries.toml" | sed 's/[«»]/"/g' >"$folder/answers"
/usr/bin/python3 "$here/journey/answers.py" documents "$case/case.toml" "$rules/documents.toml" en >"$folder/files"

# --- the first start
drive_start "$program" "$folder"
wait_part "Choose a language"
press "Choose a language: Русский"
language=ru wait_part "Выберите язык"
picture 01-first-start-ru
press "Выберите язык: English"
wait_part "Choose a language"
picture 01-first-start
press "$(say action-new-case)"

# --- a new case
wait_part "$(say new-case-title)"
picture 02-new-case
press "$(say new-case-category)"
press "Work under an employment contract (EAEU citizens)" listed
press "$(say new-case-create)"

# --- the tasks, and the questions one page after the other
row() { # PAGE OF QUESTIONS
  /usr/bin/python3 "$here/journey/answers.py" topic "$1" "$rules/questions.toml" "${language:-en}"
}
wait_part "$(say tasks-why)"
picture 03-tasks-new
press "$(named "$(row applicant), ")"
pages=0
while :; do
  wait_part "$(say question-save)"
  pages=$((pages + 1))
  [ "$pages" -le 40 ] || fail "the questions never end"
  answer_page "$folder/answers"
  xdotool key Tab
  picture "04-question-$(printf %02d "$pages")"
  turn "$(say question-save)"
  [ "$(ask part "$(say tasks-why)")" = none ] || break
done
answered="$(sort -u "$folder/answered" | wc -l)"
asked="$(wc -l <"$folder/answers")"
echo "journey: $answered answers on $pages pages"

# --- documents, each file on its place by its path
press "$(say app-tab-documents)"
wait_part "$(say docs-inbox-add-name)"
while IFS=$'\t' read -r title file <&7; do
  press "$(named "$title")" listed
  add="$(say docs-add)"
  [ "$(ask find "$add")" != none ] || add="$(say docs-add-here)"
  press "$add"
  give "$case/$file"
  wait_part "$(basename "$file")"
done 7<"$folder/files"
picture 05-documents

# --- check, pack
press "$(say app-tab-tasks)"
press "$(say action-create-pack)"
wait_part "$(say check-title)"
picture 06-check
create="$(say check-create)"
[ "$(ask find "$create")" != none ] || create="$(say check-create-draft)"
press "$create"
wait_part "$(say pack-contents)"
enter "$(say pack-folder)" "$folder/packs"
picture 07-pack-options
press "$(say pack-create)"
wait_part "$(say pack-not-submitted)" 900
picture 08-pack-result
shopt -s nullglob
pdfs=("$folder"/packs/*.pdf) zips=("$folder"/packs/*.zip)
[ "${#pdfs[@]}" -ge 2 ] && [ "${#zips[@]}" = 1 ] || fail "the pack is not whole: ${pdfs[*]} ${zips[*]}"
for pdf in "${pdfs[@]}"; do
  if command -v qpdf >/dev/null; then qpdf --check "$pdf" >/dev/null || fail "qpdf objects to $pdf"; fi
done
"$cli" verify "${zips[0]}" >"$folder/verified" || { cat "$folder/verified"; fail "the pack does not verify"; }
echo "journey: ${#pdfs[@]} PDFs and a ZIP, qpdf and verify find nothing to object to"

# --- every page in three languages, light and dark
[ -n "$drive_pictures" ] || exit 0
# The theme goes on by one with each press: system, light, dark.
theme() { # light|dark
  local wanted name head
  wanted="$(say "app-theme-$1")"
  head="$(say app-theme)"
  for _ in 1 2 3 4; do
    name="$(named "${head%%\{*}")"
    [ "$name" != "${head/\{ \$name \}/$wanted}" ] || return 0
    press "$name"
    still
  done
  fail "the theme does not become $1"
}

tour() { # NAME OF THE PICTURES
  press "$(say app-tab-documents)"
  wait_part "$(say docs-inbox-add-name)"
  picture "$1-documents"
  turn "$(say app-tab-deadlines)"
  wait_part "$(say deadlines-print)"
  picture "$1-case-deadlines"
  press "$(say app-tab-tasks)"
  wait_part "$(say tasks-why)"
  picture "$1-tasks"
  press "$(named "$(say task-route), ")"
  wait_part "$(say question-save)"
  picture "$1-route"
  press "$(say app-tab-tasks)"
  press "$(named "$(row passport), ")"
  wait_part "$(say question-save)"
  picture "$1-question"
  press "$(say app-tab-tasks)"
  wait_part "$(say tasks-why)"
  keys ctrl+e
  wait_part "$(say check-title)"
  picture "$1-check"
  press "$(say check-create)"
  # The pack that was made is shown once; afterwards the page offers another one.
  if [ "$1" = kk-light ]; then
    wait_part "$(say pack-result-files)"
    picture "$1-result"
    press "$(say pack-again)"
  fi
  wait_part "$(say pack-contents)"
  picture "$1-pack"
  keys ctrl+w
  wait_part "$(say start-open)"
  picture "$1-start"
  keys ctrl+n
  wait_part "$(say new-case-title)"
  picture "$1-new-case"
  turn "$(say app-tab-rules)"
  wait_part "$(say rules-find)"
  picture "$1-rules"
  turn "$(say app-tab-deadlines)"
  wait_part "$(say deadlines-print)"
  picture "$1-deadlines"
  keys ctrl+comma
  wait_part "$(say settings-workspace-folder)"
  picture "$1-settings"
  keys F1
  wait_part "$(say help-shortcuts)"
  picture "$1-help"
  press "$(say app-tab-cases)"
  press "$(named "IVANOV SERGEI")"
  wait_part "$(say tasks-why)"
}

window="$(xdotool search --onlyvisible --name . | head -n 1)"
for language in kk ru en; do
  case "$language" in kk) name=Қазақша ;; ru) name=Русский ;; en) name=English ;; esac
  press "$name"
  wait_part "$(say app-tab-deadlines)"
  for look in light dark; do
    theme "$look"
    tour "$language-$look"
  done
done
theme light
xdotool windowsize "$window" 900 600
drive_height=600
still
small() { # NAME
  press "$(say app-tab-documents)"
  wait_part "$(say docs-title)"
  picture "$1-documents"
  press "$(say app-tab-tasks)"
  wait_part "$(say tasks-derivation)"
  picture "$1-tasks"
  keys ctrl+e
  wait_part "$(say check-title)"
  picture "$1-check"
}
small small

# --- twice as large: what was a row of tabs is a menu
xdotool windowsize "$window" 1280 800
drive_height=800
still
zoomed="$(say app-zoom)"
zoomed="${zoomed//$'\u00a0'/ }"
# One step after the other: two presses within one frame are one.
for percent in 110 125 150 175 200; do
  keys ctrl+equal
  wait_part "${zoomed/\{ \$percent \}/$percent}"
done
pages="$(say app-all-pages): "
for tab in tasks documents deadlines; do
  press "$(named "$pages")"
  press "$(say "app-tab-$tab")"
  wait_part "$pages$(say "app-tab-$tab")"
  picture "large-$tab"
done
keys ctrl+e
wait_part "$(say check-title)"
picture large-check
echo "journey: $(find "$drive_pictures" -name '*.png' | wc -l) pictures"
