"""The events of a study as a table: one row an event, with its lane and what stands behind it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from ukchina.reading.events.doers import ONE_SIDED
from ukchina.reading.speech.unnamed import government
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from ukchina.reading.events.clusters import Cluster
    from ukchina.study.study import Study

LANES = ("UK action", "Chinese action", "Joint", "UK policy", "Others or unclear")
_COLUMNS = (
    "cluster",
    "type",
    "lane",
    "date_start",
    "date_end",
    "precision",
    "status",
    "actors",
    "documents",
    "origins",
    "evidence",
    "telling",
    "placed",
)
_POLICY = frozenset(
    (
        "policy_review",
        "policy_document",
        "policy_statement",
        "policy_shift",
        "pledge",
        "election",
        "tenure",
    )
)
# These tell of the relation, they are no doing of one side.
_BOTH = frozenset(["hiatus", "strain"])
# These count contact, or miss it: that of both where no side is named.
_COUNTED = frozenset(["absence", "visit_benchmark"])


def chronology(study: Study) -> pd.DataFrame:
    """The events by date, those that cannot be placed last.

    Columns: cluster, type, lane, date_start, date_end, precision, status, actors (joined),
    documents and origins (counts), evidence (the sentences that tell it), telling (the id of the
    words of its first mention of that status), placed (whether both bounds are known well enough to
    draw them).
    """
    return _chronology(study).copy()


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def _chronology(study: Study) -> pd.DataFrame:
    sides: dict[str, str] = dict(government(chinese=nation) for nation in (False, True))
    named = study.tables.some("actors", ("name", "side"))
    named = named.drop_duplicates("name", keep="last").astype(str)
    sides |= dict(zip(named["name"], named["side"], strict=True))
    rows = [_row(study, cluster, sides) for cluster in study.clusters]
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    table = table[table["evidence"].map(len) > 0]
    return table.sort_values(
        ["placed", "date_start", "cluster"], ascending=[False, True, True], kind="stable"
    ).reset_index(drop=True)


def _row(study: Study, cluster: Cluster, sides: dict[str, str]) -> tuple[object, ...]:
    """The cells of an event, in the order of the columns."""
    stated = _status(study, cluster)
    # The words shown are those of the first mention that says so.
    mentions = sorted(cluster.mentions, key=lambda event: event.status != stated)
    spans = [event.span for event in mentions]
    evidence = [study.sentence_at(span.document, span.start) for span in spans]
    known = [one for one in dict.fromkeys(evidence) if one]
    return (
        cluster.id,
        cluster.type,
        _lane(cluster, sides),
        cluster.date_start,
        cluster.date_end,
        cluster.precision,
        stated,
        ", ".join(cluster.actors),
        len(cluster.documents),
        study.origin_count(cluster.documents),
        tuple(known),
        str(spans[0]),
        _placeable(cluster),
    )


def _status(study: Study, cluster: Cluster) -> str:
    """What is known of the event; what lies after every text that tells it has not occurred."""
    told = [day for name in cluster.documents if (day := study.published(name))]
    if cluster.status == "occurred" and cluster.date_start and told:
        return "scheduled" if cluster.date_start > max(told) else "occurred"
    return cluster.status


def _placeable(cluster: Cluster) -> bool:
    known = cluster.date_start is not None and cluster.date_end is not None
    return known and cluster.precision not in {"vague", "until"}


def _lane(cluster: Cluster, sides: dict[str, str]) -> str:
    """The lane of whoever takes part; of what one side does, that of the doer where he is known."""
    if cluster.type in _BOTH:
        return "Joint"
    by_doer = cluster.type == "step" or (cluster.type in ONE_SIDED and cluster.sides)
    taking_part = () if by_doer else cluster.actors
    acting = {*cluster.sides, *(sides.get(actor, "") for actor in taking_part)}
    british, chinese = Side.UK_GOVERNMENT in acting, Side.CHINA_GOVERNMENT in acting
    if british and chinese:
        return "Joint"
    if cluster.type in _POLICY and not chinese:
        return "UK policy"
    if british or chinese:
        return "UK action" if british else "Chinese action"
    # Somebody of no government who has not been seen or met is no gap between the two.
    private = cluster.status == "absence" and cluster.actors
    return "Joint" if cluster.type in _COUNTED and not private else "Others or unclear"
