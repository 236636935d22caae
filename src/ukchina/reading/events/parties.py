"""Parties to an event that no name tells: the speaker of its words, a state, "the government"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.events.stood_for import is_ruled
from ukchina.reading.people.issuer import issuer
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.speech.unnamed import government
from ukchina.reading.values import Kind, Mention, Side, within
from ukchina.spans import Span, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.corpus import Document
    from ukchina.reading.values import Quotation
    from ukchina.sentences import Sentence

_GOVERNMENTS = frozenset({Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT})
_EXPERTS = {
    Side.UK_EXPERT: Side.UK_GOVERNMENT,
    Side.CHINA_EXPERT: Side.CHINA_GOVERNMENT,
}
_NATION = (
    r"(?:(?P<cn>China|the Chinese side|Chinese (?:authorities|officials))"
    r"|(?P<uk>(?:the )?(?:United Kingdom|UK(?: side)?|U\.K\.(?: side)?|British side)"
    r"|(?:Great )?Britain))(?![\w-])(?!'s)"
)
_BARE = r"(?P<bare>\b(?:the|our|this|his|her|my) (?P<name>government))(?![\w-])(?!'s)"
_PARTY = re.compile(rf"(?<![\w-])(?:{_NATION}|{_BARE})", re.IGNORECASE)
# What may stand between a subject and the verb of its act.
_TO_VERB = re.compile(
    r"[ ,]*(?:(?:has|have|had|will|would|did|does|is|are|was|were|not|never|also|then|now|already"
    r"|since|later|to|be|been|being|both|and (?:the )?(?:China|Britain|UK|U\.K\.|United Kingdom)"
    r"|itself|said|says|it|that|on|last|this|week|month|year"
    r"|\w+day|\w+ly|\w+ing|\w+ed|\w+n't)\b *)*\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?:the )?\Z", re.IGNORECASE)
_RULED = re.compile(
    r"\b(?:of|to|with|for|from|in|on|at|against|under|told|urged?|urging|asked|joined|left"
    r"|(?:press|push)(?:e[sd]|ing)?|visit(?:s|ed|ing)?) \Z",
    re.IGNORECASE,
)
# "Officials from Britain and China" are theirs.
_SENT = re.compile(
    r"\b(?:officials|ministers|leaders|diplomats|delegations?|envoys|representatives|governments"
    r"|negotiators) (?:of|from) (?:both )?(?:the )?\Z",
    re.IGNORECASE,
)
# "Britain, France and China": who stands in a list acts with all of it.
_ONE = r"(?:the )?(?-i:[A-Z])[\w.-]*(?: (?-i:[A-Z])[\w.-]*){0,2}"
_LED = re.compile(r"(?:\A|, |\b(?:and|the|both|on|in|by|but|\w+day) )\Z", re.IGNORECASE)
_LIST = re.compile(rf"(?<![\w-]){_ONE}(?:, {_ONE})*,? and {_ONE}(?![\w-])", re.IGNORECASE)
# "The China audit", "China talks": of such a noun the state is what it is about.
_ABOUT = re.compile(
    r" +(?:audit|review|strategy|policy|report|white paper|document|factsheet|study|guidance"
    r"|inquiry|investigation|sanctions|tariffs|dialogues?|talks|meetings?|visits?|trips?|summit)\b",
    re.IGNORECASE,
)
# Who acted last stands at most so far before "the government".
_REACH = 300
_HEADED = re.compile(r"(?:\A|[.;!?]['\"]? +)(?:(?P<cn>China)|Britain|The UK)(?= \w)")
# How many quotations may be open at one place, nested or side by side.
_NEAR = 12


def parties(document: Document, sentence: Sentence, span: Span, at: int) -> Iterator[Mention]:
    """States and governments that act in `span`: subject of the verb at `at`, or behind "by".

    With one of the two act the states that stand in a list with it.
    """
    plain = fold(document.text)
    together = list(_lists(document, span))
    acting: set[Span] = set()
    for match in _PARTY.finditer(plain, span.start, span.end):
        own = Span(document.name, *match.span())
        whole = next((one for one in together if _is_of(plain, own, one)), own)
        if not _acts(plain, span, whole, at):
            continue
        acting.add(whole)
        if match["bare"]:
            side = _whose(document, sentence, match)
        else:
            side = Side.CHINA_GOVERNMENT if match["cn"] else Side.UK_GOVERNMENT
        name, side = government(chinese=side is Side.CHINA_GOVERNMENT)
        yield Mention(own, name, side, "institution")
    states = [one for one in within(mentions(document), span) if one.type == "state"]
    yield from (one for one in states if any(one.span in whole for whole in acting))


def _acts(plain: str, span: Span, party: Span, at: int) -> bool:
    """Whether what stands at `party` in `span` is the subject of the verb at `at`, or its doer."""
    before = plain[span.start : party.start]
    if _BY.search(before):
        return True
    ruled = _RULED.search(before) and not _SENT.search(before)
    if party.end > at or ruled or _ABOUT.match(plain, party.end):
        return False
    return _TO_VERB.match(plain[party.end : at]) is not None


def _is_of(plain: str, party: Span, whole: Span) -> bool:
    """Whether a party is one of a list, and not part of a longer name: "UK Research and Ideas"."""
    if party not in whole:
        return False
    before, after = plain[whole.start : party.start], plain[party.end : whole.end]
    return _LED.search(before) is not None and (not after or after.startswith((",", " and ")))


def _lists(document: Document, span: Span) -> Iterator[Span]:
    """The lists of states in `span`, of capitalised words; only pairs may name somebody else.

    Behind a comma stands a person for himself: "to Britain, Wang Yi and Ding Xuexiang agreed".
    """
    for match in _LIST.finditer(fold(document.text), span.start, span.end):
        found = Span(document.name, *match.span())
        named = within(mentions(document), found)
        if "," not in match[0] or all(one.type == "state" for one in named):
            yield found


def speaker_at(document: Document, offset: int) -> Mention | None:
    """Who speaks the words at `offset`; None where nobody known does."""
    said = _said(document, offset)
    if said is None:
        return None
    known = _by_name(document).get(said.speaker)
    if known is not None:
        return known
    named = said.side in _GOVERNMENTS or not said.speaker.endswith(")")
    return Mention(said.span, said.speaker, said.side, "person") if named else None


def first_mention(document: Document, name: str) -> Mention | None:
    """Where a text first names somebody; None where it does not."""
    return _by_name(document).get(name)


@lru_cache(maxsize=8)
def _by_name(document: Document) -> dict[str, Mention]:
    return {mention.name: mention for mention in reversed(mentions(document))}


def _said(document: Document, offset: int, *, reported: bool = False) -> Quotation | None:
    """The innermost quotation at `offset`; one of reported speech only where that counts."""
    every = quotations(document)
    last = bisect_right(every, offset, key=lambda quotation: quotation.span.start)
    inside = [
        quotation
        for quotation in every[max(0, last - _NEAR) : last]
        if offset < quotation.span.end
        and quotation.side is not Side.AUTHOR
        and (reported or quotation.kind is not Kind.INDIRECT)
    ]
    return min(inside, key=lambda found: found.span.end - found.span.start, default=None)


def _whose(document: Document, sentence: Sentence, match: re.Match[str]) -> Side:
    """Whose "the government" is: the speaker's, the issuer's, that of whoever acted last.

    "The Government" with a capital is the British one, as British papers of state write.
    """
    said = _said(document, match.start(), reported=True)
    body = issuer(document)
    if said and said.side in _GOVERNMENTS:
        return said.side
    if said and said.side in _EXPERTS:
        return _EXPERTS[said.side]
    if body and said is None:
        return body.side
    if match["name"][0] == "G":
        return Side.UK_GOVERNMENT
    return _acted_last(document, sentence, match)


def _acted_last(document: Document, sentence: Sentence, match: re.Match[str]) -> Side:
    """The side that acts before a match, in its sentence or shortly before; else the British.

    Of the same paragraph; whoever owns, is met or is told something there does not act.
    """
    first = max(0, sentence.span.start - _REACH)
    first = max(first, document.text.rfind("\n\n", 0, match.start()) + 1)
    known = mentions(document)
    to = bisect_left(known, match.start(), key=lambda mention: mention.span.start)
    acted = [
        (m.span.start, m.side)
        for m in known[max(0, to - _NEAR) : to]
        if m.side in _GOVERNMENTS and m.span.start >= first and not is_ruled(match.string, m)
    ]
    acted += [
        (head.start(), Side.CHINA_GOVERNMENT if head["cn"] else Side.UK_GOVERNMENT)
        for head in _HEADED.finditer(match.string, first, match.start())
    ]
    return max(acted, default=(0, Side.UK_GOVERNMENT))[1]
