"""What a corpus cannot support, each statement derived from its data."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from ukchina.blocks.quoting import quoted
from ukchina.findings.finding import Finding, documents_behind, finding
from ukchina.findings.gaps_gap import lists
from ukchina.findings.gaps_sided import one_sided
from ukchina.findings.scorecard import scorecard
from ukchina.findings.uncounted import unfilled
from ukchina.findings.words import capital, count, listed, textual, windowed
from ukchina.study.comparability import OWN_SCOPE
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from ukchina.study import Study
    from ukchina.study.outline import Ids

# Who has not seen those counts no gap between governments.
_PRIVATE = re.compile(
    r"\b(?:her|his|their|my|our)\s+(?:[\w-]+\s+){0,2}?(?:famil(?:y|ies)|parents|mother|father|sisters?"
    r"|brothers?|sons?|daughters?|wife|husband|children|relatives|friends?|home(?:town|land)?)\b",
    re.IGNORECASE,
)
# More limits of one kind say no more than the first.
MOST_OF_A_KIND = 5
# More wordings in one sentence are counted, and the first of them quoted.
MOST_QUOTED, FIRST_QUOTED = 4, 3


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def limits_of(study: Study) -> tuple[Finding, ...]:
    """What these texts cannot support, as findings with evidence; () without sentences."""
    if not len(study.counted):
        return ()
    found = (
        one_sided(study),
        unfilled(study),
        _trend(study),
        _confounded(study),
        *_undated(study),
        *_alone(study),
        *_same_origin(study),
        _unnumbered(study),
        *_incommensurable(study),
        _benchmarks(study),
    )
    return tuple(one for one in found if one.holds and one.evidence)


def _trend(study: Study) -> Finding:
    """Windows with fewer texts than a trend needs."""
    chosen = study.in_report[study.in_report["window"] != UNDATED]
    counts = chosen["window"].value_counts(sort=False)
    least = study.parameters.min_documents
    thin = {str(w): int(k) for w, k in counts.items() if k < least}
    origins = {
        window: study.origin_count(chosen[chosen["window"] == window]["document"])
        for window in thin
    }
    said = [
        f"{windowed([window])} has {count(k, 'text')}"
        + (f" from {count(origins[window], 'origin')}" if origins[window] < k else "")
        for window, k in thin.items()
    ]
    return finding(
        study,
        "limit_trend",
        claim="No trend can be drawn: {said}, where a trend needs {least} in each window.",
        evidence=_openings(study, chosen[chosen["window"].isin(thin)]),
        holds=bool(thin),
        said=listed(said),
        least=count(least, "text"),
    )


def _confounded(study: Study) -> Finding:
    """Whether every outlet is read in one window only: then time and outlet cannot be parted."""
    dated = study.in_report[study.in_report["window"] != UNDATED]
    # Of most texts the outlet must be known: two that name none may be of one.
    named = bool(2 * dated["outlet"].notna().sum() >= len(dated))
    sources = dated["outlet"].fillna(dated["document"])
    spread = dated["window"].groupby(sources).nunique()
    windows = len(set(dated["window"]))
    return finding(
        study,
        "limit_confounded",
        claim="No outlet is read in more than one of the {windows}: a difference between them may "
        "be one of date, of outlet or of genre.",
        evidence=_openings(study, dated),
        holds=windows > 1 and named and bool((spread == 1).all()),
        windows=count(windows, "window"),
    )


def _undated(study: Study) -> Iterator[Finding]:
    """Texts that are never placed in time, and what else they lack."""
    undated = study.in_report[study.in_report["window"] == UNDATED]
    for row in undated[:MOST_OF_A_KIND].to_dict("records"):
        lacks = ["no date"]
        if not isinstance(row["outlet"], str):
            lacks.append("no outlet")
        if not _persons(study, row["document"]):
            lacks.append("no named person")
        yield finding(
            study,
            f"limit_undated_{row['document']}",
            claim="{label} has {lacks}: it tells of themes, never of when.",
            evidence=_openings(study, study.in_report[study.in_report["label"] == row["label"]]),
            label=capital(textual(row["label"])),
            lacks=listed(lacks),
        )


def _alone(study: Study) -> Iterator[Finding]:
    """Dated windows whose texts are of one origin; what other texts tell of them is said too."""
    dated = study.in_report[study.in_report["window"] != UNDATED]
    card = scorecard(study)
    for window, texts in dated.groupby("window", sort=False):
        if study.origin_count(texts["document"]) > 1 or len(texts) == len(dated):
            continue
        quoted = any(_quoted_persons(study, name) for name in texts["document"])
        behind = {n for c in card.of(str(window)) for n in documents_behind(study, c.evidence)}
        recalled = study.in_report[
            study.in_report["document"].isin(behind - set(texts["document"]))
        ]
        others = [textual(label) for label in recalled["label"][:MOST_OF_A_KIND]]
        tell = "tells" if len(others) == 1 else "tell"
        yield finding(
            study,
            f"limit_alone_{window}",
            claim="What was published in {window} comes from one origin, {labels}{quoted}{others}.",
            evidence=_openings(study, texts),
            window=windowed([str(window)]),
            labels=listed([textual(label) for label in texts["label"]]),
            quoted="" if quoted else ", which quotes no named person",
            others=f"; {listed(others)} {tell} of it in retrospect" if others else "",
        )


def _same_origin(study: Study) -> Iterator[Finding]:
    """Equal figures told by texts of one origin: said twice, known once."""
    columns = ("document", "start", "text", "measure", "unit", "value")
    numbers = study.tables.some("quantities", columns)
    numbers = numbers[numbers["value"].notna() & ~numbers["measure"].isin(OWN_SCOPE)]
    origin = study.origin_of[numbers["document"].cat.codes]
    keys = ["measure", "unit", "value"]
    alike = numbers.assign(origin=origin).groupby(keys, sort=False, observed=True)
    one = (alike["origin"].transform("nunique") == 1) & (alike["text"].transform("nunique") > 1)
    told = []
    for _, group in numbers[one].groupby(keys, sort=False, observed=True):
        names, said = set(group["document"]), list(dict.fromkeys(group["text"]))
        if len(names) > 1:
            told.append((group, names, said))
    for number, (group, names, said) in enumerate(told[:MOST_OF_A_KIND], start=1):
        yield finding(
            study,
            f"limit_same_origin_{number}",
            claim="{said} are one figure of one origin: told {times}, it is known once.",
            evidence=_holding(study, group),
            said=_some(said, "wording"),
            times="twice" if len(names) == 2 else count(len(names), "time"),  # noqa: PLR2004 - two
        )


def _incommensurable(study: Study) -> Iterator[Finding]:
    """Figures on one subject, of different measures, in different texts."""
    for number, pair in enumerate(_unlike(study), start=1):
        yield finding(
            study,
            f"limit_measures_{number}",
            claim="{first} and {second} measure {subject} in different ways: they may agree, "
            "but neither confirms the other.",
            evidence=_holding(study, pd.DataFrame(pair)),
            first=quoted(str(pair[0]["text"])),
            second=quoted(str(pair[1]["text"])),
            subject=str(pair[0]["measure"]).split("_")[0],
        )


def _unlike(study: Study) -> list[tuple[dict[Hashable, Any], ...]]:
    """The first pair of figures for every two measures of a subject, in two texts."""
    subjects = tuple(lists()["subjects"]["measures"])
    numbers = study.tables.some("quantities", ("document", "start", "text", "measure", "value"))
    known = [m for m in numbers["measure"].cat.categories if m.split("_")[0] in subjects]
    numbers = numbers[numbers["value"].notna() & numbers["measure"].isin(known)]
    told = (
        numbers.drop_duplicates(["measure", "document"])
        .groupby("measure", observed=True)
        .head(MOST_OF_A_KIND)
    )
    firsts = told.to_dict("records")
    found: dict[tuple[str, str], tuple[dict[Hashable, Any], ...]] = {}
    for pair in combinations(firsts, 2):
        measures = sorted({str(figure["measure"]) for figure in pair})
        subject = {measure.split("_")[0] for measure in measures}
        apart = len({figure["document"] for figure in pair}) == len(measures) == len(pair)
        if apart and len(subject) == 1:
            found.setdefault((measures[0], measures[1]), pair)
    return list(found.values())[:MOST_OF_A_KIND]


def _unnumbered(study: Study) -> Finding:
    """Ranks and superlatives without a number."""
    found = study.tables.some("quantities", ("document", "start", "text", "value"))
    vague = found[found["value"].isna()]
    said = list(dict.fromkeys(vague["text"]))
    return finding(
        study,
        "limit_unnumbered",
        claim="{said} {give} no number and can be compared with none.",
        evidence=_holding(study, vague),
        holds=bool(said),
        said=capital(_some(said, "rank or superlative", "ranks and superlatives")),
        give="gives" if len(said) == 1 else "give",
    )


def _benchmarks(study: Study) -> Finding:
    """Counts of the gap in contact, those of one kind and one stretch of time once."""
    kinds = tuple(lists()["benchmark"]["clusters"])
    columns = ("document", "start", "text", "cluster", "date_start", "date_end")
    found = study.tables.some("events", columns)
    told = found[found["cluster"].fillna("").str.startswith(kinds)]
    told = told[~told["text"].astype(str).str.contains(_PRIVATE)]
    kind = told["cluster"].str.extract(f"^({'|'.join(kinds)})", expand=False)
    stretch = told["date_start"].astype(str) + told["date_end"].astype(str)
    known = told["date_start"].notna() & told["date_end"].notna()
    told = told[~(kind + stretch.where(known, told["text"])).duplicated()]
    said = list(dict.fromkeys(told["text"]))
    return finding(
        study,
        "limit_benchmarks",
        claim="The gap in contact is counted in {ways}{said}. Read what each counts before one "
        "is set against another.",
        evidence=_holding(study, told),
        holds=len(said) > 1,
        ways=count(len(said), "way"),
        said=_first(said),
    )


def _some(said: list[str], noun: str, plural: str = "") -> str:
    """The words said, each in marks; of many their number and the first of them.

    >>> _some(["a rank", "a place"], "wording"), _some(["a", "b", "c", "d", "e"], "wording")
    ('“a rank” and “a place”', 'five wordings, among them “a”, “b” and “c”,')
    """
    if len(said) <= MOST_QUOTED:
        return listed([quoted(text) for text in said])
    first = listed([quoted(text) for text in said[:FIRST_QUOTED]])
    return f"{count(len(said), noun, plural)}, among them {first},"


def _first(said: list[str]) -> str:
    """The words said behind their number, each in marks; of many the first of them."""
    few = len(said) <= MOST_QUOTED
    shown = "; ".join(quoted(text) for text in said[: len(said) if few else FIRST_QUOTED])
    return f"{':' if few else ', among them'} {shown}"


def _openings(study: Study, chosen: pd.DataFrame) -> Ids:
    """The first counted sentence of each of the documents."""
    wanted = set(chosen["document"])
    return study.outline.ids(p for name, p in study.openings.items() if name in wanted)


def _persons(study: Study, name: str) -> bool:
    own = study.rows_of("actors", name)
    return bool((own["type"] == "person").any())


def _quoted_persons(study: Study, name: str) -> bool:
    """Whether the document quotes a named person in marks."""
    own, named = study.rows_of("quotations", name), study.rows_of("actors", name)
    people = named[named["type"] == "person"]
    quoted = own[own["kind"].isin(["direct", "partial"])]["speaker"]
    return bool(quoted.isin(set(people["name"])).any())


def _holding(study: Study, found: pd.DataFrame) -> list[str]:
    """The counted sentences that hold the spans of the rows, each once."""
    held = [
        study.sentence_at(str(document), int(start))
        for document, start in zip(found["document"], found["start"], strict=True)
    ]
    return list(dict.fromkeys(one for one in held if one))
