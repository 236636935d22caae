"""An executed notebook without what differs from run to run: times, paths, random ids."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode


_PATHS = ("corpus", "codebook", "previous")
_PATH = re.compile(rf"""^({"|".join(_PATHS)}) = (["'])(.*)\2$""", re.MULTILINE)


def normalised(notebook: NotebookNode) -> NotebookNode:
    """The notebook with only what its content decides; changed in place and given back.

    Cell ids count from 1; papermill's times and the kernel's version go; the parameters stay,
    paths among them without the folders of the machine.
    """
    papermill = notebook.metadata.pop("papermill", {})
    parameters = papermill.get("parameters")
    if parameters:
        notebook.metadata["papermill"] = {"parameters": _without_folders(parameters)}
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["source"] = _PATH.sub(_name, cell["source"])
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number}"
        for key in ("papermill", "execution", "ExecuteTime"):
            cell.metadata.pop(key, None)
    return notebook


def _without_folders(parameters: dict[str, Any]) -> dict[str, Any]:
    return {
        name: PurePath(value).name if name in _PATHS else value
        for name, value in parameters.items()
    }


def _name(match: re.Match[str]) -> str:
    return f"{match[1]} = {match[2]}{PurePath(match[3]).name}{match[2]}"
