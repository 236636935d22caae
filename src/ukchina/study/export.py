"""Writes a study's tables as files: the contract's columns, the same bytes for the same study."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.study.columns import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from ukchina.study.study import Study

# A spreadsheet takes a cell that begins so for a formula, unless the cell is plainly a number.
_FORMULA = re.compile(r"(?![-+]?\d+(?:\.\d+)?\Z)[=+\-@\t\r]")
# Characters that steer a terminal or turn the direction of what follows; they show nothing.
_STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def tables(study: Study) -> dict[str, pd.DataFrame]:
    """The tables of the contract by name, with exactly its columns.

    A flag of `documents` says which text another repeats, and whether that is why it has no rows
    in the other tables.
    """
    frames = {name: getattr(study, name) for name in COLUMNS}
    frames["documents"] = _told_apart(frames["documents"])
    return {name: frame[list(COLUMNS[name])] for name, frame in frames.items()}


def _told_apart(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents, those that repeat another with a flag that names it."""
    if not documents["duplicate_of"].notna().any():
        return documents
    columns = ["duplicate_of", "selected", "flags"]
    flags = []
    for original, selected, known in documents[columns].itertuples(index=False):
        own = [known] if isinstance(known, str) and known else []
        if isinstance(original, str):
            own.append(f"same text as {original}{'' if selected else ' (rows left out)'}")
        flags.append("; ".join(own) or None)
    return documents.assign(flags=flags)


def export_csv(study: Study, folder: Path) -> list[Path]:
    """Write every table as `NAME.csv` into `folder` (made if absent); gives the paths.

    UTF-8, one header row, empty for unknown, dates ISO 8601, LF line ends. A text that a
    spreadsheet would run as a formula is led by an apostrophe, the spreadsheets' mark for text;
    characters that steer a terminal or the direction of writing are left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, frame in tables(study).items():
        path = folder / f"{name}.csv"
        path.write_bytes(csv(frame))
        paths.append(path)
    return paths


def csv(frame: pd.DataFrame) -> bytes:
    """The frame as the bytes of a CSV file that a spreadsheet opens without running anything."""
    safe = frame.map(_inert)
    text: str = safe.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    return text.encode()


def _inert(value: object) -> object:
    if not isinstance(value, str):
        return value
    plain = _STEERING.sub("", value)
    return f"'{plain}" if _FORMULA.match(plain) else plain
