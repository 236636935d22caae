"""A study as a REFI-QDA project (`.qdpx`), which NVivo, MAXQDA, ATLAS.ti and QualCoder open."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ukchina.blocks.names import visible
from ukchina.coding.values import MACHINE
from ukchina.interchange.judgements import documents, guid, judgements
from ukchina.interchange.refi_cases import add_cases, add_values, add_variables
from ukchina.interchange.refi_codes import code_elements, codes, described, xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ukchina.corpus import Document
    from ukchina.interchange.judgements import Judgement
    from ukchina.study import Study

PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"
# The first day that a zip archive can state: no clock is read.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def qdpx(study: Study) -> bytes:
    """The study as a REFI-QDA 1.5 project: the texts verbatim, and what each coder said of them.

    A sentence is one selection for each coder, in code points of the text; themes, orientation
    and voice are codes on it, made by the coder as user. Speakers are cases with the sentences
    that are theirs; outlet, date, title and place are variables of the texts. What a selection
    describes is the coder's reason, or the machine's cues. The same study gives the same bytes.
    """
    found = documents(study)
    project = ET.Element(
        "Project", xmlns=PROJECT_NAMESPACE, name="UK-China relations", origin="ukchina"
    )
    said = {document.name: judgements(study, document) for document in found}
    everything = [one for judged in said.values() for one in judged]
    _add_users(ET.SubElement(project, "Users"), everything)
    ET.SubElement(project, "CodeBook").append(code_elements(study.codebook))
    add_variables(project)
    add_cases(project, everything)
    sources = ET.SubElement(project, "Sources")
    known = {str(code.label): code.guid for code in codes(study.codebook)}
    for document in found:
        _add_source(sources, document, said[document.name], known)
    described(project, f"Edition {study.edition}, codebook {study.codebook.version}.")
    files = {f"Sources/{guid('source', one.name)}.txt": one.text.encode() for one in found}
    return _zipped({"project.qde": xml(project), **files})


def _add_users(users: ET.Element, said: Iterable[Judgement]) -> None:
    """Add the machine, then every person that made a judgement."""
    known = dict.fromkeys([(MACHINE, ""), *((one.coder, one.author) for one in said)])
    for coder, author in known:
        name = visible(author or coder)
        ET.SubElement(users, "User", guid=guid("user", coder, author), name=name, id=coder)


def _add_source(
    sources: ET.Element, document: Document, said: tuple[Judgement, ...], known: dict[str, str]
) -> None:
    identifier = guid("source", document.name)
    source = ET.SubElement(
        sources,
        "TextSource",
        guid=identifier,
        name=visible(document.name),
        plainTextPath=f"internal://{identifier}.txt",
    )
    described(source, document.label)
    for found in said:
        _add_selection(source, found, known)
    add_values(source, document)


def _add_selection(source: ET.Element, found: Judgement, known: dict[str, str]) -> None:
    made = {"creatingUser": guid("user", found.coder, found.author), **_dated(found.date)}
    selection = ET.SubElement(
        source,
        "PlainTextSelection",
        made,
        guid=guid("selection", found.coder, found.sentence),
        name=str(found.sentence),
        startPosition=str(found.sentence.start),
        endPosition=str(found.sentence.end),
    )
    described(selection, found.reason or _cues(found))
    for label in found.labels:
        coding = ET.SubElement(
            selection, "Coding", made, guid=guid("coding", found.coder, found.sentence, label)
        )
        ET.SubElement(coding, "CodeRef", targetGUID=known[str(label)])


def _cues(found: Judgement) -> str:
    """The rules that coded the sentence, and where their cues stand in it."""
    return "\n".join(
        f"{coding.theme}: {coding.rule}, characters {coding.cue.start}-{coding.cue.end}"
        for coding in found.codings
    )


def _dated(day: str) -> dict[str, str]:
    """The attribute for a day, YYYY-MM-DD; none for what is no day."""
    parts = day.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not "".join(parts).isdecimal():
        return {}
    return {"creationDateTime": f"{day}T00:00:00Z"}


def _zipped(files: dict[str, bytes]) -> bytes:
    """The archive of `files`, uncompressed: its bytes do not depend on a version of zlib."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()
