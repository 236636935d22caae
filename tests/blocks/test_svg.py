"""Drawings: shapes and text stay, whatever runs or calls out goes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from ukchina.blocks.svg import clean_svg, inline_svg

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>',
        '<image href="https://example.org/x.png"/>',
        '<use xlink:href="https://example.org/x.svg#a"/>',
        '<rect style="fill: url(https://example.org/x)"/>',
        "<style>@import 'https://example.org/x.css';</style>",
        '<a href="javascript:alert(1)"><rect/></a>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
    ],
)
def test_nothing_runs_or_calls_out(inside: str) -> None:
    made = inline_svg(f"<svg {NS}>{inside}</svg>", "alt", prefix="f1-")
    assert not re.search(r"script|onload|example\.org|foreign|@import|to=", made)


def test_ids_and_what_points_to_them_are_made_unique() -> None:
    drawn = f'<svg {NS}><clipPath id="c"/><g clip-path="url(#c)"><use xlink:href="#c"/></g></svg>'
    made = inline_svg(drawn, "alt", prefix="f7-")
    assert 'id="f7-c"' in made
    assert 'clip-path="url(#f7-c)"' in made
    assert 'href="#f7-c"' in made


def test_the_alternative_text_is_what_is_read_out() -> None:
    made = ET.fromstring(inline_svg(f"<svg {NS}><title>x</title></svg>", "a < b", prefix="f1-"))  # noqa: S314  our own output
    titles = [element.text for element in made if element.tag.endswith("title")]
    assert titles == ["a < b"]
    assert made.get("role") == "img"


@pytest.mark.parametrize(
    ("drawn", "fault"),
    [
        ("<svg", "not well formed"),
        ("<html/>", "wanted an svg element"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "entities"),
    ],
)
def test_what_is_no_drawing_is_refused(drawn: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        clean_svg(drawn)
