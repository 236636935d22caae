"""From an evidence id to its words, their context, their codings and the claims on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.blocks.quoting import quoted
from ukchina.errors import CallError
from ukchina.findings.claims import summary
from ukchina.findings.verdict import verdict
from ukchina.findings.words import speaker_name
from ukchina.spans import Span
from ukchina.study.meant import meant, nearest

# So many names a refusal lists.
_MOST_KNOWN = 12
# What stands between a text's label and the number of its sentence, as it may be typed.
_NUMBERED = re.compile(r",?\s?\bs\.\s?0{0,9}(\d{1,9})\Z", re.IGNORECASE)
_LABEL = '"Bloomberg, 18 Oct 2024, s. 3"'

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.study import Study


def traced(study: Study, evidence: str) -> str:
    """What is known of the words of `evidence`, as plain text.

    `evidence` may also be what readers call a sentence, "Bloomberg, 18 Oct 2024, s. 3". Raises
    `CallError` when it is no id of this corpus.
    """
    span = _span(study, evidence)
    document = study.corpus.document(span.document)
    rows = study.rows_of("sentences", span.document)
    under = rows[(rows["start"] < span.end) & (span.start < rows["end"])]
    context = rows[rows["paragraph"].isin(under["paragraph"])]
    blocks = [
        f"{span}\n{document.label} ({document.file}:{document.line(span.start)})",
        _titled("Words", document.words(span)),
        _titled("Context", " ".join(context["text"])),
        *(_sentence(study, row) for _, row in under.iterrows()),
        _claims(study, set(under["evidence"])),
    ]
    return "\n\n".join(blocks)


def _span(study: Study, evidence: str) -> Span:
    evidence = _called(study, evidence) or evidence
    try:
        span = Span.parse(evidence)
    except ValueError as error:
        raise _unknown(study, evidence, str(error)) from None
    names = list(study.documents["document"])
    if span.document not in names:
        more = ", …" if len(names) > _MOST_KNOWN else ""
        told = f"known: {', '.join(names[:_MOST_KNOWN])}{more}"
        near = nearest(span.document, names)
        raise CallError(f'{evidence}: no document "{span.document}"{near}; {told}')
    length = len(study.corpus.document(span.document).text)
    if span.end > length or span.start == span.end:
        raise CallError(f"{span}: wanted a stretch within 0-{length}")
    return span


def _called(study: Study, label: str) -> str:
    """The id of the one sentence that readers call so; "" without one, or with several."""
    named, number = _named(study, label)
    documents = study.documents["document"][study.documents["label"] == named]
    found = [
        str(row["evidence"])
        for document in documents
        for row in study.rows_of("sentences", document).to_dict("records")
        if row["label"] == f"{named}, s. {number}" and str(row["number"]) == number
    ]
    return found[0] if len(found) == 1 else ""


def _named(study: Study, label: str) -> tuple[str, str]:
    """The label of the text that is meant, and the number of its sentence; "" for none of each."""
    numbered = _NUMBERED.search(label.strip())
    name = label.strip()[: numbered.start()] if numbered else label
    return meant(name, study.documents["label"]), numbered[1] if numbered else ""


def _unknown(study: Study, label: str, fault: str) -> CallError:
    """The refusal of what is neither an id nor the label of one sentence, with what was wanted."""
    named, number = _named(study, label)
    labels = study.documents["label"]
    documents = list(study.documents["document"][labels == named]) if named else []
    if len(documents) > 1:
        ids = f"{documents[0]}@START-END"
        return CallError(f'"{label}": {len(documents)} texts are called so; wanted an id, {ids}')
    if documents:
        last = int((study.rows_of("sentences", documents[0])["role"] == "body").sum())
        found = "no such sentence of that text" if number else "a text and no sentence"
        return CallError(f'"{label}": {found}; wanted {named}, s. N, of {last}')
    if "@" in label:
        return CallError(fault)
    near = nearest(_NUMBERED.sub("", label), labels)
    wanted = f"an id, DOCUMENT@START-END, or a label, {_LABEL}"
    return CallError(f'"{label}": no evidence{near}; wanted {wanted}')


def _titled(title: str, words: str) -> str:
    return f"{title}\n  {words}"


def _sentence(study: Study, row: pd.Series) -> str:
    if row["role"] != "body":
        return f"{row['evidence']}: {row['kind']}, {row['role']}, never coded"
    speaker = study.speaker(row["evidence"])
    lines = [
        f"{row['label']} ({row['evidence']})",
        f"  orientation  {row['orientation']} ({row['orientation_rule']})",
        f"  voice        {row['voice']} ({row['voice_rule']})"
        + (f", {speaker_name(speaker)}" if speaker else ""),
    ]
    lines += [
        f"  theme        {coding.theme}: {quoted(coding.cue)} ({coding.rule}, {coding.coder})"
        for coding in study.codings_of(row["evidence"])
    ]
    misses = study.rows_of("near_misses", row["document"])
    misses = misses[misses["evidence"] == row["evidence"]]
    lines += [
        f"  near miss    {miss.theme}: {quoted(miss.cue)} ({miss.rule}): {miss.reason}"
        for miss in misses.itertuples()
    ]
    return "\n".join(lines)


def _claims(study: Study, evidence: set[str]) -> str:
    known = {found.id: found for found in (*summary(study), *verdict(study))}
    resting = [found for found in known.values() if any(one in found.evidence for one in evidence)]
    lines = [
        f"  {found} [{found.id}, {found.confidence} confidence, origins {found.origins}]"
        for found in resting
    ]
    return "\n".join(["Claims that rest on these words", *(lines or ["  none"])])
