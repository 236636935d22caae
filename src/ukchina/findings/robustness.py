"""How firm the verdict is, in sentences: in how many variants it stays, what moves its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.findings.finding import Finding, finding
from ukchina.findings.sensitivity import sensitivity
from ukchina.findings.verdict import verdict
from ukchina.findings.words import count, figure, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.findings.sensitivity import Sensitivity, Variant
    from ukchina.study import Study

# A sentence that names more variants than these is not read.
MOST_CLAUSES = 3


def robustness(study: Study) -> tuple[Finding, ...]:
    """How often the verdict stays, what flips it, and what moves its parts."""
    stated = verdict(study)
    found = sensitivity(study)
    if not stated or not found.variants:
        return ()
    evidence = stated[0].evidence
    return tuple(
        one for one in (_whole(study, found, evidence), _parts(study, found, evidence)) if one.holds
    )


def _whole(study: Study, found: Sensitivity, evidence: Sequence[str]) -> Finding:
    flipping = found.changed("verdict")
    flips = _told([(v.aspects["verdict"], v) for v in flipping], "{clauses} it is {what}")
    return finding(
        study,
        "robustness",
        claim="The verdict, {grade}, is unchanged in {k} of {m}{flips}.",
        evidence=evidence,
        grade=found.base["verdict"],
        k=figure(found.unchanged("verdict")),
        m=numbered(len(found.variants), "variant"),
        flips=f"; {flips or 'no variant flips it'}",
    )


def _parts(study: Study, found: Sensitivity, evidence: Sequence[str]) -> Finding:
    """What of the verdict's parts is otherwise, and in which variants."""
    other = [
        (variant.aspects[aspect], variant)
        for aspect in ("contact", "mechanisms", "disputes")
        for variant in found.changed(aspect)
    ]
    carried = _told(other, "{clauses}, {what}")
    return finding(
        study,
        "robustness_parts",
        claim="Its parts are less firm: {carried}.",
        evidence=evidence,
        holds=bool(carried),
        carried=carried,
    )


def _told(found: list[tuple[str, Variant]], form: str) -> str:
    """What is said otherwise, with the variants that say it; of many, some by number."""
    by_said: dict[str, list[str]] = {}
    for said, variant in found:
        by_said.setdefault(said, []).append(variant.clause)
    parts = []
    for said, clauses in by_said.items():
        more = len(clauses) - MOST_CLAUSES
        shown = clauses[:MOST_CLAUSES]
        if more > 0:
            shown.append(f"in {count(more, 'other variant')}")
        parts.append(form.format(clauses=_either(shown), what=said))
    return "; ".join(parts)


def _either(clauses: list[str]) -> str:
    return " or ".join([", ".join(clauses[:-1]), clauses[-1]] if clauses[1:] else clauses)
