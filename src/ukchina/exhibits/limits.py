"""How much of a large corpus an exhibit shows: one rule for all, each limit with its reason.

Up to its limit an exhibit shows everything. Beyond it come first the rows that the claims rest on,
then those of most independent origins, of these the newest; they stand in their usual order, and
the subtitle says how many there are. What is not shown is counted in every number, stands in the
tables that `ukchina export` writes, and `ukchina trace` finds it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.exhibits.evidence import telling
from ukchina.findings import summary
from ukchina.findings.scorecard import scorecard
from ukchina.findings.verdict import verdict
from ukchina.findings.words import numbered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ukchina.study import Study

# Rows of a table: three printed pages at most; a longer one is searched, not read, and a program
# searches the exported table better.
MOST_ROWS = 60
# Events of the timeline and its table, whose numbers are the same: their rows fill a page.
MOST_EVENTS = 40
# Texts up to which the annex holds every sentence counted: some thirty printed pages. Beyond, it
# holds the sentences that the page links, all of them.
MOST_SENTENCES = 600
# Sentences of a theme on its own page, which are that page's matter: again some thirty pages.
MOST_OF_THEME = 600
# Sentences whose clauses are taken apart for the table of terms: so many take ten seconds.
MOST_PARSED = 20_000
# Texts up to which each has a page of its own and the edition its tables as CSV. Beyond, evidence
# leads to the annex of its page, which has all words that the page links: of very many texts nobody
# turns the pages, and a folder of so many files is slow to open.
MOST_PAGES = 1_000
# Columns that are texts or windows: more leave no room for "7 of 20" in a cell.
MOST_COLUMNS = 8
# Panels of a figure that are texts or windows: more do not fit a page; the latest are drawn.
MOST_PANELS = 8
# Rows of the data beside a figure: they are read by programs, of which a page is no good source.
MOST_DATA = 200


def shown(study: Study, evidence: Sequence[Collection[str]], most: int) -> list[int]:
    """The places of the rows to show, in order; `evidence` are the ids that each row rests on.

    All when there are at most `most`.
    """
    if len(evidence) <= most:
        return list(range(len(evidence)))
    rest = resting(study)

    def weight(place: int) -> tuple[bool, int, int, int]:
        names = {one.rpartition("@")[0] for one in evidence[place]}
        days = [day.toordinal() for name in names if (day := study.published(name))]
        told = not rest.isdisjoint(evidence[place])
        return not told, -study.origin_count(names), -max(days, default=0), place

    return sorted(sorted(range(len(evidence)), key=weight)[:most])


def has_text_pages(study: Study) -> bool:
    """Whether an edition has a page for each text, and its tables: see `MOST_PAGES`."""
    return len(study.in_report) <= MOST_PAGES


def said(rows: int, whole: int, what: str, table: str = "") -> str:
    """How many of the `whole` are shown, by which rule, and where all are; "" when all are shown.

    `what` is the noun of one, `table` the exported table that holds all, if one does.
    """
    if rows >= whole:
        return ""
    return (
        f" {rows:,} of {numbered(whole, what)}: those that claims rest on, then those that most "
        "origins tell, the newest first"
        + (f"; `ukchina export` writes all to {table}.csv." if table else ".")
    )


def of_texts(study: Study, texts: Sequence[Collection[str]]) -> list[list[str]]:
    """The ids that rows of whole texts rest on, by their names: for `shown`."""
    told: dict[str, list[str]] = {}
    for one in resting(study):
        told.setdefault(one.rpartition("@")[0], []).append(one)
    return [[one for name in names for one in told.get(name, [f"{name}@"])] for names in texts]


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def resting(study: Study) -> frozenset[str]:
    """The sentences shown under the claims of the summary and the verdict, and in its cells."""
    if not len(study.counted):
        return frozenset()
    claims = {found.id: found.evidence for found in (*summary(study), *verdict(study))}
    cells = (cell.evidence for cell in scorecard(study).cells)
    return frozenset(one for group in (*claims.values(), *cells) for one in telling(study, group))
