"""The codings as W3C Web Annotations: JSON-LD that points at words by place and by quotation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as escaped

from ukchina.coding.values import MACHINE
from ukchina.interchange.anchoring import quoted
from ukchina.interchange.judgements import documents, guid, judgements

if TYPE_CHECKING:
    from ukchina.coding.values import Coding
    from ukchina.corpus import Document
    from ukchina.interchange.judgements import Judgement, Label
    from ukchina.spans import Span
    from ukchina.study import Study

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Json = dict[str, Any]


def jsonld(study: Study) -> bytes:
    """Every coder's codings as one `AnnotationPage` (Web Annotation Data Model, 2017).

    One annotation says what a coder said of a sentence (motivation `classifying`), one more for
    each cue what it made the machine think of (`highlighting`). Each target has a
    `TextPositionSelector` in code points and a `TextQuoteSelector` with what is before and
    after, so that the words are found again when the text has moved.
    """
    items = [
        annotation
        for document in documents(study)
        for found in judgements(study, document)
        for annotation in (_judged(document, found), *_cues(document, found))
    ]
    page = {
        "@context": _CONTEXT,
        "id": f"urn:uuid:{guid('page', study.edition)}",
        "type": "AnnotationPage",
        "items": items,
    }
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()


def _judged(document: Document, found: Judgement) -> Json:
    body = [_tag(label) for label in found.labels]
    if found.reason:
        body.append({"type": "TextualBody", "purpose": "commenting", "value": found.reason})
    annotation = _annotation(found, guid("judgement", found.coder, found.sentence))
    dated = {"created": found.date} if found.date else {}
    return {
        **annotation,
        **dated,
        "motivation": "classifying",
        "body": body,
        "target": _target(document, found.sentence),
    }


def _cues(document: Document, found: Judgement) -> list[Json]:
    return [
        {
            **_annotation(found, guid("cue", coding.theme, coding.sentence, coding.cue)),
            "motivation": "highlighting",
            "body": _cue_body(coding),
            "target": _target(document, coding.cue),
        }
        for coding in found.codings
    ]


def _annotation(found: Judgement, identifier: str) -> Json:
    creator: Json = {"type": "Person", "nickname": found.coder}
    if found.coder == MACHINE:
        creator["type"] = "Software"
    if found.author:
        creator["name"] = found.author
    return {"id": f"urn:uuid:{identifier}", "type": "Annotation", "creator": creator}


def _cue_body(coding: Coding) -> list[Json]:
    return [
        {"type": "TextualBody", "purpose": "tagging", "value": f"theme:{coding.theme}"},
        {"type": "TextualBody", "purpose": "describing", "value": coding.rule},
    ]


def _tag(label: Label) -> Json:
    return {"type": "TextualBody", "purpose": "classifying", "value": str(label)}


def _target(document: Document, span: Span) -> Json:
    found = quoted(document.text, span.start, span.end)
    return {
        "source": escaped(document.file),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": found.exact,
                "prefix": found.prefix,
                "suffix": found.suffix,
            },
        ],
    }
