"""What each line above the text is: fields, masthead, title, byline, standfirst."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ukchina.corpus.dates import DATE, DAY
from ukchina.corpus.lines import SLOGAN_WORDS, kind_of
from ukchina.corpus.script import is_foreign

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

# A title has at least so many words; of shorter lines the longest is taken.
TITLE_WORDS = 5
# Front matter and mail headers are shorter, and a text's own words seldom begin with a field's.
FIELD_LINES = 60
_PROSE_WORDS = 8

_FIELD = re.compile(
    r"[\W_]{0,4}(?P<key>[A-Za-z][\w -]{0,24}?)\s{0,2}:\s{0,4}(?P<value>.*)\Z", re.DOTALL
)
_AGENCY_LINE = re.compile(
    rf"[(\[](?P<agency>[A-Z][\w.&' -]{{1,40}}?)(?:[,;:]?\s{{1,3}}{DATE.pattern})?[)\]]\.?"
    rf"(?:[\s\d:.,]{{0,12}}\b{DAY})?\Z",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Dr|Sir|Prof(?:essor)?|Dame|Lord)\.? )?"
    r"[A-Z][\w.'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'-]+){1,3}\Z"
)
# "Ministry of ... of the ...": the full name of a body of state is longer than other outlets'.
_STATE_BODY = re.compile(
    r"(?:The )?(?:Ministry|Department|Embassy|Office|Consulate[ -]General|Permanent Mission"
    r"|Information Office|Secretariat|Commission) (?:of|for) (?:the )?[A-Z]"
)
_STATE_WORDS = 16
_SMALL = frozenset({"of", "the", "and", "&", "for", "to", "in"})
# Who is named alone between a title and its day is its author, save for words of sections.
_SIGNED = re.compile(
    r"(?:[A-Z][a-z'-]+(?: [A-Z]\.)?(?: [A-Z][a-z'-]+){1,2}"
    r"|[A-Z]{3,}(?: [A-Z]\.)?(?: [A-Z'-]{3,}){1,2})\Z"
)
_DEBATE = re.compile(
    r"\bdebated on\b|\boral answers\b|\bwritten (?:answers|statements)\b", re.IGNORECASE
)
# Archives set the place of a newspaper behind its name.
_EDITION = re.compile(r"\s+\([A-Z][\w ,.-]{1,30}\)\Z")
_MARK = re.compile(r"#{1,6}\s+")
# An entry of a list of articles above the first of them; the sections of a page.
_LISTED = re.compile(r"\d{1,3}\. +\S|[^/]{2,30} / [^/]{2,30}\Z")
_HEADING = re.compile(
    r"(?:#{1,6}|\d{1,2}(?:\.\d{1,2})*\.?)\s+\S"
    r"|(?:introduction|(?:executive )?summary|overview|abstract|key (?:points|findings)"
    r"|background)\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*[<(]?\b[\w.+-]+@[\w.-]+[>)]?|https?://\S+")


@dataclass(frozen=True, slots=True)
class Names:
    """What `header.toml` lists: the fact of each field, and how an outlet is known."""

    fields: dict[str, str]
    outlet: re.Pattern[str]
    known: frozenset[str]
    owner: re.Pattern[str]
    sections: frozenset[str]
    forms: tuple[tuple[re.Pattern[str], str], ...]


@cache
def header_rules() -> dict[str, Any]:
    """What `header.toml` holds."""
    source = resources.files("ukchina.corpus").joinpath("header.toml").read_text("utf-8")
    return tomllib.loads(source)


@cache
def names() -> Names:
    """The fields and outlets of `header.toml`."""
    table = header_rules()
    fields = {
        key: fact for fact, keys in table["fields"].items() if fact != "reason" for key in keys
    }
    words = "|".join(re.escape(word) for word in table["outlets"]["words"])
    known = map(re.escape, sorted(table["known"]["names"], key=len, reverse=True))
    return Names(
        fields,
        re.compile(rf"(?:\b|[a-z])(?:{words})s?\b|[a-z](?:News|Times|Post)\b", re.IGNORECASE),
        frozenset(name.casefold() for name in table["known"]["names"]),
        re.compile(rf"\b(?:{'|'.join(known)})\b"),
        frozenset(table["sections"]["words"]),
        tuple((re.compile(row["pattern"]), row["name"]) for row in table["form"]),
    )


def is_outlet(text: str) -> bool:
    """Whether a short line names an outlet: a known one, or one with an outlet's word in it."""
    bare = text.strip("-*|#_ ")
    if bare.casefold() in names().known:
        return True
    words = bare.split()
    proper = all(
        word[:1].isupper() or word in _SMALL or (place and word == "10")
        for place, word in enumerate(words)
    )
    if proper and _STATE_BODY.match(bare):
        return len(words) <= _STATE_WORDS
    return 0 < len(words) <= SLOGAN_WORDS and proper and names().outlet.search(bare) is not None


def outlet_bounds(text: str) -> tuple[int, int] | None:
    """Where a line of a masthead names its outlet ("The Ledger | Explainer"); else None."""
    if is_outlet(text):
        return 0, len(text)
    edition = _EDITION.search(text)
    if edition and is_outlet(text[: edition.start()]):
        return 0, edition.start()
    parts = list(re.finditer(r"[^|]+", text)) if "|" in text else []
    for part in parts:
        name = part[0].strip()
        if is_outlet(name) and all(kind_of(o[0].strip()) for o in parts if o is not part):
            start = part.start() + part[0].index(name)
            return start, start + len(name)
    return None


def field_of(text: str) -> tuple[str, str, int] | None:
    """The fact that a labelled line states, its value, and where the value begins; else None."""
    match = _FIELD.match(text)
    if match is None:
        return None
    fact = names().fields.get(match["key"].lower().replace("-", "_").replace("__", "_"))
    fact = fact or names().fields.get(match["key"].lower())
    if fact is None:
        return None
    value = match["value"].rstrip().rstrip("*_")
    bare = _ADDRESS.sub("", value).strip().strip("\"'[]")
    return fact, bare, match.start("value") + (value.find(bare) if bare else 0)


def field_lines(lines: list[Line]) -> dict[int, str]:
    """The lines, by number, that are front matter or labelled fields above the text."""
    end = _front_matter(lines)
    found = dict.fromkeys(range(end), "field")
    prose = 0
    for number, line in enumerate(lines[end : end + FIELD_LINES], start=end):
        if line.kind in {"", "credit", "caption", "section", "byline"} and field_of(line.text):
            found[number] = "field"
        elif not line.kind and line.closed and line.words >= _PROSE_WORDS:
            prose += 1  # the first may be a standfirst
            if prose > 1:
                break
    return found


def _front_matter(lines: list[Line]) -> int:
    """How many lines at the top are front matter between two rows of dashes; 0 for none."""
    if not lines or lines[0].text != "---":
        return 0
    for number, line in enumerate(lines[1:FIELD_LINES], start=1):
        if line.text in {"---", "..."}:
            return number + 1
    return 0


def agency_line(line: Line) -> str:
    """The kind of a line that only credits an agency ("(AFP, 12 August 2025)"); else nothing."""
    if line.text[:1] not in {"(", "["}:
        return ""
    match = _AGENCY_LINE.match(line.text)
    return "agency" if match and is_outlet(match["agency"]) else ""


def agency_bounds(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a line that credits an agency names it."""
    match = _AGENCY_LINE.match(plain[start:end])
    return (start + match.start("agency"), start + match.end("agency")) if match else None


def header_kinds(lines: list[Line]) -> list[str]:
    """What each header line is.

    Of the lines that nothing else claims, an outlet's name stands above the title or alone
    beneath it; the title is the first of `TITLE_WORDS` words, else the longest; what stands
    above it is masthead, beneath it standfirst.
    """
    kinds = _own_kinds(lines)
    for number, line in enumerate(lines):
        if number and kinds[number - 1] == "label" and kinds[number] in {"", "section"}:
            kinds[number] = "value"
        elif kinds[number] == "byline" and number and _is_author(lines, kinds, number - 1):
            kinds[number - 1] = "byline"
        elif not kinds[number]:
            kinds[number] = agency_line(line)
    free = [i for i, kind in enumerate(kinds) if not kind]
    title = _title(lines, free)
    named = not any(_DEBATE.search(line.text) for line in lines)
    for i in free:
        above = title is not None and i < title
        if i == title:
            kinds[i] = "title"
        elif not above and (_HEADING.match(lines[i].text) or _is_timed(lines, kinds, i)):
            kinds[i] = "heading"
        elif named and outlet_bounds(lines[i].text) and "outlet" not in kinds:
            kinds[i] = "outlet"
        elif not above and "byline" not in kinds and _is_signed(lines, kinds, i):
            kinds[i] = "byline"
        else:
            kinds[i] = "masthead" if above else "standfirst"
    return kinds


def _own_kinds(lines: list[Line]) -> list[str]:
    """The kinds of the lines by themselves; "Reuters" at the top credits no picture."""
    kinds = [line.kind for line in lines]
    if kinds[:1] == ["caption"] and lines[0].text.casefold() in names().known:
        kinds[0] = ""
    return kinds


def _is_timed(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether the last line of a header stands beneath an hour, as entries of live pages do."""
    last = number == len(lines) - 1
    return last and number > 0 and kinds[number - 1] == "time" and not lines[number].closed


def _is_signed(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether a line is a name alone right above the day, or above the text beneath it."""
    words = lines[number].text
    if _SIGNED.match(words) is None or names().sections & {*words.split(), *words.title().split()}:
        return False
    return kinds[number + 1 : number + 2] in (["date"], ["reading time"])


def _title(lines: list[Line], free: list[int]) -> int | None:
    marked = [i for i in free if _MARK.match(lines[i].text)]
    unlisted = [i for i in free if not _LISTED.match(lines[i].text)] or free
    candidates = marked or [i for i in unlisted if not outlet_bounds(lines[i].text)] or unlisted
    if candidates and is_foreign(lines[candidates[0]].text):
        return candidates[0]  # words are not told apart by spaces
    long = [i for i in candidates if lines[i].words >= TITLE_WORDS]
    if marked or long:
        return (marked or long)[0]
    return max(candidates, key=lambda i: (lines[i].words, -i), default=None)


def _is_author(lines: list[Line], kinds: list[str], number: int) -> bool:
    """Whether the line above an author's post is the author's name."""
    return not kinds[number] and _NAME.match(lines[number].text) is not None
