"""How the report was made: codebook, agreement with readers, parameters, edition."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from ukchina.blocks import Code, Column, PageLink, Paragraph, Table
from ukchina.coding.weights import fingerprint
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.findings.words import count

if TYPE_CHECKING:
    from ukchina.study import Study

# More than a page of hashes nobody compares by eye: then one stands for all of them, and each is
# in the table of documents.
_MOST_TEXTS = 40


def codebook_table(study: Study) -> Exhibit:
    """What each theme means, in one sentence, and how often it was coded."""
    coded = study.coded["theme"].astype(str).value_counts()
    rows = tuple(
        (
            (PageLink(f"themes/{theme.id}.html", (theme.name,)),),
            (theme.short,),
            (f"{int(coded.get(theme.id, 0)):,}",),
        )
        for theme in study.codebook.themes
        if theme.id in study.themes
    )
    return exhibit(
        Table(
            columns=(
                Column("Theme", weight=1.4),
                Column("Coded when a sentence speaks of", weight=4),
                Column("Sentences", "right", 0.7),
            ),
            rows=rows,
            headline=f"The codebook has {count(len(study.codebook.themes), 'theme')}",
            subtitle="A sentence bears a theme when a word or phrase in it can be underlined as "
            "its cue; it may bear none, one or several.",
            source=f"Source: codebook {study.codebook.version}",
            anchor="tab-codebook",
        )
    )


def edition_table(study: Study) -> Exhibit:
    """What this edition was made from: parameters, hashes and versions."""
    stated = [
        (name, "calendar years" if (name, value) == ("windows", "all") else value)
        for name, value in study.parameters.stated().items()
    ]
    texts = study.documents[["file", "sha256"]].to_numpy().tolist()
    if len(texts) > _MOST_TEXTS:
        together = hashlib.sha256(json.dumps(texts).encode()).hexdigest()
        texts = [(f"{len(texts)} texts, together", together)]
    rows = [
        *[
            ("Parameter", name, value)
            for name, value in stated
            if name not in {"corpus", "codebook"}
        ],
        *[("Text, SHA-256", name, value) for name, value in texts],
        ("Codebook, SHA-256", study.codebook.version, study.codebook.sha256),
        ("Weights, SHA-256", "of themes, orientation and voice", fingerprint()),
        *[("Program", name, version) for name, version in study.versions.items()],
        ("Edition", "over all of these", study.edition),
    ]
    return exhibit(
        Paragraph(
            (
                "What differs from the last edition in its folder stands on a page of its own, ",
                PageLink("changes.html", ("what changed",)),
                ".",
            )
        ),
        Table(
            columns=(
                Column("What", weight=1.1),
                Column("Which", weight=1.4),
                Column("Value", weight=3),
            ),
            rows=tuple(((what,), (which,), (Code(value),)) for what, which, value in rows),
            headline="What this edition was made from",
            subtitle="The same texts, codebook, weights, parameters and versions give the same "
            "report, byte for byte.",
            source="Source: the files themselves",
            anchor="tab-edition",
        ),
    )
