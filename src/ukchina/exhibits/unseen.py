"""What agreement to expect of a text that no rule and no weight has met."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ukchina.blocks import Column, Table
from ukchina.coding.unseen import ORIENTATION, SECOND, SETS, THEMES, VOICE, unseen
from ukchina.coding.values import MACHINE
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.reliability import FEW, cells, shown, within
from ukchina.findings.words import capital, count, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.coding.unseen import Measured
    from ukchina.study import Study

# Krippendorff, Content Analysis (4th ed., ch. 12): data to rely on, and for tentative conclusions.
RELIABLE, TENTATIVE = 0.8, 0.667
# The largest set, of the kinds of texts that users bring: themes are told of it one by one.
LARGEST = SETS[0]
_TOLD = {
    "news_held_back": "News, debates, readouts and comment",
    "held_back": "The same genres, by other writers",
    "fresh": "A few short texts, by another writer",
    "articles_held_back": "Articles that show rather than name",
}
_PAIRS = {MACHINE: "Machine and reader", SECOND: "Two readers"}
_CHOICES = {ORIENTATION: "Orientation", VOICE: "Voice"}


def unseen_table(study: Study) -> Exhibit:
    """Agreement on texts that nothing was learnt from, by kind of text and by theme.

    Says that it is not known where the study has a codebook of its own.
    """
    rows = unseen(study.codebook)
    if not rows:
        return nothing(
            "How well this codebook reads texts it has not met is not known",
            "It was measured for the codebook that comes with the program. A coding file of "
            "sentences of this folder, in the folder coders beside the texts, is compared below.",
        )
    largest = [row for row in rows if row.texts == LARGEST]
    return exhibit(_kinds(study, rows), _themes(study, largest))


def expected(study: Study) -> str:
    """What to expect of an unseen text, in words; "" where that is not known."""
    rows = unseen(study.codebook)
    return f"on texts that nothing was learnt from {_reached(rows)}" if rows else ""


def _reached(rows: Iterable[Measured]) -> str:
    """What the machine reaches on the largest set, in words."""
    found = {row.reading: row for row in rows if (row.texts, row.beside) == (LARGEST, MACHINE)}
    return (
        f"themes have an F1 of {shown(found[THEMES].f1)}, orientation an alpha of "
        f"{shown(found[ORIENTATION].alpha)}, voice {shown(found[VOICE].alpha)}"
    )


def _kinds(study: Study, rows: Iterable[Measured]) -> Table:
    """A row for each set and pair of coders."""
    shares: list[tuple[str, ...]] = []
    for (texts, beside), group in groupby(rows, key=lambda row: (row.texts, row.beside)):
        found = {row.reading: row for row in group}
        shares.append(
            (
                _TOLD[texts] if beside == MACHINE else "",
                _PAIRS[beside],
                f"{found[THEMES].documents:,}",
                f"{found[THEMES].sentences:,}",
                shown(found[THEMES].f1),
                shown(found[ORIENTATION].alpha),
                shown(found[VOICE].alpha),
            )
        )
    return Table(
        columns=(
            Column("Kind of text", weight=2.3),
            Column("Compared", weight=1.4),
            *(Column(name, "right", 0.8) for name in ("Texts", "Sentences")),
            Column("Themes, F1", "right", 0.9),
            Column("Orientation, alpha", "right", 1.3),
            Column("Voice, alpha", "right", 0.9),
        ),
        rows=tuple(map(cells, shares)),
        headline=f"On texts that nothing was learnt from, {_reached(rows)}",
        subtitle="Invented texts in the genres of this subject, coded by readers who did not see "
        "the machine's coding. Two readers differ too: where a second one coded the same "
        "sentences, the line below says how far.",
        source=_source(study),
        anchor="tab-unseen",
    )


def _themes(study: Study, rows: list[Measured]) -> Table:
    """A row for each theme of one set, orientation and voice."""
    names = {theme.id: theme.name for theme in study.codebook.themes}
    machine = [row for row in rows if row.beside == MACHINE and row.reading != THEMES]
    second = {row.reading: row for row in rows if row.beside == SECOND}
    relied = sum((row.alpha or 0) >= RELIABLE for row in machine if row.reading in names)
    below = sum((row.alpha or 0) < TENTATIVE for row in machine if row.reading in names)
    return Table(
        columns=(
            Column("Theme", weight=2.6),
            *(Column(name, "right", 0.9) for name in ("n", "Precision", "Recall", "F1", "Alpha")),
            Column("95 % interval", "right", 1.3),
            Column("Two readers, alpha", "right", 1.3),
        ),
        rows=tuple(
            cells(
                (
                    names.get(row.reading) or _CHOICES[row.reading],
                    f"{row.marked:,}" + (" (few)" if row.marked < FEW else ""),
                    *(
                        "" if row.reading in _CHOICES else shown(value)
                        for value in (row.precision, row.recall, row.f1)
                    ),
                    shown(row.alpha),
                    within(None if row.low is None or row.high is None else (row.low, row.high)),
                    shown(second[row.reading].alpha),
                )
            )
            for row in machine
        ),
        headline=f"{capital(spelled(relied))} of {len(names)} themes reach {RELIABLE}, "
        f"{spelled(below)} stay below {TENTATIVE}",
        subtitle=f"{_TOLD[LARGEST]}: {count(rows[0].sentences, 'sentence')} of "
        f"{count(rows[0].documents, 'text')}; n is the reader's count. Krippendorff asks for an "
        f"alpha of {RELIABLE} to rely on and of {TENTATIVE} for tentative conclusions; what is "
        "below should be checked against the words before it is quoted.",
        source=_source(study),
        anchor="tab-unseen-themes",
    )


def _source(study: Study) -> str:
    return f"Source: benchmarks/unseen.py with codebook {study.codebook.version}"
