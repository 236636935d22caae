"""How themes spread over texts: which run through all, which rest on one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ukchina.findings.finding import Finding, finding
from ukchina.findings.words import in_prose, listed, share_of
from ukchina.study.counts import theme_by_orientation

if TYPE_CHECKING:
    from ukchina.study import Study
    from ukchina.study.outline import Ids


def everywhere(study: Study) -> Finding | None:
    """The themes that every text of the report speaks of; None when there is one text only."""
    texts = len(study.in_report)
    table = theme_by_orientation(study)
    found = table[(table["documents"] == texts) & (table["k"] > 0)]
    if texts < 2:  # noqa: PLR2004 - in one text every theme runs through all
        return None
    names = [in_prose(name) for name in found["name"]]
    return finding(
        study,
        "everywhere",
        claim="Running through {texts}: {themes}.",
        evidence=_first_of_each(study, list(found["theme"])),
        holds=bool(names),
        texts=share_of(texts, texts, "text"),
        themes="; ".join(names),
    )


def single_origin(study: Study) -> Finding | None:
    """The themes that rest on one origin alone, where the report has more than one."""
    if study.origin_count(study.in_report["document"]) < 2:  # noqa: PLR2004 - nothing to compare
        return None
    table = theme_by_orientation(study)
    found = table[table["origins"] == 1]
    names = [in_prose(name) for name in found["name"]]
    return finding(
        study,
        "single_origin",
        claim="{themes} {rest} on one origin alone.",
        evidence=_first_of_each(study, list(found["theme"])),
        holds=bool(names),
        themes=listed([names[0][:1].upper() + names[0][1:], *names[1:]]) if names else "",
        rest="rests" if len(names) == 1 else "rest",
    )


def _first_of_each(study: Study, wanted: list[str]) -> Ids:
    """The first sentence of each document on each of the themes, in the order of the texts."""
    coded = study.coded[study.coded["theme"].isin(wanted)]
    document = study.outline.document[coded["place"]]
    firsts = coded.assign(document=document).drop_duplicates(["theme", "document"])
    return study.outline.ids(np.unique(firsts["place"]))
