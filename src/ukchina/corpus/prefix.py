"""What stands on the line of the first sentence before it: date stamp, dateline, agency."""

from __future__ import annotations

import re

from ukchina.corpus.dates import DAY, is_date_line
from ukchina.corpus.documents import Block, Role
from ukchina.corpus.endings import skip
from ukchina.corpus.outlet_names import is_outlet

# The longest dateline ("BEIJING/SHANGHAI/HONG KONG, September 29, 2025 (Agency Name)") is shorter.
_CHARS = 200

_STAMP = re.compile(r"\s{0,9}date\s{1,3}\d{4}-\d\d-\d\d(?=\s)", re.IGNORECASE)
_AGENCY = r"[(/]\s?(?P<agency>[A-Z][\w.&' -]{1,40}?)\s?[)/]"
_CREDIT = re.compile(rf"\s{{0,9}}{_AGENCY}\s{{0,3}}(?=--?\s)")
_CAPITALS = (
    r"(?:[A-Z][A-Z.']{2,24}|[A-Z]\.[A-Z]\.)(?:[ /-]{1,3}(?:and )?[A-Z][A-Z.']{1,24}){0,5}"
    r"(?:,\s{1,2}[A-Z][A-Za-z.]{1,24}(?:\s[A-Z][a-z]{1,24})?)?"
)
_TITLE_CASE = (
    r"[A-Z][a-z]{2,24}(?: [A-Z][a-z]{2,24})?"
    rf"(?=[^(-]{{0,24}}{_AGENCY.replace('?P<agency>', '?:')})"
)
_DATELINE = re.compile(
    rf"\s{{0,9}}(?P<place>{_CAPITALS}|{_TITLE_CASE})"
    r"(?:,?\s{1,3}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s{1,3})?"
    r"(?:\d{1,2}\s{1,3})?[A-Z][a-z]{2,8}\.?(?:\s{1,3}\d{1,2})?(?:,?\s{1,3}\d{4})?)?"
    rf"(?:(?:\s{{0,3}}|--){_AGENCY}(?:,\s\d{{4}})?)?\s{{0,3}}(?=--?\s|--\w)"
)
# "Taipei, Oct. 14 (CNA) Four lawmakers": an agency that sets no dash.
_UNDASHED = re.compile(
    rf"\s{{0,9}}(?P<place>{_CAPITALS}|[A-Z][a-z]{{2,24}}(?: [A-Z][a-z]{{2,24}})?),\s{{1,3}}"
    rf"{DAY}\s{{0,3}}{_AGENCY}(?=\s{{1,3}}[A-Z\"])"
)
# "Reuters, 3 March 2025 -": an agency that is known and its day, without a place.
_NAMED = re.compile(
    rf"\s{{0,9}}(?P<agency>[A-Z][\w.&' ]{{1,40}}?),\s{{1,3}}{DAY}\s{{0,3}}(?=--?\s)"
)
# "April 16 (Reuters) -": an agency that names a day and no place.
_DAY_CREDIT = re.compile(rf"\s{{0,9}}{DAY}\s{{1,3}}{_AGENCY}\s{{0,3}}(?=--?\s)")
_DASH = re.compile(r"\s{0,3}(?:--?(?=\s)|--(?=\w))")
# A letter to an editor begins so, as a dateline does.
_SALUTATIONS = frozenset({"SIR", "MADAM", "SIRS"})
_KINDS = (
    ("date", _STAMP),
    ("agency", _NAMED),
    ("dateline", _DATELINE),
    ("agency", _CREDIT),
    ("agency", _DAY_CREDIT),
)


def prefix(plain: str, start: int, end: int) -> list[Block]:
    """Date stamp, dateline and agency credit that stand before the first sentence."""
    end = min(end, start + _CHARS)
    undashed = _UNDASHED.match(plain, start, end)
    if undashed and is_outlet(undashed["agency"]):
        return [Block(skip(plain, start), undashed.end(), Role.FURNITURE, "dateline")]
    found: list[Block] = []
    for kind, pattern in _KINDS:
        match = pattern.match(plain, start, end)
        if match is None or (pattern is _NAMED and not is_outlet(match["agency"])):
            continue
        if kind == "date" or _DASH.match(plain, match.end(), end):
            words = match[0].strip()
            first = match.start() + match[0].index(words)
            own = "salutation" if words in _SALUTATIONS else kind
            found.append(Block(first, first + len(words), Role.FURNITURE, own))
            start = match.end()
    dash = _DASH.match(plain, start, end)
    if found and found[-1].kind != "date" and dash:
        last = found[-1]
        found[-1] = Block(last.start, dash.end(), last.role, last.kind)
        found += _day_alone(plain, dash.end(), end)
    return found


def _day_alone(plain: str, start: int, end: int) -> list[Block]:
    """The day that alone stands behind its place ("Hong Kong (AFP) - 11 April 2024")."""
    words = plain[start:end].strip()
    first = skip(plain, start)
    alone = words and is_date_line(words)
    return [Block(first, first + len(words), Role.FURNITURE, "date")] if alone else []


def prefix_parts(plain: str, block: Block) -> dict[str, tuple[int, int]]:
    """Where a dateline or credit block names its `place` and its `agency`."""
    patterns = (
        (_DATELINE, _UNDASHED) if block.kind == "dateline" else (_CREDIT, _NAMED, _DAY_CREDIT)
    )
    found = (pattern.match(plain, block.start, block.end + 1) for pattern in patterns)
    match = next(filter(None, found), None)
    if match is None:
        return {}
    parts = {name: match.span(name) for name, value in match.groupdict().items() if value}
    place = plain[slice(*parts["place"])] if "place" in parts else ""
    named, dash, agency = place.partition(" - ")
    if dash and is_outlet(agency):  # "HIROSHIMA - KYODO NEWS - May 21"
        start, end = parts["place"]
        return {"place": (start, start + len(named)), "agency": (end - len(agency), end)}
    return parts
