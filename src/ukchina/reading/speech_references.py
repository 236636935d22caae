"""Who may be the subject of a verb of speech: names, countries, pronouns and descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.reading.roster import roster
from ukchina.reading.strangers import side as described_side
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.reading.naming import Naming

_STATES = re.compile(
    r"\b(?:(?P<cn>China|the Chinese side|the Chinese)|(?P<uk>(?:the )?United Kingdom|(?:the )?UK|(?:the )?U\.K\.|(?:Great )?Britain|the British side))(?![\w-]|'s|\.\w)(?! (?:and|or) [A-Z])",
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they)\b", re.IGNORECASE)
_PERSON_NOUN = (
    r"spokes(?:man|woman|person|people)|officials?|ministers?|diplomats?|analysts?|experts?|professors?|scholars?|academics?|"
    r"historians?|economists?|researchers?|leaders?|MPs?|lawmakers?|backbenchers?|peers?|sources?|aides?|advisers?|critics|campaigners?|activists?|"
    r"ambassador|envoy|counterpart|colleagues?|guests?|hosts?|chair(?:man|woman)?|vice-president|president|premier|secretary|politicians?|"
    r"lawyers?|students?|veteran|commentators?|observers?|residents|protesters|executives?|businessm[ae]n|lecturer|fellow|author|writer|"
    r"figures?|insiders?|governor|consul(?:[ -]general)?|director|chancellor|members?|two sides|two men|pair|one of them|others"
)
_BODY_NOUN = (
    r"ministry|department|embassy|government|administration|party|committee|company|firm|university|council|group|newspaper|paper|agency|"
    r"commission|think tank|institute|bank|police|watchdog|tabloid|broadcaster|network|office|consulate|mission|regulator|union|campaign"
)
_PAPER_NOUN = (
    r"statement|readout|report|review|document|editorial|strategy|article|study|audit|findings|communiqu[eé]|white paper|paper|letter|"
    r"commentary|assessment|summary|manifesto|refresh|dossier|briefing|notice|transcript|release|survey|poll"
)
_DESCRIPTION = re.compile(
    r"(?<![\w-])(?P<det>the|a|an|his|her|its|their|one|another|some|several|senior|two|three|many|most|other|former|this|that|british|chinese|"
    r"uk|u\.k\.|[A-Z][a-z]+'s)?(?P<mods>(?: *(?<![\w-])(?:(?!(?:and|or|of|in|to|at|for|with|by|that|who|is|was|has|had|said|says|from|on|as|but|the|an|his|her|its)\b)[\w.'-]+) +){0,4}?) *"
    rf"(?<![\w-])(?P<noun>(?P<person>{_PERSON_NOUN})|(?P<body>{_BODY_NOUN})|(?P<paper>{_PAPER_NOUN}))(?![\w-])"
    r"(?P<tail>(?: +(?:of|for|at|from|in|to|by|on|with) +(?:(?:the|its|his|her|a) +)?[\w'.-]+(?: +(?!said|says|told|has|had|was|is|added|that|who|and|describes?|declined|called|calls|notes?|found)[A-Z][\w'.-]*){0,4})?)",
    re.IGNORECASE,
)
_FEMALE, _MALE = re.compile(r"woman\b", re.I), re.compile(r"spokesman\b", re.I)


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for a possible speaker.

    `form` is name, surname, metonym, state, collective, document, description or pronoun; `noun`
    and `det` are those of a description. A name that is still open ("he", "the diplomat") is "".
    """

    start: int
    end: int
    name: str
    side: Side
    type: str
    form: str
    pronoun: str = ""
    noun: str = ""
    det: str = ""


def references(plain: str, start: int, end: int, named: Sequence[Naming]) -> list[Reference]:
    """The possible speakers in `plain[start:end]`, in order; descriptions may hold names."""
    inside = [naming for naming in named if start <= naming.start < end]
    found = [
        Reference(
            n.start,
            n.end,
            n.name,
            n.side,
            n.type,
            "name" if n.form == "full" else n.form,
            n.pronoun,
        )
        for n in inside
        if n.type != "place"
    ]
    taken = [(n.start, n.end) for n in inside]
    for match in _STATES.finditer(plain, start, end):
        if not _within(match.span(), taken):
            name, side = _state(chinese=bool(match["cn"]))
            found.append(Reference(*match.span(), name, side, "institution", "state", "it"))
    for match in _PRONOUN.finditer(plain, start, end):
        if not _within(match.span(), taken):
            found.append(Reference(*match.span(), "", Side.OTHER, "", "pronoun", match[0].lower()))
    found += _descriptions(plain, start, end, inside)
    return sorted(found, key=lambda reference: (reference.start, -reference.end))


def _state(*, chinese: bool) -> tuple[str, Side]:
    if chinese:
        return "Chinese government (institution)", Side.CHINA_GOVERNMENT
    return "UK government (institution)", Side.UK_GOVERNMENT


def _within(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in taken)


def _descriptions(plain: str, start: int, end: int, inside: list[Naming]) -> Iterator[Reference]:
    for match in _DESCRIPTION.finditer(plain, start, end):
        noun_at = match.start("noun")
        if any(n.start <= noun_at < n.end and n.end >= match.end("noun") for n in inside):
            continue
        if any(
            n.type == "person" and match.start() <= n.start and n.end <= noun_at for n in inside
        ):
            continue
        following = plain[match.end("noun") : match.end("noun") + 2]
        if following[:1] == " " and following[1:2].isupper() and match["person"]:
            continue
        yield _description(match, inside)


def _description(match: re.Match[str], inside: list[Naming]) -> Reference:
    whole = " ".join(match[0].split())
    noun = match["noun"].lower()
    kind = "person" if match["person"] else "body" if match["body"] else "paper"
    bodies = [
        n
        for n in inside
        if match.start() <= n.start
        and n.end <= match.end()
        and n.type in {"institution", "media", "party", "company", "document", "collective"}
    ]
    det = (match["det"] or "").lower()
    pronoun = "she" if _FEMALE.search(noun) else "he" if _MALE.search(noun) else ""
    owner = bodies[0] if bodies else None
    if owner and (noun.startswith("spokes") or kind == "paper" or kind == "body"):
        return Reference(
            *match.span(),
            owner.name,
            owner.side,
            owner.type,
            "description",
            pronoun or "it",
            noun,
            det,
        )
    if noun.startswith("spokes"):
        name, side = _spoken_for(whole)
        if name:
            return Reference(
                *match.span(), name, side, "institution", "description", pronoun, noun, det
            )
    definite = det in {"the", "his", "her", "its", "their", "this", "that"}
    plural = noun.endswith("s") and not noun.endswith("ss") or noun in {"others", "critics", "pair"}
    name = "" if definite else f"{re.sub(r'^(?:a|an|one|the) ', '', whole, flags=re.I)} (unnamed)"
    type_ = (
        "document"
        if kind == "paper"
        else "institution"
        if kind == "body"
        else "collective"
        if plural
        else "person"
    )
    side = owner.side if owner else described_side(whole)
    return Reference(
        *match.span(),
        name,
        side,
        type_,
        "description",
        pronoun or ("they" if plural else "it" if kind != "person" else ""),
        noun,
        det,
    )


def _spoken_for(whole: str) -> tuple[str, Side]:
    """The body whose spokesperson has no name: a government, a ministry, else unknown."""
    words = whole.lower()
    chinese = re.search(r"chin|beijing", words)
    if "government" in words:
        return _state(chinese=bool(chinese))
    if "foreign ministry" in words or ("ministry" in words and chinese):
        return "Chinese Foreign Ministry", Side.CHINA_GOVERNMENT
    if "embassy" in words:
        return "Chinese Embassy in the UK", Side.CHINA_GOVERNMENT
    if re.search(r"prime minister|no\.? ?10|downing|number 10", words):
        return "Downing Street", Side.UK_GOVERNMENT
    return "", Side.OTHER


def known_office(name: str) -> str:
    """What the table says of a person, for matching "the professor" with somebody named."""
    for actor in roster():
        if actor.name == name:
            return f"{actor.description} {' '.join(o.office for o in actor.offices)}".lower()
    return ""
