"""The subject of a verb: what stands before it, over adverbs, appositions and relative clauses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.speech.rules import ends_with, time_words, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ukchina.reading.speech.descriptions import Reference

# Each word is taken once and for all ("(?>", "*+"), so that no long run of titles is slow.
_FILLER = rf"(?> +(?:{words('adverbs')}|{time_words()})(?![\w-]))*+"
# Adverbs, auxiliaries and times between a subject and its verb.
_BETWEEN = re.compile(rf"{_FILLER} *\Z", re.IGNORECASE)
_AFTER_COMMA = re.compile(rf"[,)-]{_FILLER}\Z", re.IGNORECASE)
_TITLES = re.compile(
    rf"(?:(?<![\w'])(?>(?:{words('titles')})(?=[ -])|(?-i:[A-Z])[\w.']*(?:-[\w.']+)*)[ -]++)++\Z",
    re.IGNORECASE,
)
# "For Sophie Arden, the speech was thin": a view, at the head of its sentence.
_FOR = re.compile(r"(?:\A|[.!?\x01] +|  )For +\Z")
_OF = re.compile(
    r"(?: +close)? +(?:of|at|from|in|for|to|on|with|behind) +(?:the +)?(?:[\w'.-]+ +){0,4}\Z"
)
# "former head of MI6 Sir Richard Dearlove": what rules the body does not rule the person.
_ROLE_OF = re.compile(
    r"\b(?i:head|chief|director|leader|president|chair(?:man|woman)?|secretary|minister|professor"
    r"|editor|founder|member|spokes(?:man|woman|person)|executive|governor|commander)"
    r" +(?:of|at|for) +(?:the +)?(?:[A-Z][\w'&-]* +){1,6}\Z"
)
# "on the jailed publisher Jimmy Lai": what rules the description rules the person.
_DESCRIBED = re.compile(r"(?<=[a-z] )(?:the|an?|his|her|its|their) (?:[a-z][\w'-]* ){1,4}\Z")
_RELATIVE = re.compile(r",? +(?:who|which|that|whose)\b")
_FEW_WORDS = re.compile(r"(?: +[\w'-]+){1,5} *")
_OPENS = re.compile(r",| -|\(")
_COMMA = re.compile(r", ")
_NEW_CLAUSE = re.compile(r"; |: | (?:but|while|whereas) ")
_WINDOW = 160


def only_titles(words: str) -> bool:
    """Whether nothing but titles and descriptions stands in `words`."""
    return not words.strip() or _TITLES.fullmatch(words.strip(" ") + " ") is not None


def is_object(masked: str, subject: Reference, start: int) -> bool:
    """Whether a preposition or a verb rules the reference, or it is a possessor."""
    if masked.startswith(("'s", "' "), subject.end):
        return True
    before = masked[max(start, subject.start - _WINDOW) : subject.start]
    return _rules(before, subject.type == "person", subject.form == "pronoun")


# Several readings ask it of the same reference.
@lru_cache(maxsize=4096)
def _rules(before: str, person: bool, pronoun: bool) -> bool:  # noqa: FBT001 (keys of a cache)
    """Whether what stands before a reference rules it."""
    ended = before.rstrip(" -")
    last = ended[ended.rfind(" ") + 1 :]
    if last == "For" and _FOR.search(before):
        return False
    role = _ROLE_OF.search(before) if person and last[:1].isupper() else None
    if role:
        before = before[: role.start()]
    described = _DESCRIBED.search(before) if person else None
    before = before[: described.start()] if described else before
    return ends_with(before if pronoun else _untitled(before), "ruling")


def _untitled(before: str) -> str:
    """The words without the titles that end them."""
    ended = before.rstrip(" -")
    if len(ended) == len(before) or not _is_title(ended[ended.rfind(" ") + 1 :]):
        return before
    titled = _TITLES.search(before)
    return before[: titled.start()] if titled else before


# A text repeats its words; of a large corpus only the latest are kept.
@lru_cache(maxsize=4096)
def _is_title(word: str) -> bool:
    """Whether titles may end with this word, or with a part of it behind a hyphen."""
    return _TITLES.search(f"{word} ") is not None


def adjacent(
    masked: str, at: int, start: int, subjects: Sequence[Reference], *, ruled: bool = False
) -> Reference | None:
    """The reference that ends right before `at`, save adverbs and times, as a subject.

    A body after "of" or "at" gives way to the person before ("Steve Tsang of SOAS has argued").
    """
    for subject in reversed(subjects):
        if subject.end > at:
            continue
        if not _BETWEEN.match(masked[subject.end : at]):
            continue
        if (
            ruled
            or not is_object(masked, subject, start)
            or _after_conjunction(masked, subject, start)
        ):
            return _antecedent(masked, subject, subjects) or subject
        for owner in reversed(subjects):
            holds = owner.start < subject.start and owner.end == subject.end
            if holds and not is_object(masked, owner, start):
                return owner
            if owner.end < subject.start and _OF.fullmatch(masked[owner.end : subject.start]):
                return None if is_object(masked, owner, start) else owner
        return None
    return None


def _antecedent(masked: str, inner: Reference, subjects: Sequence[Reference]) -> Reference | None:
    """Whom a relative clause describes that ends with `inner` ("one who has seen a draft")."""
    if inner.form != "description":
        return None
    for outer in reversed([s for s in subjects if s.end < inner.start]):
        match = _RELATIVE.match(masked, outer.end, inner.start)
        if (
            match
            and masked[outer.end] == " "
            and _FEW_WORDS.fullmatch(masked, match.end(), inner.start)
        ):
            return outer
    return None


def _after_conjunction(masked: str, subject: Reference, start: int) -> bool:
    """Whether what rules the subject is a conjunction ("after Reuters reported")."""
    before = masked[max(start, subject.start - _WINDOW) : subject.start]
    if masked.startswith("'s", subject.end):
        return False
    return ends_with(before if subject.form == "pronoun" else _untitled(before), "conjunctions")


def parted(masked: str, at: int, start: int, subjects: Sequence[Reference]) -> Reference | None:
    """The subject before a parenthesis that ends at `at` ("Cui, a specialist in ..., said")."""
    left = masked[start:at].rstrip(" ")
    tail = _AFTER_COMMA.search(left)
    if tail is None:
        return None
    closing = start + tail.start()
    for comma in reversed([m.start() for m in _OPENS.finditer(masked[start:closing])]):
        opening = start + comma
        subject = adjacent(masked, opening, start, subjects)
        if subject is None:
            continue
        inside = [
            s for s in subjects if opening < s.start and s.end == closing and s.form == "name"
        ]
        if (
            subject.form == "description"
            and inside
            and only_titles(masked[opening + 1 : inside[0].start])
        ):
            return inside[0]
        further = parted(masked, opening + 1, start, subjects) if masked[opening] == "," else None
        return (
            further
            if further and further.form == "name" and subject.form == "description"
            else subject
        )
    last = adjacent(masked, closing, start, subjects)
    return last if last and last.type == "person" else None


def relative(masked: str, at: int, start: int, subjects: Sequence[Reference]) -> Reference | None:
    """The antecedent of "who" or "that" before the verb, or the subject behind such a clause."""
    for subject in reversed(subjects):
        if subject.end > at:
            continue
        match = _RELATIVE.match(masked, subject.end)
        if match is None or match.end() > at:
            continue
        between = masked[match.end() : at]
        if _BETWEEN.match(between):
            return subject
        if "," not in between and not is_object(masked, subject, start):
            return subject
    return None


def main_subject(
    masked: str, at: int, start: int, subjects: Sequence[Reference]
) -> Reference | None:
    """The first reference of the clause that nothing rules: what a participle goes back to."""
    boundary = max((m.end() for m in _NEW_CLAUSE.finditer(masked[start:at])), default=0)
    whole = [s for s in subjects if s.end <= at]
    inside = [s for s in whole if s.start >= start + boundary]
    for group in (inside, [s for s in whole if s.start < start + boundary]):
        described = None
        for subject in group:
            if subject.form == "description" and described:
                continue
            if not is_object(masked, subject, start):
                if subject.form != "description":
                    return subject
                described = subject
        if described:
            return described
    return None


def following(masked: str, at: int, end: int, subjects: Sequence[Reference]) -> Reference | None:
    """The subject of the main clause after a fronted participle ("Noting that ..., Xi said")."""
    for comma in (m.start() for m in _COMMA.finditer(masked[at:end])):
        for subject in subjects:
            if subject.start >= at + comma:
                if masked[subject.end : subject.end + 2] == "'s":
                    continue
                if only_titles(masked[at + comma + 1 : subject.start]):
                    return subject
                break
    return None
