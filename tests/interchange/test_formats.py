"""Each format says what the study says, in its own schema, the same bytes every time."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pyarrow.parquet as pq
import pytest
from defusedxml.ElementTree import fromstring

from ukchina.errors import CallError
from ukchina.interchange import FORMATS, doccano, export, jsonld, parquet, qdc, qdpx
from ukchina.study.columns import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from ukchina.study import Study

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
GUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
NAME, DAY, INT, RGB, FLAG = (
    r"(?s).*",
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
    r"\d+",
    r"#\w{6}",
    "true|false",
)
VALUE = r"TextValue|DateValue|IntegerValue|FloatValue|BooleanValue|DateTimeValue"
MADE = {"creatingUser": GUID, "creationDateTime": DAY}
REFERENCE = ("", {"targetGUID!": GUID})
# The rules of the standard's Project.xsd (REFI, 18 March 2019) for what a project of texts may
# hold: the order of an element's children, and its attributes (! is required) with their types.
RULES: dict[str, tuple[str, dict[str, str]]] = {
    "Project": (
        (
            "(Users )?(CodeBook )?(Variables )?(Cases )?(Sources )?(Notes )?(Links )?(Sets )?"
            "(Graphs )?(Description )?(NoteRef )*"
        ),
        {"name!": NAME, "origin": NAME, "creatingUserGUID": GUID, "basePath": NAME},
    ),
    "Users": ("(User )+", {}),
    "User": ("", {"guid!": GUID, "name": NAME, "id": NAME}),
    "CodeBook": ("Codes ", {}),
    "Codes": ("(Code )+", {}),
    "Code": (
        "(Description )?(NoteRef )*(Code )*",
        {"guid!": GUID, "name!": NAME, "isCodable!": FLAG, "color": RGB},
    ),
    "Variables": ("(Variable )+", {}),
    "Variable": (
        "(Description )?",
        {"guid!": GUID, "name!": NAME, "typeOfVariable!": "Text|Boolean|Integer|Float|Date"},
    ),
    "Cases": ("(Case )+", {}),
    "Case": (
        "(Description )?(CodeRef )*(VariableValue )*(SourceRef )*(SelectionRef )*",
        {"guid!": GUID, "name": NAME},
    ),
    "VariableValue": (f"VariableRef (({VALUE}) )?", {}),
    "Sources": ("(TextSource )+", {}),
    "TextSource": (
        (
            "(Description )?(PlainTextContent )?(PlainTextSelection )*(Coding )*(NoteRef )*"
            "(VariableValue )*"
        ),
        {"guid!": GUID, "name": NAME, "plainTextPath": NAME, "richTextPath": NAME, **MADE},
    ),
    "PlainTextSelection": (
        "(Description )?(Coding )*(NoteRef )*",
        {"guid!": GUID, "name": NAME, "startPosition!": INT, "endPosition!": INT, **MADE},
    ),
    "Coding": ("CodeRef (NoteRef )*", {"guid!": GUID, **MADE}),
    **dict.fromkeys(("CodeRef", "SelectionRef", "VariableRef", "SourceRef"), REFERENCE),
    **dict.fromkeys(("Description", "TextValue", "DateValue"), ("", {})),
}
# Codebook.xsd differs in two places: the root names its origin, and codes have no notes.
CODEBOOK_RULES = RULES | {
    "CodeBook": ("Codes (Sets )?", {"origin": NAME}),
    "Code": ("(Description )?(Code )*", RULES["Code"][1]),
}


def faults(element: Element, namespace: str, rules: dict[str, Any]) -> list[str]:
    """Every breach of the schema's rules in the tree."""
    tag = element.tag.removeprefix(f"{{{namespace}}}")
    if tag not in rules:
        return [f"unknown element {element.tag}"]
    order, attributes = rules[tag]
    children = "".join(f"{child.tag.removeprefix(f'{{{namespace}}}')} " for child in element)
    found = [] if re.fullmatch(order, children) else [f"{tag}: children {children}"]
    known = {name.removesuffix("!"): kind for name, kind in attributes.items()}
    found += [
        f"{tag}: no {n[:-1]}" for n in attributes if n[-1] == "!" and n[:-1] not in element.attrib
    ]
    for name, value in element.attrib.items():
        if name not in known or not re.fullmatch(known[name], value):
            found.append(f"{tag}: {name}={value}")
    return found + [fault for child in element for fault in faults(child, namespace, rules)]


def opened(data: bytes) -> tuple[Element, dict[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return fromstring(files["project.qde"]), files


@pytest.mark.parametrize("which", ["study", "seed_study"])
def test_the_project_keeps_the_rules_of_the_schema(
    which: str, request: pytest.FixtureRequest
) -> None:
    root, _ = opened(qdpx(request.getfixturevalue(which)))
    assert root.tag == f"{{{PROJECT}}}Project"
    assert faults(root, PROJECT, RULES) == []


def test_the_codebook_keeps_the_rules_of_the_schema(study: Study) -> None:
    root = fromstring(qdc(study.codebook))
    assert root.tag == f"{{{CODEBOOK}}}CodeBook"
    assert faults(root, CODEBOOK, CODEBOOK_RULES) == []
    names = [code.get("name") for code in root.iter(f"{{{CODEBOOK}}}Code")]
    assert [theme.name for theme in study.codebook.themes] == names[1 : 1 + len(study.themes)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<Sources>", "<Sources/><Sources>", "Project: children"),
        ('startPosition="', 'startPosition="x', "startPosition=x"),
        (' name="machine"', ' nick="machine"', "User: nick"),
        ('isCodable="false"', "", "Code: no isCodable"),
        ("<Users>", "<People/><Users>", "unknown element"),
    ],
)
def test_a_broken_project_is_seen(study: Study, old: str, new: str, fault: str) -> None:
    written = opened(qdpx(study))[1]["project.qde"].decode().replace(old, new, 1)
    assert any(fault in found for found in faults(fromstring(written), PROJECT, RULES))


def test_every_identifier_names_one_thing_and_every_reference_leads_there(study: Study) -> None:
    root, files = opened(qdpx(study))
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    assert all(UUID(guid).version == 5 for guid in guids)
    targets = {
        value
        for element in root.iter()
        for name, value in element.attrib.items()
        if name in {"targetGUID", "creatingUser"}
    }
    assert targets <= set(guids)
    paths = {source.get("plainTextPath", "") for source in root.iter(f"{{{PROJECT}}}TextSource")}
    assert {path.replace("internal://", "Sources/") for path in paths} == set(files) - {
        "project.qde"
    }


def test_selections_count_code_points_of_the_text_as_it_is(study: Study) -> None:
    """CRLF counts two, an astral character one, a combining mark one of its own."""
    root, files = opened(qdpx(study))
    selected = set()
    for source in root.iter(f"{{{PROJECT}}}TextSource"):
        text = files[source.get("plainTextPath", "").replace("internal://", "Sources/")].decode()
        assert text == study.corpus.document(source.get("name", "")).text
        for selection in source.iter(f"{{{PROJECT}}}PlainTextSelection"):
            start, end = (int(selection.get(f"{e}Position", "")) for e in ("start", "end"))
            selected.add(" ".join(text[start:end].split()))
    assert selected == set(study.body["text"])


def test_speakers_are_cases_and_dates_are_variables(seed_study: Study) -> None:
    root, _ = opened(qdpx(seed_study))
    cases = {case.get("name"): case for case in root.iter(f"{{{PROJECT}}}Case")}
    assert set(cases) == set(seed_study.sentences["speaker"].dropna())
    references = len(cases["David Lammy"].findall(f"{{{PROJECT}}}SelectionRef"))
    assert references == (seed_study.sentences["speaker"] == "David Lammy").sum()
    days = {element.text for element in root.iter(f"{{{PROJECT}}}DateValue")}
    assert days == {str(day) for day in seed_study.documents["published"].dropna()}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_same_bytes_each_time(
    hard: Path, study: Study, tmp_path: Path, form: str
) -> None:
    from ukchina.study import open_study  # noqa: PLC0415 - a second reading of the same folder

    first = export(study, tmp_path / "a", form)
    second = export(open_study(hard), tmp_path / "b", form)
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_identifiers_outlive_a_new_text_and_a_changed_coding(hard: Path, study: Study) -> None:
    """A tool that read an earlier export knows the same codes, texts and sentences again."""
    from ukchina.study import open_study  # noqa: PLC0415

    less = open_study(hard, include_undated=False)
    old, new = (opened(qdpx(one))[0] for one in (less, study))
    guids = [{e.get("guid") for e in root.iter() if e.get("guid")} for root in (old, new)]
    assert guids[0] < guids[1]


def test_parquet_has_the_tables_with_typed_columns(seed_study: Study) -> None:
    found = {name: pq.read_table(io.BytesIO(data)) for name, data in parquet(seed_study).items()}
    assert {name: tuple(table.column_names) for name, table in found.items()} == COLUMNS
    assert {str(found["sentences"].schema.field(name).type) for name in ("start", "end")} == {
        "int64"
    }
    assert str(found["documents"].schema.field("published").type) == "date32[day]"
    assert str(found["quantities"].schema.field("value").type) == "double"
    assert found["codings"].num_rows == len(seed_study.codings)
    assert found["documents"]["title"].to_pylist().count(None) == (
        seed_study.documents["title"].isna().sum()
    )


def test_an_annotation_points_at_its_words_by_place_and_by_quotation(study: Study) -> None:
    page = json.loads(jsonld(study))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    texts = {found.file: found.text for found in study.corpus.documents}
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:uuid:")
        place, words = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert (place["type"], words["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[place["start"] : place["end"]] == words["exact"]
        assert text[: place["start"]].endswith(words["prefix"])
        assert text[place["end"] :].startswith(words["suffix"])
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    highlights = [item for item in page["items"] if item["motivation"] == "highlighting"]
    assert len(highlights) == sum(len(found.codings) for found in study.machine)


def test_doccano_gets_each_text_verbatim_with_labelled_stretches(study: Study) -> None:
    lines = [json.loads(line) for line in doccano(study).decode().splitlines()]
    assert {line["document"]: line["text"] for line in lines} == {
        found.name: found.text for found in study.corpus.documents
    }
    start, end, label = lines[1]["label"][-1]
    assert lines[1]["text"][start:end].startswith("Hackers")
    assert label.startswith("voice:")


@pytest.mark.parametrize(
    ("folder", "form", "message"),
    [
        ("x", "docx", 'unknown format "docx"; known: csv, parquet'),
        ("file", "csv", "a file; wanted"),
    ],
)
def test_a_wrong_export_is_refused(
    study: Study, tmp_path: Path, folder: str, form: str, message: str
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CallError, match=message):
        export(study, tmp_path / folder, form)
