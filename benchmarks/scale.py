"""How coding scales: speed and memory at several sizes, and what a hundred million would take.

    python benchmarks/scale.py [1000 10000 100000] [--only coding|origins|dataset|report]
                               [--dataset 1000] [--from DIR]

For each size, synthetic articles (`articles.py`) are written as JSON Lines, and

- coding: one process reads them row by row and makes the record of each (sentences, themes,
  orientation, voice, quotations, events, figures, people), and keeps none;
- origins: one process reads the rows again, signs each text, and groups all by words in common;
- dataset: `ukchina export --format dataset` of so many articles, with one process and with two
  (`--jobs`), without the cache, in turn, of which the faster run counts; then a study is opened
  from it and the main report made, and every link of its page is followed;
- report: the last alone, of a dataset that is there (`--from DIR`).

Two processes are worth at least 1.7 times one: the measure needs two cores that nobody else uses,
and says how busy the machine was before. Each is a process of its own. Its seconds are those of the
processor, which neighbours on the machine lengthen least (one and two are compared on the clock),
its memory the largest resident set. Time is linear and memory flat when ten times the articles take
ten times the time and the memory of before.
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow.parquet as pq
from articles import articles, write

from ukchina.blocks.names import anchor

UKCHINA = Path(sys.executable).with_name("ukchina")
FOREST = 100_000_000
SECONDS_AN_HOUR = 3600
CORES = (64, 1_000)
# Set by the project: below, processes wait for each other or for the one that hands out work.
LEAST_SPEEDUP = 1.7
# Times that one process and two are measured, and the load above which they say little.
ROUNDS, QUIET = 2, 0.5

CODING = """
import sys
from pathlib import Path
from ukchina.coding import read_codebook
from ukchina.corpus import Document
from ukchina.corpus.read import documents_in
from ukchina.records.record import record
path, codebook = Path(sys.argv[1]), read_codebook(None)
for document in documents_in(path, folder=path.parent):
    if not isinstance(document, Document):
        sys.exit(str(document))
    record(document, codebook)
"""
ORIGINS = """
import json, sys
from collections import abc
from pathlib import Path
from ukchina.corpus import document
from ukchina.corpus.read import documents_in
from ukchina.corpus.runs import signature
from ukchina.study.origins import origins, trace
path = Path(sys.argv[1])
traces = [trace(d, (), (), signature=signature(d)) for d in documents_in(path, folder=path.parent)]
places, file = [0], path.open("rb")
for line in file:
    places.append(places[-1] + len(line))
class Rows(abc.Sequence):  # a text is read again when it is asked for
    def __len__(self):
        return len(traces)
    def __getitem__(self, number):
        file.seek(places[number])
        return document(traces[number].name, json.loads(file.readline())["text"])
found = origins(Rows(), traces)
print(f"{found.method}: {max(found.number.values()):,} origins, {len(found.duplicate_of):,} copies")
"""


OPENING = """
import sys
from ukchina.study import open_study
study = open_study(sys.argv[1])
print(f"{len(study.documents):,} documents, {len(study.outline):,} sentences")
"""
PROGRAMS = {"coding": CODING, "origins": ORIGINS}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of the processor, MB of the largest process, and what was said."""

    seconds: float
    cpu: float
    size: float
    said: str


def cost(command: list[object], **variables: str) -> Cost:
    """What a process costs; ends the benchmark when it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as told:
        process = subprocess.Popen(  # noqa: S603 - this project's own commands
            [str(part) for part in command], stdout=said, stderr=told, env=os.environ | variables
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told.seek(0)
        if process.returncode:
            sys.exit(told.read() or f"{command[0]} exits with {process.returncode}")
        return Cost(
            seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said.read().strip()
        )


def line(name: str, count: int, size: int, found: Cost) -> str:
    """A row of the table of figures."""
    return (
        f"{name:10}{count:9,} articles{size / 1e6:8.1f} MB{found.cpu:9.1f} s"
        f"{count / found.cpu:9.1f} articles/s{size / 1e6 / found.cpu:8.3f} MB/s"
        f"{found.size:7.0f} MB  {found.said}\n"
    )


def growth(name: str, counts: list[int], found: list[Cost]) -> str:
    """How time and memory grow from each size to the next, beside the number of articles."""
    rows = ""
    for before, after, one, other in zip(counts, counts[1:], found, found[1:], strict=False):
        rows += (
            f"{name:10}{after / before:6.1f} times the articles: {other.cpu / one.cpu:6.1f} times "
            f"the time, {other.size / one.size:5.2f} times the memory\n"
        )
    return rows


def estimate(count: int, found: Cost) -> str:
    """What a hundred million such articles would take, by the speed that was measured."""
    hours = FOREST / count * found.cpu / SECONDS_AN_HOUR
    cores = ", ".join(f"{hours / cores:,.1f} hours on {cores:,}" for cores in CORES)
    return f"{FOREST:,} articles: {hours:,.0f} core hours; {cores} cores, by {count:,} articles\n"


def dataset(folder: Path, count: int, seed: int) -> None:
    """Print what a dataset costs with one process and with two, then what is made from it."""
    path, size = archive(folder, count, seed)
    spent: dict[int, Cost] = {}
    busy = os.getloadavg()[0]
    for jobs in (1, 2) * ROUNDS:
        made = folder / f"made-{jobs}"
        shutil.rmtree(made, ignore_errors=True)
        command: list[object] = [UKCHINA, "export", path.parent, "-o", made, "--format", "dataset"]
        found = cost([*command, "--jobs", jobs], UKCHINA_CACHE="off")
        spent[jobs] = min(spent.get(jobs, found), found, key=lambda one: one.seconds)
    # the workers of two are no children of the command: what they cost is not told by the system
    sys.stdout.write(line("export", count, size, replace(spent[1], said="")))
    one, two = spent[1].seconds, spent[2].seconds
    times = one / two
    sys.stdout.write(
        f"on the clock {one:.1f} s and {two:.1f} s: {times:.2f} times as fast (at least "
        f"{LEAST_SPEEDUP}); load before: {busy:.1f}{' - NOT QUIET' if busy > QUIET else ''}\n"
    )
    report(folder / "made-1", folder)


def report(made: Path, folder: Path) -> None:
    """Print what a study and the main report of a dataset cost, and whether its links land."""
    count = sum(json.loads((made / "dataset.json").read_text())["documents"])
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    sys.stdout.write(line("opening", count, size, cost([sys.executable, "-c", OPENING, made])))
    output = folder / "report"
    found = cost([UKCHINA, "report", made, "-o", output, "--only", "report"])
    pages = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    said = f"{pages / 1e6:.1f} MB of pages, {followed(output / 'report.html', made)}"
    sys.stdout.write(line("report", count, size, replace(found, said=said)))


def followed(page: Path, made: Path) -> str:
    """How many links to evidence the page has; ends the benchmark at one that does not land.

    A link lands when the page has its anchor, and the anchor is a sentence of the dataset.
    """
    text = page.read_text("utf-8")
    anchors = set(re.findall(r'\bid="(e-[^"]+)"', text))
    links = set(re.findall(r'href="#(e-[^"]+)"', text))
    lost = links - anchors
    if lost or not links or "sources/" in text:
        sys.exit(f"{page}: {len(lost)} of {len(links)} links to evidence lead nowhere: {lost}")
    known: set[str] = set()
    for number in sorted((made / "sentences").glob("*.parquet")):
        known.update(map(anchor, pq.read_table(number, columns=["evidence"])[0].to_pylist()))
    if not anchors <= known:
        sys.exit(f"{page}: {len(anchors - known)} entries are no sentence of the dataset")
    return f"{len(links):,} links to evidence, all land"


def archive(folder: Path, count: int, seed: int) -> tuple[Path, int]:
    """A folder's archive of so many articles, and its size in bytes of text."""
    path = folder / f"{count}" / "articles.jsonl"
    path.parent.mkdir(parents=True)
    return path, write(path, articles(count, seed=seed))


def measured(folder: Path, counts: list[int], programs: dict[str, str], seed: int) -> None:
    """Print the figures of coding and origins, size by size, then their growth."""
    found: dict[str, list[Cost]] = {name: [] for name in programs}
    for count in counts:
        path, size = archive(folder, count, seed)
        for name, program in programs.items():
            found[name].append(cost([sys.executable, "-c", program, path]))
            sys.stdout.write(line(name, count, size, found[name][-1]))
            sys.stdout.flush()
    for name, costs in found.items():
        sys.stdout.write(growth(name, counts, costs))
    if "coding" in found:
        sys.stdout.write(estimate(counts[-1], found["coding"][-1]))


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure how coding scales.")
    parser.add_argument("counts", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--only", choices=[*PROGRAMS, "dataset", "report"])
    parser.add_argument("--from", dest="made", type=Path, help="a dataset, for --only report")
    parser.add_argument("--dataset", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = {name: PROGRAMS[name] for name in PROGRAMS if given.only in {None, name}}
        if programs:
            measured(folder, given.counts, programs, given.seed)
        if given.only in {None, "dataset"}:
            dataset(folder / "dataset", given.dataset, given.seed)
        if given.only == "report":
            if given.made is None:
                parser.error("--only report wants --from DIR, a dataset")
            report(given.made, folder)


if __name__ == "__main__":
    main()
