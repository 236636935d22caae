"""The rows of an archive, JSON Lines or Parquet, one article each, read one after the other."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ukchina.corpus.extraction import LARGEST_BYTES
from ukchina.corpus.folder import format_of, shown
from ukchina.errors import MaterialError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ukchina.corpus.columns import Columns

# Archives of text pack twenty to one and seldom more; a bomb is packed a thousand to one.
_LARGEST_RATIO = 200
_RATIO_FROM_BYTES = 50_000_000
# Rows of a Parquet file that are in memory at once.
_BATCH_ROWS = 64
# A row group is unpacked as a whole; programs write them of 128 MB, at most a gigabyte.
_LARGEST_GROUP_BYTES = 4_000_000_000
# Objects with more keys than that are no rows of one archive; which were seen is not kept on.
_MOST_COLUMNS = 10_000
_MARK = b"\xef\xbb\xbf"
_NO_ROW = "no row in this file; wanted an article in each row"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (that of its line, from 1), what its mapped columns hold, and its hash.

    The hash is that of the line's bytes, "" in a Parquet file: it stays when rows are appended.
    """

    number: int
    values: Mapping[str, Any]
    sha256: str = ""


def rows(path: Path, columns: Columns) -> Iterator[Row | Problem]:
    """The rows of the file at `path` in its order, and a problem in the place of each faulty one.

    Never more of the file than a line or `_BATCH_ROWS` rows is held. Raises `MaterialError` when
    the file is none of rows, or its columns are not those wanted.
    """
    if format_of(path) == "parquet":
        return _parquet_rows(path, columns)
    return _json_rows(path, columns)


def _json_rows(path: Path, columns: Columns) -> Iterator[Row | Problem]:
    seen: dict[str, None] = {}  # the columns so far, in their order: a row may leave some out
    number = 0
    for number, line in _lines(path):
        found = line if isinstance(line, str) else _object(line)
        if isinstance(line, str) or isinstance(found, str):
            yield Problem(shown(path), number, str(found))
            continue
        if not seen:
            columns.refuse(found, shown(path), number)
        if len(seen) <= _MOST_COLUMNS:
            seen |= dict.fromkeys(found)
        values = {held: found[name] for held, name in columns.among(found).items()}
        yield Row(number, values, hashlib.sha256(line).hexdigest())
    if seen:
        yield from columns.missing(seen, shown(path))
    elif number == 0:
        yield Problem(shown(path), 0, _NO_ROW)


def _object(line: bytes) -> dict[str, Any] | str:
    """The object on a line, or what is wrong with it."""
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"byte 0x{line[error.start]:02x} is not UTF-8; wanted JSON in UTF-8"
    except json.JSONDecodeError as error:
        return f"not JSON at character {error.colno}: {error.msg}; wanted an object on one line"
    except (ValueError, RecursionError):
        return "a number or a nesting too large; wanted an object on one line"
    if not isinstance(found, dict):
        return f"{_kind(found)}; wanted an object, one article a line"
    return found


def _kind(found: object) -> str:
    kinds = {list: "a list", str: "a string", type(None): "null", bool: "true or false"}
    return kinds.get(type(found), "a number")


def _lines(path: Path) -> Iterator[tuple[int, bytes | str]]:
    """The lines that are not blank, numbered, without their ends; a message for one too long."""
    size, read, number = path.stat().st_size, 0, 0
    try:
        with _opened(path) as file:
            while line := file.readline(LARGEST_BYTES + 1):
                number += 1
                read += len(line)
                long = len(line) > LARGEST_BYTES
                while long and line and not line.endswith(b"\n"):
                    line = file.readline(LARGEST_BYTES)
                    read += len(line)
                    _refuse_bomb(path, number, read, size)
                _refuse_bomb(path, number, read, size)
                line = b"" if long else line.removeprefix(_MARK) if number == 1 else line
                if long:
                    yield number, f"a line larger than {LARGEST_BYTES} bytes; wanted one article"
                elif line.strip():
                    yield number, line.rstrip(b"\r\n")
    except (OSError, EOFError, zlib.error) as error:
        message = f"cannot be read on: {getattr(error, 'strerror', None) or error}"
        raise MaterialError.at(shown(path), number + 1, message) from None


def _refuse_bomb(path: Path, number: int, read: int, size: int) -> None:
    if read > _RATIO_FROM_BYTES and read > size * _LARGEST_RATIO:
        message = f"unpacks to more than {_LARGEST_RATIO} times its size; not read on"
        raise MaterialError.at(shown(path), number, message)


def _opened(path: Path) -> BinaryIO:
    if path.suffix.lower() == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    if path.suffix.lower() == ".zst":
        import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415 - a tenth of a second that few corpora need

        return io.BufferedReader(pa.input_stream(str(path), compression="zstd"))
    return path.open("rb")


def _parquet_rows(path: Path, columns: Columns) -> Iterator[Row | Problem]:
    import pyarrow as pa  # noqa: PLC0415 - a tenth of a second that few corpora need
    import pyarrow.parquet as pq  # type: ignore[import-untyped] # noqa: PLC0415 - the same

    number = 0
    try:
        with pq.ParquetFile(path) as file:
            found = file.schema_arrow.names
            columns.refuse(found, shown(path))
            _refuse_columns(path, file.schema_arrow, columns)
            _refuse_size(path, file.metadata)
        yield from columns.missing(found, shown(path))
        chosen = columns.among(found)
        # as dictionaries, so that a long text that many rows share is unpacked once
        names = list(dict.fromkeys(chosen.values()))
        with pq.ParquetFile(path, read_dictionary=names) as file:
            for batch in file.iter_batches(_BATCH_ROWS, columns=names):
                for place in range(batch.num_rows):
                    number += 1
                    held = {key: batch[name][place].as_py() for key, name in chosen.items()}
                    yield Row(number, held)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise MaterialError.at(shown(path), number + 1, f"no Parquet file: {first}") from None


def _refuse_columns(path: Path, schema: Any, columns: Columns) -> None:  # noqa: ANN401 - of a library without types
    """Raise `MaterialError` when a column that is to be read is there twice, or holds no values."""
    faults = []
    for held, name in columns.among(schema.names).items():
        kinds = [one.type for one in schema if one.name == name]
        if len(kinds) > 1:
            faults.append(f'{len(kinds)} columns named "{shown(name)}" for the {held}; wanted one')
        elif kinds[0].num_fields:
            wanted = "one value a row"
            faults.append(f'the {held}, column "{shown(name)}", is {kinds[0]}; wanted {wanted}')
    if faults:
        raise MaterialError(Problem(shown(path), 0, fault) for fault in faults)


def _refuse_size(path: Path, metadata: Any) -> None:  # noqa: ANN401 - of a library without types
    """Raise `MaterialError` when the file has no row, or more in one group than can be held."""
    if metadata.num_rows == 0:
        raise MaterialError.at(shown(path), 0, _NO_ROW)
    for number in range(metadata.num_row_groups):
        size = metadata.row_group(number).total_byte_size
        if size > _LARGEST_GROUP_BYTES:
            message = f"a row group unpacks to {size} bytes; wanted {_LARGEST_GROUP_BYTES} at most"
            raise MaterialError.at(shown(path), 0, message)
