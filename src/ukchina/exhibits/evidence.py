"""Findings as blocks: the sentence, and the words it rests on within a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Claim, Evidence, Paragraph, Words
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import no_sentence
from ukchina.findings.words import speaker_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.blocks import Inline, Inlines
    from ukchina.findings import Finding
    from ukchina.study import Study

# A claim shows the words of so many sentences, a paragraph links so many; the rest stand in the
# annex. Chosen so that a claim with its words fits a third of a page.
MOST_WORDS, MOST_LINKS = 4, 3


def claim(study: Study, found: Finding, *, anchored: bool = False) -> Claim:
    """The finding as a block, with the most telling of its evidence.

    `anchored` makes it a place that others can refer to; a page has each once.
    """
    shown = telling(study, found.evidence)
    words = tuple(
        Words(
            evidence=evidence,
            label=study.label(evidence),
            quoted=study.words(evidence),
            speaker=speaker_name(study.speaker(evidence)),
        )
        for evidence in shown
    )
    return Claim(
        children=(str(found),),
        evidence=words,
        origins=found.origins,
        confidence=found.confidence,
        total=len(found.evidence),
        anchor=f"claim-{found.id.replace('_', '-')}" if anchored else "",
    )


def evidence_links(study: Study, evidence: Iterable[str]) -> Inlines:
    """The labels of the sentences, each a link to its words."""
    links: list[Inline] = []
    for one in evidence:
        links += [Evidence(one, (study.label(one),)), "; "]
    return tuple(links[:-1])


def reading(study: Study, *findings: Finding | None) -> Exhibit:
    """A paragraph of those findings that hold, each followed by links to its evidence."""
    if not len(study.counted):
        return no_sentence(study)
    parts: list[Inline] = []
    for found in findings:
        if found is None or not found.holds or not found.evidence:
            continue
        shown = telling(study, found.evidence)[:MOST_LINKS]
        parts += [f"{found} (", *evidence_links(study, shown), ") "]
    if not parts:
        return nothing("Too little to say", "The texts selected bear out no statement here.")
    return exhibit(Paragraph(tuple(parts)))


def telling(study: Study, evidence: Iterable[str]) -> list[str]:
    """At most `MOST_WORDS` of the evidence: a sentence of each origin in turn."""
    by_origin: dict[int, list[str]] = {}
    for one in evidence:
        if len(by_origin) >= MOST_WORDS:
            break
        by_origin.setdefault(study.origins.number[one.rpartition("@")[0]], []).append(one)
    turns: list[str] = []
    for turn in range(max((len(group) for group in by_origin.values()), default=0)):
        if len(turns) >= MOST_WORDS:
            break
        turns += [group[turn] for group in by_origin.values() if turn < len(group)]
    return turns[:MOST_WORDS]
