"""On what terms: the sentences that concede, except or demand, clause by clause."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ukchina.blocks import Column, Evidence, Strong, Table
from ukchina.coding.clauses import MAIN, clauses
from ukchina.coding.orientation_lexicon import expressions
from ukchina.coding.tokens import tokens
from ukchina.exhibits import limits
from ukchina.exhibits.annex import VOICE_NAMES
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.exhibits.source import no_sentence, source_line
from ukchina.findings.words import capital, count, listed
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Hashable

    from ukchina.blocks import Inline, Inlines
    from ukchina.study import Study
    from ukchina.study.outline import Places

    _Tied = tuple[str, dict[Hashable, Any], list[tuple[str, str]]]

# These tell a moment or an alternative, and no condition: "when asked", "when it fell",
# "when it might have", "when he lands tomorrow", "until the weekend".
_NO_TIE = re.compile(
    r"\W*(?:when\s+(?:\w+ed\b"
    r"|(?:\S+\s+){1,6}?(?:(?<!\bare )(?<!\bis )(?<!\bbeen )(?<!\bbe )[a-z]+ed"
    r"|was|were|had|did|came|went|took|might|could)\b"
    r"|[^,;]*\b(?:today|tomorrow|yesterday|\w+day|this\s+\w+|last\s+\w+)\b)"
    r"|until\s+(?:(?:the|last|next|this|early|late|mid|end)\s+(?:\w+\s*)?(?:[,;.]|\Z)|\d|now\b))",
    re.IGNORECASE,
)
# Right before "though" or "if": a likeness, or a question.
_LIKENESS = re.compile(
    r"\b(?:as|at|was|were|had|has|decide|know|wonder|ask(?:s|ed)?|see|unclear|doubts?)\s*\Z",
    re.IGNORECASE,
)
# These open a clause that contrasts; other words of contrast ("only", "at the same time") stand in
# a clause of their sentence, or point to the sentence before.
_BUT = re.compile(r"\W*(?:but|yet|whereas|although|though|however|nevertheless)\b", re.IGNORECASE)
# "Since then" tells a time and "such as" an example: neither opens a clause.
_NO_OPENER = re.compile(r"\W*since\s+then\b|\W*as\b", re.IGNORECASE)
_RESUMES = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|"
    r"needs?|\w+ed|(?!its\b|his\b|this\b)\w+s)\b",
)
_AND = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:it|he|she|they|we|I)\s+\w+")
# Fewer words before a clause set in commas are its sentence's subject: "Britain, despite …, needs".
_WHOLE = 5
# How a clause is tied to the main one, as a reader names it, in the order of the table.
_TIES = {
    "condition": "condition",
    "when": "condition",
    "concessive": "concession",
    "despite": "concession",
    "contrast": "contrast",
}
_STANDING = frozenset({"condition", "when", "concessive", "despite", "background"})
_KINDS = tuple(dict.fromkeys(_TIES.values()))


def terms(study: Study) -> Exhibit:
    """The table of mixed sentences that are tied by *when, until, while, despite, but*."""
    if not len(study.counted):
        return no_sentence(study)
    mixed = study.counted[(study.outline.frame["orientation"].iloc[study.counted] == "mixed")]
    looked = _looked_at(study, mixed)
    rows = list(_rows(study))
    if not rows:
        return nothing("No terms are stated", "No mixed sentence concedes, excepts or demands.")
    rows.sort(key=lambda found: _KINDS.index(found[0]))
    places = limits.shown(study, [(str(row["evidence"]),) for _, row, _ in rows], limits.MOST_ROWS)
    counts = [(kind, sum(found[0] == kind for found in rows)) for kind in _KINDS]
    said = listed([count(number, kind) for kind, number in counts if number])
    return exhibit(
        Table(
            columns=(
                Column("Tie", weight=0.9),
                Column("Clauses in order, the main clause in bold", weight=4.2),
                Column("Voice", weight=1.1),
                Column("Sentence", weight=1.5),
            ),
            rows=tuple(_cells(study, *rows[place]) for place in places),
            headline=capital(f"{said} {'sets' if len(rows) == 1 else 'set'} the terms"),
            subtitle=f"Mixed sentences whose clauses are tied by words such as when, until, while, "
            f"despite or but: {len(rows):,} of {_of(len(looked), len(mixed))}."
            + limits.said(len(places), len(rows), "such sentence", "sentences"),
            source=source_line(study),
            anchor="tab-terms",
        )
    )


@lru_cache(maxsize=2)  # a study is never changed, and the annex asks again
def _rows(study: Study) -> tuple[_Tied, ...]:
    """The kind, the row and the clauses of each mixed sentence that is tied."""
    mixed = study.counted[(study.outline.frame["orientation"].iloc[study.counted] == "mixed")]
    return tuple(
        (kind, row, parts)
        for row in study.rows_at(_looked_at(study, mixed)).to_dict("records")
        for kind, parts in [_tied(study.words(row["evidence"]))]
        if kind
    )


def _looked_at(study: Study, mixed: Places) -> Places:
    """The mixed sentences whose clauses are looked at: all, or of very many those of new texts."""
    if len(mixed) <= limits.MOST_PARSED:
        return mixed
    days = [study.published(name) for name in study.tables.names]
    day = np.array([one.toordinal() if one else 0 for one in days])[study.outline.document[mixed]]
    newest = np.argsort(-day, kind="stable")[: limits.MOST_PARSED]
    return mixed[np.sort(newest)]


def _of(looked: int, mixed: int) -> str:
    return f"{mixed:,}" if looked == mixed else f"the {looked:,} newest of {mixed:,}"


def _tied(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The tie of a sentence ("" without one) and its clauses, each with its link."""
    plain = fold(text)
    words = tokens(plain)
    parts = clauses(plain, words, expressions(plain, words))
    starts = [words[part.first].start for part in parts] + [len(text)]
    starts[0] = 0
    found = _mended(
        [
            (text[start:end], part.link)
            for part, start, end in zip(parts, starts, starts[1:], strict=False)
        ]
    )
    before = ["", *(words for words, _ in found)]
    ties = [
        _TIES[link]
        for (words, link), led in zip(found, before, strict=False)
        if link in _TIES and not _NO_TIE.match(words) and not _alike(words, led)
    ]
    return min(ties, key=_KINDS.index, default="") if found[1:] else "", found


def _alike(words: str, before: str) -> bool:
    """Whether it is a likeness, what is asked, or a time: "as though", "decide if", "at once"."""
    return (
        words.lower().startswith(("though", "if", "once")) and _LIKENESS.search(before) is not None
    )


def _mended(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The clauses without the cuts that a list's commas made, neighbours of one link as one."""
    found: list[tuple[str, str]] = []
    for words, given in parts:
        link = _relinked(words, given, found)
        for piece, tie in _parted(words, link, found[-1][1] if found else ""):
            if found and found[-1][1] == tie:
                found[-1] = (found[-1][0] + piece, tie)
            else:
                found.append((piece, tie))
    return found


def _relinked(words: str, link: str, found: list[tuple[str, str]]) -> str:
    """The link that a reader would see, given the clauses before."""
    before = found[-1][1] if found else MAIN
    if link == "background" and (_NO_OPENER.match(words) or before == "contrast"):
        return before
    if link == "contrast" and not _BUT.match(words):
        link = MAIN
    if link == MAIN and (before == "contrast" or (before in _STANDING and _lists_on(words, found))):
        return before
    return link


def _lists_on(words: str, found: list[tuple[str, str]]) -> bool:
    """Whether the words after a subordinate clause go on with its list."""
    main = "".join(text for text, link in found if link in {MAIN, "contrast"}).rstrip()
    if not main or main.endswith(" that"):
        return False
    if not main.endswith(","):
        return True
    if len(main.split()) < _WHOLE:
        return False
    return _AND.match(words) is not None or not _RESUMES.match(words)


def _parted(words: str, link: str, before: str) -> list[tuple[str, str]]:
    """The clause; the end of a list before a main clause without a comma goes to that list."""
    subject = _SUBJECT.search(words) if before in _STANDING and link == MAIN else None
    if subject is None or not _AND.search(words[: subject.start()]):
        return [(words, link)]
    return [(words[: subject.start()], before), (words[subject.start() :], link)]


def _cells(
    study: Study, kind: str, row: dict[Hashable, Any], parts: list[tuple[str, str]]
) -> tuple[Inlines, ...]:
    words: list[Inline] = [
        Strong((text,)) if link in {MAIN, "contrast"} else text for text, link in parts
    ]
    evidence = str(row["evidence"])
    return (
        (capital(kind),),
        tuple(words),
        (capital(VOICE_NAMES[str(row["voice"])]),),
        (Evidence(evidence, (study.label(evidence),)),),
    )
