"""A claim that carries its numbers and its evidence, and refuses to be made when they fail it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.errors import ClaimError
from ukchina.findings.scorecard_rules import rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from ukchina.study import Study

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
    evidence: tuple[str, ...]
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
    """The finding with the origins and the confidence that its evidence gives it."""
    evidence = tuple(dict.fromkeys(evidence))
    behind = study.sentences[study.sentences["evidence"].isin(set(evidence))]
    return Finding(
        id=name,
        claim=claim,
        numbers=numbers,
        evidence=evidence,
        origins=study.origin_count(behind["document"].unique()),
        confidence=confidence(study, behind),
        holds=holds,
    )


def confidence(study: Study, behind: pd.DataFrame) -> str:
    """How sure a reading is that rests on these sentences.

    High: two or more origins, or an official document quoted. Medium: one origin, with a named
    speaker or a known outlet. Low: one unnamed, undated or unknown source. A sentence that gives
    a person an office that they did not hold on that day counts for nothing here, and what it
    stands behind is never high.
    """
    doubtful = behind["evidence"].isin(misstated(study))
    sure = _of_sound(study, behind[~doubtful])
    return MEDIUM if sure == HIGH and doubtful.any() else sure


@lru_cache(maxsize=8)  # a study is never changed, and one page asks often
def misstated(study: Study) -> frozenset[str]:
    """The sentences that give a person an office not held on that day, or quote that person so.

    Whoever misstates the office of a speaker is no sure witness to any of their words.
    """
    flagged = study.actors[study.actors["flags"].fillna("").str.contains("office:")]
    named = set(zip(flagged["document"], flagged["name"], strict=True))
    if not named:
        return frozenset()
    told = zip(study.body["document"], study.body["speaker"], strict=True)
    quoted = [pair in named for pair in told]
    return study.misplaced_offices | frozenset(study.body[quoted]["evidence"])


def _of_sound(study: Study, behind: pd.DataFrame) -> str:
    documents = behind["document"].unique()
    if study.origin_count(documents) >= CORROBORATED:
        return HIGH
    if not study.quoting_documents.isdisjoint(behind["evidence"]):
        return HIGH
    dated = study.documents[
        study.documents["document"].isin(documents) & study.documents["published"].notna()
    ]
    named = behind["speaker"].fillna("").ne("").any()
    known = any(map(rules().knows, dated["outlet"].dropna()))
    return MEDIUM if len(dated) and (named or known) else LOW
