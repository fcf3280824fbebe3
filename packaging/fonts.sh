#!/bin/sh
# Makes the font files in fonts/ from the Noto fonts of the Debian package fonts-noto-core.
# Run once when the character set below changes; the results are kept in the repository, so a build
# needs neither this script nor its tools (pyftsubset of fontTools).
#
#   packaging/fonts.sh [folder with the full fonts]
set -eu

from=${1:-/usr/share/fonts/truetype/noto}
to=$(dirname "$0")/../fonts

# Basic Latin, Latin-1, Latin Extended-A and B; schwa; modifier apostrophes; combining marks of names.
latin="U+0020-007E,U+00A0-024F,U+0259,U+0292,U+02BB-02BC,U+02C6-02C7,U+02D8-02DD"
marks="U+0300-0304,U+0306-030C,U+031B,U+0323,U+0326-0328,U+0331"
# Vietnamese, Welsh and German capitals.
latin_more="U+1E00-1E01,U+1E0C-1E0D,U+1E24-1E25,U+1E32-1E33,U+1E62-1E63,U+1E6C-1E6D,U+1E80-1E85,U+1E92-1E93,U+1E9E,U+1EA0-1EF9"
cyrillic="U+0400-052F"
# Spaces, dashes, quotation marks, bullets, ellipsis, per mille, primes, angle quotes.
punctuation="U+2002-200D,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+2044,U+2060"
# Euro, hryvnia, tenge, rouble, lari, dram; numero, trade mark; replacement mark.
signs="U+20AC,U+20B4,U+20B8,U+20BD-20BE,U+058F,U+2116,U+2122,U+2248,U+25CC,U+25CF,U+FFFD"

for face in NotoSans-Regular NotoSans-Bold NotoSerif-Regular NotoSerif-Bold; do
    pyftsubset "$from/$face.ttf" \
        --unicodes="$latin,$marks,$latin_more,$cyrillic,$punctuation,$signs" \
        --layout-features=kern,mark,mkmk,ccmp,locl \
        --no-hinting --desubroutinize \
        --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline --no-recalc-timestamp \
        --output-file="$to/$face.ttf"

    # Noto Sans and Noto Serif have no arrows, minus or tick: those few outlines come from the sister fonts.
    python3 - "$from" "$to/$face.ttf" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

source, path = sys.argv[1], sys.argv[2]
BORROWED = [("NotoSansMath-Regular.ttf", "\u2190\u2192\u2212\u2264\u2265"), ("NotoSansSymbols2-Regular.ttf", "\u2713")]

font = TTFont(path, recalcTimestamp=False)
for name, characters in BORROWED:
    sister = TTFont(f"{source}/{name}")
    assert sister["head"].unitsPerEm == font["head"].unitsPerEm
    for character in characters:
        origin = sister.getBestCmap()[ord(character)]
        outline = sister["glyf"][origin]
        assert not outline.isComposite()
        outline.removeHinting()
        glyph = f"uni{ord(character):04X}"
        font["glyf"][glyph] = outline
        font["hmtx"][glyph] = sister["hmtx"][origin]
        for table in font["cmap"].tables:
            table.cmap[ord(character)] = glyph
font.save(path)
PYTHON
done
