"""How firm the verdict is: made again without each text, and under other ways of counting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.findings.scorecard import values
from ukchina.findings.scorecard_positions import OWN
from ukchina.findings.scorecard_rows import rows
from ukchina.findings.scorecard_verdict import CONTENDED, DISPUTES, GRADES, graded
from ukchina.findings.weights import clearest, leading
from ukchina.findings.words import in_prose, listed, textual
from ukchina.study.opening import varied
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

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
_TABLES = ("sentences", "codings", "near_misses", "quotations", "events", "quantities", "actors")


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


def without(study: Study, names: AbstractSet[str]) -> Study:
    """The study as if these documents were not selected.

    Origins stay those of the whole corpus: that two texts repeat each other remains true when a
    third is left out.
    """
    documents = study.documents.assign(
        selected=study.documents["selected"] & ~study.documents["document"].isin(names)
    )
    kept = {name: _kept(getattr(study, name), names) for name in _TABLES}
    fewer = replace(study, documents=documents, **kept)
    if study.parameters.document_cap >= 1:  # else what counts of a text depends on the others
        vars(fewer)["counted_codings"] = _kept(study.counted_codings, names)  # its cached property
    return fewer


def _kept(table: pd.DataFrame, names: AbstractSet[str]) -> pd.DataFrame:
    """The rows of other documents than these."""
    return table[~table["document"].isin(names)].reset_index(drop=True)


def _aspects(read: Rows, mixed: str) -> dict[str, str]:
    study = read.study
    found = graded(values(study, mixed=mixed, read=read))
    return {
        "verdict": GRADES[found.grade],
        "contact": found.contact,
        "mechanisms": found.mechanisms,
        "disputes": DISPUTES[found.disputes],
        "leading": _leading(study),
        "cooperative": _theme(study, "cooperative", "contentious"),
        "contentious": _theme(study, "contentious", "cooperative"),
    }


def _leading(study: Study) -> str:
    """The theme or themes that share the lead; "none" without one."""
    names = () if study.body.empty else leading(study)["name"]
    return listed([f"‘{name}’" for name in names]) or "none"


def _theme(study: Study, axis: str, other: str) -> str:
    """The theme that a headline finding names; "none" where it does not hold."""
    found = None if study.body.empty else clearest(study, axis, other)
    row, holds = found or (None, False)
    return in_prose(str(row["name"])) if row is not None and holds else "none"


def _variants(read: Rows) -> Iterator[Variant]:
    """Each set of texts once, then the other ways of counting."""
    study = read.study
    whole = frozenset(study.in_report["document"])
    seen = {whole, frozenset[str]()}
    for name, kind, clause, names in (*_left_out(read), *_filtered(study)):
        if whole - names not in seen:
            seen.add(whole - names)
            fewer = read.limited(without(study, names), names)
            yield Variant(name, kind, clause, _aspects(fewer, OWN))
    yield from _counted(read)


def _counted(read: Rows) -> Iterator[Variant]:
    """The other ways of counting, those that the texts leave a choice of."""
    study = read.study
    if study.origins.duplicate_of:
        again = "once" if not study.parameters.collapse_duplicates else "twice"
        clause = f"when texts that are there twice count {again}"
        merged = not study.parameters.collapse_duplicates
        other = replace(study.parameters, collapse_duplicates=merged)
        counted = varied(study, other)
        name = f"Texts there twice counted {again}"
        yield Variant(name, "duplicates", clause, _aspects(rows(counted), OWN))
    chosen = list(study.in_report["document"])
    if study.origin_count(chosen) < len(chosen):
        clause = "when texts of one origin count as independent"
        apart = replace(study.origins, number={name: n for n, name in enumerate(chosen)})
        independent = replace(read, study=replace(study, origins=apart))
        yield Variant("Texts of one origin apart", "origins", clause, _aspects(independent, OWN))
    if (study.body["orientation"] == "mixed").any():
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
    card = values(read.study, read=read)
    deciding = {"contact", "mechanisms", "economy", "eased", *CONTENDED}
    cells = [cell for cell in card.cells if cell.indicator in deciding]
    held = Counter(
        name for cell in cells for name in {one.rpartition("@")[0] for one in cell.evidence}
    )
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
        (f"Without {outlet}", "outlets", f"without {outlet}", _of_outlet(chosen, outlet))
        for outlet in sorted(most)
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
