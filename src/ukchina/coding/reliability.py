"""The table of agreement, and the command that prints it.

::

    python -m ukchina.coding.reliability [CORPUS] [--coder NAME] [--codebook FILE]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.coder import code
from ukchina.coding.coders import read_coders
from ukchina.coding.comparison import reliability
from ukchina.coding.values import Orientation
from ukchina.corpus import read_corpus
from ukchina.errors import CallError, UkchinaError
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.coding.comparison import ChoiceAgreement, Reliability, ThemeAgreement

__all__ = ["main", "reliability", "table"]

_FEW = 5  # a measure of a theme on fewer sentences says little, and the table says so


def table(result: Reliability) -> str:
    """The whole result in plain text; a dash where a measure is undefined."""
    lines = [
        f"machine against {result.coder}: {result.units} sentences of {result.documents} documents",
        "",
        (
            f"{'theme':14}{'n':>4}{'share':>7}{'prec':>7}{'rec':>7}{'F1':>7}{'alpha':>7}"
            "  95 % interval     AC1"
        ),
    ]
    lines += [_theme_line(theme) for theme in result.themes]
    micro = result.micro
    lines.append(
        f"{'all (micro)':14}{micro.first:4}{'':7}"
        f"{_number(micro.precision):>7}{_number(micro.recall):>7}{_number(micro.f1):>7}"
    )
    for name, choice, values in (
        ("orientation", result.orientation, tuple(Orientation)),
        ("voice", result.voice, tuple(Side)),
    ):
        lines += ["", *_choice_lines(name, choice, values)]
    return "\n".join(lines) + "\n"


def _theme_line(theme: ThemeAgreement) -> str:
    found, agreed = theme.counts, theme.agreement
    number = found.first
    few = "" if number >= _FEW else "  few"
    return (
        f"{theme.theme:14}{number:4}{_number(found.prevalence):>7}{_number(found.precision):>7}"
        f"{_number(found.recall):>7}{_number(found.f1):>7}{_number(agreed.alpha):>7}"
        f"  {_interval(agreed.interval):15}{_number(agreed.ac1):>6}{few}"
    )


def _choice_lines(name: str, choice: ChoiceAgreement, values: Sequence[str]) -> list[str]:
    agreed = choice.agreement
    wide = max(map(len, values)) + 2
    lines = [
        (
            f"{name}: {choice.equal} of {choice.units} equal, alpha {_number(agreed.alpha)}"
            f" ({_interval(agreed.interval)}), AC1 {_number(agreed.ac1)};"
            " rows: coder, columns: machine"
        )
    ]
    lines.append(" " * wide + "".join(f"{value:>{wide}}" for value in values))
    for row in values:
        cells = (choice.confusion.get((row, column), 0) for column in values)
        lines.append(f"{row:{wide}}" + "".join(f"{cell:{wide}}" for cell in cells))
    return lines


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _interval(bounds: tuple[float, float] | None) -> str:
    return "-" if bounds is None else f"{bounds[0]:.2f} to {min(bounds[1], 1.0):.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table for a corpus and one of its coders; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ukchina.coding.reliability")
    parser.add_argument("corpus", nargs="?", default="seeds", type=Path)
    parser.add_argument("--coder", default="reference", help="the coding file's name")
    parser.add_argument("--codebook", type=Path, help="another codebook")
    options = parser.parse_args(arguments)
    try:
        corpus = read_corpus(options.corpus)
        book = read_codebook(options.codebook)
        coders = {coder.name: coder for coder in read_coders(corpus, book)}
        if options.coder not in coders:
            known = ", ".join(coders) or "none"
            message = f'no coder "{options.coder}" in {options.corpus}; known: {known}'
            raise CallError(message)
    except UkchinaError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, CallError) else 1
    coder = coders[options.coder]
    for problem in coder.stale:
        sys.stderr.write(f"{problem}\n")
    coded = [found for document in corpus.documents for found in code(document, book)]
    sys.stdout.write(table(reliability(coded, coder, book)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
