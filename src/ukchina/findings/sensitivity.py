"""How firm the verdict is: made again without each text, and under other ways of counting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.findings.finding import documents_behind
from ukchina.findings.scorecard import values
from ukchina.findings.scorecard_leaning import OWN
from ukchina.findings.scorecard_rows import rows, rows_of
from ukchina.findings.scorecard_verdict import CONTENDED, DISPUTES, GRADES, graded
from ukchina.findings.weights import by_text, clearest_of, leading_of
from ukchina.findings.words import in_prose, listed, textual
from ukchina.study.counts import orientations
from ukchina.study.opening import varied
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from ukchina.findings.scorecard_rows import Rows
    from ukchina.study import Study

# What is compared, in the order of the exhibit: the verdict, its parts, and the headline themes.
ASPECTS = {
    "verdict": "Verdict",
    "contact": "Contact",
    "mechanisms": "Mechanisms",
    "disputes": "Disputes",
    "leading": "Most coded theme",
    "cooperative": "Most cooperative",
    "contentious": "Most contentious",
}
# Leaving one of very many out tells little and takes long: 40 texts take about two seconds.
MOST_LEFT_OUT = 40
# Of the outlets those with most texts are left out in turn.
MOST_OUTLETS = 10


@dataclass(frozen=True, slots=True)
class Variant:
    """The report made in another way: what was done, and what each aspect then says.

    `kind` is text, undated, outlets, duplicates, origins or mixed; `clause` fits into a sentence.
    """

    name: str
    kind: str
    clause: str
    aspects: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What the report says, and what every variant says."""

    base: Mapping[str, str]
    variants: tuple[Variant, ...]

    def changed(self, aspect: str) -> tuple[Variant, ...]:
        """The variants that say something else of that aspect."""
        return tuple(v for v in self.variants if v.aspects[aspect] != self.base[aspect])

    def unchanged(self, aspect: str) -> int:
        """In how many variants the aspect is the same."""
        return len(self.variants) - len(self.changed(aspect))


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def sensitivity(study: Study) -> Sensitivity:
    """The verdict and the headline themes, and what becomes of them in each variant."""
    read = rows(study)
    return Sensitivity(_aspects(read, OWN), tuple(_variants(read)))


def _aspects(read: Rows, mixed: str) -> dict[str, str]:
    found = graded(values(read, mixed=mixed))
    counts = by_text(read.study).limited(read.kept, read.origin)
    themes = counts.weighed() if counts.lengths.any() else None
    return {
        "verdict": GRADES[found.grade],
        "contact": found.contact,
        "mechanisms": found.mechanisms,
        "disputes": DISPUTES[found.disputes],
        "leading": _leading(themes),
        "cooperative": _theme(themes, "cooperative", "contentious"),
        "contentious": _theme(themes, "contentious", "cooperative"),
    }


def _leading(themes: pd.DataFrame | None) -> str:
    """The theme or themes that share the lead; "none" without one."""
    names = () if themes is None else leading_of(themes)["name"]
    return listed([f"‘{name}’" for name in names]) or "none"


def _theme(themes: pd.DataFrame | None, axis: str, other: str) -> str:
    """The theme that a headline finding names; "none" where it does not hold."""
    found = None if themes is None else clearest_of(themes, axis, other)
    row, holds = found or (None, False)
    return in_prose(str(row["name"])) if row is not None and holds else "none"


def _variants(read: Rows) -> Iterator[Variant]:
    """Each set of texts once, then the other ways of counting."""
    whole = frozenset(read.study.in_report["document"])
    seen = {frozenset[str](), whole}
    for name, kind, clause, names in (*_left_out(read), *_filtered(read.study)):
        left = whole & names
        if left not in seen:
            seen.add(left)
            yield Variant(name, kind, clause, _aspects(_without(read, left), OWN))
    yield from _counted(read)


def _without(read: Rows, names: frozenset[str]) -> Rows:
    """The rows without these documents.

    Where no text may give more than a share of the sentences, what counts of a text depends on the
    others, and the study is made again.
    """
    if read.study.parameters.document_cap >= 1:
        return read.limited(names)
    return rows_of(read.study.without(names), read.texts).limited(names)


def _counted(read: Rows) -> Iterator[Variant]:
    """The other ways of counting, those that the texts leave a choice of."""
    study = read.study
    if study.origins.duplicate_of:
        again = "once" if not study.parameters.collapse_duplicates else "twice"
        clause = f"when texts that are there twice count {again}"
        merged = not study.parameters.collapse_duplicates
        counted = varied(study, replace(study.parameters, collapse_duplicates=merged))
        name = f"Texts there twice counted {again}"
        aspects = _aspects(rows_of(counted, read.texts), OWN)
        yield Variant(name, "duplicates", clause, aspects)
    chosen = list(study.in_report["document"])
    if study.origin_count(chosen) < len(chosen):
        clause = "when texts of one origin count as independent"
        aspects = _aspects(read.apart(), OWN)
        yield Variant("Texts of one origin apart", "origins", clause, aspects)
    if orientations(study)["mixed"]:
        for axis in ("cooperative", "contentious"):
            clause = f"when mixed sentences count as {axis}"
            yield Variant(f"Mixed counted as {axis}", "mixed", clause, _aspects(read, axis))


_Left = tuple[str, str, str, frozenset[str]]


def _left_out(read: Rows) -> list[_Left]:
    """Each document of the report, with its copies where they are in it.

    Of many, those that the verdict rests on: see `verdict_documents`.
    """
    study = read.study
    chosen = set(study.in_report["document"])
    if len(chosen) > MOST_LEFT_OUT:
        chosen = set(verdict_documents(read)[:MOST_LEFT_OUT])
    copies: dict[str, set[str]] = {}
    for name, original in study.origins.duplicate_of.items():
        copies.setdefault(original, set()).add(name)
    return [
        (
            f"Without {row['label']}",
            "text",
            f"without {textual(row['label'])}",
            frozenset({row["document"], *copies.get(row["document"], ())}),
        )
        for row in study.in_report.to_dict("records")
        if row["document"] in chosen
    ]


def verdict_documents(read: Rows) -> list[str]:
    """The documents that the cells of the verdict rest on, those of most cells first.

    Those cells are contact, mechanisms, disputes, economy and easing: a text that no such cell
    rests on cannot flip the verdict.
    """
    card = values(read)
    deciding = {"contact", "mechanisms", "economy", "eased", *CONTENDED}
    cells = [cell for cell in card.cells if cell.indicator in deciding]
    held = Counter(name for cell in cells for name in documents_behind(read.study, cell.evidence))
    return sorted(held, key=lambda name: (-held[name], name))


def _filtered(study: Study) -> list[_Left]:
    """Groups of documents that a reader may distrust: undated, unnamed outlet, one outlet.

    Of many outlets, those with most texts.
    """
    chosen = study.in_report
    undated = frozenset(chosen[chosen["window"] == UNDATED]["document"])
    unnamed = frozenset(chosen[chosen["outlet"].isna()]["document"])
    most = list(chosen["outlet"].dropna().value_counts().index[:MOST_OUTLETS])
    outlets = [
        (f"Without every text of {outlet}", "outlets", f"without every text of {outlet}", names)
        for outlet in sorted(most)
        if (names := _of_outlet(chosen, outlet))
    ]
    return [
        ("Without undated texts", "undated", "without undated texts", undated),
        (
            "Without texts that name no outlet",
            "outlets",
            "without texts that name no outlet",
            unnamed,
        ),
        *outlets,
    ]


def _of_outlet(chosen: pd.DataFrame, outlet: str) -> frozenset[str]:
    return frozenset(chosen[chosen["outlet"] == outlet]["document"])
