"""Whether all texts come from publishers that one of the two states owns or directs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.findings.finding import Finding, finding
from ukchina.findings.gaps_gap import lists
from ukchina.findings.words import share_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ukchina.study import Study

_OTHER = {"Chinese": "British", "British": "Chinese"}


def one_sided(study: Study) -> Finding:
    """That every text is published by one of the two sides; where none is, it does not hold."""
    whole = len(study.in_report)
    side = next((name for name in _OTHER if len(_published_by(study, name)) == whole), "")
    first = study.openings
    return finding(
        study,
        "limit_one_sided",
        claim="{texts} {be} published by {side} state bodies or state media: what is told of the "
        "{other} side here is told by the {side} one.",
        evidence=study.outline.ids(
            first[name] for name in study.in_report["document"] if name in first
        ),
        holds=bool(side) and whole > 0,
        texts=share_of(whole, whole, "text").capitalize(),
        be="is" if whole == 1 else "are",
        side=side,
        other=_OTHER.get(side, ""),
    )


def _published_by(study: Study, side: str) -> list[str]:
    """The outlets of the texts that are of a side's state, a text each."""
    known = _publishers()[side]
    return [outlet for outlet in study.in_report["outlet"].dropna() if known.search(outlet)]


@cache
def _publishers() -> Mapping[str, re.Pattern[str]]:
    return {
        side: re.compile("|".join(patterns), re.IGNORECASE)
        for side, patterns in lists()["publishers"].items()
    }
