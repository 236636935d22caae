"""How firm the verdict is: made again without each text, and under other ways of counting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.findings.claims import leading_theme, most_contentious, most_cooperative
from ukchina.findings.finding import Finding, finding
from ukchina.findings.scorecard import values
from ukchina.findings.scorecard_positions import OWN
from ukchina.findings.scorecard_rows import rows
from ukchina.findings.scorecard_verdict import DISPUTES, GRADES, graded
from ukchina.findings.verdict import verdict
from ukchina.findings.words import listed
from ukchina.study.opening import study as made
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

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
_TABLES = ("sentences", "codings", "near_misses", "quotations", "events", "quantities", "actors")


@dataclass(frozen=True, slots=True)
class Variant:
    """The report made in another way: what was done, and what each aspect then says.

    `kind` is text, undated, outlets, duplicates or mixed; `clause` fits into a sentence.
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


def robustness(study: Study) -> tuple[Finding, ...]:
    """How often the verdict stays, what flips it, and which of its parts hang on one text."""
    stated = verdict(study)
    found = sensitivity(study)
    if not stated or not found.variants:
        return ()
    evidence = stated[0].evidence
    return tuple(
        one for one in (_whole(study, found, evidence), _parts(study, found, evidence)) if one.holds
    )


def without(study: Study, names: AbstractSet[str]) -> Study:
    """The study as if these documents were not selected.

    Origins stay those of the whole corpus: that two texts repeat each other remains true when a
    third is left out.
    """
    documents = study.documents.assign(
        selected=study.documents["selected"] & ~study.documents["document"].isin(names)
    )
    tables = {name: getattr(study, name) for name in _TABLES}
    kept = {
        name: t[~t["document"].isin(names)].reset_index(drop=True) for name, t in tables.items()
    }
    return replace(study, documents=documents, **kept)


def _aspects(read: Rows, mixed: str) -> dict[str, str]:
    study = read.study
    found = graded(values(study, mixed=mixed, read=read))
    return {
        "verdict": GRADES[found.grade],
        "contact": found.contact,
        "mechanisms": found.mechanisms,
        "disputes": DISPUTES[found.disputes],
        "leading": _theme(study, leading_theme),
        "cooperative": _theme(study, most_cooperative),
        "contentious": _theme(study, most_contentious),
    }


def _theme(study: Study, make: Callable[[Study], Finding | None]) -> str:
    """The theme or themes that a headline finding names; "none" where it does not hold."""
    said = None if study.body.empty else make(study)
    if said is None or not said.holds:
        return "none"
    return str(said.numbers.get("theme") or said.numbers.get("themes"))


def _variants(read: Rows) -> Iterator[Variant]:
    """Each set of texts once, then the other ways of counting."""
    study = read.study
    whole = frozenset(study.in_report["document"])
    seen = {whole, frozenset[str]()}
    for name, kind, names in (*_left_out(study), *_filtered(study)):
        if whole - names not in seen:
            seen.add(whole - names)
            fewer = read.limited(without(study, names), names)
            yield Variant(name, kind, _lower(name), _aspects(fewer, OWN))
    twice = study.parameters.collapse_duplicates
    name = f"Texts there twice counted {'twice' if twice else 'once'}"
    other = replace(study.parameters, collapse_duplicates=not twice)
    again = made(study.corpus, study.codebook, other, coders=study.coders)
    yield Variant(name, "duplicates", f"with {_lower(name)}", _aspects(rows(again), OWN))
    for axis in ("cooperative", "contentious"):
        clause = f"when mixed sentences count as {axis}"
        yield Variant(f"Mixed counted as {axis}", "mixed", clause, _aspects(read, axis))


def _left_out(study: Study) -> list[tuple[str, str, frozenset[str]]]:
    """Each document of the report, with its copies where they are in it.

    Of many, those with the most counted sentences.
    """
    counts = study.body["document"].value_counts()
    chosen = set(counts.sort_values(ascending=False, kind="stable").index[:MOST_LEFT_OUT])
    found = []
    for row in study.in_report.to_dict("records"):
        copies = study.documents[study.documents["duplicate_of"] == row["document"]]["document"]
        if row["document"] in chosen:
            found.append((f"Without {row['label']}", "text", {row["document"], *copies}))
    return [(name, kind, frozenset(names)) for name, kind, names in found]


def _filtered(study: Study) -> list[tuple[str, str, frozenset[str]]]:
    """Groups of documents that a reader may distrust: undated, unnamed outlet, one outlet."""
    chosen = study.in_report
    undated = frozenset(chosen[chosen["window"] == UNDATED]["document"])
    unnamed = frozenset(chosen[chosen["outlet"].isna()]["document"])
    outlets = [
        (f"Without {outlet}", "outlets", frozenset(chosen[chosen["outlet"] == outlet]["document"]))
        for outlet in sorted(set(chosen["outlet"].dropna()))
    ]
    return [
        ("Without undated texts", "undated", undated),
        ("Without texts that name no outlet", "outlets", unnamed),
        *outlets,
    ]


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _whole(study: Study, found: Sensitivity, evidence: tuple[str, ...]) -> Finding:
    flips = [f"{v.clause} it is {v.aspects['verdict']}" for v in found.changed("verdict")]
    return finding(
        study,
        "robustness",
        claim="The verdict, {grade}, is unchanged in {k} of {m} variants{flips}.",
        evidence=evidence,
        grade=found.base["verdict"],
        k=found.unchanged("verdict"),
        m=len(found.variants),
        flips=f"; {listed(flips)}" if flips else "; no text flips it by itself",
    )


def _parts(study: Study, found: Sensitivity, evidence: tuple[str, ...]) -> Finding:
    """The parts of the verdict that one text carries alone."""
    carried = [
        f"{variant.clause}, {variant.aspects[aspect]}"
        for aspect in ("contact", "mechanisms", "disputes")
        for variant in found.changed(aspect)
        if variant.kind == "text"
    ]
    return finding(
        study,
        "robustness_parts",
        claim="Some of its parts hang on one text: {carried}.",
        evidence=evidence,
        holds=bool(carried),
        carried="; ".join(carried),
    )
