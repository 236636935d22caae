"""Speakers as cases and facts of the texts as variables of a REFI-QDA project."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ukchina.blocks.names import visible
from ukchina.interchange.judgements import guid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.corpus import Document
    from ukchina.interchange.judgements import Judgement

# Each variable: the type that REFI-QDA gives it, and what it says.
_VARIABLES = {
    "Outlet": ("Text", "Who published the text."),
    "Published": ("Date", "The day of publication."),
    "Title": ("Text", "The title that the text states."),
    "Place": ("Text", "Where the text was filed."),
    "Side": ("Text", "The voices in which a speaker is heard."),
}


def add_variables(project: ET.Element) -> None:
    """Add what texts and speakers have values of."""
    variables = ET.SubElement(project, "Variables")
    for name, (kind, meaning) in _VARIABLES.items():
        variable = ET.SubElement(
            variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable=kind
        )
        ET.SubElement(variable, "Description").text = meaning


def add_cases(project: ET.Element, said: Iterable[Judgement]) -> None:
    """Add a case for each speaker, with the sentences that are theirs; nothing without one."""
    heard: dict[str, list[Judgement]] = {}
    for found in said:
        if found.speaker:
            heard.setdefault(found.speaker, []).append(found)
    if not heard:
        return
    cases = ET.SubElement(project, "Cases")
    for speaker in sorted(heard):
        case = ET.SubElement(cases, "Case", guid=guid("case", speaker), name=visible(speaker))
        voices = (
            label.value for one in heard[speaker] for label in one.labels if label.kind == "voice"
        )
        _add_value(case, "Side", "; ".join(sorted(set(voices))))
        for one in heard[speaker]:
            target = guid("selection", one.coder, one.sentence)
            ET.SubElement(case, "SelectionRef", targetGUID=target)


def add_values(source: ET.Element, document: Document) -> None:
    """Add what a text states of itself."""
    facts = {
        "Outlet": document.outlet,
        "Published": document.published,
        "Title": document.title,
        "Place": document.place,
    }
    for name, fact in facts.items():
        if fact is not None:
            _add_value(source, name, str(fact.value))


def _add_value(parent: ET.Element, variable: str, value: str) -> None:
    element = ET.SubElement(parent, "VariableValue")
    ET.SubElement(element, "VariableRef", targetGUID=guid("variable", variable))
    kind = "DateValue" if _VARIABLES[variable][0] == "Date" else "TextValue"
    ET.SubElement(element, kind).text = visible(value)
