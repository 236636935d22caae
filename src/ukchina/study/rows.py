"""The one border between values and tables: what was found in a document, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ukchina.reading.events.acts import events
from ukchina.reading.people.mentions import mentions
from ukchina.reading.quantities.amounts import quantities
from ukchina.reading.speech.quotations import quotations
from ukchina.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.coding.values import CodedSentence
    from ukchina.corpus import Document
    from ukchina.spans import Span

Row = dict[str, Any]


def document_row(document: Document, *, label: str, sentence_count: int, word_count: int) -> Row:
    """The row of `documents`, with the readers' `label`."""
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
        "words": word_count,
        "sentences": sentence_count,
        "flags": _joined(document.flags),
        "label": label,
    }


def sentence_rows(document: Document, coded: dict[Span, CodedSentence]) -> Iterator[Row]:
    """The rows of `sentences`: every role, in the order of the text."""
    for sentence in sentences(document):
        ruling = coded.get(sentence.span)
        yield {
            **_found(document, sentence.span),
            "paragraph": sentence.paragraph,
            "role": str(sentence.role),
            "orientation": str(ruling.orientation) if ruling else None,
            "voice": str(ruling.voice) if ruling else None,
            "speaker": (ruling.speaker or None) if ruling else None,
            "number": sentence.number,
            "kind": sentence.kind,
            "orientation_rule": ruling.orientation_rule if ruling else None,
            "voice_rule": ruling.voice_rule if ruling else None,
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


def quotation_rows(document: Document) -> Iterator[Row]:
    """The rows of `quotations`."""
    for quotation in quotations(document):
        yield {
            **_found(document, quotation.span),
            "kind": str(quotation.kind),
            "speaker": quotation.speaker or None,
            "side": str(quotation.side),
            "attribution": quotation.attribution,
            **_cue(document, quotation.cue),
            "flags": _joined(quotation.flags),
        }


def event_rows(document: Document, cluster: dict[Span, str]) -> Iterator[Row]:
    """The rows of `events`, each with the cluster that its mention belongs to."""
    for event in events(document):
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


def quantity_rows(document: Document) -> Iterator[Row]:
    """The rows of `quantities`."""
    for quantity in quantities(document):
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


def actor_rows(document: Document) -> Iterator[Row]:
    """The rows of `actors`: one a mention."""
    for mention in mentions(document):
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
