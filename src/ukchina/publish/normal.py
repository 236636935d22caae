"""An executed notebook without what differs from run to run: times, paths, random ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode


def normalised(notebook: NotebookNode) -> NotebookNode:
    """The notebook with only what its content decides; changed in place and given back.

    Cell ids count from 1; papermill's times and paths and the kernel's version go, the
    parameters stay.
    """
    papermill = notebook.metadata.pop("papermill", {})
    parameters = papermill.get("parameters")
    if parameters:
        notebook.metadata["papermill"] = {"parameters": parameters}
    notebook.metadata["language_info"] = {"name": "python"}
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number}"
        for key in ("papermill", "execution", "ExecuteTime"):
            cell.metadata.pop(key, None)
    return notebook
