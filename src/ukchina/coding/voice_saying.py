"""Whether the words behind a noun phrase are a verb by which it says or feels something."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ukchina.coding.voice_nouns import can_speak, is_paper
from ukchina.coding.voice_words import ADVERBS, forms_of, no_act, words

# Between the end of the phrase and its verb: adverbs and the auxiliaries of a perfect.
_LINK = (
    r"(?: (?:has|have|had|also|then|now|later|since|still|all|both|again|\w+ly|long|do|does|did"
    r"|used to|begun to|started to|continues? to"
    r"|tends? to))* "
)


_REFUSED = re.compile(
    r" (?:(?:did|does|do|would|will|could) not|declined to|refused to|stopped short of"
    r"|(?:did|does|do|would|wo|could)n't)\b[^;~]{1,160}?,? (?:but|though|although|and)"
    r"(?: (?:it|they|he|she|also|did|does|has|have|had|\w+ly))* "
)


_MADE_KNOWN = re.compile(
    r" (?:has |have |had )?(?:made|make|makes) (?:its|their|his|her) [\w ]{3,30}?"
    r" (?:known|plain|clear)"
)


_PUTS = re.compile(
    r" puts? the (?:[\w-]+ )?(?:value|cost|number|figure|share|total|loss|bill|price|risk|odds|toll"
    r"|surplus|gap|chance|chances)\b"
)


# "Some are already calling it a surrender."
_PROGRESSIVE = re.compile(
    r" (?:is|are|was|were)(?: (?:already|now|also|still|even|\w+ly))* (?:calling|urging|demanding"
    r"|warning|arguing|pressing|pushing|asking|complaining|saying|insisting|predicting|lobbying)\b"
)


_PROGRESSIVE_FORMS = (
    *("calling", "urging", "demanding", "warning", "arguing", "pressing", "pushing", "asking"),
    *("complaining", "saying", "insisting", "predicting", "lobbying"),
)


_SOME = frozenset(["some", "others", "many", "most", "several"])


# What may stand between a noun phrase and its verb.
_LEADING_TO = (
    *(
        "has",
        "have",
        "had",
        "also",
        "then",
        "now",
        "later",
        "since",
        "still",
        "all",
        "both",
        "long",
    ),
    *("again", "do", "does", "did", "used", "begun", "started", "continue", "continues", "tend"),
    *(
        "tends",
        "is",
        "are",
        "was",
        "were",
        "remain",
        "remains",
        "remained",
        "would",
        "will",
        "could",
    ),
    *("didn't", "doesn't", "don't", "wouldn't", "won't", "couldn't"),
)
_OTHER_VERBS = ("made", "make", "makes", "declined", "refused", "stopped", "not", "put", "puts")


_INITIALS = re.compile(r"(?:The )?(?:[A-Z][a-z]*){2,}[A-Z]?|[A-Z]{2,}")


_MARKS = ("", ",", ".", ":")  # what may stand right behind a word


def says(narration: str, start: int, end: int, at: int) -> bool:
    """Whether the words at `at` are a verb of saying, refused first or not, or "made it known".

    A weaker verb counts when a noun that can speak is among the words of the phrase.
    """
    if not _may_begin(narration, at):
        return False
    if _saying().match(narration, at):
        return True
    if _MADE_KNOWN.match(narration, at) or _PUTS.match(narration, at):
        return True
    return _by_noun(narration, narration[start:end], at) or refused(narration, at)


def _may_begin(narration: str, at: int) -> bool:
    """Whether the word behind `at` is one that the verbs, or what may lead to them, begin with."""
    end = narration.find(" ", at + 1)
    word = narration[at + 1 : end if end > 0 else len(narration)].rstrip(",.:;~").lower()
    return word in _beginnings() or word.endswith("ly")


@cache
def _beginnings() -> frozenset[str]:
    return first_words() | frozenset(_LEADING_TO)


def _by_noun(narration: str, who: str, at: int) -> bool:
    """Whether a weaker verb, a feeling or "are calling" at `at` is that of a noun that speaks."""
    if _weakly().match(narration, at):
        return _may_speak(who)
    if _on_paper().match(narration, at):
        return is_paper(who)
    moved = _feeling().match(narration, at) or _PROGRESSIVE.match(narration, at)
    return moved is not None and (can_speak(who) or who.lower() in _SOME)


def refused(narration: str, at: int) -> bool:
    """Whether the words at `at` deny one act and tell of saying ("did not object but warned")."""
    denied = _REFUSED.match(narration, at)
    if denied is None:
        return False
    word = narration[denied.end() :].partition(" ")[0].rstrip(",.:;~").lower()
    return word in _any_saying()


def _may_speak(who: str) -> bool:
    """Whether a noun that can speak is among the words, or they are a name like "TheCityUK"."""
    return can_speak(who) or bool(_INITIALS.fullmatch(who) or _abroad().fullmatch(who))


@cache
def _saying() -> re.Pattern[str]:
    found = phrase_rules()
    sure = "|".join([*_finite(found["verbs"]), *found["forms"]])
    freely = "|".join(_finite(found["freely"]))
    return re.compile(
        rf"{_LINK}{no_act()}(?:(?:{sure})\b(?! {found['not_after']})"
        rf"|(?:{freely})\b(?! (?:by|over|to (?:be|have)|more|much|little|nothing|a lot|something"
        r"|volumes|goodbye|is|was|are|were|has|had|have|would)\b))"
    )


@cache
def _weakly() -> re.Pattern[str]:
    found = phrase_rules()
    weak = "|".join(_finite(found["weak"]))
    return re.compile(
        rf"{_LINK}{no_act()}(?:{weak})\b(?= [\w~$£€])(?! (?:to|{found['not_after'][3:]})"
    )


@cache
def _on_paper() -> re.Pattern[str]:
    """What papers do that says something: a study identifies, a report warns."""
    found = phrase_rules()
    verbs = "|".join(_finite(found["papers"]))
    return re.compile(rf"{_LINK}{no_act()}(?:{verbs})\b(?! {found['not_after']})")


@cache
def _feeling() -> re.Pattern[str]:
    """A feeling about the matter, behind a noun that speaks (" were dismayed that")."""
    states = "|".join(words()["sources"]["states"])
    return re.compile(rf" (?:is|are|was|were|remains?|remained)(?: {ADVERBS})? (?:{states})\b")


@cache
def first_words() -> frozenset[str]:
    """A word that stands in every sentence with one of the verbs, and in few others."""
    found = phrase_rules()
    listed = [found["forms"], found["closing"]]
    every = [*listed, *(_finite(found[group]) for group in ("verbs", "freely", "papers", "weak"))]
    forms = {form.split()[0].lower() for group in every for form in group}
    forms.update(_PROGRESSIVE_FORMS)
    forms.update(state.split()[0] for state in words()["sources"]["states"])
    return frozenset(f"{form}{mark}" for form in forms.union(_OTHER_VERBS) for mark in _MARKS)


@cache
def _any_saying() -> frozenset[str]:
    """The finite forms of the verbs of saying that are one word."""
    single = [entry for entry in words()["say"]["verbs"] if " " not in entry]
    return frozenset(_finite(single))


@cache
def _abroad() -> re.Pattern[str]:
    """Third countries and their people as speakers."""
    return re.compile(phrase_rules()["abroad"])


def _finite(entries: list[str]) -> list[str]:
    """The finite forms of verbs, the longest first."""
    every = {form for entry in entries for form in forms_of(entry)}
    kept = (form for form in every if not form.split()[0].endswith("ing"))
    return sorted(kept, key=lambda form: (-len(form), form))


def phrase_rules() -> dict[str, Any]:
    """The table `[phrases]` of `voice.toml`."""
    found: dict[str, Any] = words()["phrases"]
    return found
