"""The verbs of `speech.toml` as forms and patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ukchina.reading.lazy import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W\d_]+")
# Letters that match ASCII letters when case is ignored.
_AS_ASCII = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"})
_MOST_WORDS = 1 << 16  # bounds what is kept, above the words of one corpus


@cache
def speech_rules() -> Mapping[str, Any]:
    """The tables of `speech.toml` as they are written."""
    text = resources.files("ukchina.reading.speech").joinpath("speech.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def forms(group: str) -> frozenset[str]:
    """Every form, in lower case, of the verbs of a group.

    >>> "said" in forms("report"), "accuses" in forms("describe")
    (True, True)
    """
    found = {form for verb in speech_rules()[group]["verbs"] for form in inflected(verb)}
    if group in {"report", "that"}:
        being = speech_rules()["being"]
        found |= {f"{be} {adjective}" for be in being["be"] for adjective in being["adjectives"]}
    return frozenset(found)


def inflected(verb: str) -> tuple[str, ...]:
    """The forms of a verb, with its particle.

    >>> inflected("note")
    ('note', 'notes', 'noted', 'noting')
    """
    base, _, particle = verb.partition(" ")
    irregular = speech_rules()["irregular"].get(base)
    found = tuple(irregular) if irregular else _regular(base)
    return tuple(f"{form} {particle}" for form in found) if particle else found


def verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The forms of the verbs of speech in `text[start:end]`, with their particles."""
    known = list(map(_verbs().__getitem__, _WORD.findall(text, start, end)))
    if not any(known):
        return
    for word, pattern in zip(_WORD.finditer(text, start, end), known, strict=True):
        match = pattern.match(text, word.start(), end) if pattern else None
        if match:
            yield match


class _Verbs(dict[str, "Pattern | None"]):
    """For a word as it is written, the forms that may begin with it; None for most."""

    def __missing__(self, word: str) -> Pattern | None:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = _particles().get(word.lower())
        return found


@cache
def _verbs() -> _Verbs:
    return _Verbs()


@cache
def _particles() -> Mapping[str, Pattern]:
    """A pattern for each first word of a form: the form alone or with its longest particle."""
    every = forms("report") | forms("describe") | forms("directive") | forms("noun_that")
    firsts: dict[str, list[str]] = {}
    for form in every:
        firsts.setdefault(form.split()[0], []).append(form)
    return {
        first: Pattern(rf"(?:{_alternation(listed)})\b(?![ -]+tanks?\b)", re.IGNORECASE)
        for first, listed in firsts.items()
    }


def last_word(before: str) -> str:
    """What a text ends with, from its last space on, in lower case as patterns read it.

    >>> last_word("He said that THE ")
    'the'
    """
    word = before.rstrip(" ")
    word = word[word.rfind(" ") + 1 :]
    return word.lower() if word.isascii() else word.translate(_AS_ASCII).lower()


def ends_with(before: str, table: str) -> bool:
    """Whether a word of one list of `[grammar]`, and the spaces behind it, end a text.

    >>> ends_with("the chief of ", "ruling"), ends_with("the chief", "ruling")
    (True, False)
    """
    at = len(before)
    while at and before[at - 1] == " ":
        at -= 1
    if at == len(before):
        return False
    pattern, most = _ending(table)
    for _ in range(most):
        at = before.rfind(" ", 0, at)
        while at > 0 and before[at - 1] == " ":
            at -= 1
    return pattern.search(before, max(at, 0)) is not None


@cache
def _ending(table: str) -> tuple[re.Pattern[str], int]:
    """The list at the end of a text, and the words of its longest entry."""
    entries = speech_rules()["grammar"][table]
    most = max(entry.replace("[ ]", "").count(" ") for entry in entries) + 1
    return re.compile(rf"\b(?:{words(table)}) +\Z", re.IGNORECASE), most


@cache
def speech_pattern(name: str) -> re.Pattern[str]:
    """The pattern of `unreal`, `proverb` or `negated`."""
    return re.compile(_spaced(speech_rules()[name]["pattern"]), re.IGNORECASE)


@cache
def noun_forms() -> frozenset[str]:
    """The forms that may be nouns, too."""
    return frozenset(speech_rules()["nouns"]["forms"])


@cache
def words(table: str) -> str:
    """The words of one list of `[grammar]` as an alternation, the longest first."""
    listed = sorted(speech_rules()["grammar"][table], key=lambda word: (-len(word), word))
    return "|".join(_spaced(word) for word in listed)


@cache
def time_words() -> str:
    """A time or an occasion that may stand beside a verb ("earlier this week", "in a speech")."""
    return (
        r"(?:(?:on|in|at|by|since|during|after|before|earlier|later|last|this|next|late|early) +)?"
        r"(?:(?:a|an|the|this|last|next|same|his|her|its) +)?"
        rf"(?:{words('times')}|{words('channels')})(?:'s)?"
        r"(?: +\d{1,2}(?:,? +\d{4})?| +\d{4})?"
    )


def _spaced(pattern: str) -> str:
    """The pattern with any run of spaces for a plain space ("[ ]" stays one)."""
    return re.sub(r"(?<!\[) (?![\]*+?{])", " +", pattern)


def _alternation(every: Iterable[str]) -> str:
    longest_first = sorted(every, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " +") for word in longest_first)


def _regular(base: str) -> tuple[str, ...]:
    stem = base.removesuffix("e")
    ending = "es" if re.search(r"(?:s|sh|ch|x|z)\Z", base) else "s"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    return base, base + ending, f"{stem}ed", f"{stem}ing"
