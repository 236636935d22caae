"""The lines of an article whose archive sets a code before each ("HD", "PD", "LP")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ukchina.corpus.lines import Line, line_of, lines
from ukchina.corpus.outlet_names import header_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

# Such an article begins a line with HD, its headline, and soon after one with PD, its day.
_CODED = re.compile(r"^HD\s(?s:.{1,2000}?)\nPD\s", re.MULTILINE)
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?:\s+(?=\S)|\Z)")


def parted_lines(text: str, plain: str) -> list[Line]:
    """The lines of `text` that are not blank; codes are lines of their own, before their values."""
    found = lines(text, plain)
    return list(_parted(found, plain)) if _CODED.search(text) else found


def fact_of(code: str) -> str | None:
    """The fact that stands behind a code ("title"); "other" for none, None for what is no code."""
    return _codes().get(code)


def _parted(found: list[Line], plain: str) -> Iterator[Line]:
    for line in found:
        match = _CODE.match(line.text)
        fact = fact_of(match["code"]) if match else None
        if match is None or fact is None:
            yield line
            continue
        end = line.start + match.end("code")
        kind = "code" if fact == "text" else "label"
        yield Line(line.start, end, match["code"], line.gap, closed=False, words=1, kind=kind)
        value = plain[end : line.end].lstrip(" ")
        if value:
            yield line_of(line.end - len(value), value, gap=False)


@cache
def _codes() -> dict[str, str]:
    table = header_rules()["codes"]
    return {code: fact for fact, listed in table.items() if fact != "reason" for code in listed}
