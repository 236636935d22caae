"""How firm the verdict is: a row a variant, a dot where it says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, Figure, Table
from ukchina.exhibits import style
from ukchina.exhibits.evidence import reading
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import no_sentence, no_verdict, source_line
from ukchina.findings.robustness import robustness
from ukchina.findings.sensitivity import ASPECTS, MOST_LEFT_OUT, sensitivity
from ukchina.findings.verdict import verdict
from ukchina.findings.words import count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ukchina.findings.sensitivity import Sensitivity, Variant
    from ukchina.study import Study

# More rows would not fit a page: then the variants that change something are drawn first.
MOST_ROWS = 30
_ROW_IN, _HEAD_IN, _FOOT_IN, _NAMES_IN, _GAP_IN = 0.2, 0.62, 0.08, 2.26, 0.12


def sensitivity_dots(study: Study) -> Exhibit:
    """The figure of all variants: ● the same, ◇ something else; its data say what else."""
    if study.body.empty:
        return no_sentence(study)
    found = sensitivity(study)
    if not found.variants:
        return nothing("Nothing to vary", "One text alone can be neither left out nor compared.")
    if not verdict(study):
        return no_verdict(study)
    shown = _shown(found)
    over = len(found.variants) - len(shown)
    rest = f"; {count(over, 'further variant')} in the table" if over else ""
    return exhibit(
        Figure(
            image=_drawn(found, shown),
            alt=_alt(found),
            headline=_headline(found),
            subtitle="The report made again in each variant: ● says the same, ◇ says something "
            f"else (the data beside it say what). n = {len(found.variants)} variants of "
            f"{count(len(study.in_report), 'text')}{rest}{_most(study)}",
            source=source_line(study),
            anchor="fig-sensitivity",
            data=_data(found),
        )
    )


def sensitivity_reading(study: Study) -> Exhibit:
    """The paragraph: in how many variants the verdict stays, and what moves its parts."""
    if study.body.empty:
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


def _drawn(found: Sensitivity, shown: list[Variant]) -> str:
    names = [style.wrapped(variant.name, _NAMES_IN, lines=1) for variant in shown]
    left = (max(map(style.width_in, names)) + _GAP_IN) / style.WIDTH_IN
    height = _HEAD_IN + _FOOT_IN + _ROW_IN * len(shown)
    room = style.WIDTH_IN * (0.985 - left) / len(ASPECTS) - 0.02
    with style.drawing(height) as figure:
        axes = figure.add_axes(
            (left, _FOOT_IN / height, 0.985 - left, 1 - (_HEAD_IN + _FOOT_IN) / height)
        )
        _frame(axes, len(shown))
        for x, (aspect, title) in enumerate(ASPECTS.items()):
            heading = style.wrapped(title, room, points=style.SMALL_PT, lines=3)
            axes.text(x, -0.7, heading, ha="center", va="bottom", fontsize=style.SMALL_PT)
            for y, variant in enumerate(shown):
                _dot(axes, x, y, same=variant.aspects[aspect] == found.base[aspect])
        axes.set_yticks(range(len(shown)), names)
        axes.tick_params(axis="y", labelsize=style.TEXT_PT, labelcolor=style.INK)
        return style.svg(figure)


def _frame(axes: Axes, rows: int) -> None:
    axes.set_xlim(-0.5, len(ASPECTS) - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_xticks([])
    axes.tick_params(length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.hlines(range(rows), -0.5, len(ASPECTS) - 0.5, color=style.PALE, linewidth=0.5, zorder=0)


def _dot(axes: Axes, x: int, y: int, *, same: bool) -> None:
    marker, colour = ("o", style.UK) if same else ("D", style.CHINA)
    filled = colour if same else "#FFFFFF"
    axes.plot([x], [y], marker, color=colour, markerfacecolor=filled, markersize=4.6, clip_on=False)


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
