"""How firm the verdict is: a row a variant, a dot where it says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Figure, Table
from ukchina.charts import values as charts
from ukchina.exhibits.evidence import reading
from ukchina.exhibits.exhibit import Exhibit, charted, nothing
from ukchina.exhibits.source import no_sentence, no_verdict, source_line
from ukchina.findings.robustness import robustness
from ukchina.findings.sensitivity import ASPECTS, MOST_LEFT_OUT, sensitivity
from ukchina.findings.verdict import verdict
from ukchina.findings.words import count

if TYPE_CHECKING:
    from ukchina.findings.sensitivity import Sensitivity, Variant
    from ukchina.study import Study

# More rows would not fit a page: then the variants that change something are drawn first.
MOST_ROWS = 30


def sensitivity_dots(study: Study) -> Exhibit:
    """The figure of all variants: ● the same, ◇ something else; its data say what else."""
    if not len(study.counted):
        return no_sentence(study)
    found = sensitivity(study)
    if not found.variants:
        return nothing("Nothing to vary", "One text alone can be neither left out nor compared.")
    if not verdict(study):
        return no_verdict(study)
    shown = _shown(found)
    over = len(found.variants) - len(shown)
    rest = f"; {count(over, 'further variant')} in the table" if over else ""
    return charted(
        _chart(found, shown),
        Figure(
            image="",
            alt=_alt(found),
            headline=_headline(found),
            subtitle="The report made again in each variant: ● says the same, ◇ says something "
            f"else (the data beside it say what). n = {len(found.variants)} variants of "
            f"{count(len(study.in_report), 'text')}{rest}{_most(study)}",
            source=source_line(study),
            anchor="fig-sensitivity",
            data=_data(found),
        ),
    )


def sensitivity_reading(study: Study) -> Exhibit:
    """The paragraph: in how many variants the verdict stays, and what moves its parts."""
    if not len(study.counted):
        return no_sentence(study)
    if not verdict(study):
        return no_verdict(study)
    found = robustness(study)
    if not found:
        return nothing("Nothing to vary", "One text alone can be neither left out nor compared.")
    return reading(study, *found)


def _most(study: Study) -> str:
    """The rule that says which of many texts are left out in turn."""
    if len(study.in_report) <= MOST_LEFT_OUT:
        return ""
    return (
        ". Of the texts, those are left out in turn that most cells of the verdict rest on, "
        f"{MOST_LEFT_OUT} at most"
    )


def _shown(found: Sensitivity) -> list[Variant]:
    if len(found.variants) <= MOST_ROWS:
        return list(found.variants)
    telling = [v for v in found.variants if dict(v.aspects) != dict(found.base)]
    rest = [v for v in found.variants if v not in telling]
    chosen = [*telling, *rest][:MOST_ROWS]
    return [v for v in found.variants if v in chosen]


def _headline(found: Sensitivity) -> str:
    flips = [v for v in found.changed("verdict") if v.kind == "text"]
    said = f"Verdict unchanged in {found.unchanged('verdict')} of {len(found.variants)} variants"
    return f"{said}; {count(len(flips), 'text can', 'texts can')} flip it" if flips else said


def _chart(found: Sensitivity, shown: list[Variant]) -> charts.Dots:
    return charts.Dots(
        rows=tuple(variant.name for variant in shown),
        columns=tuple(ASPECTS.values()),
        same=tuple(
            tuple(variant.aspects[aspect] == found.base[aspect] for aspect in ASPECTS)
            for variant in shown
        ),
    )


def _data(found: Sensitivity) -> Table:
    head = ("As reported", found.base)
    said = [head, *((variant.name, variant.aspects) for variant in found.variants)]
    rows = tuple(((name,), *((aspects[aspect],) for aspect in ASPECTS)) for name, aspects in said)
    return Table(
        columns=(Column("Variant", weight=1.6), *(Column(title) for title in ASPECTS.values())),
        rows=rows,
    )


def _alt(found: Sensitivity) -> str:
    whole = len(found.variants)
    same = "; ".join(
        f"{title} in {found.unchanged(aspect)} of {whole}" for aspect, title in ASPECTS.items()
    )
    other = "; ".join(
        f"{variant.name} changes {', '.join(changed)}"
        for variant in found.variants
        if (changed := _changed(found, variant))
    )
    return (
        f"Dot plot of {count(whole, 'variant')} of the report against what it says. "
        f"The same: {same}. {other or 'No variant changes anything'}."
    )


def _changed(found: Sensitivity, variant: Variant) -> list[str]:
    return [title.lower() for a, title in ASPECTS.items() if variant.aspects[a] != found.base[a]]
