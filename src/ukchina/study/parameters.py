"""The parameters of a report, checked: an unknown name or value is refused with what is known."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ukchina.errors import CallError
from ukchina.reading.values import Side
from ukchina.study.meant import meant, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_DATES_OF = ("publication", "event")


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a report is made of and limited to; the defaults limit nothing.

    `windows` are named cuts, `((name, first day), …)` in order; empty means calendar years.
    `date_of` says what `date_from` and `date_to` limit: the day of publication, or texts that tell
    an event in that time. `focus`, a voice or the name of an actor, adds a dossier. No document
    gives more than the share `document_cap` of the sentences counted: its first ones stand for it.
    Empty `outlets`, `themes` and `voices` mean all. `keep_going` leaves out files that cannot be
    read, instead of refusing the corpus.
    """

    corpus: str = "seeds"
    codebook: str = ""
    date_from: date | None = None
    date_to: date | None = None
    date_of: str = "publication"
    include_undated: bool = True
    outlets: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    windows: tuple[tuple[str, date], ...] = ()
    focus: str = ""
    document_cap: float = 1.0
    collapse_duplicates: bool = True
    keep_going: bool = False
    min_documents: int = 3

    def stated(self) -> dict[str, str]:
        """Each parameter as a reader sees it, in order; "all" and "–" where nothing is limited."""
        return {field.name: _stated(getattr(self, field.name)) for field in fields(self)}


def known_parameters() -> tuple[str, ...]:
    """The names of the parameters, in order."""
    return tuple(field.name for field in fields(Parameters))


def parameters(given: Mapping[str, object] | None = None, **more: object) -> Parameters:
    """The parameters with the `given` values, each read from what a notebook or shell can write.

    Names that no parameter has are left alone in `given` (a notebook passes its `globals()`), and
    refused in `more`. Raises `CallError` with the values that are known.

    >>> parameters(date_from="2024-01-01").date_from
    datetime.date(2024, 1, 1)
    """
    known = known_parameters()
    for name in more:
        if name not in known:
            raise unknown("parameter", name, list(known), f"known: {', '.join(known)}")
    chosen = {name: value for name, value in (given or {}).items() if name in known} | more
    values: dict[str, Any] = {name: _READ[name](name, value) for name, value in chosen.items()}
    found = Parameters(**values)
    if found.date_from and found.date_to and found.date_from > found.date_to:
        raise CallError(f"date_from {found.date_from} is after date_to {found.date_to}")
    return found


def located(path: str) -> Path:
    """The file or folder that a parameter names: here, else in a folder above.

    Raises `CallError` when it names none.
    """
    if not path.strip():
        raise CallError("no folder is named; wanted a folder of texts")
    given = Path(path).expanduser()
    if given.is_absolute() or given.exists():
        return given
    above = (folder / given for folder in Path.cwd().parents)
    return next((found for found in above if found.exists()), given)


def _text(name: str, value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    raise _refusal(name, value, "a path")


def _day(name: str, value: object) -> date | None:
    if value in {None, ""}:
        return None
    if isinstance(value, date):
        return value
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        day = None
    if day is None or day.isoformat() != str(value):
        raise _refusal(name, value, "a date, YYYY-MM-DD")
    return day


def _switch(name: str, value: object) -> bool:
    switches = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(value).lower() not in switches:
        raise _refusal(name, value, "true or false")
    return switches[str(value).lower()]


def _names(name: str, value: object) -> tuple[str, ...]:
    if value is None or isinstance(value, str):
        return tuple(part.strip() for part in (value or "").split(",") if part.strip())
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise _refusal(name, value, "names, separated by commas")


def _voices(name: str, value: object) -> tuple[str, ...]:
    chosen = []
    for voice in _names(name, value):
        found = meant(voice, Side)
        if not found:
            raise unknown("voice", voice, list(Side), f"known: {', '.join(Side)}")
        chosen.append(str(Side(found)))
    return tuple(dict.fromkeys(chosen))


def _windows(name: str, value: object) -> tuple[tuple[str, date], ...]:
    if isinstance(value, dict):
        pairs = [(str(key), _day(name, day)) for key, day in value.items()]
    else:
        parts = [part.partition("=") for part in _names(name, value)]
        pairs = [(key.strip(), _day(name, day.strip())) for key, _, day in parts]
    cuts = tuple((key, day) for key, day in pairs if key and day is not None)
    if any(key.lower() == "undated" for key, _ in cuts):
        raise _refusal(name, value, "another name than undated, which texts without a date have")
    if len(cuts) != len(pairs) or len(dict(cuts)) != len(cuts):
        raise _refusal(name, value, "cuts as NAME=YYYY-MM-DD, separated by commas")
    return tuple(sorted(cuts, key=lambda cut: cut[1]))


def _date_of(name: str, value: object) -> str:
    if value not in _DATES_OF:
        raise _refusal(name, value, " or ".join(_DATES_OF))
    return str(value)


def _share(name: str, value: object) -> float:
    try:
        share = float(str(value))
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise _refusal(name, value, "a share above 0, at most 1")
    return share


def _count(name: str, value: object) -> int:
    text = str(value).strip()
    if isinstance(value, bool) or not text.isdecimal() or int(text) < 1:
        raise _refusal(name, value, "a whole number of 1 or more")
    return int(text)


def _refusal(name: str, value: object, wanted: str) -> CallError:
    return CallError(f"parameter {name}: found {value!r}; wanted {wanted}")


_READ: dict[str, Callable[[str, object], object]] = {
    "corpus": _text,
    "codebook": _text,
    "date_from": _day,
    "date_to": _day,
    "date_of": _date_of,
    "include_undated": _switch,
    "outlets": _names,
    "themes": _names,
    "voices": _voices,
    "windows": _windows,
    "focus": _text,
    "document_cap": _share,
    "collapse_duplicates": _switch,
    "keep_going": _switch,
    "min_documents": _count,
}


def _stated(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        parts = [part if isinstance(part, str) else f"{part[0]} from {part[1]}" for part in value]
        return ", ".join(parts) or "all"
    return str(value) if value not in (None, "") else "–"
