"""What a notebook's cell has put out, as blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ukchina.blocks import MIME, from_json, tree
from ukchina.publish.html_input import LIVE, html_blocks
from ukchina.publish.markdown import markdown_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# Set by this project: what a reader still reads, and what three pages of a PDF hold.
_MOST_LINES, _MOST_CHARS, _MOST_ROWS, _MOST_CELLS = 200, 20_000, 300, 3000
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\].*?(?:\x07|\x1b\\)|[@-Z\\-_])")
_OVERWRITTEN = re.compile(r"^[^\n]*\r(?!\n)", re.MULTILINE)
_DOLLARS = re.compile(r"\s*(\$\$?|\\\[)(.*?)(\$\$?|\\\])\s*\Z", re.DOTALL)
_BARE_TEX = re.compile(r"\s*\\(?:begin|displaystyle|frac|sum|int)\b")
_LIVE = re.compile(r"application/(?:javascript|vnd\.jupyter\.widget|vnd\.(?:plotly|vega|bokeh))")
_WIDGET = "application/vnd.jupyter.widget-view+json"
_OTHER_PICTURE = re.compile(r"(?:image|audio|video)/|application/pdf\Z")


def output_blocks(outputs: Sequence[Mapping[str, Any]], place: str) -> Iterator[tree.Block]:
    """The outputs of one cell as blocks; of each, the form that says most is taken.

    Raises `ValueError` when blocks of our own kind are damaged. `place` ("cell 7") stands in
    for a picture's missing description.
    """
    streams: dict[str, list[str]] = {}
    for output in outputs:
        kind = output.get("output_type")
        if kind == "stream":
            streams.setdefault(output.get("name", "stdout"), []).append(_text(output["text"]))
            continue
        yield from _streamed(streams)
        if kind == "error":
            yield _error(output)
        else:
            yield from _shown(output.get("data", {}), place)
    yield from _streamed(streams)


def cut(text: str) -> tuple[tree.Block, ...]:
    """The text in a fixed width; a long one ends with a sentence that says what is left out."""
    plain = _OVERWRITTEN.sub("", _ANSI.sub("", text)).strip("\n")
    lines = plain.split("\n")
    kept = "\n".join(lines[:_MOST_LINES])[:_MOST_CHARS]
    if kept == plain:
        return (tree.CodeBlock(plain),) if plain.strip() else ()
    left = len(plain) - len(kept)
    shown = f"{left:,} of {len(plain):,} characters of this output are not shown."
    return tree.CodeBlock(kept), tree.Paragraph((tree.Emphasis((shown,)),))


def _streamed(streams: dict[str, list[str]]) -> Iterator[tree.Block]:
    for parts in streams.values():
        yield from cut("".join(parts))
    streams.clear()


def _error(output: Mapping[str, Any]) -> tree.Block:
    title = f"{output.get('ename', 'Error')}: {output.get('evalue', '')}"
    return tree.Callout("error", title, cut("\n".join(output.get("traceback", ()))))


def _text(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _shown(data: Mapping[str, Any], place: str) -> tree.Blocks:
    if data.get(MIME) == []:
        return ()  # an exhibit may have nothing to show
    if message := _unshown(data):
        return (tree.Unsupported(message),)
    for kind, blocks in _FORMS.items():
        if kind in data:
            value = data[kind]
            found = blocks(value if kind == MIME else _text(value), place)
            if found:
                return found
    if any(_LIVE.match(kind) for kind in data) or "text/html" in data:
        return (tree.Unsupported(LIVE),)
    known = ", ".join(sorted(data))
    return (tree.Unsupported(f"No form of this output can be shown ({known})."),) if data else ()


def _unshown(data: Mapping[str, Any]) -> str:
    """Why an output cannot be shown whose only other form is the name of an object in memory."""
    if (set(data) - {"text/plain"}) & set(_FORMS):
        return ""
    if _WIDGET in data:
        return LIVE
    others = [kind for kind in data if _OTHER_PICTURE.match(kind)]
    return f"This output is of a kind that cannot be shown ({others[0]})." if others else ""


def _picture(shape: tree.ImageFormat) -> Callable[[str, str], tree.Blocks]:
    def figure(value: str, place: str) -> tree.Blocks:
        return (tree.Figure(value.strip(), f"Output of {place}", format=shape),)

    return figure


def _html(value: str, _: str) -> tree.Blocks:
    return tuple(part for block in html_blocks(value) for part in _short(block))


def _short(block: tree.Block) -> tree.Blocks:
    if not isinstance(block, tree.Table):
        return (block,)
    total, most = len(block.rows), min(_MOST_ROWS, _MOST_CELLS // len(block.columns))
    if total <= most:
        return (block,)
    shown = f"{total - most:,} of {total:,} rows of this table are not shown."
    table = tree.Table(block.columns, block.rows[:most])
    return table, tree.Paragraph((tree.Emphasis((shown,)),))


def _latex(value: str, _: str) -> tree.Blocks:
    match = _DOLLARS.match(value)
    if match:
        return (tree.MathBlock(match[2].strip()),)
    return (tree.MathBlock(value.strip()),) if _BARE_TEX.match(value) else cut(value)


# The form that says most comes first; a live view falls back on its plain text.
_FORMS: dict[str, Callable[[Any, str], tree.Blocks]] = {
    MIME: lambda value, _: from_json(value),
    "image/svg+xml": _picture("svg"),
    "image/png": _picture("png"),
    "image/jpeg": _picture("jpeg"),
    "text/html": _html,
    "text/markdown": lambda value, _: markdown_blocks(value),
    "text/latex": _latex,
    "text/plain": lambda value, _: cut(value),
}
