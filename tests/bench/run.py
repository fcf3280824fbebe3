#!/usr/bin/env python3
"""Figures of the bundle engine beside its peers, all in one run on the same input. It prints; it judges nothing.

Usage: python3 tests/bench/run.py [--input FOLDER] [--rounds N]
Needs a release build of permitpack-cli; uses mutool, qpdf, img2pdf, zip, sha256sum where they are installed and
says "skipped" where they are not. Without --input it generates about 65 scan-like PDFs (817 pages, 374 MB).
Best wall time of N rounds (3), the CPU time and the peak resident memory of the whole process tree's largest process.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CLI = pathlib.Path(os.environ.get("PERMITPACK_CLI", ROOT / "target/release/permitpack-cli"))


def run(command, cwd):
    """Wall seconds, CPU seconds, peak MB of one command and all it started (the largest one)."""
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, shell=isinstance(command, str))
    told = child.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    if status != 0:
        return None, told.strip().splitlines()[-1:] or ["failed"]
    return (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), None


def measure(name, command, needs, results, rounds, work):
    missing = [program for program in needs if shutil.which(program) is None]
    if missing:
        print(f"{name:<46} skipped: {', '.join(missing)} not installed")
        return
    best = None
    for _ in range(rounds):
        for old in work.glob("out*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        os.sync()
        figures, why = run(command, work)
        if figures is None:
            print(f"{name:<46} failed: {why[0]}")
            return
        if best is None or figures[0] < best[0]:
            best = figures
    results[name] = best
    print(f"{name:<46} {best[0]:7.2f} s wall {best[1]:7.2f} s cpu {best[2]:7.0f} MB peak")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--input", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=3)
    options = options.parse_args()
    if not CLI.exists():
        sys.exit(f"error: {CLI} is not there\nhint: cargo build --release")
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        source = options.input
        if source is None:
            source = work / "in"
            subprocess.run([sys.executable, ROOT / "tests/bench/scans.py", source, "65", "817", "374"], check=True)
        files = sorted(str(path.resolve()) for path in source.rglob("*.pdf"))
        size = sum(os.path.getsize(path) for path in files)
        print(f"input: {len(files)} PDFs, {size / 1e6:.0f} MB; best of {options.rounds} rounds; {os.cpu_count()} cores\n")
        quoted = " ".join(f"'{path}'" for path in files)
        results = {}

        def m(name, command, *needs):
            measure(name, command, needs, results, options.rounds, work)

        m("cat", f"cat {quoted} > out.bin")
        m("ours: bundle", [CLI, "bundle", *files, "--out", "out.pdf"])
        m("mutool merge", ["mutool", "merge", "-o", "out.pdf", *files], "mutool")
        m("qpdf --empty --pages", ["qpdf", "--empty", "--pages", *files, "--", "out.pdf"], "qpdf")
        case = work / "case"
        write_case(case, files)
        m("ours: pack (bundle, ZIP, manifest, verify)", [CLI, "export", case, "--out", "out", "--draft"])
        m(
            "mutool merge + zip -0 + sha256sum",
            f"mutool merge -o out.pdf {quoted} && zip -0 -q -j out.zip {quoted} && sha256sum {quoted} out.pdf out.zip > out.sums",
            "mutool", "zip", "sha256sum",
        )
        m(
            "qpdf + zip -0",
            f"qpdf --empty --pages {quoted} -- out.pdf && zip -0 -q -j out.zip {quoted}",
            "qpdf", "zip",
        )
        small(results, options.rounds, work)
        print()
        for ours, peer in [
            ("ours: bundle", "cat"),
            ("ours: bundle", "mutool merge"),
            ("ours: bundle", "qpdf --empty --pages"),
            ("ours: pack (bundle, ZIP, manifest, verify)", "mutool merge + zip -0 + sha256sum"),
            ("ours: 20 typical packs", "img2pdf + qpdf + zip, 20 packs"),
        ]:
            if ours in results and peer in results:
                print(f"{ours} / {peer}: {results[ours][0] / results[peer][0]:.2f} of the wall time")


def write_case(folder, files):
    """A case whose documents are all the input files, for the whole chain."""
    folder.mkdir()
    lines = ['number = "bench"', 'procedure = "trp-first"', 'category = "employment-contract"', 'channel = "police"']
    for n, path in enumerate(files):
        name = f"{n:03}.pdf"
        os.link(path, folder / name) if same_device(path, folder) else shutil.copy(path, folder / name)
        lines += ["[[document]]", 'kind = "employment_contract"', 'form = "copy"', f'files = ["{name}"]']
    (folder / "case.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def same_device(path, folder):
    return os.stat(path).st_dev == os.stat(folder).st_dev


def small(results, rounds, work):
    """Twenty packs of twelve pictures, as offices make them by script."""
    if shutil.which("img2pdf") is None:
        print(f"{'ours: 20 typical packs':<46} skipped: img2pdf not installed")
        return
    sample = work / "sample"
    subprocess.run([CLI, "demo", "--out", sample], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pictures = sorted(str(p) for p in (sample / "case").rglob("*") if p.suffix in {".jpg", ".png"})
    quoted = " ".join(f"'{p}'" for p in (pictures * 12)[:12])
    case = sample / "case"
    measure("ours: 20 typical packs", f"for n in $(seq 20); do '{CLI}' export '{case}' --out out$n; done", (), results, rounds, work)
    script = (
        f"for n in $(seq 20); do mkdir -p out$n; i=0; for f in {quoted}; do i=$((i+1)); img2pdf \"$f\" -o out$n/$i.pdf; done; "
        "qpdf --empty --pages out$n/*.pdf -- out$n/pack.pdf; zip -q -j out$n/pack.zip out$n/*.pdf; done"
    )
    measure("img2pdf + qpdf + zip, 20 packs", script, ("img2pdf", "qpdf", "zip"), results, rounds, work)


if __name__ == "__main__":
    main()
