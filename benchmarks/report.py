"""How long a report takes, and how much memory, beside the stock chain on the same notebook.

    python benchmarks/report.py [CORPUS]

- main report: `ukchina report --only report`, one cold process, HTML and PDF;
- first report: the same where no text was ever read (no cache of what is read in a text);
- stock chain: papermill with a kernel, `jupyter nbconvert --to html`, and, since the stock PDF
  needs LaTeX, `jupyter nbconvert --to ukchina-pdf`: three cold processes;
- whole edition: `ukchina report` with every theme and source page, one cold process;
- warm rebuild: the main report again in a process that has built it before, the best of three;
- after a change: the same when a text has a sentence more, as `--watch` does.

Each is run `ROUNDS` times in turn, the fastest counts: what else the machine does only ever adds.
Memory is the largest resident set of any of the processes.
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from ukchina.publish.build import build
from ukchina.records.cache import VARIABLE
from ukchina.study import parameters

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
ROUNDS = 3
# Set by the project: what makes a rebuild something that people do without thinking.
LEAST_SPEEDUP, LONGEST_WARM = 4.0, 1.0


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """Seconds on the clock, seconds of processor and MB of the largest process."""

    seconds: float
    cpu: float
    size: float


def spent(command: list[object], folder: Path) -> Cost:
    """The cost of one process, run in `folder`; ends the benchmark when it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603  this project's own commands
            [str(part) for part in command], cwd=folder, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(map(str, command))}\n{said.read().decode()}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def chain(commands: list[list[object]], folder: Path) -> Cost:
    """The cost of the processes one after the other."""
    parts = [spent(command, folder) for command in commands]
    return Cost(
        sum(part.seconds for part in parts),
        sum(part.cpu for part in parts),
        max(part.size for part in parts),
    )


def commands(corpus: Path, made: Path) -> dict[str, list[list[object]]]:
    """What is measured: the processes of each, by its name."""
    ours: list[object] = [BIN / "ukchina", "report", corpus, "-o"]
    unread: list[object] = ["env", f"{VARIABLE}=off"]
    notebook = made / "stock.ipynb"
    convert: list[object] = [BIN / "jupyter", "nbconvert", "--to"]
    return {
        "main report": [[*ours, made / "main", "--only", "report"]],
        "first report": [[*unread, *ours, made / "first", "--only", "report"]],
        "stock chain": [
            [BIN / "papermill", "notebooks/report.ipynb", notebook, "-p", "corpus", corpus],
            [*convert, "html", notebook],
            [*convert, "ukchina-pdf", notebook],
        ],
        "whole edition": [[*ours, made / "whole"]],
    }


def warm(corpus: Path, made: Path, *, changed: bool) -> Cost:
    """The cost of a second build of the main report in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_rebuilt, corpus, made, changed=changed).result()


def _rebuilt(corpus: Path, made: Path, *, changed: bool) -> Cost:
    """The least cost of a build after the first; if `changed`, of a corpus that has grown."""
    os.chdir(ROOT)
    growing = Path(shutil.copytree(corpus, made / f"texts-{changed}"))
    text = next(path for path in sorted(growing.iterdir()) if path.suffix == ".txt")
    chosen = parameters({"corpus": str(growing)})
    build(chosen, made / "warm", only="report")
    taken = []
    for number in range(ROUNDS):
        if changed:
            with text.open("a", encoding="utf-8") as file:
                file.write(f"\n\nBritain and China spoke of trade {number + 2} times in a year.\n")
        started, cpu = time.perf_counter(), time.process_time()
        build(chosen, made / "warm", only="report")
        taken.append((time.perf_counter() - started, time.process_time() - cpu))
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(*min(taken), size)


def measured(corpus: Path) -> dict[str, Cost]:
    """The least cost of each, by its name."""
    best: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        os.environ[VARIABLE] = str(made / "cache")
        for _ in range(ROUNDS):
            for name, parts in commands(corpus, made).items():
                found = chain(parts, ROOT)
                best[name] = min(best.get(name, found), found)
        best["warm rebuild"] = warm(corpus, made, changed=False)
        best["after a change"] = warm(corpus, made, changed=True)
    return best


def main(corpus: Path) -> None:
    """Print a line for each, and whether the targets are met; exit 1 when one is missed."""
    best = measured(corpus)
    lines = [
        f"{name:14}{cost.seconds:8.2f} s{cost.cpu:8.2f} s of processor{cost.size:8.0f} MB"
        for name, cost in best.items()
    ]
    stock, whole = best["stock chain"].seconds, best["whole edition"].seconds
    speedup = stock / best["main report"].seconds
    work = best["stock chain"].cpu / best["main report"].cpu
    lines += [
        f"the stock chain takes {speedup:.1f} times as long as the main report (at least 4)",
        f"the stock chain takes {work:.1f} times the processor's time of the main report",
        f"the whole edition takes {whole / stock:.2f} of the stock chain (at most 1)",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    kept = speedup >= LEAST_SPEEDUP, whole <= stock, best["warm rebuild"].seconds < LONGEST_WARM
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "seeds").resolve())
