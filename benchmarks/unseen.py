"""How far the machine agrees with readers on texts that nothing was learnt from.

    python benchmarks/unseen.py

Measures every set of `ukchina.coding.unseen.SETS` in `tests/coding`, writes
`src/ukchina/coding/unseen.csv`, which every report shows, and prints its short form. Run it after
rules, weights or codebook have changed; a test compares. Takes a quarter of a minute.
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import sys
from pathlib import Path

from ukchina.coding.measure import measure, write
from ukchina.coding.unseen import FILE, ORIENTATION, SETS, THEMES, VOICE

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Measure, write and print."""
    rows = [row for name in SETS for row in measure(ROOT / "tests" / "coding" / name)]
    write(ROOT / "src" / "ukchina" / "coding" / FILE, rows)
    for row in rows:
        if row.reading in {THEMES, ORIENTATION, VOICE}:
            reached = row.f1 if row.reading == THEMES else row.alpha
            sys.stdout.write(
                f"{row.texts:20} {row.beside:8} {row.sentences:5} sentences, "
                f"{row.reading:12} {reached:.3f}\n"
            )


if __name__ == "__main__":
    main()
