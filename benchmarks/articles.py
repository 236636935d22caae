"""Synthetic articles for measuring: seeded, from sentences of their own, as rows or as a folder.

    python benchmarks/articles.py 10000 archive.jsonl [--folder] [--seed 1] [--repeated 0.05]

An article is one of four genres of an invented outlet, dated from 2018 to 2026, with office-holders
of its day from the project's table of people, quotations of both sides and of invented experts, and
250 to 900 words. Of each hundred, as many as `--repeated` says retell an earlier one of the same
week: whole with another headline, cut at the end, or with a sentence of their own. The same seed
gives the same articles, of which the first thousand are those of a thousand.
"""

# ruff: noqa: INP001 (a script, run by its path)

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import deque
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ukchina.reading.people.roster import roster

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
FIRST, LAST = date(2018, 1, 1), date(2026, 6, 30)
# How many articles back one may be retold: about a week of a busy archive.
REMEMBERED = 400
PARAGRAPHS = range(6, 17)
FOLDER_FILES = 1_000
CUT = 0.15
NOTICED = 0.3


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an archive; `body` holds paragraphs, `repeats` the id that it retells."""

    id: str
    title: str
    outlet: str
    published: date
    head: str
    body: tuple[str, ...]
    repeats: str = ""

    @property
    def text(self) -> str:
        """The words of the article as they are pasted, headline and dateline with them."""
        return self.head + "\n\n".join(self.body)

    def row(self) -> dict[str, str]:
        """The article as a row of an archive."""
        day = self.published.isoformat()
        return {
            "id": self.id,
            "title": self.title,
            "outlet": self.outlet,
            "published": day,
            "text": self.text,
        }


def articles(count: int, *, seed: int = 1, repeated: float = 0.05) -> Iterator[Article]:
    """So many articles by date, `repeated` of them retelling another of the week before."""
    chance = random.Random(seed)  # noqa: S311 - the same articles each time are wanted
    recent: deque[Article] = deque(maxlen=REMEMBERED)
    for number in range(count):
        name = f"a{number:08}"
        if recent and chance.random() < repeated:
            yield _retold(chance, chance.choice(recent), name)
            continue
        made = _article(chance, name, FIRST + timedelta(chance.randrange((LAST - FIRST).days)))
        recent.append(made)
        yield made


def _article(chance: random.Random, name: str, day: date) -> Article:
    genre = PARTS["genres"][chance.choice(sorted(PARTS["genres"]))]
    fill = _filling(chance, day)
    fill["title"] = title = chance.choice(genre["titles"]).format_map(fill)
    head = chance.choice(genre["head"]).format_map(fill)
    kinds = ["lead"] + [chance.choice(["quoted", "plain", "plain"]) for _ in range(200)]
    body = []
    for _ in range(chance.choice(PARAGRAPHS)):
        said = [_sentence(chance, kinds.pop(0), fill) for _ in range(chance.randint(1, 4))]
        body.append(" ".join(said))
    if chance.random() < NOTICED:
        body.append(_sentence(chance, "notice", fill))
    return Article(name, title, fill["outlet"], day, head, tuple(body))


def _sentence(chance: random.Random, kind: str, fixed: dict[str, str]) -> str:
    """A sentence of that kind: people and day as in all the article, the rest by chance."""
    return chance.choice(PARTS["sentences"][kind]).format_map(fixed | _varied(chance, fixed))


def _filling(chance: random.Random, day: date) -> dict[str, str]:
    british, chinese = (chance.choice(_serving(day)[side]) for side in ("uk", "china"))
    return {
        "uk": british[0],
        "uk_office": british[1],
        "china": chinese[0],
        "china_office": chinese[1],
        "outlet": chance.choice(PARTS["outlets"]),
        "weekday": f"{day:%A}",
        "day": str(day.day),
        "day_two": f"{day.day:02}",
        "month": f"{day:%B}",
        "month_two": f"{day.month:02}",
        "month_short": f"{day:%b}",
        "year": str(day.year),
        "expert": chance.choice(PARTS["experts"]),
    } | _varied(chance, {"year": str(day.year)})


def _varied(chance: random.Random, fixed: dict[str, str]) -> dict[str, str]:
    choice = chance.choice
    return {
        "city": choice(PARTS["cities"]),
        "sector": choice(PARTS["sectors"]),
        "worry": choice(PARTS["worries"]),
        "hope": choice(PARTS["hopes"]),
        "adjective": choice(PARTS["adjectives"]),
        "town": _name(chance),
        "person": f"{_name(chance)} {_name(chance)}",
        "firm": f"{_name(chance)} {choice(['Holdings', 'Group', '& Sons', 'Partners'])}",
        "number": str(chance.randint(2, 990)),
        "number_two": str(chance.randint(2, 990)),
        "past": str(int(fixed["year"]) - chance.randint(1, 9)),
    }


def _name(chance: random.Random) -> str:
    """An invented name of two or three syllables: one of twenty-five thousand."""
    return "".join(chance.choices(PARTS["syllables"], k=chance.randint(2, 3))).capitalize()


_SERVING: dict[tuple[int, int], dict[str, list[tuple[str, str]]]] = {}


def _serving(day: date) -> dict[str, list[tuple[str, str]]]:
    """Who held a government's office in that month, by side: names with offices."""
    month = (day.year, day.month)
    if month not in _SERVING:
        _SERVING[month] = {"uk": [], "china": []}
        for actor in roster():
            side = str(actor.in_office).removesuffix("_government")
            held = actor.held(day.replace(day=15))
            if side in _SERVING[month] and held:
                _SERVING[month][side].append((actor.name, held[0].office))
    return _SERVING[month]


def _retold(chance: random.Random, article: Article, name: str) -> Article:
    """The article under another id: with its headline changed, its end cut or a sentence added."""
    body = list(article.body)
    how = chance.randrange(3)
    if how == 1:
        body = body[: max(1, round(len(body) * (1 - CUT)))]
    if how == 2:  # noqa: PLR2004 - the third way of three
        body[-1] += " This report was prepared for readers abroad."
    return replace(
        article,
        id=name,
        title=f"{article.title}: what we know",
        outlet=chance.choice(PARTS["outlets"]),
        published=article.published + timedelta(chance.randint(0, 3)),
        head="",
        body=tuple(body),
        repeats=article.id,
    )


def write(path: Path, found: Iterator[Article], *, folder: bool = False) -> int:
    """How many bytes of text were written: an article a line, or a file each in folders."""
    written = 0
    if not folder:
        with path.open("w", encoding="utf-8") as file:
            for article in found:
                row: dict[str, Any] = article.row()
                written += len(row["text"].encode())
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return written
    for number, article in enumerate(found):
        inner = path / f"{number // FOLDER_FILES:05}"
        inner.mkdir(parents=True, exist_ok=True)
        written += (inner / f"{article.id}.txt").write_bytes(article.text.encode())
    return written


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="Write synthetic articles.")
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--folder", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeated", type=float, default=0.05)
    given = parser.parse_args()
    found = articles(given.count, seed=given.seed, repeated=given.repeated)
    write(given.path, found, folder=given.folder)


if __name__ == "__main__":
    main()
