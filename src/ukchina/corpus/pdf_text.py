"""The text layer of a PDF as paragraphs; what every page repeats stands once, at the end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from importlib import resources
from typing import Any, NamedTuple

from ukchina.corpus.extraction import LARGEST_BYTES, ExtractionError, one_line
from ukchina.spans import JOINT, broken_words

# A page takes a tenth of a second: so long for any file, and a second for each 50 kB of it.
SECONDS = 30.0
_BYTES_A_SECOND = 50_000
# Lines at the head or foot of a page that may be its running header or footer.
_EDGE_LINES = 2
# Pages on which a line must stand to be running, and the share of all pages.
_RUNNING_PAGES = 2
_RUNNING_SHARE = 0.4
# Points by which the height of a running line may differ from page to page.
_SAME_HEIGHT = 4
# A line ends its paragraph when a sentence closes in it and it is so much shorter than its box.
_SHORT = 0.85
# A paragraph is set apart by so much more than the lines in it, in parts of a line's height.
_GAP = 0.6

_NUMBER = re.compile(r"\d+")
_SOFT = re.compile(rf"(?P<before>[^\W\d_]*){JOINT}(?=(?P<after>\w*))")
_ALONE = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?|[ivxl]{1,6}", re.IGNORECASE)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_UNREADABLE_SHARE = 0.2


class _Line(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def pdf_text(data: bytes) -> str:
    """The text of a PDF, a line a paragraph, lines and broken words joined, page numbers left out.

    A running header or footer stands once, at the end, as "[page header] …". Raises
    `ExtractionError` when the file is no PDF, has no text layer, or takes too long.
    """
    if len(data) > LARGEST_BYTES:
        raise ExtractionError(f"larger than {LARGEST_BYTES} bytes")
    pages = [
        [[_Line(_drawn(words), *place) for words, *place in box] for box in page]
        for page in _pages(data)
    ]
    running = _running(pages)
    paragraphs: list[str] = []
    for page in pages:
        for box in page:
            kept = [line for line in box if not _is_running(line, running)]
            paragraphs += [one for group in _paragraphs(kept) if (one := _joined(group))]
    text = "\n\n".join(_over_pages(paragraphs))
    if not text:
        raise ExtractionError("no text layer in this PDF; wanted one with text, not pictures of it")
    if len(_UNMAPPED.findall(text)) > len(text.split()) * _UNREADABLE_SHARE:
        raise ExtractionError("the fonts of this PDF do not say which letters they show")
    heads = "".join(f"\n\n[page header] {line}" for line in running.values())
    return f"{text}{heads}\n"


def _drawn(words: str) -> str:
    """A line with the hyphens that some fonts call soft: a page shows those that it holds.

    Within a line one stays soft where it divides a word that is no compound.
    """
    if JOINT not in words:
        return words
    return _SOFT.sub(_hyphen, words)


def _hyphen(soft: re.Match[str]) -> str:
    divided = broken_words(f"{soft['before']}-\n{soft['after']}")
    return soft[0] if divided else f"{soft['before']}-"


def _pages(data: bytes) -> list[Any]:
    program = resources.files("ukchina.corpus").joinpath("pdf_lines.py")
    with resources.as_file(program) as path:
        try:
            done = subprocess.run(  # noqa: S603 - this project's own program
                [sys.executable, "-I", str(path)],
                input=data,
                capture_output=True,
                timeout=SECONDS + len(data) / _BYTES_A_SECOND,
                check=False,
            )
        except subprocess.TimeoutExpired:
            message = f"takes longer than {SECONDS:g} seconds to read; it may hold a loop"
            raise ExtractionError(message) from None
    try:
        result = json.loads(done.stdout)
    except ValueError:
        raise ExtractionError("takes more memory to read than a text can need") from None
    if "error" in result:
        raise ExtractionError(f"not a PDF that can be read: {one_line(result['error'])}")
    found: list[Any] = result["pages"]
    return found


def _running(pages: list[list[list[_Line]]]) -> dict[str, str]:
    """The lines that stand at the same edge of many pages, by their words without numbers."""
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    for page in pages:
        lines = sorted((line for box in page for line in box), key=lambda line: -line.top)
        edge = {*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]} if len(lines) > _EDGE_LINES else set()
        keys = {_key(line): one_line(line.text) for line in sorted(edge)}
        seen.update(keys.keys())
        for key, words in keys.items():
            first.setdefault(key, words)
    least = max(_RUNNING_PAGES, len(pages) * _RUNNING_SHARE)
    return {key: words for key, words in first.items() if seen[key] >= least}


def _key(line: _Line) -> str:
    """The words of a line without numbers, and its height on the page."""
    return f"{round(line.top / _SAME_HEIGHT)} {_NUMBER.sub('', line.text).casefold().strip()}"


def _is_running(line: _Line, running: dict[str, str]) -> bool:
    return _ALONE.fullmatch(line.text.strip()) is not None or _key(line) in running


def _paragraphs(lines: list[_Line]) -> list[list[_Line]]:
    """The lines of a box in groups: a new one after a short last line, a gap or another size."""
    groups: list[list[_Line]] = []
    left = min((line.left for line in lines), default=0.0)
    width = max((line.right - left for line in lines), default=0.0)
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is None or _parted(last, line, left, width):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _parted(last: _Line, line: _Line, left: float, width: float) -> bool:
    height = max(last.top - last.bottom, 1.0)
    ended = last.text.rstrip().endswith((".", "?", "!", ":", '"', "”"))
    short = last.right - left < width * _SHORT
    resized = abs(last.size - line.size) > height / 10
    return (ended and short) or last.bottom - line.top > height * _GAP or resized


def _joined(lines: list[_Line]) -> str:
    """A paragraph on one line; words that a line end broke are whole again."""
    text = "\n".join(line.text.strip() for line in lines)
    for start, end in reversed(broken_words(text)):
        text = text[:start] + text[end:]
    return one_line(_hyphens_kept(text))


def _hyphens_kept(text: str) -> str:
    """The text with a compound's hyphen at a line end joined to its second half."""
    return re.sub(r"(?<=\w)-\n(?=\w)(?!(?:and|or|to|nor|but)\b)", "-", text)


def _over_pages(paragraphs: list[str]) -> list[str]:
    """The paragraphs, those that go on after a page's or a column's end made whole."""
    whole: list[str] = []
    for text in paragraphs:
        last = whole[-1] if whole else ""
        if last and last[-1].isalpha() and text[:1].islower() and len(last.split()) > _EDGE_LINES:
            whole[-1] = f"{last} {text}"
        elif last[-2:-1].isalpha() and last.endswith("-") and text[:1].isalpha():
            whole[-1] = _joined_over(last, text)
        else:
            whole.append(text)
    return whole


def _joined_over(last: str, text: str) -> str:
    broken = f"{last}\n{text}"
    for start, end in reversed(broken_words(broken)):
        broken = broken[:start] + broken[end:]
    return one_line(_hyphens_kept(broken))
