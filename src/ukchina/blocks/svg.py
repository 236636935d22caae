"""Drawings made safe: only shapes and text stay, nothing that runs or calls out."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markupsafe import Markup

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>")
_SHAPES = frozenset(
    {
        *("svg", "g", "defs", "use", "symbol", "style", "text", "tspan", "path", "rect", "circle"),
        *("ellipse", "line", "polyline", "polygon", "clipPath", "mask", "marker", "pattern"),
        *("linearGradient", "radialGradient", "stop"),
    }
)
_INSIDE = re.compile(r"url\(\s*[\"']?#([^\"')]*)[\"']?\s*\)")
_OUTSIDE = re.compile(r"url\(|@import|expression|javascript:|\\", re.IGNORECASE)


def clean_svg(svg: str, *, prefix: str = "") -> ET.Element:
    """The drawing as an element without namespaces, its ids beginning with `prefix`.

    Scripts, event handlers, foreign content and links to other places are left out. Raises
    `ValueError` when the text is no SVG, or declares entities.
    """
    if "<!ENTITY" in svg:
        message = "SVG declares entities; write the characters themselves"
        raise ValueError(message)
    try:
        root = ET.fromstring(_DOCTYPE.sub("", svg))  # noqa: S314  entities are refused above
    except ET.ParseError as fault:
        message = f"SVG is not well formed: {fault}"
        raise ValueError(message) from fault
    if root.tag not in {f"{_SVG}svg", "svg"}:
        message = f"wanted an svg element, found {root.tag}"
        raise ValueError(message)
    return _clean(root, prefix)


def inline_svg(svg: str, alt: str, *, prefix: str) -> Markup:
    """The drawing to stand in a page, read out as `alt`."""
    root = clean_svg(svg, prefix=prefix)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}alt")
    description = ET.Element("title", {"id": f"{prefix}alt"})
    description.text = alt
    root.insert(0, description)
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704  cleaned element by element


def _clean(element: ET.Element, prefix: str) -> ET.Element:
    kept = ET.Element(element.tag.removeprefix(_SVG), _attributes(element, prefix))
    kept.text, kept.tail = element.text, element.tail
    if kept.tag == "style":
        kept.text = _value(element.text or "", prefix)
    for child in element:
        name = child.tag.removeprefix(_SVG)
        if name in _SHAPES:
            kept.append(_clean(child, prefix))
    return kept


def _attributes(element: ET.Element, prefix: str) -> dict[str, str]:
    attributes = {}
    for name, value in element.attrib.items():
        if name in {"href", _XLINK}:
            if value.startswith("#"):
                attributes["href"] = f"#{prefix}{value[1:]}"
        elif name == "id":
            attributes["id"] = prefix + value
        elif "{" not in name and not name.lower().startswith("on"):
            attributes[name] = _value(value, prefix)
    return attributes


def _value(value: str, prefix: str) -> str:
    if "url(" not in value and not _OUTSIDE.search(value):
        return value
    if _OUTSIDE.search(_INSIDE.sub("", value)):
        return ""
    return _INSIDE.sub(lambda match: f"url(#{prefix}{match[1]})", value)
