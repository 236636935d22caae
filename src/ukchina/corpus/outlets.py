"""Which outlet a text names: in its masthead, a credit, a byline, a citation, or by its form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ukchina.corpus import claims, outlet_names
from ukchina.corpus.dates import DATE
from ukchina.corpus.prefix import prefix_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.corpus.documents import Block

_BY = re.compile(r"by\b:?\s+", re.IGNORECASE)
_BYLINE_END = re.compile(r"\s*(?:\||\b(?:published|updated|posted)\b|\Z)", re.IGNORECASE)
# What an archive prints above an article: "Farrow, Ned. The Daily; London [London]. 25 June 2025".
_CITATION = re.compile(
    r"(?:(?P<author>[A-Z][\w' -]{1,30}, [A-Z][\w' .-]{0,30}[\w]) ?\. )?"
    r"(?P<outlet>[A-Z][^.;]{1,80}?) ?; (?P<place>[A-Z][^.;\[\]]{1,40}?)(?: \[[^\]]{1,40}\])?\. ?"
    rf"{DATE.pattern}",
    re.IGNORECASE,
)
# "By Jane Doe, Agence France-Presse", "Jane Doe, Nikkei staff writer".
_TAIL = re.compile(
    r"(?:,| [Ff]or| FOR) (?P<outlet>[A-Z][\w.&' -]{1,40}?)"
    r"(?: (?:(?:staff )?(?:writer|reporter|[Cc]orrespondent)s?"
    r"|(?:[A-Z][a-z]+ )?(?:Staff|Correspondent|Editor|Reporter)))?\Z"
)
_PUT = re.compile(
    r"(?:(?:first|originally) )?(?:posted|published|issued|produced)(?: on [^|]{6,24}?)?"
    r" by (?-i:the )?"
    r"(?P<name>(?-i:[A-Z])[^|.;]{2,60})\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"@(?:[\w-]+\.)*?([\w-]{4,})\.\w+(?:\.\w\w)?\b")
_TRUST = re.compile(r"why you can trust\b", re.IGNORECASE)
_MASTHEAD_CHARS = 50
# What else of a page names its outlet, the plainest first.
_TOLD = (
    claims.of_title,
    claims.of_journal,
    claims.of_letter,
    claims.of_path,
    claims.of_notes,
    claims.of_page,
)
_FOOT = frozenset({"subscription", "copyright", "share", "foot"})


class Named(NamedTuple):
    """Where a text names its outlet, and by what name if not by those words themselves."""

    start: int
    end: int
    name: str = ""


def outlet(plain: str, top: Sequence[Block]) -> Named | None:
    """The outlet that stands around a text, whatever names it most plainly; None without.

    A masthead goes before an agency's credit, that before a byline, a citation, a notice of
    rights, and the form of a page that only one outlet has.
    """
    for found in (_masthead, _repeated, _agency, _of_byline, _cited, _owner, _of_form):
        named = next(found(plain, top), None)
        if named:
            return named
    for told in _TOLD:
        bounds = next(told(plain, top), None)
        if bounds:
            return Named(*bounds)
    return None


def first_body(names: str) -> int:
    """Where the first of several bodies that issue a release ends ("X Office and The Rt Hon Y").

    >>> first_body("Home Office, Border Force and The Rt Hon Ann Other MP")
    11
    """
    listed, following = _bodies()
    known = listed.match(names)
    after = following.search(names, known.end() if known else 0)
    return after.start() if after else len(names)


def own_domain(words: str, name: str) -> bool:
    """Whether the sender of a mail is an outlet, by its name or by an address that is its name."""
    if outlet_names.is_outlet(name):
        return True
    address = _ADDRESS.search(words)
    return address is not None and _squashed(address[1]) == _squashed(name)


def citation(plain: str, block: Block) -> re.Match[str] | None:
    """The parts of a line in which an archive cites the article beneath it."""
    return _CITATION.match(plain, block.start, block.end) if block.kind == "citation" else None


def signed_by_outlet(plain: str, block: Block) -> tuple[int, int] | None:
    """Where a byline names an outlet that is known, and nobody ("By Global Times")."""
    by = _BY.match(plain, block.start, block.end)
    ends = _BYLINE_END.search(plain, by.end(), block.end) if by else None
    if by is None or ends is None:
        return None
    known = plain[by.end() : ends.start()].casefold() in outlet_names.names().known
    return (by.end(), ends.start()) if known else None


def outlet_behind(plain: str, block: Block) -> tuple[int, int] | None:
    """Where a byline names an outlet that is known behind its author ("By Ann Other, AFP")."""
    tail = _TAIL.search(plain, block.start, block.end)
    known = tail is not None and tail["outlet"].casefold() in outlet_names.names().known
    return tail.span("outlet") if tail and known else None


def put_there_by(plain: str, block: Block) -> tuple[int, int] | None:
    """Where a line says which outlet put a text there ("Posted on 3 May 2025 by The Ledger")."""
    match = _PUT.match(plain, block.start, block.end)
    named = match and (match["name"].startswith("The ") or outlet_names.is_outlet(match["name"]))
    return match.span("name") if match and named else None


def _masthead(plain: str, top: Sequence[Block]) -> Iterator[Named]:
    for place, block in enumerate(top):
        if block.kind != "outlet":
            continue
        before = top[place - 1] if place else None
        joined = before and plain[before.start : block.start].strip().lower() == "the"
        line = plain[block.start : block.end]
        own = outlet_names.outlet_bounds(line) or outlet_names.series_bounds(line) or (0, 0)
        start = before.start if before and joined else block.start + own[0]
        yield Named(start, block.start + own[1] if own[1] else block.end)


def _repeated(plain: str, top: Sequence[Block]) -> Iterator[Named]:
    """A name above the title that the page's foot asks to subscribe to, or claims rights for."""
    foot = "\n".join(plain[b.start : b.end] for b in top if b.kind in _FOOT)
    for block in top:
        if block.kind != "masthead" or block.end - block.start > _MASTHEAD_CHARS:
            continue
        name = re.escape(plain[block.start : block.end])
        claim = rf"(?:subscribe to|thanks for reading|©|\(c\)|copyright)(?: \d{{4}})? {name}\b"
        if re.search(claim, foot, re.IGNORECASE):
            yield Named(block.start, block.end)


def _agency(plain: str, top: Sequence[Block]) -> Iterator[Named]:
    for block in top:
        if block.kind in {"dateline", "agency"}:
            own = prefix_parts(plain, block).get("agency")
            own = own or outlet_names.agency_bounds(plain, block.start, block.end)
            if own:
                yield Named(*own)


def _of_byline(plain: str, top: Sequence[Block]) -> Iterator[Named]:
    """The outlet between the pipes of "By Zhou Min | The Bund Daily | Updated: 2026-01-30".

    The line of the day may be parted so, too.
    """
    for block in top:
        if block.kind not in {"byline", "date"}:
            continue
        named = (signed_by_outlet, outlet_behind, put_there_by)
        for bounds in filter(None, (one(plain, block) for one in named)):
            yield Named(*bounds)
        for match in re.finditer(r"[^|]+", plain[block.start : block.end]):
            part = match[0].strip()
            first = block.kind == "byline" and not match.start()
            if not first and outlet_names.is_outlet(part):
                start = block.start + match.start() + match[0].index(part)
                yield Named(start, start + len(part))


def _cited(plain: str, top: Sequence[Block]) -> Iterator[Named]:
    for block in top:
        match = citation(plain, block)
        if match:
            yield Named(*match.span("outlet"))


def _owner(plain: str, top: Sequence[Block]) -> Iterator[Named]:
    """An outlet that is known and that a notice of rights with its year, or of trust, names."""
    for block in top:
        owned = block.kind == "copyright" and _YEAR.search(plain, block.start, block.end)
        if owned or (block.kind == "notice" and _TRUST.match(plain, block.start)):
            match = outlet_names.names().owner.search(plain, block.start, block.end)
            if match:
                yield Named(*match.span())


def _of_form(plain: str, top: Sequence[Block]) -> Iterator[Named]:
    for block in top:
        words = " ".join(plain[block.start : block.end].split())
        for form, name in outlet_names.names().forms:
            if form.match(words):
                yield Named(block.start, block.end, name)


@cache
def _bodies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The bodies whose names have commas, and what begins the next of several."""
    table = outlet_names.header_rules()["bodies"]
    listed, words = (
        "|".join(re.escape(name).replace(r"\ ", r"\s{1,3}") for name in table[key])
        for key in ("names", "next")
    )
    joined = r"(?:,\s{1,3}and\s{1,3}|,\s{1,3}|\s{1,3}and\s{1,3})"
    following = rf"{joined}(?=(?:[Tt]he\s{{1,3}})?(?:{words})\b)"
    return re.compile(rf"(?:{listed})"), re.compile(following)


def _squashed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
