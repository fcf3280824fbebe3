#!/usr/bin/env python3
"""Scan-like inputs for measuring the bundle engine.

usage: scans.py FOLDER [FILES] [PAGES] [MEGABYTES]

Every page is one JPEG, as img2pdf would wrap it, brought to size with random comment segments, so that
no two are equal; a letterhead image shared by all pages of a file. Written straight as PDF; needs ImageMagick."""
import functools
import os
import random
import subprocess
import sys


@functools.cache
def jpeg(seed, size, quality):
    """A noisy page, made by ImageMagick."""
    width, height = size
    command = ["convert", "-seed", str(seed), "-size", f"{width}x{height}", "plasma:ivory-gray",
               "-quality", str(quality), "-strip", "jpg:-"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def pdf(path, seed, pages, per_page):
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = [0]

    def add(body):
        offsets.append(len(out))
        out.extend(b"%d 0 obj\n" % (len(offsets) - 1) + body + b"\nendobj\n")
        return len(offsets) - 1

    size = (1240, 1754)
    letterhead = jpeg(1, (400, 120), 80)
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>\nstream\n"
    logo = add(head % (400, 120, len(letterhead)) + letterhead + b"\nendstream")
    kids = []
    tree = 2 + 3 * pages
    shared = jpeg(2, size, 60)
    for n in range(pages):
        rng = random.Random(seed * 1000 + n)
        filler = b"".join(
            b"\xff\xfe" + (65002).to_bytes(2, "big") + rng.randbytes(65000)
            for _ in range(max(0, per_page - len(shared)) // 65004)
        )
        data = shared[:2] + filler + shared[2:]
        image = add(head % (*size, len(data)) + data + b"\nendstream")
        text = b"q 595 0 0 842 0 0 cm /I Do Q q 200 0 0 60 30 760 cm /L Do Q"
        content = add(b"<</Length %d>>\nstream\n" % len(text) + text + b"\nendstream")
        turn = [0, 0, 0, 90, 0, 0, 180, 0][n % 8]
        kids.append(add(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R"
            b"/Resources<</XObject<</I %d 0 R/L %d 0 R>>>>>>" % (tree, turn, content, image, logo)))
    assert len(offsets) == tree, (len(offsets), tree)
    add(b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(b"%d 0 R" % k for k in kids)))
    root = add(b"<</Type/Catalog/Pages %d 0 R>>" % tree)
    start = len(out)
    out.extend(b"xref\n0 %d\n0000000000 65535 f \n" % len(offsets))
    for offset in offsets[1:]:
        out.extend(b"%010d 00000 n \n" % offset)
    out.extend(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets), root, start))
    with open(path, "wb") as file:
        file.write(out)


def main():
    folder = sys.argv[1]
    given = [int(value) for value in sys.argv[2:]]
    files, pages, megabytes = given + [65, 817, 374][len(given):]
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(2026)
    left = pages
    for n in range(files):
        rest = files - n - 1
        count = left if rest == 0 else max(1, min(left - rest, round(left / (rest + 1) * rng.uniform(0.3, 1.7))))
        left -= count
        pdf(os.path.join(folder, f"scan-{n:03}.pdf"), n, count, megabytes * 1_000_000 // pages)


main()
