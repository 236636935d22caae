"""Whose doing a step is, and who came or did not: the sides that the text names, named or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.events.lexicon import event_lexicon
from ukchina.reading.events.parties import first_mention, parties
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.unnamed import government
from ukchina.reading.values import Mention, Side, within
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus import Document
    from ukchina.reading.values import Event
    from ukchina.sentences import Sentence

_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
# These count contact, or miss it: whoever takes part is one of its sides.
_COUNTING = frozenset({"absence", "visit_benchmark"})
# These one side does, to the other as it may be: it is told by who does it, as a step is.
ONE_SIDED = frozenset(
    {
        "sanctions_imposed",
        "sanctions_lifted",
        "trial",
        "policy_review",
        "policy_document",
        "statement",
    }
)
# Words that officials of both sides exchanged are the doing of both.
_EXCHANGE = "exchange"
# Of these the names in the clause are known; asked for are those without one.
_CONTACT = frozenset({"meeting", "call", "dinner"})
_ACTING = frozenset({"person", "institution", "collective", "media", "party"})
_BY = re.compile(r"\bby (?:the |an? |any )?(?:\w+ )?\Z", re.IGNORECASE)
_MET = re.compile(
    r"\b(?:met|meets?|hosts?|hosted|with|and|welcom\w+|receiv\w+) (?:with )?"
    r"(?:the |their |his |her |its |any )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(
    r"\b(?:his|her|their) (?:(?-i:[a-z])[\w-]* ){0,2}?counterparts?\b", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being) (?:\w+ly )?\Z", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:the )?(?:(?P<cn>China|Beijing)|Britain|UK|U\.K\.|United Kingdom|London|Whitehall)'s "
    r"(?:[\w-]+ ){0,3}?(?:sanctions|bans?|tariffs|restrictions|audit|review|strategy|report"
    r"|white paper|inquiry|investigation|guidance)\b(?=[^,;]{0,60}?\b(?:announced|imposed|published"
    r"|issued|launched|unveiled|released|extended|lifted|ordered|tightened|eased|renewed|completed"
    r"|concluded|began|begun|ended|finished|expected|due)\b)",
    re.IGNORECASE,
)
_STATE = (
    r"(?:(?:the )?(?:(?P<cn>China|Beijing|Chinese government)|Britain|UK|U\.K\.|United Kingdom"
    r"|London|Whitehall|Downing Street)|the government|ministers)'s? "
)
# "The decision in January to approve", "the export controls on rare earths announced".
_DECISION = re.compile(
    r"\b(?:decision|move|plan|vow|pledge|promise|offer)s?(?: (?:in|on|of|last|this) [\w ]{1,20}?)?"
    r" to (?:\w+ly )?\Z",
    re.IGNORECASE,
)
_DECIDING = re.compile(
    rf"\b{_STATE}(?:(?!(?:has|have|had|is|was|were|will|said)\b)[\w-]+ ){{0,3}}?"
    rf"(?:(?={_DECISION.pattern})|(?:sanctions|bans?|tariffs|restrictions|controls|curbs|measures"
    r"|quotas|duties)(?: (?:on|over|against|for)"
    r"(?: (?!(?:was|were|are|is|be|been|being)\b)[\w-]+){1,4}?)? (?:first |newly )?\Z)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    rf"{_STATE}(?:[\w-]+ ){{0,2}}?(?:decision|move|plan)(?: (?:in|on|of|last|this) "
    r"[\w ]{1,20}?)? to ",
    re.IGNORECASE,
)
# Of a participle alone: "sanctions imposed by China".
_AT_ONCE = re.compile(r"(?:sanctions |measures )?\w+ by (?:the )?\Z")
# What parts two of those who act together: "Britain, France and the Chinese government".
_TOGETHER = re.compile(
    r"[ ,]*(?:and|or|with|as well as)?[ ,]*(?:(?:both|the|its|his|her|[A-Z][\w.'-]*|foreign"
    r"|prime|vice|premier|president|minister|secretary|chancellor)[ ,]+){0,5}\Z"
)
# Who leads to an office is no holder of it: "the former British minister".
_LEAD_CHARS = 12
# What says how somebody takes part stands this near before them: some ten words.
_NEAR_CHARS = 80


def sides(  # noqa: PLR0913 - what is passed over belongs to the event's stretch
    document: Document,
    sentence: Sentence,
    event: Event,
    kind: str,
    *,
    at: int,
    passed: Span | None = None,
) -> tuple[Side, ...]:
    """The governments whose doing an event is, in the order of their names; () for other kinds.

    Of a step, and of what is one-sided, they are its subject, or stand behind the "by" of a passive
    ("Britain's sanctions were announced": or own it); of a meeting, of words exchanged, and of what
    counts visits or misses them, all that take part. `at` is where the trigger stands in the text,
    `passed` what of the event's words tells another.
    """
    if kind == _EXCHANGE:
        return tuple(sorted(_GOVERNMENTS))
    if kind != "step" and kind not in _COUNTING | _CONTACT | ONE_SIDED:
        return ()
    named = [m for m in within(mentions(document), event.span) if m.type in _ACTING]
    words = fold(document.text)[event.span.start : event.span.end]
    own = [*parties(document, sentence, event.span, at), *holders(words, event.span)]
    named, own = (
        [one for one in found if not (passed and one.span in passed)] for found in (named, own)
    )
    if kind in _COUNTING | _CONTACT:
        own = [one for one in own if _came(words, one, event.span.start, at)]
        found = [*named, *own] if kind in _COUNTING else own
        if _COUNTERPART.search(words) and any(one.side in _GOVERNMENTS for one in [*named, *own]):
            return tuple(sorted(_GOVERNMENTS))
    else:
        every = sorted([*named, *own], key=lambda one: one.span)
        found = (
            _deciding(words, event.span, at)
            or _doers(words, every, event.span.start, at)
            or _owner(words, event.span)
            or _pointed_at(document, event, named)
        )
    return tuple(sorted({one.side for one in found} & _GOVERNMENTS))


def _doers(words: str, every: Sequence[Mention], start: int, at: int) -> list[Mention]:
    """The subject of the verb at a place, all of it; of a passive those behind "by"."""
    behind = [one for one in every if one.span.start > at]
    by = [one for one in behind if _BY.search(_leading(words, one.span.start - start))]
    if _PASSIVE.search(_leading(words, at - start)) or any(
        _AT_ONCE.match(words[at - start : one.span.start - start]) for one in by
    ):
        return by
    if _DECISION.search(_leading(words, at - start)):
        return []  # whoever welcomes or meets a decision has not taken it
    found: list[Mention] = []
    for one in every:
        if one.span.end > at:
            break
        between = words[found[-1].span.end - start : one.span.start - start] if found else ""
        if not found or one.span.start < found[-1].span.end or _TOGETHER.match(between):
            found.append(one)
    return found


def _deciding(words: str, span: Span, at: int) -> list[Mention]:
    """Whose decision, or whose measures, the verb at a place tells of ("China's move to lift")."""
    found = _DECIDED.match(words) or _DECIDING.search(_leading(words, at - span.start))
    if found is None:
        return []
    name, side = government(chinese=found["cn"] is not None)
    return [Mention(span, name, side, "state")]


def _owner(words: str, span: Span) -> list[Mention]:
    """Whose sanctions, audit or paper it is that the words begin with."""
    found = _OWNED.match(words)
    if found is None:
        return []
    name, side = government(chinese=found["cn"] is not None)
    return [Mention(Span(span.document, span.start, span.start + found.end()), name, side, "state")]


def _leading(words: str, end: int) -> str:
    """The words right before a place."""
    return words[max(0, end - _NEAR_CHARS) : end]


def _pointed_at(document: Document, event: Event, named: Sequence[Mention]) -> list[Mention]:
    """Whom a pronoun, or no subject, stands for: the first who takes part and is not named."""
    first = next(iter(event.actors), "")
    if not first or any(one.name == first for one in named):
        return []
    found = first_mention(document, first)
    return [found] if found else []


def holders(words: str, span: Span) -> Iterator[Mention]:
    """The office-holders and bodies of either state that the words tell without their names."""
    known = event_lexicon().holders
    for side in ("uk", "china"):
        for found in known[side].finditer(words):
            lead = max(0, found.start() - _LEAD_CHARS)
            if not known["another"].search(words, lead, found.end()):
                name, whose = government(chinese=side == "china")
                place = Span(span.document, span.start + found.start(), span.start + found.end())
                yield Mention(place, name, whose, "institution")


def _came(words: str, one: Mention, start: int, at: int) -> bool:
    """Whether those who are not named came, did not, or are whom the others have not met."""
    before, end = _leading(words, one.span.start - start), one.span.end - start
    came = event_lexicon().holders["came"].match(words, end) is not None
    return one.span.end <= at or came or bool(_BY.search(before) or _MET.search(before))
