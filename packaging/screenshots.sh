#!/usr/bin/env bash
# Makes the pictures of the README from the program itself: pages of the sample pack (pack.png), and the window
# with the sample case (start, tasks, documents, result), light, in English.
#
#   packaging/screenshots.sh [FOLDER WITH BOTH PROGRAMS]
#
# Needs pdftoppm (poppler-utils), ImageMagick, and what tests/journey/drive.sh names.
set -euo pipefail
export LC_ALL=C.UTF-8
here="$(cd "$(dirname "$0")" && pwd)"
# shellcheck source=tests/journey/drive.sh
. "$here/../tests/journey/drive.sh"
programs="$(realpath "${1:-$here/../target/release}")"
pictures="$here/screenshots"
mkdir -p "$pictures"

if [ -z "${SCREENSHOTS_WORK:-}" ]; then
  work="$(mktemp -d)"
  trap 'rm -rf "$work"' EXIT
  "$programs/permitpack-cli" demo --out "$work/demo" >/dev/null
  bundle="$(ls -S "$work"/demo/pack/*.pdf | head -n 1)"
  for page in 1 2 4; do pdftoppm -r 60 -f "$page" -l "$page" -png "$bundle" "$work/page"; done
  montage "$work"/page-*.png -tile 3x1 -geometry +12+12 -background '#E7E9ED' "$work/pack.png"
  convert "$work/pack.png" -strip -colors 64 "$pictures/pack.png"
  missing="$(drive_needs)" || { echo "skipped the window: $missing"; exit 0; }
  SCREENSHOTS_WORK="$work" dbus-run-session -- bash "$here/screenshots.sh" "$programs" \
    2> >(grep -v '^dbus-daemon\|^SpiRegistry' >&2)
  exit
fi

drive_pictures="$SCREENSHOTS_WORK/window"
mkdir -p "$drive_pictures"
trap drive_stop EXIT
drive_start "$programs/permitpack" "$SCREENSHOTS_WORK"
wait_part "$(say first-language)"
press "$(say first-language): English"
press "$(say action-sample)"
wait_part "$(say tasks-why)" 120
theme_name="$(named "Change the theme")"
press "$theme_name"
picture tasks
press "$(say app-tab-documents)"
press "$(named "Employment contract")" listed
wait_part "contract-118.pdf"
sleep 3
picture documents
keys ctrl+e
press "$(say check-create)"
enter "$(say pack-folder)" "$SCREENSHOTS_WORK/Permitpack"
press "$(say pack-create)"
wait_part "$(say pack-not-submitted)" 120
picture result
keys ctrl+w
wait_part "$(say start-open)"
picture start
for picture in start tasks documents result; do
  convert "$drive_pictures/$picture.png" -strip +dither -colors 256 -define png:compression-level=9 "$pictures/$picture.png"
done
