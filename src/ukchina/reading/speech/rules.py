"""The verbs of `speech.toml` as forms and patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W\d_]+")


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
    particles = _particles()
    for word in _WORD.finditer(text, start, end):
        pattern = particles.get(word[0].lower())
        match = pattern.match(text, word.start(), end) if pattern else None
        if match:
            yield match


@cache
def _particles() -> Mapping[str, re.Pattern[str]]:
    """A pattern for each first word of a form: the form alone or with its longest particle."""
    every = forms("report") | forms("describe") | forms("directive") | forms("noun_that")
    firsts: dict[str, list[str]] = {}
    for form in every:
        firsts.setdefault(form.split()[0], []).append(form)
    return {
        first: re.compile(rf"(?:{_alternation(listed)})\b(?![ -]+tanks?\b)", re.IGNORECASE)
        for first, listed in firsts.items()
    }


@cache
def speech_pattern(name: str) -> re.Pattern[str]:
    """The pattern of `unreal`, `proverb` or `negated`."""
    return re.compile(_spaced(speech_rules()[name]["pattern"]), re.IGNORECASE)


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
