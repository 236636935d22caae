"""Builds the report from a notebook, as the command does, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ukchina.blocks import Code, ListBlock, Paragraph
from ukchina.errors import BuildError
from ukchina.exhibits.exhibit import Exhibit, exhibit
from ukchina.study import Parameters, known_parameters

if TYPE_CHECKING:
    from ukchina.study import Study

_RUN = "from ukchina.cli import main; main()"
_PAGES = {".html", ".pdf"}


def build_report(study: Study, output: str | Path) -> Exhibit:
    """Build the report on the study's folder into `output`; names the pages that were written.

    Coding files are read anew, so rulings made since are counted. Raises `BuildError` with what
    the command said when it fails; then the old report is as it was.
    """
    call = [sys.executable, "-c", _RUN, "report", str(study.corpus.folder), "-o", str(output)]
    call += _options(study)
    ran = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if ran.returncode:
        raise BuildError(ran.stderr.strip() or f"the command ended with {ran.returncode}")
    written = [Path(line) for line in ran.stdout.splitlines()]
    pages = [path for path in written if path.parent == Path(output) and path.suffix in _PAGES]
    items = tuple((Paragraph((Code(str(page)),)),) for page in pages)
    return exhibit(Paragraph(("Written:",)), ListBlock(items))


def _options(study: Study) -> list[str]:
    """The parameters that differ from the usual, as options of the command."""
    options = ["--codebook", study.parameters.codebook] if study.parameters.codebook else []
    for name in known_parameters():
        value = getattr(study.parameters, name)
        if name not in {"corpus", "codebook"} and value != getattr(Parameters(), name):
            options += ["-p", name, _written(value)]
    return options


def _written(value: object) -> str:
    """A parameter's value as the command reads it."""
    if isinstance(value, tuple):
        parts = (part if isinstance(part, str) else f"{part[0]}={part[1]}" for part in value)
        return ",".join(parts)
    return str(value)
