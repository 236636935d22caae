"""How a line names an outlet: by a known name or an outlet's word, in a masthead or a credit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ukchina.corpus.dates import DATE, DAY, MONTH_YEAR
from ukchina.corpus.furniture import SLOGAN_WORDS, kind_of

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

_AGENCY_LINE = re.compile(
    rf"[(\[](?P<agency>[A-Z][\w.&' -]{{1,40}}?)(?:[,;:]?\s{{1,3}}{DATE.pattern})?[)\]]\.?"
    rf"(?:[\s\d:.,]{{0,12}}\b{DAY})?\Z",
    re.IGNORECASE,
)
# A dateline on a line of its own: "LONDON, Oct 23, 2015 (Agency)".
_DATELINE = re.compile(
    rf"(?P<place>[A-Z][\w.' /-]{{2,50}}?(?:, [A-Z][\w. ]{{2,30}}?)?),? {DAY},? "
    r"[(\[](?P<agency>[A-Z][\w.&' -]{1,40})[)\]]\Z"
)
# "Ministry of ... of the ...": the full name of a body of state is longer than other outlets'.
_STATE_BODY = re.compile(
    r"(?:The )?(?:Ministry|Department|Embassy|Office|Consulate[ -]General|Permanent Mission"
    r"|Information Office|Secretariat|Commission) (?:of|for) (?:the )?[A-Z]"
    r"|(?:Select|Joint) Committee on (?:the )?[A-Z]"
)
# What such a body does is a title's word, not its name's.
_DOES = re.compile(
    r"\b(?:Announces|Calls|Condemns|Confirms|Holds|Hosts|Issues|Launches|Meets|Publishes|Rejects"
    r"|Releases|Responds|Says|Signs|Summons|Urges|Warns|Welcomes)\b"
)
_CENTRE = re.compile(r"(?:The )?(?:Centre|Center|Coalition|Campaign) (?:for|on|of) (?:the )?[A-Z]")
_STATE_WORDS = 20
_SMALL = frozenset({"of", "on", "the", "and", "&", "for", "to", "in", "magazine", "plc"})
# Archives set the place of a newspaper behind its name; many lines set the day there.
_EDITION = re.compile(r"\s+\([A-Z][\w ,.-]{1,30}\)\Z")
_DAY_BEHIND = re.compile(
    rf"(?:,| [-|])?\s+(?:\d{{1,2}}[:.]\d\d,? )?(?:{DAY}|(?i:{MONTH_YEAR}))(?:,? p\.? ?\d{{1,3}})?\Z"
)
# Of which text it is a part, or through whom it came, behind a name.
_PART_BEHIND = re.compile(
    r"(?:[.,;]\s+|\s*\()(?:selected |unofficial )?(?:excerpts?|extracts?|translation|questions"
    r"|transcript|carried by|republished by|in translation)\b.*\Z",
    re.IGNORECASE,
)
# "China News Service (CNS), Beijing, Sept. 12, 2025"; "Friday 17 January 2025, 9pm, The Times".
_LEAD = re.compile(r"(?P<name>[^,(|]{2,50}?)(?: \([A-Z]{2,8}\))?(?:,| \|) ")
_KIND_BEHIND = re.compile(r"(?P<name>[A-Z].+), (?P<kind>[^,]{4,60}?)(?: \([^()]{4,40}\))?\Z")
# A name that nobody has listed, with the weekday and the day of its issue behind.
_ISSUE = re.compile(
    rf"(?P<name>The(?: [A-Z][\w'-]+){{1,4}}),? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? {DAY}\Z"
)
_HOLDER = re.compile(
    r"\b(?:Minister|Secretary|Speaker|Chancellor|President|Ambassador|Premier|King|Queen|Bishop"
    r"|Commons|Lords|Hague)\b"
)
# A review of the seasons sets the season of an issue behind its name.
_SEASON_BEHIND = re.compile(
    r"(?:,| [-|·])?\s+(?:spring|summer|autumn|winter|fall) \d{4}\Z", re.IGNORECASE
)
_SERIES = (" blog", " podcast", " newsletter")
_LAST = re.compile(r"(?:, | \| )(?P<name>[A-Z][^,|]{1,40})\Z")
# "The Diplomat, China Power": a column of an outlet that is known.
_COLUMN = re.compile(r", [A-Z][^\s.?!]*(?: [^\s.?!]+){0,3}\Z")
# The names of committees of a parliament are longer than a slogan.
_BODY_WORDS = 10


@dataclass(frozen=True, slots=True)
class Names:
    """What `header.toml` and `outlets.toml` list: the fact of a field, how an outlet is known."""

    fields: dict[str, str]
    outlet: re.Pattern[str]
    known: frozenset[str]
    owner: re.Pattern[str]
    genre: re.Pattern[str]
    ends: frozenset[str]
    sections: frozenset[str]
    forms: tuple[tuple[re.Pattern[str], str], ...]


@cache
def header_rules() -> dict[str, Any]:
    """What `header.toml` holds."""
    return _table("header.toml")


@cache
def names() -> Names:
    """The fields and outlets of `header.toml`."""
    table, outlets = header_rules(), _table("outlets.toml")
    fields = {
        key: fact for fact, keys in table["fields"].items() if fact != "reason" for key in keys
    }
    words = "|".join(re.escape(word) for word in table["outlets"]["words"])
    listed = [name for group in outlets["names"] for name in group["known"]]
    known = map(re.escape, sorted(listed, key=len, reverse=True))
    genres = "|".join(map(re.escape, sorted(outlets["genres"], key=len, reverse=True)))
    return Names(
        fields,
        re.compile(
            rf"(?:\b|[a-z])(?:{words})s?\b|[a-z](?:News|Times|Post)\b|\bsun\b(?! \w)|\bthe sun\b",
            re.IGNORECASE,
        ),
        frozenset(name.casefold() for name in listed),
        re.compile(rf"\b(?:{'|'.join(known)})\b"),
        re.compile(rf"(?:,? (?:{genres}))+\Z", re.IGNORECASE),
        frozenset(outlets["ends"]),
        frozenset(table["sections"]["words"]),
        tuple((re.compile(row["pattern"]), row["name"]) for row in table["form"]),
    )


def _table(file: str) -> dict[str, Any]:
    source = resources.files("ukchina.corpus").joinpath(file).read_text("utf-8")
    return tomllib.loads(source)


def is_outlet(text: str) -> bool:
    """Whether a short line names an outlet: a known one, or one with an outlet's word in it."""
    bare = text.strip("-*|#_ ")
    if _is_known(bare):
        return True
    words = bare.split()
    proper = _is_proper(words)
    if proper and _STATE_BODY.match(bare):
        return len(words) <= _STATE_WORDS and _DOES.search(bare) is None
    if proper and (is_body(bare) or (_CENTRE.match(bare) and len(words) <= _BODY_WORDS)):
        return True
    if (
        not proper
        or len(words) > SLOGAN_WORDS
        or ":" in bare
        or _is_section(words)
        or is_genre(bare)
    ):
        return False
    return bool(words) and names().outlet.search(bare) is not None


def _is_proper(words: list[str]) -> bool:
    """Whether words are written as a name is."""
    return all(
        word[:1].isupper() or word in _SMALL or (place and word == "10")
        for place, word in enumerate(words)
    )


def _is_section(words: list[str]) -> bool:
    """Whether a line is of nothing but sections of a page ("Home News")."""
    return names().sections.issuperset(word.title() if word.isupper() else word for word in words)


def _is_known(text: str) -> bool:
    return text.casefold() in names().known


def is_body(text: str) -> bool:
    """Whether a line ends as names of bodies do ("Oxford China Centre")."""
    words = text.split()
    return 1 < len(words) <= _BODY_WORDS and words[-1] in names().ends


def is_form(text: str) -> bool:
    """Whether a line is one that only the pages of one outlet have, above or beneath a title."""
    return any(form.match(text) for form, _ in names().forms)


def is_genre(text: str) -> bool:
    """Whether a line only says what kind of text it is, perhaps with its day ("News release")."""
    return names().genre.fullmatch(f" {_without(_DAY_BEHIND, text)}") is not None


@lru_cache(maxsize=256)  # the few lines of a header are asked about again and again
def outlet_bounds(text: str) -> tuple[int, int] | None:
    """Where a line of a masthead names its outlet; else None.

    A day, the place of an edition or the genre of the text may stand behind it ("The Ledger,
    3 May 2025", "RUSI Commentary"), or its section beside it ("The Ledger | Explainer").
    """
    text = _without(_PART_BEHIND, text)
    undated = _without(_SEASON_BEHIND, _without(_DAY_BEHIND, text))
    of_genre = (_without(names().genre, undated), _without(_COLUMN, undated))
    for name in (text, undated, *of_genre):
        if _is_known(name) or (name != undated and is_body(name)):
            return 0, len(name)
    for name in (text, undated, _without(_EDITION, undated)):
        if is_outlet(name) and (name is text or not kind_of(name)):
            return 0, len(name)
    parts = list(re.finditer(r"[^|]+", text)) if "|" in text else []
    for part in parts:
        name = part[0].strip()
        if is_outlet(name) and all(kind_of(o[0].strip()) for o in parts if o is not part):
            start = part.start() + part[0].index(name)
            return start, start + len(name)
    return _beside_day(text)


def series_bounds(text: str) -> tuple[int, int] | None:
    """Where a line above a title names its outlet before a series of it ("BBC InDepth")."""
    match = names().owner.match(text)
    words = text.split()
    ends = match is not None and text[match.end() : match.end() + 1] == " "
    proper = _is_proper(words) and len(words) <= SLOGAN_WORDS
    return match.span() if match and ends and proper else None


def _beside_day(text: str) -> tuple[int, int] | None:
    """Where a line that gives a day begins or ends with an outlet that is known."""
    for match in filter(None, (_LEAD.match(text), _LAST.search(text))):
        if _is_known(match["name"]) and DATE.search(text):
            return match.span("name")
    issue = _ISSUE.match(text)
    if issue and not _HOLDER.search(issue["name"]) and not is_genre(issue["name"]):
        return issue.span("name")
    return _before_kind(_without(_DAY_BEHIND, text))


def _before_kind(text: str) -> tuple[int, int] | None:
    """Where a line names who publishes a text of a kind ("Kettle Review, Guest comment")."""
    match = _KIND_BEHIND.match(text)
    if match is None or not (is_genre(match["kind"]) or match["kind"].endswith(_SERIES)):
        return None
    words = match["name"].replace(",", "").split()
    named = _is_proper(words) and len(words) <= _BODY_WORDS and not _is_section(words)
    return match.span("name") if named and not kind_of(match["name"]) else None


def _without(behind: re.Pattern[str], text: str) -> str:
    """The line without what stands behind the name in it."""
    found = behind.search(text)
    return text[: found.start()] if found else text


def agency_line(line: Line) -> str:
    """The kind of a line that only credits an agency ("(AFP, 12 August 2025)"); else nothing.

    It may be a dateline that stands alone.
    """
    if line.text[-1:] in {")", "]"} and line.text[:1].isupper():
        alone = _DATELINE.match(line.text)
        return "dateline" if alone and is_outlet(alone["agency"]) else ""
    if line.text[:1] not in {"(", "["}:
        return ""
    match = _AGENCY_LINE.match(line.text)
    return "agency" if match and is_outlet(match["agency"]) else ""


def agency_bounds(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a line that credits an agency names it."""
    line = plain[start:end]
    match = _DATELINE.match(line) or _AGENCY_LINE.match(line)
    return (start + match.start("agency"), start + match.end("agency")) if match else None


def place_bounds(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a dateline that stands alone names its place."""
    match = _DATELINE.match(plain[start:end])
    return (start, start + match.end("place")) if match else None
