"""What a kept result depends on, as hashes: the library's own code and data, and its parts."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING

from ukchina.records.form import encoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from ukchina.coding import Codebook

# The floors whose code and word lists make documents of files, and those that read and code them.
READER = ("errors.py", "hyphens.py", "hyphens.toml", "spans.py", "corpus", "records")
CODER = (*READER, "sentences", "reading", "coding")
# What they build on: another version may decode, lay out or divide a text in another way.
LIBRARIES = (
    "charset-normalizer",
    "datasketch",
    "defusedxml",
    "justext",
    "lxml",
    "msgspec",
    "numpy",
    "nupunkt",
    "pdfminer.six",
    "pyarrow",
    "trafilatura",
)
_COMPILED = "__pycache__"


def key(*parts: str | bytes) -> str:
    """The name of a result, 64 hexadecimal digits over all that it depends on.

    >>> key("a", "bc") == key("ab", "c")
    False
    """
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()


def codebook_key(codebook: Codebook) -> str:
    """The hash of a codebook's values: one changed in memory is another."""
    return key(encoded(codebook))


@cache
def code_key(parts: tuple[str, ...]) -> str:
    """The hash of these files and folders of the library, and of the versions it runs on."""
    top = resources.files("ukchina")
    files = [found for name in sorted(parts) for found in _code(top.joinpath(name), name)]
    return key(*(part for found in files for part in found), *versions())


@cache
def versions() -> tuple[str, ...]:
    """The versions of Python, of its table of characters and of `LIBRARIES`."""
    own = (f"python {sys.version_info[:3]}", f"unicode {unicodedata.unidata_version}")
    return (*own, *(f"{name} {_version(name)}" for name in LIBRARIES))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"


def _code(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """The code and data in a file or folder, each with its name, sorted."""
    if place.is_file():
        yield name, place.read_bytes()
        return
    for inner in sorted(place.iterdir(), key=lambda found: found.name):
        if inner.name != _COMPILED:
            yield from _code(inner, f"{name}/{inner.name}")
