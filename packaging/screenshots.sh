#!/usr/bin/env bash
# Makes the pictures of the README from the program itself. Needs pdftoppm (poppler-utils) and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo run --release --quiet --bin permitpack-cli -- demo --out "$work/demo" >/dev/null
bundle=$(ls -S "$work"/demo/pack/*.pdf | head -n 1)
for page in 1 2 4; do pdftoppm -r 60 -f "$page" -l "$page" -png "$bundle" "$work/page"; done
mkdir -p packaging/screenshots
montage "$work"/page-*.png -tile 3x1 -geometry +12+12 -background '#E7E9ED' "$work/pack.png"
convert "$work/pack.png" -strip -colors 64 packaging/screenshots/pack.png
