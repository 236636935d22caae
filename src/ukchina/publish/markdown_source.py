"""Markdown as Jupyter reads it, written so that a plain reader of Markdown understands it."""

from __future__ import annotations

import re

_ENVIRONMENT = re.compile(
    r"^[ ]{0,3}(\\begin\{(\w+\*?)\}.*?\\end\{\2\})[ ]*$", re.DOTALL | re.MULTILINE
)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_RULE = re.compile(r"[ ]{0,3}\|?(?:[ ]*:?-+:?[ ]*\|)+(?:[ ]*:?-+:?[ ]*)?\Z")
_BAR = re.compile(r"(?<!\\)\|")


def prepared(source: str) -> str:
    """The source, TeX environments between dollars, rows of tables with a cell a column."""
    return _with_tables(_with_environments(source))


def _with_environments(source: str) -> str:
    if "\\begin{" not in source:
        return source
    fences = [match.span() for match in _FENCE.finditer(source)]

    def dollars(match: re.Match[str]) -> str:
        inside = any(start <= match.start() < end for start, end in fences)
        opened = source[: match.start()].count("$$") % 2
        return match[0] if inside or opened else f"\n$$\n{match[1]}\n$$\n"

    return _ENVIRONMENT.sub(dollars, source)


def _with_tables(source: str) -> str:
    """Rows that lack cells get empty ones; what is too much stays in the last cell."""
    lines = source.split("\n")
    count = 0
    for index, line in enumerate(lines):
        if index and _RULE.match(line) and "|" in lines[index - 1]:
            count = len(_cells(line))
            count = count if count == len(_cells(lines[index - 1])) else 0
        elif "|" not in line:
            count = 0
        elif count and len(cells := _cells(line)) != count:
            whole = [*cells[: count - 1], "\\|".join(cells[count - 1 :])]
            lines[index] = f"| {' | '.join([*whole, *[''] * (count - len(whole))])} |"
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [cell.strip() for cell in _BAR.split(bare)]
