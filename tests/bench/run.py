#!/usr/bin/env python3
"""Figures of the bundle engine beside its peers, all in one run on the same input. It prints, and says which
aims are met.

Usage: python3 tests/bench/run.py [--input FOLDER] [--rounds N]
Needs a release build of permitpack-cli; uses mutool, qpdf, img2pdf, zip, sha256sum where they are installed and
says "skipped" where they are not. Without --input it generates about 65 scan-like PDFs (817 pages, 374 MB).
Best wall time of N rounds (3), taken by turns; the CPU time and the peak memory of the largest process.
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


class Bench:
    """Commands measured by turns, so that a busy moment of the computer hits all of them alike."""

    def __init__(self, rounds, work):
        self.rounds, self.work = rounds, work
        self.jobs, self.results = [], {}

    def add(self, name, command, *needs):
        missing = [program for program in needs if shutil.which(program) is None]
        if missing:
            print(f"{name:<46} skipped: {', '.join(missing)} not installed")
        else:
            self.jobs.append((name, command))

    def measure(self):
        """Best wall time of all rounds, with the CPU time and peak memory of that round."""
        failed = {}
        for _ in range(self.rounds):
            for name, command in self.jobs:
                if name in failed:
                    continue
                for old in self.work.glob("out*"):
                    shutil.rmtree(old) if old.is_dir() else old.unlink()
                os.sync()
                figures, why = run(command, self.work)
                if figures is None:
                    failed[name] = why[0]
                elif name not in self.results or figures[0] < self.results[name][0]:
                    self.results[name] = figures
        for name, _ in self.jobs:
            if name in failed:
                print(f"{name:<46} failed: {failed[name]}")
            else:
                wall, cpu, peak = self.results[name]
                print(f"{name:<46} {wall:7.2f} s wall {cpu:7.2f} s cpu {peak:7.0f} MB peak")
        self.jobs = []


BUNDLE = "ours: bundle"
PACK = "ours: pack (bundle, ZIP, manifest, verify)"
PACKS = "ours: 20 typical packs"
MUTOOL = "mutool merge"
CHAIN = "mutool merge + zip -0 + sha256sum"
SCRIPT = "img2pdf + qpdf + zip, 20 packs"

# Ours, the peer, and the part of the peer's wall time that is the aim (none: only to compare).
RATIOS = [
    (BUNDLE, "cat", None),
    (BUNDLE, MUTOOL, 0.6),
    (BUNDLE, "qpdf --empty --pages", None),
    (PACK, CHAIN, 1.0),
    (PACKS, SCRIPT, 0.1),
]
# Megabytes that ours may take, whatever the input.
MEMORY = 150


def compare(results):
    """Ratios, and whether each aim is met."""
    print()
    for ours, peer, aim in RATIOS:
        if ours not in results or peer not in results:
            continue
        ratio = results[ours][0] / results[peer][0]
        told = f"{ours} / {peer}: {ratio:.2f} of the wall time, {results[ours][1] / results[peer][1]:.2f} of the cpu"
        if aim is not None:
            told += f"; aim {aim}: {'met' if ratio <= aim else 'not met'}"
        print(told)
    for ours in (BUNDLE, PACK):
        if ours in results:
            peak = results[ours][2]
            print(f"{ours}: {peak:.0f} MB; aim {MEMORY}: {'met' if peak <= MEMORY else 'not met'}")


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
        bench = Bench(options.rounds, work)
        bench.add("cat", f"cat {quoted} > out.bin")
        bench.add(BUNDLE, [CLI, "bundle", *files, "--out", "out.pdf"])
        bench.add(MUTOOL, ["mutool", "merge", "-o", "out.pdf", *files], "mutool")
        bench.add("qpdf --empty --pages", ["qpdf", "--empty", "--pages", *files, "--", "out.pdf"], "qpdf")
        case = work / "case"
        write_case(case, files)
        bench.add(PACK, [CLI, "export", case, "--out", "out", "--draft"])
        bench.add(
            CHAIN,
            f"mutool merge -o out.pdf {quoted} && zip -0 -q -j out.zip {quoted} && sha256sum {quoted} out.pdf out.zip > out.sums",
            "mutool", "zip", "sha256sum",
        )
        bench.add(
            "qpdf + zip -0",
            f"qpdf --empty --pages {quoted} -- out.pdf && zip -0 -q -j out.zip {quoted}",
            "qpdf", "zip",
        )
        bench.measure()
        small(bench)
        compare(bench.results)


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


def small(bench):
    """Twenty packs of twelve pictures, as offices make them by script."""
    work = bench.work
    sample = work / "sample"
    subprocess.run([CLI, "demo", "--out", sample], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pictures = sorted(str(p) for p in (sample / "case").rglob("*") if p.suffix in {".jpg", ".png"})
    quoted = " ".join(f"'{p}'" for p in (pictures * 12)[:12])
    case = sample / "case"
    bench.add(PACKS, f"for n in $(seq 20); do '{CLI}' export '{case}' --out out$n; done")
    script = (
        f"for n in $(seq 20); do mkdir -p out$n; i=0; for f in {quoted}; do i=$((i+1)); img2pdf \"$f\" -o out$n/$i.pdf; done; "
        "qpdf --empty --pages out$n/*.pdf -- out$n/pack.pdf; zip -q -j out$n/pack.zip out$n/*.pdf; done"
    )
    bench.add(SCRIPT, script, "img2pdf", "qpdf", "zip")
    bench.measure()


if __name__ == "__main__":
    main()
