"""Sources without a name: who they are by their noun, and whose side their other words tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from ukchina.coding.voice_nouns import WORD, speakers
from ukchina.coding.voice_sides import side_of
from ukchina.coding.voice_standing import is_scholar
from ukchina.coding.voice_words import ADVERBS, forms_of, gap, no_act, verb, words
from ukchina.reading.values import Side

# Words that may lead to the noun of a source, and how far it may stand from its determiner.
_MOST_LEAD = 5
_SHORTEST = 8  # "Critics" may stand for anything that the sentence goes on to tell
_OPENER = re.compile(
    r"(?:(?:But|And|Yet|So|Still|Meanwhile|Even|Privately|However|Now|Here|Asked[^,]{1,80}"
    r"|(?:In|On|At|For|From|Before|After|Among|Outside|Inside|Last|This|By|Against|Instead|Elsewhere|Turning"
    r"|Speaking|Responding|Replying|Writing|Interviewed)\b[^,~]{1,60}),? )?"
)
# Whom somebody goes with is no part of who they are.
_BESIDE = re.compile(r" travell?ing with\b")
_DETERMINED = re.compile(r"(?:The|An?|One|His|Her|Its|Their|My|Our|Another) ")
# Adverbs and auxiliaries between a source and its verb.
_TRAILING = re.compile(r"(?:[ ,~]|\b(?:has|have|had|also|long|now|then|\w+ly)\b)+\Z")
# What a source does not say with its first verb it may say behind it: "…, insisting that".
_ADDING = re.compile(r", (?:saying|adding|telling|insisting|arguing|complaining)\b")
# Whoever may or should say a thing has not said it.
_MODAL = re.compile(r"\b(?:should|may|might|must|can|could|would)(?: not| well| also| yet)* \Z")
# What may stand between the noun of a source and its verb: "of the company", "close to Jingye".
_PLAIN = (
    r"(?:(?!\b(?:is|are|was|were|be|been|has|have|had|will|would|that|than"
    r"|declined|refused)\b)[^,;:~])"
)
_WITHIN = (
    r"(?: (?:of|at|for|from|in|on|with|to|by|close|circulated|familiar|behind|here|there|living)"
    rf"\b{_PLAIN}{{0,60}}?| who(?: [\w'-]+){{2,12}}?)?"
)


def source(narration: str) -> tuple[int, int, Side] | None:
    """Where a sentence without other speaker names its unnamed source, and the source's side.

    `narration` is the sentence with its quotations masked; None when nobody speaks in it.
    """
    opener = _OPENER.match(narration)
    found = _heading(narration, opener.end()) if opener else None
    match = None if found else _closing().search(narration)
    if match and match.lastgroup:
        found = match.span(match.lastgroup)
    if found is None:
        return None
    start, end = found
    end = start + len(_TRAILING.sub("", narration[start:end]))
    who = narration[start:end]
    own = _BESIDE.split(who, maxsplit=1)[0]
    return start, end, Side.UK_EXPERT if is_scholar(who) else side_of(own)


def unled(who: str) -> tuple[int, Side]:
    """Where a source begins behind a time or place ("On Friday the minister"), and its side.

    Officials somewhere else than in London are not taken for British ones.
    """
    lead = _lead().match(who)
    if lead is None:
        return 0, side_of(who)
    side = side_of(who.strip())
    home = not lead["place"] or lead["place"].endswith("London")
    return lead.end(), side_of(who[lead.end() :].strip()) if home and side is Side.OTHER else side


@cache
def _lead() -> re.Pattern[str]:
    found = words()["unnamed"]
    return re.compile(
        rf"(?=\S)(?:{found['joins']} )?(?:{found['times']} )?(?:(?P<place>{found['places']}) )?"
    )


def passive(narration: str) -> tuple[int, int, Side] | None:
    """Where a passive passes on what others say, and their side ("it has been said that …")."""
    for pattern in _passives():
        match = pattern.search(narration)
        if match:
            who = match.groupdict().get("who") or ""
            start, end = match.span("who") if who else (0, 0)
            return start, end, side_of(who.strip())
    return None


@cache
def _passives() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in words()["passive"]["patterns"])


def actor(narration: str) -> tuple[int, int, Side] | None:
    """The person without a name at the head of a sentence, whom "he" may take up in the next."""
    end, noun = _head_noun(narration)
    return (0, end, side_of(narration[:end])) if noun in _people() else None


def body_at_head(narration: str) -> tuple[int, int, Side] | None:
    """The body without a name at the head of a sentence, which "it" may take up in the next."""
    end, noun = _head_noun(narration)
    return (0, end, side_of(narration[:end])) if noun in _bodies() else None


@lru_cache(maxsize=8)
def _head_noun(narration: str) -> tuple[int, str]:
    """Where the noun of the source at the head of a sentence ends, and the noun; 0 and ""."""
    end = _noun_end(narration, 0) if _DETERMINED.match(narration) else None
    return (end, WORD.findall(narration[:end])[-1].lower()) if end else (0, "")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(_rules()["bodies"])


@cache
def _people() -> frozenset[str]:
    return frozenset(_rules()["people"])


@cache
def feeling() -> re.Pattern[str]:
    """What follows somebody of whom a feeling about the matter is told (" was scathing")."""
    be = r"(?:is|are|was|were|remains?|remained)"
    return re.compile(rf"{gap()}{be}(?: {ADVERBS})? (?:{'|'.join(_rules()['states'])})\b")


def _heading(narration: str, start: int) -> tuple[int, int] | None:
    """A source that begins at `start` and has a verb that makes the sentence its claim."""
    several = _pronouns().match(narration, start)
    for end in (several.end() if several else None, _noun_end(narration, start)):
        if end is None:
            continue
        verbs = _reporting().match(narration, end)
        if verbs and not _MODAL.search(narration, start, verbs.start("verb")):
            return start, verbs.start("verb")
        if end > start + _SHORTEST and _ADDING.search(narration, end):
            return start, end
    return None


def _noun_end(narration: str, start: int) -> int | None:
    """Where the noun phrase at `start` ends whose noun can speak; None when there is none."""
    end = None
    for at, word in enumerate(WORD.finditer(narration, start)):
        plain = word[0].lower()
        if plain in speakers():
            end = word.end()
        elif end or at >= _MOST_LEAD or plain in _stops():
            break
        if narration[word.end() : word.end() + 1] != " ":
            break
    return end


@cache
def _stops() -> frozenset[str]:
    return frozenset(_rules()["stops"])


@cache
def _pronouns() -> re.Pattern[str]:
    return re.compile(rf"{_rules()['pronouns']}(?=[ ,])(?! of\b)")


@cache
def _reporting() -> re.Pattern[str]:
    """What follows a source that has a verb of saying, wanting or feeling."""
    found = _rules()
    own = "|".join(sorted((f for v in found["verbs"] for f in forms_of(v)), key=len, reverse=True))
    return re.compile(
        rf"{_WITHIN}{gap()}(?P<verb>(?!(?:went|goes?|going) on\b"
        r"|(?:promised|described|outlined|recommended|proposed) (?:in|by|at)\b)"
        rf"{no_act()}(?:(?:{own})\b|{verb('say')})(?! {found['not_after']})"
        rf"|(?:is|are|was|were|remains?|remained)(?: {ADVERBS})? (?:{'|'.join(found['states'])})\b)"
    )


@cache
def _closing() -> re.Pattern[str]:
    """A source beside the verb that closes quoted words: "…," admitted a finance director."""
    quoting = "|".join(_rules()["quoting"])
    return re.compile(
        rf"~[\s,-]*(?:was how )?(?:(?:{quoting}) (?P<behind>(?!that\b)\w[^,~;.]{{1,90}})"
        rf"|(?P<before>(?!(?:and|but|who|which|as|that|he|she|they)\b)\w[^,~;.]{{1,90}}?) "
        rf"(?:\w+ly )?(?:{quoting})\b)"
        rf"|[,~] (?:(?:say|{quoting}) (?P<inside>(?:an?|one|another|the|its|his|her|their|some"
        rf"|many) [^,~;.]{{1,60}})"
        rf"|(?P<last>(?:an?|one|two|three|several|some|the) (?:[\w'-]+ ){{1,8}}?)"
        rf"(?:{quoting})(?: (?:on|in|at|last|this) [\w ]{{2,30}}| yesterday| today)?\.?\Z)"
    )


def _rules() -> dict[str, Any]:
    found: dict[str, Any] = words()["sources"]
    return found
