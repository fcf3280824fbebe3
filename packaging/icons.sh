#!/bin/sh
# Makes fonts/PhosphorIcons*.ttf: the few glyphs that src/app/theme/icon.rs names, out of the npm package
# @phosphor-icons/web. Run again after an icon was added there; the results are kept in the repository.
# Needs npm (to fetch the package) and pyftsubset of fontTools.
#
#   packaging/icons.sh [folder of the unpacked package]
set -eu

root=$(dirname "$0")/..
from=${1:-}
if [ -z "$from" ]; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    (cd "$scratch" && npm pack --silent @phosphor-icons/web@2.1.2 && tar xzf phosphor-icons-web-2.1.2.tgz)
    from=$scratch/package
fi

icons=$(sed -n "s/.*'\\\\u{\([0-9A-Fa-f]*\)}'.*/U+\1/p" "$root/src/app/theme/icon.rs" | paste -sd,)
subset() {
    pyftsubset "$1" --unicodes="$icons" --layout-features= --no-hinting --notdef-outline \
        --name-IDs=0,1,2,3,4,5,6,13 --no-recalc-timestamp --output-file="$2"
}
subset "$from/src/regular/Phosphor.ttf" "$root/fonts/PhosphorIcons-Regular.ttf"
subset "$from/src/fill/Phosphor-Fill.ttf" "$root/fonts/PhosphorIcons-Fill.ttf"
cp "$from/LICENSE" "$root/fonts/Phosphor-LICENSE.txt"
