"""Verbs of speech with their subjects: who says, and where what they say begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.speech import subjects as grammar
from ukchina.reading.speech.nameless import nameless
from ukchina.reading.speech.references import pronoun
from ukchina.reading.speech.rules import forms, last_word, noun_forms, time_words, verbs, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.reading.speech.descriptions import Reference


_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got) +(?:\w+ly +|also +|widely +|not +|never +)*\Z",
    re.IGNORECASE,
)
# What the patterns before and behind end with.
_BEING = (
    *("is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"),
    *("ly", "also", "not", "never"),
)
_LINKS = (
    *("and", "but", "then", "or", "while", "by", "in", "from", "after", "before"),
    *("also", "later", "only", "further", "even", "has", "had", "have"),
)
_FOR = re.compile(r"For +")
_QUOTED_AS = re.compile(r"\b(?:is|was|were|been) +(?:quoted|cited|reported) +as +\Z", re.IGNORECASE)
_NOUNISH = re.compile(rf"(?:\b(?:{words('nounish')})|'s|s') +\Z", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:has|have|had|did|does|do|would|will|can|could|should|must|may|might)"
    r"(?: +\w+)?(?: *not|n't) +\Z",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\bto +\Z", re.IGNORECASE)
_FINITE_INFINITIVE = re.compile(
    r"\b(?:went +on|goes +on|expected|continued|set|due|likely|sought|hastened) +to +\Z",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"\b(?:and|but|then|or|while|by|in|from|after|before) +"
    r"(?:(?:also|then|later|only|further|even|has|had|have) +)*\Z",
    re.IGNORECASE,
)
# What may follow an inverted subject: the end, an apposition, a place or time, never a verb.
_ENDS = re.compile(
    r" *(?:[,.;:(\x01-]|\Z)"
    r"| +(?:report|statement|readout|editorial|article|review|study|paper|document|commentary)\b"
    r"| +(?:of|at|from|in|on|who|when|during|after|before|as|with"
    rf"|{time_words()})\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:according +to|in +the +(?:view|words|opinion|eyes) +of"
    r"|(?:quoting|citing)(?= +(?:the|a|an|(?-i:[A-Z])))"
    r"|in +(?P<own>his|her|its|their) +(?:view|opinion|words))\b",
    re.IGNORECASE,
)


# How far before a verb the words may stand that tell how it is used.
_NEAR = 200


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of speech (or "according to") with its subject as written.

    `start` and `end` bound the attributing words, `verb` the verb alone; `inverted` when the
    subject follows ("said Brown"), `inherited` when it is that of the frame before.
    """

    start: int
    end: int
    verb: tuple[int, int]
    form: str
    subject: Reference
    inverted: bool = False
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The sentence that frames are looked for in: its bounds in the masked text, its references."""

    masked: str
    start: int
    end: int
    subjects: Sequence[Reference]

    def left(self, at: int) -> str:
        """What stands before `at`."""
        return self.masked[max(self.start, at - _NEAR) : at]


def frames(masked: str, start: int, end: int, subjects: Sequence[Reference]) -> list[Frame]:
    """The frames in the sentence `masked[start:end]`, in order; quoted words are blanked out."""
    sentence = _Sentence(masked, start, end, subjects)
    found: list[Frame] = []
    for match in verbs(masked, start, end):
        frame = _frame(sentence, match, found)
        if frame:
            found.append(frame)
    found += _sources(sentence)
    return sorted(found, key=lambda frame: frame.verb)


def _sources(sentence: _Sentence) -> Iterator[Frame]:
    """The frames of "according to" and its like."""
    masked = sentence.masked
    opens = masked.startswith("For ", sentence.start)
    opening = _FOR.match(masked[sentence.start : sentence.end]) if opens else None
    person = _titled(sentence, sentence.start + opening.end()) if opening else None
    if person is not None and opening and person.type == "person" and person.form == "name":
        at = (sentence.start, sentence.start + opening.end())
        yield Frame(at[0], person.end, at, "for", person, inverted=True)
    for match in _SOURCE.finditer(masked, sentence.start, sentence.end):
        subject = (
            pronoun(*match.span("own"), match["own"].lower())
            if match["own"]
            else _titled(sentence, match.end())
        )
        if subject is not None:
            last = max(subject.end, match.end())
            yield Frame(match.start(), last, match.span(), "according to", subject, inverted=True)


def _titled(sentence: _Sentence, at: int) -> Reference | None:
    """The reference at `at`, titles before it allowed."""
    subject = next((s for s in sentence.subjects if s.start >= at), None)
    if subject is None or not grammar.only_titles(sentence.masked[at : subject.start]):
        return None
    return subject


def _frame(sentence: _Sentence, verb: re.Match[str], before: Sequence[Frame]) -> Frame | None:
    form = " ".join(verb[0].lower().split())
    left = sentence.left(verb.start())
    quoted_as = _QUOTED_AS.search(left) if last_word(left) == "as" else None
    at = sentence.start + quoted_as.start() if quoted_as else verb.start()
    if not quoted_as and _no_verb(left, form):
        return None
    after = _inverted(sentence, verb, form)
    if after:
        return Frame(verb.start(), after.end, verb.span(), form, after, inverted=True)
    subject, inherited = _subject(sentence, (at, verb.end()), before, gerund=_is_gerund(form))
    if subject is None:
        return None
    cue = verb.start() if inherited or subject.start > verb.start() else subject.start
    return Frame(cue, verb.end(), verb.span(), form, subject, inherited=inherited)


def _is_gerund(form: str) -> bool:
    return form.split(maxsplit=1)[0].endswith("ing")


def _no_verb(left: str, form: str) -> bool:
    """Whether the form is a noun here, a passive, or an infinitive that nobody performs."""
    last = last_word(left)
    if last.endswith(_BEING) and not _is_gerund(form) and _PASSIVE.search(left):
        return True
    if form in noun_forms() and _NOUNISH.search(left):
        return True
    if last.endswith(("not", "n't")) and form in forms("bare") and _DENIED.search(left):
        return True
    if not last.endswith("to") or _INFINITIVE.search(left) is None:
        return False
    return _FINITE_INFINITIVE.search(left) is None


def _subject(
    sentence: _Sentence, verb: tuple[int, int], before: Sequence[Frame], *, gerund: bool
) -> tuple[Reference | None, bool]:
    """The subject, and whether it is inherited from the frame or the clause before."""
    masked, start, subjects, at = sentence.masked, sentence.start, sentence.subjects, verb[0]
    found = grammar.adjacent(masked, at, start, subjects, ruled=gerund)
    if found is None and gerund and not masked[start:at].strip():
        found = grammar.following(masked, verb[1], sentence.end, subjects)
    if found is None and not gerund:
        found = grammar.parted(masked, at, start, subjects)
    if found or not (gerund or _coordinated(sentence.left(at))):
        return found or grammar.relative(masked, at, start, subjects), False
    if before:
        telling = [frame for frame in before if frame.form in forms("report")]
        return (telling or list(before))[-1].subject, True
    return grammar.main_subject(masked, at, start, subjects), True


def _coordinated(left: str) -> bool:
    """Whether a verb shares the subject of the one before it ("and later said")."""
    return last_word(left).endswith(_LINKS) and _COORDINATED.search(left) is not None


def _inverted(sentence: _Sentence, verb: re.Match[str], form: str) -> Reference | None:
    """The subject after the verb, when the words quoted stand right before it."""
    if form not in forms("inverted"):
        return None
    before = sentence.left(verb.start()).rstrip(" ")
    if before and before[-1] not in "\x01,":
        return None
    subject = _titled(sentence, verb.end())
    named = subject is not None and subject.form != "pronoun"
    if subject and named and _ENDS.match(sentence.masked, subject.end, sentence.end):
        return subject
    closes = before.rstrip(",").endswith("\x01")
    return nameless(sentence.masked, verb.end(), sentence.end) if closes else None
