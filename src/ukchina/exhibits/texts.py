"""Whose texts these are, and which repeat each other."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ukchina.blocks import Column, Evidence, Paragraph, Table
from ukchina.blocks.quoting import quoted
from ukchina.corpus.dates import short_date
from ukchina.corpus.folder import ROW_FORMATS
from ukchina.exhibits import limits
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.source import language_name, no_sentence, source_line
from ukchina.findings.words import capital, count
from ukchina.reading.values import Side
from ukchina.study.counts import voice_by_document
from ukchina.study.origins import MEETING

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.blocks import Block, Inlines
    from ukchina.study import Study
    from ukchina.study.origins import Overlap

_BY_MINHASH = (
    "Texts are compared where MinHash with locality-sensitive hashing finds them alike (256 "
    "numbers a text); what it finds is verified word for word, a short quotation may escape it."
)
VOICES = {
    Side.UK_GOVERNMENT: "UK gov.",
    Side.CHINA_GOVERNMENT: "China gov.",
    Side.UK_EXPERT: "UK expert",
    Side.CHINA_EXPERT: "China expert",
    Side.OTHER: "other",
    Side.AUTHOR: "author",
}


def corpus_card(study: Study) -> Exhibit:
    """A row a document, by date, undated last: origin, length, furniture cut, voices."""
    if not len(study.counted):
        return no_sentence(study)
    voices = voice_by_document(study)
    each = limits.of_texts(study, [(name,) for name in study.in_report["document"]])
    chosen = study.in_report.iloc[limits.shown(study, each, limits.MOST_ROWS)]
    rows = tuple(_card(study, row, voices) for row in chosen.to_dict("records"))
    whole = len(study.in_report)
    origins = study.origin_count(study.in_report["document"])
    card = Table(
        columns=(
            Column("Text", weight=2.3),
            Column("Published", weight=1.2),
            Column("Origin", "right", 0.7),
            Column("Words", "right", 0.7),
            Column("Sentences", "right", 0.9),
            Column("Furniture cut", "right", 0.9),
            Column("Voices (sentences)", weight=3.0),
        ),
        rows=rows,
        headline=f"{capital(count(whole, 'text'))} from {count(origins, 'independent origin')}",
        subtitle="Words and sentences of the body; furniture is what stands on the page but is "
        "not the text (dates, credits, mastheads, titles, related headlines), in characters. "
        "Texts with the same origin number are not independent of each other."
        + limits.said(len(rows), whole, "text", "documents"),
        source=source_line(study),
        anchor="tab-texts",
    )
    return exhibit(card)


def repetitions(study: Study) -> Exhibit:
    """The words that texts share and the meetings that they retell; a sentence without any."""
    if not len(study.counted):
        return no_sentence(study)
    if len(study.in_report) == 1:
        return exhibit(Paragraph(("There is no second text that this one could repeat.",)))
    names = set(study.in_report["document"])
    overlaps = [
        overlap
        for overlap in study.origins.overlaps
        if {overlap.first.document, overlap.second.document} <= names
    ]
    by_run = study.origins.method == "exact"
    looked = "All texts are compared." if by_run else _BY_MINHASH
    if not overlaps:
        none = "No two of these texts share a run of ten words or more, or retell one meeting. "
        return exhibit(Paragraph((none + looked,)))
    labels = dict(zip(study.documents["document"], study.documents["label"], strict=True))
    pairs = [(one.first.document, one.second.document) for one in overlaps]
    places = limits.shown(study, limits.of_texts(study, pairs), limits.MOST_ROWS)
    table = Table(
        columns=(
            Column("Text", weight=1.3),
            Column("shares with", weight=1.3),
            Column("words", "right", 0.5),
            Column("the longest run, or the remark quoted", weight=4),
        ),
        rows=tuple(_repetition(study, overlaps[place], labels) for place in places),
        headline=f"{capital(count(len(overlaps), 'pair'))} of texts with words in common",
        subtitle="The longest run of words that stands in both texts. Two texts count as one "
        "origin when they were published within a week and share ten words or more, or report one "
        f"meeting and quote the same remark from it in words of their own. {looked}"
        + limits.said(len(places), len(overlaps), "pair"),
        source=source_line(study),
        anchor="tab-repetitions",
    )
    return exhibit(table)


def _repetition(study: Study, overlap: Overlap, labels: dict[str, str]) -> tuple[Inlines, ...]:
    """The two texts, how many words they share, and these; of a meeting, the remark in both."""
    first, second = overlap.first, overlap.second
    words = study.corpus.document(first.document).words(first)
    shared, shown = f"{len(words.split())}", quoted(words)
    if overlap.reason == MEETING:
        other = study.corpus.document(second.document).words(second)
        shared, shown = "", f"one meeting: {quoted(words)}; {quoted(other)}"
    return (labels[first.document],), (labels[second.document],), (shared,), (shown,)


def left_out(study: Study) -> Exhibit:
    """What the folder holds and the report does not count, with the reason; says so if nothing."""
    rows = [(problem.path, problem.message) for problem in study.corpus.problems]
    rows += [(problem.path, problem.message) for problem in study.corpus.skipped]
    labels = dict(zip(study.documents["document"], study.documents["label"], strict=True))
    for file, language in study.other_languages.items():
        rows.append((file, f"in another language ({language_name(language)})"))
    in_report = set(study.in_report["document"])
    for name, original in study.origins.duplicate_of.items():
        if name not in in_report:
            rows.append((labels[name], f"the same text as {labels[original]}"))
    remarks = [(warning.path, warning.message) for warning in study.warnings]
    blocks: list[Block] = [_remarks(study, remarks)] if remarks else []
    if not rows:
        chosen, whole = len(study.in_report), len(study.documents)
        counted = Paragraph((f"Every file of the folder was read; {_counted(chosen, whole)}.",))
        return exhibit(counted, *blocks)
    return exhibit(
        Table(
            columns=(Column("File or text", weight=1.2), Column("Why it is not counted", weight=2)),
            rows=_files(rows),
            subtitle=_first(len(rows)),
            headline=capital(f"{count(len(rows), 'file or text', 'files or texts')} not counted"),
            source=source_line(study),
            anchor="tab-left-out",
        ),
        *blocks,
    )


def _files(rows: list[tuple[str, str]]) -> tuple[tuple[Inlines, ...], ...]:
    return tuple(((PurePath(what).name,), (why,)) for what, why in rows[: limits.MOST_ROWS])


def _first(whole: int) -> str:
    """Which of very many files are listed: no claim rests on any, so the first are."""
    over = whole > limits.MOST_ROWS
    return f"The first {limits.MOST_ROWS} of {whole:,} are listed." if over else ""


def _counted(chosen: int, whole: int) -> str:
    if chosen == whole:
        return "each is counted"
    if not chosen:
        return f"the limits set leave none of {whole:,}"
    return f"the limits set leave {chosen:,} of {whole:,}"


def _remarks(study: Study, remarks: list[tuple[str, str]]) -> Table:
    """What was noticed of the files counted: a changed text, a stale or disputed coding."""
    return Table(
        columns=(Column("File", weight=1.2), Column("What was noticed", weight=2)),
        rows=_files(remarks),
        subtitle=_first(len(remarks)),
        headline=capital(f"{count(len(remarks), 'remark')} on the files counted"),
        source=source_line(study),
        anchor="tab-remarks",
    )


def _is_row(row: dict[str, Any]) -> bool:
    """Whether the text is a row of an archive, whose columns say its day."""
    return str(row["format"]) in ROW_FORMATS


def _card(study: Study, row: dict[str, Any], voices: pd.DataFrame) -> tuple[Inlines, ...]:
    name = str(row["document"])
    heard = voices.loc[name]
    said = ", ".join(f"{VOICES[side]} {heard[side]:,}" for side in Side if heard[side])
    published = row["published"]
    known = f"{short_date(published)}" if published else "no date"
    apart = " (manifest)" if row["published_from"] == "manifest" and not _is_row(row) else ""
    own = study.rows_of("sentences", name)
    furniture = own[own["role"] != "body"]
    first = str(own[own["role"] == "body"]["evidence"].iloc[0])
    return (
        (Evidence(first, (str(row["label"]),)),),
        (f"{known}{apart}",),
        (str(row["origin"]),),
        (f"{row['words']:,}",),
        (f"{row['sentences']:,}",),
        (f"{int((furniture['end'] - furniture['start']).sum()):,}",),
        (said or "none",),
    )
