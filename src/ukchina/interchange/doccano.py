"""The codings for doccano: a JSON line a document, with labelled stretches of its text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ukchina.coding.values import MACHINE
from ukchina.interchange.judgements import documents, judgements

if TYPE_CHECKING:
    from ukchina.study import Study


def doccano(study: Study, coder: str = MACHINE) -> bytes:
    """What one coder said, as the JSONL that doccano reads for sequence labelling.

    `text` is the document verbatim, `label` holds `[start, end, "theme:economy"]` in code
    points; `document` and `sha256` are kept by doccano and tell an import what was coded. The
    project has to allow overlapping spans, and must not count grapheme clusters as one
    character. The format has no place for reasons and cues.
    """
    lines = [
        {
            "text": document.text,
            "label": [
                [found.sentence.start, found.sentence.end, str(label)]
                for found in judgements(study, document, coder)
                for label in found.labels
            ],
            "document": document.name,
            "sha256": document.sha256,
            "coder": coder,
        }
        for document in documents(study)
    ]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()
