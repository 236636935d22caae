"""Which kinds of text to add next, each by a rule of `gaps.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.findings.gaps_gap import Gap, lists
from ukchina.findings.scorecard_rules import NONE, rules
from ukchina.findings.scorecard_verdict import last_told
from ukchina.findings.words import count, in_prose, spelled, textual, windowed
from ukchina.reading.values import Side
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.findings.scorecard import Scorecard
    from ukchina.study import Study

# More undated texts are counted, not named.
MOST_UNDATED = 5
_VOICES = {Side.CHINA_GOVERNMENT: "china_voice", Side.UK_GOVERNMENT: "uk_voice"}
_EXPERTS = {Side.UK_EXPERT: "a British expert", Side.CHINA_EXPERT: "a Chinese expert"}


def wanted(study: Study, card: Scorecard) -> tuple[Gap, ...]:
    """The recommendations, the most useful first: voices, origins, windows, then the rest."""
    return (
        *_voices(study, card),
        *_second(card),
        *_thin(study, card),
        *_silent(card),
        *_documents(study),
        *_experts(study),
    )


def _gap(name: str, **filled: str) -> Gap:
    entry = lists()["next"][name]
    return Gap("next", entry["what"].format(**filled), (), entry["why"].format(**filled))


def _voices(study: Study, card: Scorecard) -> Iterator[Gap]:
    counted = study.outline.frame[["voice", "window"]].iloc[study.counted]
    for window in card.dated:
        heard = set(counted["voice"][counted["window"] == window].unique())
        for side, name in _VOICES.items():
            if side not in heard:
                yield _gap(name, window=windowed([window]))


def _second(card: Scorecard) -> Iterator[Gap]:
    for indicator in ("contact", "mechanisms"):
        cell = last_told(card, indicator)
        if cell and cell.origins == 1:
            named = in_prose(rules().indicator(indicator).name)
            yield _gap("second", indicator=named, window=windowed([cell.window]))


def _thin(study: Study, card: Scorecard) -> Iterator[Gap]:
    least = study.parameters.min_documents
    for window in card.dated:
        here = int((study.in_report["window"] == window).sum())
        if here < least:
            yield _gap(
                "thin",
                more=count(least - here, "more text").capitalize(),
                window=windowed([window]),
                be="is" if here == 1 else "are",
                texts=count(here, "text"),
                wanted=spelled(least),
            )


def _silent(card: Scorecard) -> Iterator[Gap]:
    if card.dated:
        window = card.dated[-1]
        for indicator in rules().indicators:
            if card.cell(indicator.id, window).value == NONE and indicator.kind == "reports":
                named = in_prose(indicator.name)
                yield _gap("silent", indicator=named, window=windowed([window]))


def _documents(study: Study) -> Iterator[Gap]:
    chosen = study.in_report
    undated = chosen[chosen["window"] == UNDATED]["label"]
    for label in undated[:MOST_UNDATED]:
        yield _gap("undated", label=textual(label))
    if len(undated) > MOST_UNDATED:
        more = count(len(undated) - MOST_UNDATED, "further undated text")
        yield _gap("undated", label=more)
    outlets = chosen["outlet"].dropna()
    if not any(rules().official.search(outlet) for outlet in outlets):
        yield _gap("official")


def _experts(study: Study) -> Iterator[Gap]:
    heard = set(study.outline.frame["voice"].iloc[study.counted].unique())
    for side, named in _EXPERTS.items():
        if side not in heard:
            yield _gap("expert", side=named)
