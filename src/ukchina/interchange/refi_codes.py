"""The codebook as REFI-QDA codes: themes, orientations and voices under a heading each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ukchina.blocks.names import visible
from ukchina.coding.values import Orientation
from ukchina.interchange.judgements import NOTHING, Label, guid
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from ukchina.coding import Codebook

CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"
# Blue for the themes, and for each way a sentence faces the colour of the report's charts.
_COLOURS = {
    "theme": "#12436D",
    "voice": "#6B7280",
    "cooperative": "#12436D",
    "contentious": "#C24E1A",
    "mixed": "#7A5195",
    "neutral": "#6B7280",
}
_HEADINGS = {"theme": "Themes", "orientation": "Orientation", "voice": "Voice"}
_NO_THEME = "A coder looked at the sentence and found no theme of the codebook in it."


@dataclass(frozen=True, slots=True)
class Code:
    """One code: the label it stands for, its readers' name and what it means."""

    label: Label
    name: str
    description: str = ""

    @property
    def guid(self) -> str:
        """The code's identifier, the same in every run."""
        return guid("code", self.label)


def codes(codebook: Codebook) -> tuple[Code, ...]:
    """Every code that a sentence may bear: the themes in the codebook's order, then the rest."""
    themes = [
        Code(
            Label("theme", theme.id), theme.name, _meaning(theme.definition, theme.use, theme.avoid)
        )
        for theme in codebook.themes
    ]
    return (
        *themes,
        Code(Label("theme", NOTHING), "No theme", _NO_THEME),
        *(Code(Label("orientation", str(value)), str(value)) for value in Orientation),
        *(Code(Label("voice", str(value)), str(value)) for value in Side),
    )


def code_elements(codebook: Codebook) -> ET.Element:
    """The codes as the element `Codes`, which project and codebook share."""
    root = ET.Element("Codes")
    found = codes(codebook)
    for kind, name in _HEADINGS.items():
        heading = ET.SubElement(
            root, "Code", guid=guid("codes", kind), name=name, isCodable="false"
        )
        for code in found:
            if code.label.kind == kind:
                _add(heading, code)
    return root


def qdc(codebook: Codebook) -> bytes:
    """The codebook as a REFI-QDA codebook file (`.qdc`)."""
    root = ET.Element("CodeBook", xmlns=CODEBOOK_NAMESPACE, origin="ukchina")
    root.append(code_elements(codebook))
    return xml(root)


def xml(root: ET.Element) -> bytes:
    """The tree as an indented UTF-8 document that ends in a line end."""
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def described(parent: ET.Element, words: str) -> None:
    """Add the element `Description`, where there is anything to say."""
    if words:
        ET.SubElement(parent, "Description").text = visible(words)


def _add(heading: ET.Element, code: Code) -> None:
    colour = _COLOURS.get(code.label.value) or _COLOURS[code.label.kind]
    element = ET.SubElement(
        heading,
        "Code",
        guid=code.guid,
        name=visible(code.name),
        isCodable="true",
        color=colour,
    )
    described(element, code.description)


def _meaning(definition: str, use: str, avoid: str) -> str:
    """What a person needs to apply a theme by hand."""
    parts = (definition, f"Use for: {use}" if use else "", f"Not for: {avoid}" if avoid else "")
    return "\n".join(part for part in parts if part)
