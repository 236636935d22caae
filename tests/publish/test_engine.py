"""The engine in this process gives what a kernel gives, and leaves the process as it was."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import papermill
import pytest
from nbformat import NotebookNode
from nbformat import write as write_notebook
from nbformat.v4 import new_code_cell, new_notebook
from papermill.exceptions import PapermillExecutionError

from ukchina.charts import beside, helper
from ukchina.charts.drawing import _drawn

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}

CELLS = [
    "x = 1",
    "print('a'); print('b'); x + 1",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>h</b>')); display(1)",
    "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "",
    "from IPython.display import clear_output\nprint('gone'); clear_output(); print('kept')",
    "print('gone'); clear_output(wait=True); print('kept')",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    """class Shown:
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {'text/plain': 's', 'application/x+json': {'a': [1]}}
Shown()""",
    "__name__, get_ipython() is not None, In[2][:5], _ is Out[8]",
]


def executed(folder: Path, cells: list[str], engine: str | None) -> NotebookNode:
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata=KERNEL)
    write_notebook(notebook, folder / "in.ipynb")
    return papermill.execute_notebook(
        folder / "in.ipynb",
        folder / f"out-{engine}.ipynb",
        engine_name=engine,
        kernel_name="python3",
        progress_bar=False,
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[NotebookNode, NotebookNode]:
    folder = tmp_path_factory.mktemp("engines")
    return executed(folder, CELLS, "ukchina"), executed(folder, CELLS, None)


@pytest.mark.parametrize("index", range(len(CELLS)))
def test_a_cell_shows_what_it_shows_in_a_kernel(
    both: tuple[NotebookNode, NotebookNode], index: int
) -> None:
    here, kernel = (notebook.cells[index] for notebook in both)
    assert json.dumps(here.outputs, sort_keys=True) == json.dumps(kernel.outputs, sort_keys=True)
    assert here.execution_count == kernel.execution_count


def test_a_failing_cell_is_named_and_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(PapermillExecutionError, match="ZeroDivisionError") as caught:
        executed(tmp_path, ["1", "1 / 0", "print('never')"], "ukchina")
    assert caught.value.cell_index == 1
    kept = json.loads((tmp_path / "out-ukchina.ipynb").read_text("utf-8"))
    assert "never" not in json.dumps([cell.get("outputs") for cell in kept["cells"]])


def test_the_process_is_left_as_it_was(tmp_path: Path) -> None:
    before = (dict(os.environ), Path.cwd(), list(sys.path), sys.stdout, sys.modules["__main__"])
    executed(
        tmp_path,
        ["import os, sys\nos.environ['LEFT'] = '1'\nos.chdir('/')\nsys.path.append('/nowhere')"],
        "ukchina",
    )
    after = (dict(os.environ), Path.cwd(), list(sys.path), sys.stdout, sys.modules["__main__"])
    assert after == before


def test_pyplot_draws_into_each_notebook_and_leaves_nothing(tmp_path: Path) -> None:
    cell = "import matplotlib.pyplot as plt\nplt.rcParams['lines.linewidth'] = 9\nplt.plot([1, 2]);"
    for _ in range(2):
        notebook = executed(tmp_path, [cell], "ukchina")
        assert "image/png" in notebook.cells[0].outputs[0]["data"]
    assert plt.get_fignums() == []
    assert plt.rcParams["lines.linewidth"] != 9


def test_a_notebook_does_not_see_the_names_of_the_last(tmp_path: Path) -> None:
    executed(tmp_path, ["secret = 1"], "ukchina")
    with pytest.raises(PapermillExecutionError, match="NameError"):
        executed(tmp_path, ["secret"], "ukchina")


def test_an_interruption_between_two_statements_ends_the_run(tmp_path: Path) -> None:
    cell = "def stop(*_, **__): raise KeyboardInterrupt\nget_ipython().run_code = stop\n1"
    with pytest.raises(KeyboardInterrupt):
        executed(tmp_path, [cell], "ukchina")


@pytest.mark.parametrize("first", ["ukchina.publish.engine", "papermill", "ukchina.publish"])
def test_the_engine_is_there_whatever_is_loaded_first(first: str) -> None:
    said = f"import {first}; from papermill.engines import papermill_engines as engines\n"
    said += "import ukchina.publish; print(engines.get_engine('ukchina').__name__)"
    made = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=False)
    assert (made.stdout, made.stderr) == ("InProcessEngine\n", "")


CHARTED = """from ukchina.charts import Heat, Column
from ukchina.exhibits.exhibit import charted
from ukchina.blocks import Figure
def shown(themes):
    chart = Heat(themes, (Column("Xinhua", "", 9),), ((3,),) * len(themes))
    return charted(chart, Figure("", "A heat table."))"""


@pytest.mark.parametrize(
    "cell", ["shown(('Trade',))", "shown(('Trade',));", "shown(())", "shown(('T',)); 1 / 0"]
)
def test_a_chart_drawn_beside_the_notebook_is_shown_as_if_drawn_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str
) -> None:
    monkeypatch.setattr(helper, "_core_is_free", lambda: True)
    here = told(tmp_path, [CHARTED, cell, "'after'"])
    _drawn.cache_clear()
    with beside():
        assert told(tmp_path, [CHARTED, cell, "'after'"]) == here


def told(folder: Path, cells: list[str]) -> object:
    """The outputs of the cells up to one that fails, as JSON."""
    with contextlib.suppress(PapermillExecutionError):
        executed(folder, cells, "ukchina")
    made = json.loads((folder / "out-ukchina.ipynb").read_text("utf-8"))
    return [cell.get("outputs") for cell in made["cells"]]
