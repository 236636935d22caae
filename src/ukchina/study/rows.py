"""The one border between values and tables: a document's record as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ukchina.coding.values import CodedSentence
    from ukchina.corpus import Document
    from ukchina.reading.events.grouping import Told
    from ukchina.records.record import Record
    from ukchina.spans import Span

Row = dict[str, Any]


def document_row(record: Record) -> Row:
    """The row of `documents`, with the readers' label."""
    document, counted = record.document, record.body
    published = document.published
    return {
        "document": document.name,
        "file": document.file,
        "format": document.format,
        "sha256": document.sha256,
        "title": document.title.value if document.title else None,
        "outlet": document.outlet.value if document.outlet else None,
        "published": published.value if published else None,
        "published_from": published.source if published else "unknown",
        "place": document.place.value if document.place else None,
        "words": sum(len(sentence.text.split()) for sentence in counted),
        "sentences": len(counted),
        "flags": _joined(document.flags),
        "label": document.label,
    }


def sentence_rows(record: Record, coded: dict[Span, CodedSentence]) -> Iterator[Row]:
    """The rows of `sentences`: every role, in the order of the text."""
    for sentence in record.found.sentences:
        ruling = coded.get(sentence.span)
        yield {
            **_found(record.document, sentence.span),
            "paragraph": sentence.paragraph,
            "role": str(sentence.role),
            "number": sentence.number,
            "kind": sentence.kind,
            **(facing(ruling) if ruling else {}),
        }


def facing(ruling: CodedSentence) -> Row:
    """What a row of `sentences` says of its coding."""
    return {
        "orientation": str(ruling.orientation),
        "voice": str(ruling.voice),
        "speaker": ruling.speaker or None,
        "orientation_rule": ruling.orientation_rule,
        "voice_rule": ruling.voice_rule,
    }


def coding_rows(document: Document, coded: dict[Span, CodedSentence]) -> Iterator[Row]:
    """The rows of `codings`: one a theme and sentence."""
    for ruling in coded.values():
        for coding in ruling.codings:
            yield {
                **_found(document, coding.sentence),
                "theme": coding.theme,
                **_cue(document, coding.cue),
                "rule": coding.rule,
                "coder": coding.coder,
            }


def near_miss_rows(document: Document, coded: dict[Span, CodedSentence]) -> Iterator[Row]:
    """What matched and was blocked, with the reason."""
    for ruling in coded.values():
        for miss in ruling.near_misses:
            yield {
                **_found(document, miss.sentence),
                "theme": miss.theme,
                **_cue(document, miss.cue),
                "rule": miss.rule,
                "reason": miss.reason,
            }


def quotation_rows(record: Record) -> Iterator[Row]:
    """The rows of `quotations`."""
    document = record.document
    for quotation in record.found.quotations:
        yield {
            **_found(document, quotation.span),
            "kind": str(quotation.kind),
            "speaker": quotation.speaker or None,
            "side": str(quotation.side),
            "attribution": quotation.attribution,
            **_cue(document, quotation.cue),
            "flags": _joined(quotation.flags),
        }


def event_rows(
    document: Document, told: Iterable[Told], cluster: Mapping[Span, str]
) -> Iterator[Row]:
    """The rows of `events`, each with the cluster that its mention belongs to."""
    for event in (one.event for one in told):
        expression = event.expression
        yield {
            **_found(document, event.span),
            "expression": document.words(expression) if expression else None,
            "expression_start": expression.start if expression else None,
            "expression_end": expression.end if expression else None,
            "date_start": event.date_start,
            "date_end": event.date_end,
            "precision": event.precision,
            "status": event.status,
            "actors": _joined(event.actors),
            "cluster": cluster.get(event.span) or event.cluster or None,
        }


def quantity_rows(record: Record) -> Iterator[Row]:
    """The rows of `quantities`."""
    document = record.document
    for quantity in record.found.quantities:
        yield {
            **_found(document, quantity.span),
            "measure": quantity.measure,
            "value": quantity.value,
            "value_low": quantity.value_low,
            "value_high": quantity.value_high,
            "unit": quantity.unit,
            "ref_date": quantity.ref_date or None,
            "source": quantity.source or None,
        }


def actor_rows(record: Record) -> Iterator[Row]:
    """The rows of `actors`: one a mention."""
    document = record.document
    for mention in record.found.mentions:
        yield {
            **_found(document, mention.span),
            "name": mention.name,
            "side": str(mention.side),
            "type": mention.type,
            "office": mention.office or None,
            "flags": _joined(mention.flags),
        }


def _found(document: Document, span: Span) -> Row:
    return {
        "evidence": str(span),
        "document": span.document,
        "start": span.start,
        "end": span.end,
        "text": document.words(span),
    }


def _cue(document: Document, cue: Span | None) -> Row:
    return {
        "cue": document.words(cue) if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
    }


def _joined(parts: tuple[str, ...]) -> str | None:
    return "; ".join(parts) or None
