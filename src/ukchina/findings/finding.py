"""A claim that carries its numbers and its evidence, and refuses to be made when they fail it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ukchina.errors import ClaimError
from ukchina.findings.scorecard_rules import rules
from ukchina.study.outline import Ids

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ukchina.study import Study
    from ukchina.study.outline import Mask, Places

HIGH, MEDIUM, LOW = "high", "medium", "low"
# Two independent origins are corroboration (the report's rule for high confidence).
CORROBORATED = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of the report: a claim with holes, the numbers that fill them, the evidence.

    `claim` is a format string over `numbers`; `evidence` are the ids of sentences, the most
    telling first; `holds` says whether the numbers support the claim.
    """

    id: str
    claim: str
    numbers: Mapping[str, int | str]
    evidence: Sequence[str]
    origins: int
    confidence: str
    holds: bool = True

    def __str__(self) -> str:
        """The claim with its numbers; raises `ClaimError` when they do not support it."""
        if not self.holds:
            raise ClaimError(f"finding {self.id}: {dict(self.numbers)} do not support the claim")
        if not self.evidence:
            raise ClaimError(f"finding {self.id} has no evidence; wanted at least one id")
        return self.claim.format(**self.numbers)


def finding(
    study: Study,
    name: str,
    *,
    claim: str,
    evidence: Sequence[str],
    holds: bool = True,
    **numbers: int | str,
) -> Finding:
    """The finding with the origins and the confidence that its evidence gives it.

    Of `evidence` that is given as `Ids` no id is there twice.
    """
    once = evidence if isinstance(evidence, Ids) else tuple(dict.fromkeys(evidence))
    places = study.outline.places(once)
    return Finding(
        id=name,
        claim=claim,
        numbers=numbers,
        evidence=once,
        origins=origins_behind(study, places),
        confidence=confidence(study, places),
        holds=holds,
    )


def documents_behind(study: Study, evidence: Sequence[str]) -> list[str]:
    """The names of the documents that these ids are of, each once, in their order."""
    codes = np.unique(study.outline.document[study.outline.places(evidence)])
    return [study.tables.names[code] for code in codes]


def origins_behind(study: Study, places: Places) -> int:
    """How many independent origins stand behind the sentences of these places."""
    return len(np.unique(study.origin_of[study.outline.document[places]]))


def confidence(study: Study, places: Places) -> str:
    """How sure a reading is that rests on the sentences of these places.

    High: two or more origins, or an official document quoted. Medium: one origin, with a named
    speaker or a known outlet. Low: one unnamed, undated or unknown source. A sentence that gives
    a person an office that they did not hold on that day counts for nothing here, and what it
    stands behind is never high.
    """
    doubtful = misstated(study)[places]
    sure = _of_sound(study, places[~doubtful])
    return MEDIUM if sure == HIGH and doubtful.any() else sure


@lru_cache(maxsize=8)  # a study is never changed, and one page asks often
def misstated(study: Study) -> Mask:
    """Of each sentence by place, whether it gives a person an office not held on that day.

    So too what it quotes that person with, in the same text: whoever misstates the office of a
    speaker is no sure witness to any of their words.
    """
    actors = study.tables.some("actors", ("document", "name", "flags"))
    flagged = [flag for flag in actors["flags"].cat.categories if "office:" in flag]
    found = study.misplaced_offices.copy()
    named = actors[actors["flags"].isin(flagged)].drop_duplicates()
    speakers = study.outline.frame["speaker"]
    for code, name in zip(named["document"].cat.codes, named["name"], strict=True):
        own = slice(study.outline.bounds[code], study.outline.bounds[code + 1])
        found[own] |= study.is_counted[own] & (speakers.iloc[own] == name).to_numpy()
    return found


def _of_sound(study: Study, places: Places) -> str:
    if origins_behind(study, places) >= CORROBORATED or study.quoting_documents[places].any():
        return HIGH
    names = documents_behind(study, study.outline.ids(places))
    dated = [name for name in names if study.published(name)]
    named = bool(study.outline.frame["speaker"].iloc[places].notna().any())
    known = any(rules().knows(study.outlet(name)) for name in dated)
    return MEDIUM if dated and (named or known) else LOW
