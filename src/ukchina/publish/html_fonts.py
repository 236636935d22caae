"""The font of the HTML pages: Source Sans Pro's Latin letters, inside each page.

The subsets are kept beside the template, so that a page needs no font tools and has the same
bytes everywhere; `python -m ukchina.publish.html_fonts` makes them again.
"""

from __future__ import annotations

import base64
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from markupsafe import Markup

_FACES = (
    ("Regular", "400", "normal"),
    ("It", "400 700", "italic"),
    ("Semibold", "600 700", "normal"),
)
_CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x218, 0x219, 0x21A, 0x21B, 0x2C6, 0x2DA, 0x2DC),
    *range(0x2010, 0x2028),
    *range(0x202F, 0x203B),
    *(0x2044, 0x2070, 0x20AC, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212),
    *(0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0x25A0, 0x25B2, 0x25C6, 0x25CB, 0x25CF),
)
_LICENCE = (
    "/* Subset of Source Sans Pro, copyright 2010-2014 Adobe Systems Incorporated,"
    " SIL Open Font License 1.1, https://scripts.sil.org/OFL */"
)


@cache
def font_faces() -> Markup:
    """The `@font-face` rules, fonts and licence included, for the page's style."""
    rules = [_LICENCE]
    for name, weight, style in _FACES:
        data = files("ukchina.publish").joinpath("templates", f"sans-{name}.woff").read_bytes()
        rules.append(
            f'@font-face{{font-family:"Source Sans Pro";font-weight:{weight};font-style:{style};'
            "src:url(data:font/woff;base64,"
            f'{base64.b64encode(data).decode()}) format("woff")}}'
        )
    return Markup("\n".join(rules))  # noqa: S704  base64 and words of this module


def subset(name: str) -> bytes:
    """The subset of one face, as WOFF; renamed, for the licence reserves the name "Source"."""
    import font_source_sans_pro  # noqa: PLC0415  only who makes the subsets needs it
    from fontTools import subset as tools  # type: ignore[import-untyped] # noqa: PLC0415  the same
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # noqa: PLC0415  the same

    options = tools.Options()
    options.hinting = False
    options.layout_features = ["kern", "liga", "tnum", "lnum", "mark", "ccmp"]
    options.name_IDs = [0, 1, 2, 13, 14]
    file = Path(font_source_sans_pro.font_directory, f"SourceSansPro-{name}.ttf")
    font = TTFont(file, recalcTimestamp=False)
    subsetter = tools.Subsetter(options)
    subsetter.populate(unicodes=_CHARACTERS)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = "Report Sans"
    font.flavor = "woff"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


if __name__ == "__main__":
    for face, *_ in _FACES:
        target = Path(__file__).parent / "templates" / f"sans-{face}.woff"
        target.write_bytes(subset(face))
