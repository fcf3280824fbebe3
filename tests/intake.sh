#!/usr/bin/env bash
# Journey 6 in the real window, with mouse and keyboard: a folder with everything that lands on a desk goes in by
# its path; suggestions are confirmed, locked files opened with one password, pages turned, left out, split off,
# joined and mended; a passport's lines are typed; a pack is made, and other people's programs judge it.
#
#   tests/intake.sh [PROGRAM] [PICTURES_DIR]
#
# Needs what tests/journey.sh needs, and ImageMagick's convert; says `skipped: …` without them. qpdf locks, openssl
# signs: what they would make is left out where they are missing, and told.
set -euo pipefail
export LC_ALL=C.UTF-8
here="$(cd "$(dirname "$0")" && pwd)"
# shellcheck source=tests/journey/drive.sh
. "$here/journey/drive.sh"
program="$(realpath "${1:-$here/../target/debug/permitpack}")"
drive_pictures="${2:-}"
missing="$(drive_needs)" || { echo "skipped: $missing"; exit 0; }
command -v convert >/dev/null || { echo "skipped: convert is not installed"; exit 0; }
[ -z "$drive_pictures" ] || { mkdir -p "$drive_pictures"; drive_pictures="$(realpath "$drive_pictures")"; }

# A message bus of its own: the screen reader's, and nobody else's.
if [ -z "${JOURNEY_BUS:-}" ]; then
  folder="$(mktemp -d)"
  trap 'rm -rf "$folder"' EXIT
  # Nothing of the user's session is asked or changed.
  mkdir -m 700 "$folder/run"
  export XDG_RUNTIME_DIR="$folder/run" GSETTINGS_BACKEND=memory
  JOURNEY_BUS="$folder" dbus-run-session -- bash "$here/intake.sh" "$program" "$drive_pictures" 2> >(grep -v '^dbus-daemon\|^SpiRegistry' >&2)
  exit
fi
folder="$JOURNEY_BUS"
trap drive_stop EXIT
cli="$(dirname "$program")/permitpack-cli"
rules="$here/../forms/kz"
title() { /usr/bin/python3 "$here/journey/answers.py" title "$1" "$rules/documents.toml" "$language"; }

# --- what lands on a desk
# A bare machine has no letters to draw with.
letters="$here/../fonts/NotoSans-Regular.ttf"
mkdir "$folder/desk"
scans="$folder/desk/scans"
/usr/bin/python3 "$here/journey/messy.py" "$scans"
card() { # NAME WORDS
  convert -size 1011x637 xc:'#dfe8ee' -font "$letters" -fill '#31506a' -pointsize 54 -gravity north -annotate +0+60 "$2" \
    -fill '#222' -pointsize 30 -annotate +0+220 'IVANOV SERGEI   900101300007' "$scans/$1"
}
card "IMG_3001.jpg" "IDENTITY CARD"
card "IMG_3002.jpg" "ISSUED BY THE MINISTRY"
# A sheet on a dark table, seen a little from the side, as a phone does.
convert -size 900x1270 xc:white -font "$letters" -fill black -pointsize 26 -annotate +80+120 "$(
  for n in $(seq 1 28); do echo "$n. A line of the certificate that somebody photographed."; done)" \
  -bordercolor '#3a332c' -border 170 -distort perspective \
  '0,0 60,40  1240,0 1190,90  1240,1610 1235,1560  0,1610 20,1600' -quality 88 "$scans/photo of a paper.jpg"
locked=""
if command -v qpdf >/dev/null; then
  for name in charter order; do
    qpdf --encrypt sesame boss 256 -- "$folder/desk/$name.pdf" "$scans/$name.pdf"
  done
  # Nobody here knows this one.
  qpdf --encrypt another boss 256 -- "$folder/desk/order.pdf" "$scans/locked.pdf"
  locked=1
else
  echo "skipped: qpdf is not installed, no locked files"
fi
signed=""
if command -v openssl >/dev/null; then
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$folder/key" -out "$folder/certificate" -days 9 \
    -subj "/CN=Aidana Serikova" 2>/dev/null
  openssl cms -sign -binary -nodetach -outform DER -in "$folder/desk/contract.pdf" -signer "$folder/certificate" \
    -inkey "$folder/key" -out "$scans/services agreement.pdf.p7m"
  signed=1
else
  echo "skipped: openssl is not installed, no signed file"
fi

# --- the sample case
drive_start "$program" "$folder"
wait_part "Choose a language"
press "Choose a language: English"
press "$(say action-sample)"
wait_part "$(say tasks-why)"
press "$(say app-tab-documents)"
wait_part "$(say docs-inbox-add-name)"

# Fills the gaps of a text: say_with KEY NAME VALUE…
say_with() {
  local words
  words="$(say "$1")"
  shift
  while [ $# -gt 1 ]; do
    words="${words//"{ \$$1 }"/$2}"
    shift 2
  done
  printf '%s' "$words"
}
# A control whose name begins so is pressed, wherever it has scrolled to.
press_first() { press "$(named "$1")" listed; }

# Cards move while files come and go: what was missed is pressed again.
until_there() { # WORDS PRESS...
  local words="$1" wait
  shift
  for wait in 6 12 24 48; do
    "$@"
    ! waiting "$wait" part "$words" >/dev/null || return 0
  done
  fail "nothing comes of: $*"
}
until_gone() { # WORDS PRESS...
  local words="$1" wait until
  shift
  for wait in 6 12 24 48; do
    "$@"
    until=$((SECONDS + wait))
    while [ "$SECONDS" -lt "$until" ]; do
      [ "$(ask part "$words")" != none ] || return 0
      sleep 0.1
    done
  done
  fail "nothing comes of: $*"
}

# --- everything at once, by the path of the folder
press "$(say docs-inbox-add-name)"
give "$scans"
wait_part "$(say docs-report)"
picture 01-report
for name in "nothing.pdf" "empty.jpg" "lease agreement"; do wait_part "$name"; done
tree >"$folder/page"
files="$(grep -c "$(say_with docs-remove-name file "" | sed 's/ *$//')" "$folder/page" || true)"
press "$(say docs-report-close)"
wait_gone "$(say docs-report)"
picture 02-inbox

# --- one password for all that are locked
if [ -n "$locked" ]; then
  until_there "$(say docs-dialog-unlock)" press "$(say_with docs-unlock-name file charter.pdf)" listed
  enter "$(say docs-password)" sesame
  picture 03-password
  press "$(say docs-unlock-verb)"
  wait_gone "$(say docs-dialog-unlock)"
  wait_gone "$(say_with docs-unlock-name file order.pdf)"
fi
echo "intake: $files files in the inbox, locked ones opened"

# --- suggestions, each confirmed
# Where a document lies already, it is asked whether the file is more of its pages: it is.
answer_place() { ! waiting 1 part "$(say docs-dialog-put)" >/dev/null || press "$(say docs-put-there)"; }
put() { # FILE
  press_first "$(say_with docs-put-there-name file "$1" place "")"
  answer_place
}
confirm() { # FILE
  until_gone "$(say_with docs-look-at file "$1")" put "$1"
}
place() { # FILE KIND
  until_there "$(say docs-dialog-place)" press "$(say_with docs-other-place-name file "$1")" listed
  enter "$(say docs-search-place)" "$(title "$2")"
  press "$(title "$2")" listed
  answer_place
  wait_gone "$(say_with docs-look-at file "$1")"
}
confirm "lease agreement (1).pdf"
confirm "health insurance policy.pdf"
confirm "certificate.pdf"
confirm "mended.pdf"
[ -z "$signed" ] || confirm "services agreement.pdf.p7m"
confirm "IMG_3001.jpg"
confirm "IMG_3002.jpg"
place "photo of a paper.jpg" fingerprint_certificate
if [ -n "$locked" ]; then
  place charter.pdf state_registration_certificate
  place order.pdf head_order
fi
picture 04-confirmed

# --- pages: turned, left out, split off
show_place() { press_first "$(title "$1"), "; }
# Pages are one control for the keyboard, so they are looked for among all that is heard.
page() { # NUMBER OF FILE: the page is chosen
  local name x y width height _
  name="$(say_with docs-page-name page "$1" of "$2" file "$3")"
  place="$(waiting "$drive_patience" part "$name")" || fail "there is no $name"
  read -r x y width height _ <<<"$place"
  xdotool mousemove "$((x + width / 2))" "$((y + height / 2))" sleep 0.1 mousedown 1 sleep 0.06 mouseup 1
  still
}
more() { # KEY
  press "$(say docs-more)"
  press "$(say "$1")" listed
}
show_place lease
wait_part "lease agreement"
page 2 6 "lease agreement"
press "$(say docs-turn-right)"
wait_part "$(say_with docs-page-turned page "" degrees 90 | sed 's/^, *//')"
page 3 6 "lease agreement"
press "$(say docs-leave-out)"
wait_part "$(say docs-page-left-out | sed 's/.*} *, *//')"
picture 05-pages
page 5 6 "lease agreement"
press "$(say docs-split)"
wait_part "$(say docs-dialog-split)"
picture 06-split
enter "$(say docs-search-place)" "$(title hotel_booking)"
press "$(title hotel_booking)" listed
wait_gone "$(say docs-dialog-split)"

# --- front and back of a card on one sheet
show_place owner_identity
wait_part IMG_3001
page 2 3 IMG_3001.jpg
xdotool keydown ctrl
page 3 3 IMG_3002.jpg
xdotool keyup ctrl
press "$(say docs-more)"
wait_part "$(say docs-join-title)"
picture 07-join
press "$(say docs-join-cards-below)" listed
wait_part "$(say docs-page-joined | sed 's/.*} *, *//')"
picture 08-joined

# --- a photograph is mended, before and after side by side
show_place fingerprint_certificate
wait_part "photo of a paper"
page 2 2 "photo of a paper.jpg"
more docs-mend
wait_part "$(say docs-mend-after)"
offer="$(say docs-mend-crop)"
press_until " checked " "$(named "$offer")"
picture 09-repair
press "$(say docs-mend-verb)"
wait_gone "$(say docs-mend-after)"
wait_part "$(say docs-page-mended | sed 's/.*} *, *//')"
picture 10-repaired

# --- the lines of the passport, typed
press "$(say app-tab-tasks)"
wait_part "$(say tasks-why)"
press "$(named "$(/usr/bin/python3 "$here/journey/answers.py" topic passport "$rules/questions.toml" "$language"), ")"
wait_part "$(say question-save)"
lines="$(sed -n '/^id = "applicant.mrz"/,/^hint/s/^label = { en = "\([^"]*\)".*/\1/p' "$rules/questions.toml")"
[ -n "$lines" ] || fail "no question for the lines of the passport"
enter "$lines: 2" "7512345672RUS8007159M3101012<<<<<<<<<<<<<<00"
picture 11-passport-mistyped
"$cli" demo --out "$folder/demo" >/dev/null
right="$(/usr/bin/python3 "$here/journey/answers.py" questions "$folder/demo/case/case.toml" "$rules/questions.toml" \
  "$language" "$rules/countries.toml" | grep '^mrz' | cut -f 3)"
enter "$lines: 2" "${right##*|}"
press "$(say app-tab-documents)"
wait_part "$(say docs-inbox-add-name)"

# --- check, pack
keys ctrl+e
wait_part "$(say check-title)"
picture 12-check
create="$(say check-create)"
[ "$(ask find "$create")" != none ] || create="$(say check-create-draft)"
press "$create"
wait_part "$(say pack-contents)"
enter "$(say pack-folder)" "$folder/packs"
create="$(say pack-create)"
[ "$(ask find "$create")" != none ] || create="$(say check-create-draft)"
press "$create"
wait_part "$(say pack-next)" 900
picture 13-pack
shopt -s nullglob
pdfs=("$folder"/packs/*.pdf) zips=("$folder"/packs/*.zip)
[ "${#pdfs[@]}" -ge 2 ] && [ "${#zips[@]}" = 1 ] || fail "the pack is not whole: ${pdfs[*]} ${zips[*]}"
for pdf in "${pdfs[@]}"; do
  if command -v qpdf >/dev/null; then qpdf --check "$pdf" >/dev/null || fail "qpdf objects to $pdf"; fi
done
"$cli" verify "${zips[0]}" >"$folder/verified" || { cat "$folder/verified"; fail "the pack does not verify"; }
inside="$("$cli" inspect "${zips[0]}")"
for name in lease lodging health-insurance medical-028 criminal-record photo_of_a_paper IMG_3002; do
  grep -qi -- "$name" <<<"$inside" || fail "$name is not in the pack: $inside"
done
if [ -n "$signed" ]; then
  name="$(grep -o 'originals/[^:]*p7m' <<<"$inside")" || fail "the signed file is not in the pack: $inside"
  unzip -p "${zips[0]}" "$name" | cmp - "$scans/services agreement.pdf.p7m" || fail "the signed file was changed"
fi
if [ -n "$locked" ]; then
  grep -aq sesame "${zips[0]}" "${pdfs[@]}" && fail "the password is in the pack"
  grep -raq sesame "$folder/workspace" && fail "the password is in the workspace"
fi
echo "intake: ${#pdfs[@]} PDFs and a ZIP, qpdf and verify find nothing to object to"

# --- the screens in three languages, light and dark, large and small: for people who look at them
[ -n "$drive_pictures" ] || exit 0
window="$(xdotool search --onlyvisible --name . | head -n 1)"
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
  show_place lease
  wait_part "lease agreement"
  picture "$1-grid"
  press "$(say docs-in-full)"
  wait_part "$(say docs-page-after)"
  picture "$1-full"
  keys Escape
  wait_part "$(say docs-inbox-add-name)"
  if [ -n "$locked" ]; then
    until_there "$(say docs-dialog-unlock)" press "$(say_with docs-unlock-name file locked.pdf)" listed
    picture "$1-unlock"
    press "$(say action-cancel)"
    wait_gone "$(say docs-dialog-unlock)"
  fi
}
small() { # NAME OF THE PICTURES
  press "$(say app-tab-documents)"
  wait_part "$(say docs-inbox-add-name)"
  show_place lease
  wait_part "lease agreement"
  picture "$1-grid"
  page 1 4 "lease agreement"
  wait_part "$(say docs-back-to-pages)"
  picture "$1-look"
  press "$(say docs-back-to-pages)"
}
for language in kk ru en; do
  case "$language" in kk) name=Қазақша ;; ru) name=Русский ;; en) name=English ;; esac
  xdotool windowsize "$window" 1280 800
  drive_height=800
  still
  press "$name"
  wait_part "$(say app-tab-deadlines)"
  for look in light dark; do
    theme "$look"
    tour "$language-$look"
  done
  theme light
  xdotool windowsize "$window" 900 600
  drive_height=600
  still
  small "$language-small"
done
echo "intake: $(find "$drive_pictures" -name '*.png' | wc -l) pictures"
