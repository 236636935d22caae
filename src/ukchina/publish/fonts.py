"""The fonts of the PDF, and what they cannot show."""

from __future__ import annotations

import re
import shutil
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_OWN = ("han-Regular.ttf", "emoji-Regular.ttf")  # beside the template, each with its licence
_SURE = re.compile("[\t\n -~\xa0-\u017f‐-‧‰-›€™−≤≥●○◆]*")
_FAULT = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_PRIVATE = re.compile(r'contains the codepoint `"((?:[^"\\]|\\.)*)"`')
_ESCAPE = re.compile(r"\\+u\{([0-9a-fA-F]+)\}|\\(.)")
_PROBE = b"""#set document(title: "Probe")
#set text(font: ("Libertinus Serif", "Source Sans Pro", "Droid Sans Fallback", "Noto Emoji"))
#for character in json("texts.json") [#character \\ ]
"""

# Typst reads a face when it first sets a letter in it, and keeps it.
_EVERY_FACE = """
#for weight in (400, 600, 700) {
  for style in ("normal", "italic") {
    text(font: "Source Sans Pro", weight: weight, style: style)[a]
  }
}
#text(font: "Droid Sans Fallback")[茶] #text(font: "Noto Emoji")[😀]
#metadata(none) <read>
""".encode()


@cache
def fonts() -> Any:  # noqa: ANN401  typst's Fonts, imported when first needed
    """The fonts that Typst brings, Source Sans Pro, Chinese and emoji; none of the machine's own.

    The Chinese letters are those of GB 2312 and of the first level of Big5, that is, of names and
    newspapers on the mainland, in Hong Kong and in Taiwan: some 6,800 of Droid Sans Fallback.
    The emoji are the outlines of Noto Emoji, all of Unicode's and in one colour: letters of colour
    are pictures, which PDF/A-2a does not take for text.

    Typst reads whole folders, and the package holds each face in two formats: a folder of its
    own leaves no choice, so that two machines set the same glyphs. It is gone once they are read.
    """
    import font_source_sans_pro  # noqa: PLC0415  a PDF's need only
    import typst  # noqa: PLC0415  the same, 20 MB

    with TemporaryDirectory(prefix="ukchina-fonts-") as folder:
        for name in _FILES:
            file = Path(font_source_sans_pro.font_directory, f"SourceSansPro-{name}.otf")
            shutil.copyfile(file, Path(folder, file.name))
        for name in _OWN:
            content = files("ukchina.publish").joinpath("templates", name).read_bytes()
            Path(folder, name).write_bytes(content)
        found = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        probe: Any = {"main": _EVERY_FACE}
        typst.query(probe, "<read>", font_paths=found)
    return found


def typst_options() -> dict[str, Any]:
    """How every PDF is compiled: the standards it keeps, and the fonts it may use."""
    return {"format": "pdf", "font_paths": fonts(), "pdf_standards": ["a-2a", "ua-1"]}


def missing(texts: Iterable[str]) -> frozenset[str]:
    """The characters of the texts that no font of the PDF can show.

    Typst itself is asked, by setting each doubtful character once: exact for every version.

    >>> sorted(missing(["tea 茶 😀 ㏂"]))
    ['㏂']
    """
    doubtful = sorted({character for text in texts for character in _SURE.sub("", text)})
    barred = {mark for mark in doubtful if unicodedata.category(mark) in {"Co", "Cn", "Cs"}}
    probed = [mark for mark in doubtful if mark not in barred and not _joins(mark)]
    return frozenset(barred | (_faults(probed) if probed else set()))


def unshown(diagnostic: str) -> frozenset[str]:
    """The characters that Typst names in an error of missing glyphs."""
    found = [*_FAULT.findall(diagnostic), *_PRIVATE.findall(diagnostic)]
    return frozenset(mark for text in found for mark in _unescaped(text) if not mark.isascii())


def _joins(mark: str) -> bool:
    return unicodedata.category(mark) in {"Mn", "Me", "Mc", "Cf"}


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def _faults(characters: list[str]) -> set[str]:
    import json  # noqa: PLC0415  beside typst

    import typst  # noqa: PLC0415  a PDF's need only

    parts: Any = {"main": _PROBE, "texts.json": json.dumps(characters).encode()}
    try:
        typst.compile(parts, **typst_options())
    except typst.TypstError as fault:
        return set(unshown(fault.diagnostic))
    return set()
