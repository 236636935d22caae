"""How the library's own objects show themselves in a notebook: as blocks, so as HTML and text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ukchina.blocks import (
    Anchor,
    Callout,
    Claim,
    Column,
    Emphasis,
    Paragraph,
    Passage,
    Strong,
    Table,
    Words,
)
from ukchina.blocks.html import standalone
from ukchina.blocks.plain import plain
from ukchina.corpus import Document, Role
from ukchina.errors import CallError
from ukchina.exhibits.annex import VOICE_NAMES
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.marks import marked
from ukchina.findings.finding import Finding
from ukchina.findings.trace import traced
from ukchina.sentences import Sentence, sentences
from ukchina.study import Study

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from ukchina.blocks import Block, Blocks, Inline

_CARD = ["document", "label", "window", "sentences", "words"]
_SHOWN = {"cooperative", "contentious", "mixed"}


def marked_text(
    study: Study, name: str, *, themes: bool = True, orientation: bool = True, voice: bool = True
) -> Exhibit:
    """One text to be read: its words with the cues marked, what is coded after each sentence.

    The themes by their ids, how the sentence faces unless it is neutral, and whose claim it is
    unless it is the author's; each may be left out. Raises `CallError` for an unknown document.
    """
    labels = dict(zip(study.in_report["document"], study.in_report["label"], strict=True))
    if name not in labels:
        raise CallError(f'unknown document "{name}"; known: {", ".join(labels)}')
    wanted = {"themes": themes, "orientation": orientation, "voice": voice}
    rows = study.sentences[study.sentences["document"] == name]
    blocks: list[Block] = [Paragraph((Strong((str(labels[name]),)),))]
    for _, paragraph in rows.groupby("paragraph", sort=True):
        parts: list[Inline] = []
        for _, row in paragraph.iterrows():
            said = _said(study, row)
            signs = " · ".join(said[key] for key in wanted if wanted[key] and said[key])
            parts.append(Anchor(str(row["evidence"]), marked(study, row)))
            parts += [" ", Emphasis((f"[{signs}]",)), " "] if signs else [" "]
        blocks.append(Passage(tuple(parts[:-1]), role=str(paragraph["role"].iloc[0])))
    return exhibit(*blocks)


def evidence(study: Study, identifier: str) -> Exhibit:
    """The words behind an evidence id, in their context, with what rests on them.

    Raises `CallError` when it is no id of this corpus.
    """
    title, *rest = traced(study, identifier).split("\n\n")
    lines = tuple(Paragraph((part,)) for block in rest for part in block.split("\n"))
    return exhibit(Callout("note", title.replace("\n", ", "), lines))


def study_blocks(study: Study) -> Blocks:
    """A study at a glance: a row a text, and how much was found."""
    rows = tuple(
        tuple((str(cell),) for cell in row)
        for row in study.in_report[_CARD].itertuples(index=False)
    )
    found = ", ".join(
        f"{len(getattr(study, name))} {name}"
        for name in ("codings", "quotations", "events", "quantities", "actors")
    )
    table = Table(
        columns=(
            Column("Name", weight=2),
            Column("Text", weight=3),
            Column("Window"),
            Column("Sentences", "right"),
            Column("Words", "right"),
        ),
        rows=rows,
        headline=f"{len(rows)} of {len(study.documents)} texts, {len(study.body)} sentences",
        subtitle=f"{found}. Edition {study.edition}, codebook {study.codebook.version}.",
    )
    return (table,)


def document_blocks(document: Document) -> Blocks:
    """A text as it stands, its furniture set apart."""
    blocks: list[Block] = [Paragraph((Strong((document.label,)), f" ({document.file})"))]
    paragraphs: dict[int, list[Sentence]] = {}
    for found in sentences(document):
        paragraphs.setdefault(found.paragraph, []).append(found)
    for parts in paragraphs.values():
        words = " ".join(found.text for found in parts)
        blocks.append(Passage((words,), role=str(parts[0].role)))
    return tuple(blocks)


def sentence_blocks(sentence: Sentence) -> Blocks:
    """A sentence with its id and its number."""
    number = f"s. {sentence.number}" if sentence.role is Role.BODY else sentence.kind
    return (Paragraph((sentence.text, " ", Emphasis((f"{sentence.span}, {number}",)))),)


def finding_blocks(found: Finding) -> Blocks:
    """A finding as the report states it."""
    words = tuple(Words(evidence, evidence, "") for evidence in found.evidence)
    return (Claim((str(found),), words, found.origins, found.confidence),)


_BLOCKS: dict[type, Callable[[Any], Blocks]] = {
    Study: study_blocks,
    Document: document_blocks,
    Sentence: sentence_blocks,
    Finding: finding_blocks,
}


def register(shell: Any) -> None:  # noqa: ANN401 - IPython ships no types
    """Have `shell` show the library's objects as blocks; others are shown as before."""
    html = shell.display_formatter.formatters["text/html"]
    text = shell.display_formatter.formatters["text/plain"]
    for kind, blocks in _BLOCKS.items():
        html.for_type(kind, partial(_html, blocks))
        text.for_type(kind, partial(_text, blocks))


def _html(blocks: Callable[[Any], Blocks], shown: object) -> str:
    return str(standalone(blocks(shown)))


def _text(blocks: Callable[[Any], Blocks], shown: object, printer: Any, _: bool) -> None:  # noqa: ANN401, FBT001 - as IPython calls it
    printer.text(plain(blocks(shown)))


def _said(study: Study, row: pd.Series) -> dict[str, str]:
    """What is coded of a sentence, each part "" where there is nothing to say."""
    codings = study.codings[study.codings["evidence"] == row["evidence"]]
    facing, voice = row["orientation"], row["voice"]
    who = study.speaker(str(row["evidence"])) or VOICE_NAMES.get(voice, "")
    return {
        "themes": ", ".join(dict.fromkeys(codings["theme"])),
        "orientation": str(facing) if facing in _SHOWN else "",
        "voice": who if voice in VOICE_NAMES and voice != "author" else "",
    }
