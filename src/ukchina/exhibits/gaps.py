"""What the texts cannot support, where they disagree or fall silent, and what to add next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Column, ListBlock, Paragraph, Strong, Table
from ukchina.exhibits.annex import VOICE_NAMES
from ukchina.exhibits.evidence import MOST_LINKS, evidence_links, telling
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import no_sentence, source_line
from ukchina.findings.gaps import gaps, negative_cases, voices_by_window
from ukchina.findings.gaps_limits import limits_of
from ukchina.findings.words import capital, count, numbered, share_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ukchina.blocks import Inlines
    from ukchina.findings import Finding
    from ukchina.findings.gaps_gap import Gap
    from ukchina.study import Study

_DOUBTS = {
    "contradiction": "Texts disagree",
    "figure": "Figures disagree",
    "single source": "Single source",
    "unconfirmed": "Unconfirmed",
    "role": "Office not held",
}
# A table of more rows is a list of everything; the first of each kind are shown.
MOST_OF_A_KIND = 8


def limits_list(study: Study) -> Exhibit:
    """What these texts cannot support, a sentence each, with the sentences it rests on."""
    if not len(study.counted):
        return no_sentence(study)
    found = limits_of(study)
    if not found:
        return nothing("No further limit", "No rule finds one beyond those on the front page.")
    items = tuple(((Paragraph((str(one), *_linked(study, one.evidence))),)) for one in found)
    return exhibit(ListBlock(items))


def doubts_table(study: Study) -> Exhibit:
    """Contradictions, single sources, announcements without an outcome, offices not held."""
    if not len(study.counted):
        return no_sentence(study)
    found = [gap for gap in gaps(study) if gap.kind in _DOUBTS]
    shown = [gap for kind in _DOUBTS for gap in _of(kind, found)[:MOST_OF_A_KIND]]
    if not shown:
        return nothing("No doubt found", "No two texts disagree, and none stands alone.")
    over = len(found) - len(shown)
    rows = tuple(
        (
            (_DOUBTS[gap.kind],),
            (gap.text,),
            evidence_links(study, telling(study, gap.evidence)[:MOST_LINKS]),
        )
        for gap in shown
    )
    return exhibit(
        Table(
            columns=(
                Column("Kind", weight=1.1),
                Column("What", weight=4),
                Column("Sentences", weight=2),
            ),
            rows=rows,
            headline=_differing(study, found),
            subtitle="Where two texts disagree, a statement rests on one text, an announcement has "
            "no outcome, or an office was not held on the day"
            + (f"; {count(over, 'further row')} not shown" if over else ""),
            source=source_line(study),
            anchor="tab-doubts",
        )
    )


def _differing(study: Study, found: Sequence[Gap]) -> str:
    """How many texts another contradicts: that cannot grow beyond the texts, as pairs would."""
    points = [gap for gap in found if gap.documents]
    if not points:
        return "No two texts disagree, yet there are doubts"
    texts = share_of(
        len(frozenset().union(*(gap.documents for gap in points))), len(study.in_report), "text"
    )
    disagree = f"{capital(texts)} disagree with another, on {count(len(points), 'point')}"
    return f"{disagree}; there are other doubts" if len(found) > len(points) else disagree


def voices_table(study: Study) -> Exhibit:
    """Whose claims each window holds; a zero is a missing voice."""
    table = voices_by_window(study)
    if table.empty or not len(study.counted):
        return no_sentence(study)
    missing = int((table == 0).to_numpy().sum())
    rows = tuple(
        (
            (capital(VOICE_NAMES[side]),),
            *((f"{table.loc[side, window]:,}",) for window in table.columns),
        )
        for side in table.index
    )
    return exhibit(
        Table(
            columns=(
                Column("Voice", weight=1.6),
                *(Column(capital(str(window)), "right") for window in table.columns),
            ),
            rows=rows,
            headline=_missing(missing, table.size),
            subtitle="Counted sentences by voice and window; a nought is a voice not heard there. "
            f"n = {numbered(len(study.counted), 'sentence')}",
            source=source_line(study),
            anchor="tab-missing-voices",
        )
    )


def _missing(missing: int, whole: int) -> str:
    if not missing:
        return "Every voice is heard in every window"
    be = "is" if missing == 1 else "are"
    return f"{missing} of {whole} voices by window {be} not heard"


def negative_cases_table(study: Study, findings: Sequence[Finding]) -> Exhibit:
    """For each claim that one axis prevails on a theme, the sentences that say the opposite."""
    if not len(study.counted):
        return no_sentence(study)
    found = negative_cases(study, findings)
    if not found:
        return nothing("No claim to test", "No sentence of the summary says that an axis prevails.")
    rows = tuple(
        (
            (case.claim,),
            (f"{len(case.evidence):,}",),
            (f"{len(case.mixed):,}",),
            evidence_links(study, telling(study, case.evidence or case.mixed)) or ("none",),
        )
        for case in found
    )
    contrary = sum(1 for case in found if case.evidence)
    return exhibit(
        Table(
            columns=(
                Column("Claim", weight=3),
                Column("Against", "right", 0.7),
                Column("Both", "right", 0.6),
                Column("Which", weight=2.4),
            ),
            rows=rows,
            headline=f"{capital(share_of(contrary, len(found), 'claim'))} "
            f"{'meets' if contrary == 1 else 'meet'} sentences against"
            if contrary
            else "No sentence goes against the claims tested",
            subtitle="Claims that one axis prevails, and the number of sentences on the same "
            "subject that depict only the opposite, or both",
            source=source_line(study),
            anchor="tab-negative-cases",
        )
    )


def next_texts(study: Study) -> Exhibit:
    """Which kinds of text would fill the gaps, each with its reason."""
    if not len(study.counted):
        return no_sentence(study)
    found = [gap for gap in gaps(study) if gap.kind == "next"]
    if not found:
        return nothing("Nothing is wanted", "No rule asks for a further text.")
    items = tuple((Paragraph((Strong((gap.text,)), f": {gap.why}.")),) for gap in found)
    return exhibit(ListBlock(items))


def _of(kind: str, found: Iterable[Gap]) -> list[Gap]:
    return [gap for gap in found if gap.kind == kind]


def _linked(study: Study, evidence: Sequence[str]) -> Inlines:
    return (" (", *evidence_links(study, telling(study, evidence)[:MOST_LINKS]), ")")
