"""What changed since the edition before: sentences, cells, counts, and which text did it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ukchina.coding.rulings import counting
from ukchina.coding.weights import fingerprint
from ukchina.findings.past import VERSION
from ukchina.findings.scorecard import scorecard
from ukchina.findings.scorecard_rules import NONE, rules
from ukchina.findings.words import listed
from ukchina.study.counts import theme_by_orientation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ukchina.findings.finding import Finding
    from ukchina.study import Study

    Record = Mapping[str, Any]

# More ids than these would make the record of an archive's edition larger than its pages.
MOST_RECORDED = 5_000


# Of what an edition is made with: how many sentences people have ruled on.
_RULINGS = "rulings of people"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not what it was; `before` or `now` is "" where it was not or is not.

    `what` is document, sentence, cell or count; `because` are the labels of the changed texts
    that it rests on, or rested on; where no text changed, what else the edition is made with.
    """

    what: str
    name: str
    before: str
    now: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two editions; `made_with` names codebook, parameters, programs."""

    documents: tuple[Change, ...] = ()
    made_with: tuple[Change, ...] = ()
    sentences: tuple[Change, ...] = ()
    cells: tuple[Change, ...] = ()
    counts: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any((self.documents, self.made_with, self.sentences, self.cells, self.counts))


def record(study: Study, findings: Sequence[Finding]) -> dict[str, Any]:
    """The edition as plain values for JSON: what a later edition is compared with.

    Fields: version, edition, documents (name, label, sha256; counted: whether the report is made
    from it, which a text that repeats another is not; absent in older records), made_with (name
    to value), summary (id, text, numbers, origins, confidence, evidence), scorecard (indicator,
    window, value, origins, confidence, evidence), counts (theme, name, k; and `sentences`,
    counted).
    """
    return {
        "version": VERSION,
        "edition": study.edition,
        "documents": [
            {
                "name": row["document"],
                "label": row["label"],
                "sha256": row["sha256"],
                "counted": bool(row["selected"]),
            }
            for row in study.documents.to_dict("records")
        ],
        "made_with": _made_with(study),
        "summary": [
            {
                "id": found.id,
                "text": str(found),
                "numbers": dict(found.numbers),
                "origins": found.origins,
                "confidence": found.confidence,
                "evidence": _recorded(found.evidence),
            }
            for found in findings
        ],
        "scorecard": [
            {
                "indicator": cell.indicator,
                "window": cell.window,
                "value": cell.value,
                "origins": cell.origins,
                "confidence": cell.confidence,
                "evidence": _recorded(cell.evidence),
            }
            for cell in scorecard(study).cells
        ],
        "counts": _counts(study),
    }


def changes(before: Record, now: Record) -> Changes:
    """What differs between two records, in the order of the newer one.

    >>> same = {"documents": [], "made_with": {}, "summary": [], "scorecard": [], "counts": []}
    >>> bool(changes(same, same))
    False
    """
    documents = _documents(before["documents"], now["documents"])
    made_with = tuple(
        Change("made_with", name, was, is_)
        for name, was, is_ in _pairs(before["made_with"], now["made_with"])
    )
    changed = _changed_texts(before["documents"], now["documents"])
    changed = changed or {made.name: _reason(made) for made in made_with}
    return Changes(
        documents=documents,
        made_with=made_with,
        sentences=_compared("sentence", before["summary"], now["summary"], changed),
        cells=_compared("cell", before["scorecard"], now["scorecard"], changed),
        counts=_compared("count", before["counts"], now["counts"], changed),
    )


def _recorded(evidence: Sequence[str]) -> list[str]:
    """The evidence; of very much none, and then every changed text may be the reason."""
    return list(evidence) if len(evidence) <= MOST_RECORDED else []


def _made_with(study: Study) -> dict[str, str]:
    stated = study.parameters.stated()
    return {
        "codebook": f"{study.codebook.version} ({study.codebook.sha256[:12]})",
        "weights of words": fingerprint()[:12],
        "scorecard rules": rules().version,
        **_rulings(study),
        **{f"parameter {n}": v for n, v in stated.items() if n not in {"corpus", "codebook"}},
        **{f"program {name}": version for name, version in study.versions.items()},
    }


def _rulings(study: Study) -> dict[str, str]:
    """How many sentences people have ruled on, in which files, and a hash; nothing for none."""
    counts = counting(study.coders)
    if not counts:
        return {}
    told = sorted(
        f"{span}|{coder.name}|{replace(row, line=0)}" for span, (coder, row) in counts.items()
    )
    digest = sha256("\n".join(told).encode()).hexdigest()[:12]
    files = sorted({f"{coder.name}.csv" for coder, _ in counts.values()})
    return {_RULINGS: f"{len(counts)} in {listed(files)} ({digest})"}


def _reason(made: Change) -> str:
    """What is named as the reason of other changes: of rulings their files too."""
    told = (made.now or made.before).rpartition(" (")[0]
    return f"{made.name}: {told}" if made.name == _RULINGS else made.name


def _counts(study: Study) -> list[dict[str, Any]]:
    sentences = {"theme": "", "name": "Sentences", "k": len(study.counted), "evidence": []}
    coded = study.coded
    return [
        sentences,
        *(
            {
                "theme": row["theme"],
                "name": row["name"],
                "k": int(row["k"]),
                "evidence": _recorded(
                    study.outline.ids(coded["place"][coded["theme"] == row["theme"]].to_numpy())
                ),
            }
            for row in theme_by_orientation(study).to_dict("records")
        ),
    ]


def _documents(before: Iterable[Record], now: Iterable[Record]) -> tuple[Change, ...]:
    was = {document["name"]: document for document in before}
    is_ = {document["name"]: document for document in now}
    found = []
    for name in [*is_, *(name for name in was if name not in is_)]:
        old, new = was.get(name), is_.get(name)
        if old is None or new is None or old["sha256"] != new["sha256"]:
            state = "added" if old is None else "removed" if new is None else "altered"
            if not _counted(old, new):
                state = f"{state} (not counted)"
            label = (new or old or {})["label"]
            found.append(Change("document", label, "" if old is None else "present", state))
    return tuple(found)


def _changed_texts(before: Iterable[Record], now: Iterable[Record]) -> dict[str, str]:
    """The labels of the documents added, removed or altered, by name.

    Without those that neither edition counts, as a text that repeats another: nothing rests on
    them. Where no other text changed they stay, for the number of texts may be told.
    """
    was = {document["name"]: document for document in before}
    is_ = {document["name"]: document for document in now}
    differing = {
        name: (was.get(name), is_.get(name))
        for name in [*is_, *was]
        if was.get(name, {}).get("sha256") != is_.get(name, {}).get("sha256")
    }
    counted = {name: pair for name, pair in differing.items() if _counted(*pair)}
    return {
        name: (new or old or {})["label"] for name, (old, new) in (counted or differing).items()
    }


def _counted(old: Record | None, new: Record | None) -> bool:
    """Whether a document is one of those that either edition is made from."""
    return any(one is not None and one.get("counted", True) for one in (old, new))


def _compared(
    what: str, before: Iterable[Record], now: Iterable[Record], changed: Mapping[str, str]
) -> tuple[Change, ...]:
    was = {_key(what, one): one for one in before}
    is_ = {_key(what, one): one for one in now}
    found = []
    for key in [*is_, *(key for key in was if key not in is_)]:
        old, new = was.get(key), is_.get(key)
        said_then, said_now = _told(what, old, new), _told(what, new, old)
        if said_then != said_now:
            because = _because(old, new, changed)
            found.append(Change(what, _name(what, new or old or {}), said_then, said_now, because))
    return tuple(found)


def _key(what: str, one: Record) -> str:
    if what == "cell":
        return f"{one['indicator']} {one['window']}"
    return str(one["id"] if what == "sentence" else one["theme"])


def _name(what: str, one: Record) -> str:
    if what == "cell":
        known = {indicator.id: indicator.name for indicator in rules().indicators}
        return f"{known.get(one['indicator'], one['indicator'])}, {one['window']}"
    return str(one["id"] if what == "sentence" else one["name"])


def _said(what: str, one: Record | None) -> str:
    """What is compared: a sentence's words, a cell's value, a count; "" where there is none."""
    if one is None:
        return NONE if what == "cell" else "0" if what == "count" else ""
    return str(one[{"sentence": "text", "cell": "value", "count": "k"}[what]])


def _told(what: str, one: Record | None, other: Record | None) -> str:
    """What is compared, with the confidence where that of the other edition is another."""
    said = _said(what, one)
    sure, otherwise = ((found or {}).get("confidence") for found in (one, other))
    return f"{said} ({sure} confidence)" if sure and otherwise and sure != otherwise else said


def _because(old: Record | None, new: Record | None, changed: Mapping[str, str]) -> tuple[str, ...]:
    """The changed texts in the evidence of either; all of them where none is in it."""
    evidence = [*(new or {}).get("evidence", ()), *(old or {}).get("evidence", ())]
    names = dict.fromkeys(one.rpartition("@")[0] for one in evidence)
    told = [label for name, label in changed.items() if name in names]
    return tuple(told or changed.values())


def _pairs(before: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, str, str]]:
    names = [*now, *(name for name in before if name not in now)]
    both = [(name, before.get(name, ""), now.get(name, "")) for name in names]
    return [(name, was, is_) for name, was, is_ in both if was != is_]
