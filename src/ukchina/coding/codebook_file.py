"""Reads a codebook from its TOML file and says, line by line, what is wrong with it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ukchina.coding.codebook import Change, Codebook, Exclusion, Rule, Theme, WordList
from ukchina.coding.patterns import EntryError, PatternError, choices
from ukchina.coding.theme_weights import weighs
from ukchina.errors import CallError, MaterialError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PACKAGED = Path(__file__).with_name("codebook.toml")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_RULE_ID = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_-]+)+")
# Each key of a table: its type, and whether it may be left out. A list is of strings.
_TOP = {
    "version": (str, False),
    "weighed": (bool, True),
    "change": (list, True),
    "words": (dict, True),
    "theme": (list, False),
}
_WORDS = {"reason": (str, False), "patterns": (list, False)}
_CHANGE = {"date": (date, False), "version": (str, False), "what": (str, False)}
_TEXTS = ("id", "name", "short", "definition", "use", "avoid")
_THEME = {
    **dict.fromkeys(_TEXTS, (str, False)),
    **dict.fromkeys(("examples", "near_misses", "rule"), (list, False)),
    "exclude": (list, True),
    "setting": (bool, True),
}
_EXCLUDE = {"id": (str, False), "reason": (str, False), "patterns": (list, False)}
_CONDITIONS = ("requires", "unless", "company")
_RULE = {**_EXCLUDE, **dict.fromkeys(_CONDITIONS, (list, True)), "faint": (bool, True)}
# Lists that have to hold something, and nothing but strings.
_WORDY = {"patterns", "examples", "near_misses"}
_NOT_WEIGHED = "is no weighed = true above"
_WANTED = {
    str: "a string",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    date: "a date, YYYY-MM-DD",
}


def read_codebook(path: Path | None = None) -> Codebook:
    """The codebook in the file at `path`; without one, the project's own.

    Raises `CallError` when there is no such file and `MaterialError`, with every fault found,
    when it is no codebook.
    """
    path = path or PACKAGED
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path}: {error.strerror}; wanted a codebook"
        raise CallError(message) from None
    return _codebook(str(path), data)


@lru_cache(maxsize=8)
def _codebook(path: str, data: bytes) -> Codebook:
    reader = _Reader(path, data)
    book = reader.codebook()
    if reader.problems:
        raise MaterialError(reader.problems)
    return book


class _Reader:
    """Turns tables into values, keeping every fault with the line it stands on."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.problems: list[Problem] = []
        try:
            source = data.decode("utf-8-sig").replace("\r\n", "\n")
            self.table = tomllib.loads(source)
        except UnicodeDecodeError as error:
            raise MaterialError.at(path, 0, f"not UTF-8 at byte {error.start}") from None
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"at line (\d+)", str(error))
            line = int(place[1]) if place else 0
            raise MaterialError.at(path, line, f"not TOML: {error}") from None
        self.lines = source.splitlines()
        self.written = Counter(line.strip() for line in self.lines)
        self.lists: dict[str, tuple[str, ...]] = {}
        self.weighed = False
        self.line = 1

    def codebook(self) -> Codebook:
        """The codebook, as far as it could be read; its faults are in `problems`."""
        top = self.checked(self.table, _TOP, "the codebook")
        self.weighed = top["weighed"]
        words = tuple(self.word_list(name, table) for name, table in top["words"].items())
        themes = tuple(self.theme(table) for table in self.tables(top["theme"], "theme"))
        self.line = 1
        if not themes:
            self.fault("no [[theme]]; wanted at least one")
        changes = (self.checked(entry, _CHANGE, "change") for entry in top["change"])
        return Codebook(
            version=top["version"],
            sha256=self.sha256,
            themes=themes,
            words=words,
            changes=tuple(Change(**change) for change in changes),
            weighed=top["weighed"],
        )

    def word_list(self, name: str, table: Any) -> WordList:  # noqa: ANN401 (TOML value)
        """The word list of that name, entered for the patterns that use it."""
        self.seek(f"[words.{name}]")
        values = self.checked(table, _WORDS, f"word list {name}")
        self.lists[name] = tuple(self.patterns(values["patterns"]))
        return WordList(name, tuple(values["patterns"]), values["reason"])

    def theme(self, table: Mapping[str, Any]) -> Theme:
        """One theme with its rules and exclusions."""
        self.seek(f'id = "{table.get("id", "")}"')
        values = self.checked(table, _THEME, f"theme {table.get('id', '')}")
        self.unique(values["id"], _ID)
        return Theme(
            **{key: values[key] for key in _TEXTS},
            examples=tuple(values["examples"]),
            near_misses=tuple(values["near_misses"]),
            rules=tuple(self.rule(table) for table in self.tables(values["rule"], "rule")),
            exclusions=tuple(
                self.exclusion(table) for table in self.tables(values["exclude"], "exclude")
            ),
            setting=values["setting"],
        )

    def rule(self, table: Mapping[str, Any]) -> Rule:
        """One rule; its patterns and the word lists it names are checked."""
        values = self.entry(table, _RULE)
        theme = values["id"].partition(".")[0]
        if values["faint"] and not (self.weighed and weighs(theme)):
            missing = f'are no weights for the theme "{theme}"' if self.weighed else _NOT_WEIGHED
            self.fault(f"{values['id']} is faint, and there {missing}: it would never stand")
        for name in (name for key in _CONDITIONS for name in values[key]):
            if name not in self.lists:
                self.fault(f'no word list named "{name}"; known: {", ".join(self.lists)}')
        return Rule(
            id=values["id"],
            patterns=tuple(values["patterns"]),
            reason=values["reason"],
            **{key: tuple(values[key]) for key in _CONDITIONS},
            faint=values["faint"],
        )

    def exclusion(self, table: Mapping[str, Any]) -> Exclusion:
        """One exclusion."""
        values = self.entry(table, _EXCLUDE)
        return Exclusion(values["id"], tuple(values["patterns"]), values["reason"])

    def entry(self, table: Mapping[str, Any], keys: Mapping[str, tuple[type, bool]]) -> Any:  # noqa: ANN401 (TOML value)
        """The checked values of a rule or exclusion."""
        self.seek(f'id = "{table.get("id", "")}"')
        values = self.checked(table, keys, str(table.get("id", "a rule")))
        self.unique(values["id"], _RULE_ID)
        self.patterns(values["patterns"])
        return values

    def patterns(self, patterns: Iterable[str]) -> list[str]:
        """Those of `patterns` that are patterns; each other one is noted.

        An entry of a word list is noted where it stands, once, and not where the list is used.
        """
        sound = []
        for pattern in patterns:
            try:
                choices(pattern, self.lists)
            except EntryError as error:
                self.entry_fault(error)
            except PatternError as error:
                self.seek(f'"{pattern}"', stay=True)
                self.fault(f'pattern "{pattern}": {error}')
            else:
                sound.append(pattern)
        return sound

    def entry_fault(self, error: EntryError) -> None:
        """Note an entry that keeps its list from being used, and take it for told."""
        line = self.line
        self.seek(f"[words.{error.name}]")
        self.seek(f'"{error.entry}"', stay=True)
        self.fault(f'pattern "{error.entry}": more than words; <{error.name}> stands in patterns')
        self.lists[error.name] = tuple(e for e in self.lists[error.name] if e != error.entry)
        self.line = line

    def unique(self, name: str, shape: re.Pattern[str]) -> None:
        """Note an id that is malformed or taken."""
        taken = self.written[f'id = "{name}"']
        if not shape.fullmatch(name):
            self.fault(f'id "{name}"; wanted words like "economy" or "economy.trade"')
        elif taken > 1:
            self.fault(f'id "{name}" is used {taken} times; wanted once')

    def tables(self, value: list[Any], key: str) -> list[Mapping[str, Any]]:
        """The tables of an array of tables; what is none is noted."""
        if any(not isinstance(table, dict) for table in value):
            self.fault(f"{key} is not a list of tables")
        return [table for table in value if isinstance(table, dict)]

    def checked(
        self,
        table: Any,  # noqa: ANN401 (TOML value)
        keys: Mapping[str, tuple[type, bool]],
        what: str,
    ) -> dict[str, Any]:
        """The values of `table`, with an empty one for each that is missing or of a wrong type."""
        given = table if isinstance(table, dict) else {}
        for key in given:
            if key not in keys:
                self.fault(f'unknown key "{key}" in {what}; known: {", ".join(keys)}')
        values = {}
        for key, (kind, optional) in keys.items():
            value = given.get(key)
            if value is None and not optional:
                self.fault(f'{what} has no "{key}"')
            elif value is not None and type(value) is not kind:
                self.fault(f"{key} of {what} is {value!r}; wanted {_WANTED[kind]}")
                value = None
            elif key in _WORDY and not (value and _are_words(value)):
                self.fault(f"{key} of {what} is {value!r}; wanted a list of words")
                value = None
            elif key in _CONDITIONS and value and not _are_words(value):
                self.fault(f"{key} of {what} is {value!r}; wanted names of word lists")
                value = None
            values[key] = value if value is not None else self.empty(kind)
        return values

    @staticmethod
    def empty(kind: type) -> Any:  # noqa: ANN401 (a value of `kind`)
        """What stands for a value that could not be read."""
        return date.min if kind is date else kind()

    def seek(self, words: str, *, stay: bool = False) -> None:
        """Move to the next line that holds `words`, from the top if there is none below."""
        for start in (self.line if stay else 1, 1):
            for number, line in enumerate(self.lines[start - 1 :], start=start):
                if words in line:
                    self.line = number
                    return

    def fault(self, message: str) -> None:
        """Note a fault on the line where the reading stands."""
        self.problems.append(Problem(self.path, self.line, message))


def _are_words(value: object) -> bool:
    """Whether it is a list of strings."""
    return isinstance(value, list) and all(type(item) is str for item in value)
