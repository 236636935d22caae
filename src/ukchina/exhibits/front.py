"""The front page and the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Cover
from ukchina.corpus.dates import long_date, short_date
from ukchina.exhibits.evidence import claim
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.exhibits.source import all_foreign, limits, newest, no_sentence, reason
from ukchina.findings import summary
from ukchina.findings.gaps_sided import one_sided
from ukchina.findings.words import capital, count, listed, windowed
from ukchina.study.selection import UNDATED

if TYPE_CHECKING:
    from ukchina.blocks import Inlines
    from ukchina.study import Study


def front(study: Study) -> Exhibit:
    """The front page: texts, outlets, days, parameters, edition, and what this can tell."""
    return exhibit(
        Cover(
            title="The reset of relations between the United Kingdom and China",
            kicker="A reading of news texts",
            subtitle=capital(_subtitle(study)),
            facts=(
                ("Texts", (_texts(study),)),
                ("Published", (published(study),)),
                ("Outlets", (_outlets(study),)),
                ("Sentences", (_sentences(study),)),
                ("Limits set", (limits(study),)),
                ("Edition", (f"{study.edition} · codebook {study.codebook.version}",)),
            ),
            statements=_statements(study),
            date=newest(study),
        )
    )


def summary_claims(study: Study) -> Exhibit:
    """The summary, each sentence with the words behind it, its origins and its confidence."""
    found = summary(study)
    if not found:
        return no_sentence(study, why=True)
    return exhibit(*(claim(study, one, anchored=True) for one in found))


def _subtitle(study: Study) -> str:
    chosen = study.in_report
    if chosen.empty:
        return "no text is in English" if all_foreign(study) else "no text is selected"
    days = chosen["published"].dropna()
    if days.empty:
        return f"{count(len(chosen), 'text')}, undated"
    newest = f"of {long_date(max(days))}"
    return f"{count(len(chosen), 'text')}, {newest if len(chosen) == 1 else f'the newest {newest}'}"


def _texts(study: Study) -> str:
    chosen, whole = len(study.in_report), len(study.documents)
    if not chosen:
        return f"none of {whole:,}"
    of = f" of {whole:,}" if chosen != whole else ""
    origins = study.origin_count(study.in_report["document"])
    repeated = int(study.documents["duplicate_of"].notna().sum())
    again = f"; {count(repeated, 'duplicate')} left out" if repeated and chosen != whole else ""
    return f"{chosen:,}{of}, from {count(origins, 'independent origin')}{again}"


def published(study: Study) -> str:
    """The days of publication: one or two, or a range; and how many texts are undated."""
    days = sorted(set(study.in_report["published"].dropna()))
    undated = int(study.in_report["published"].isna().sum())
    parts = [short_date(day) for day in days]
    if len(parts) > 2:  # noqa: PLR2004 - a list of more days is a range
        parts = [f"{parts[0]} to {parts[-1]}"]
    return "; ".join([*parts, *([f"{undated:,} undated"] if undated else [])]) or "–"


def _outlets(study: Study) -> str:
    if study.in_report.empty:
        return "–"
    named = sorted(set(study.in_report["outlet"].dropna()))
    unnamed = int(study.in_report["outlet"].isna().sum())
    said = listed(named) or "none named"
    return f"{said}; {count(unnamed, 'text names', 'texts name')} no outlet" if unnamed else said


def _sentences(study: Study) -> str:
    counted = len(study.counted)
    if not counted:
        return f"none of {study.total_sentences:,} in the corpus"
    if counted == study.total_sentences:
        return f"{counted:,}, all of the corpus"
    return f"{counted:,} of {study.total_sentences:,} in the corpus"


def _statements(study: Study) -> tuple[Inlines, ...]:
    """What the report can and cannot tell, in four lines at most."""
    if not len(study.counted):
        return ((reason(study),),)
    dated = study.in_report[study.in_report["window"] != UNDATED]["window"]
    counts = dated.value_counts(sort=False)
    thin = list(counts[counts < study.parameters.min_documents].index)
    lines = [
        "It counts what these texts say and who says it. It cannot tell what was not reported.",
        "Every number leads to the sentences behind it, each sentence to its place in its text.",
    ]
    sided = one_sided(study)
    if sided.holds:
        lines[1:] = [str(sided)]
    if thin:
        fewer = f"fewer than {count(study.parameters.min_documents, 'text')}"
        have = "has" if len(thin) == 1 else "have"
        each = " each" if len(thin) > 1 else ""
        lines.append(f"It shows no trend: {windowed(thin)} {have} {fewer}{each}.")
    undated = int(study.in_report["published"].isna().sum())
    if undated:
        lines.append(
            f"{capital(count(undated, 'text'))} {'bears' if undated == 1 else 'bear'} no date and "
            f"{'is' if undated == 1 else 'are'} never placed in time."
        )
    return tuple((line,) for line in lines)
