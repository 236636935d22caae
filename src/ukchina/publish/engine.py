"""A papermill engine that runs a notebook's cells in this process, in a namespace of their own.

Registered as `ukchina`: `papermill --engine ukchina in.ipynb out.ipynb`. It saves the second that
a kernel takes to start and stop; the outputs are those of a kernel (a test compares them).
"""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from ukchina.blocks import Shown
    from ukchina.publish.shell import Outputs, Shell

# What ipykernel sets before a notebook's first cell, so that pyplot draws into the notebook.
_KERNEL_ENVIRONMENT = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}


class InProcessEngine:
    """Papermill's engine `ukchina`: the cells run here, one after another, until one fails.

    It has what papermill asks of an engine, by papermill's own functions, and does not inherit
    it: papermill loads this module while it is itself half loaded.
    """

    @classmethod
    def execute_notebook(
        cls, nb: NotebookNode, kernel_name: str, **options: object
    ) -> NotebookNode:
        """The notebook, run and saved as papermill's own engine does."""
        from papermill.engines import Engine  # noqa: PLC0415 - it is loaded

        run = Engine.execute_notebook.__func__
        made: NotebookNode = run(cls, nb, kernel_name, **options)
        return made

    @classmethod
    def nb_kernel_name(cls, nb: NotebookNode, name: str | None = None) -> str:
        """The kernel that the notebook names, or the one given."""
        from papermill.utils import nb_kernel_name  # noqa: PLC0415 - it is loaded

        return str(nb_kernel_name(nb, name))

    @classmethod
    def nb_language(cls, nb: NotebookNode, language: str | None = None) -> str:
        """The language that the notebook names, or the one given."""
        from papermill.utils import nb_language  # noqa: PLC0415 - it is loaded

        return str(nb_language(nb, language))

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,  # noqa: ANN401 - papermill's notebook manager
        kernel_name: str,  # noqa: ARG003 - part of papermill's interface; there is no kernel
        **_options: object,
    ) -> None:
        """Run the code cells of `nb_man.nb` and write their outputs into them."""
        late: list[tuple[NotebookNode, NotebookNode, Shown]] = []
        with _shell() as shell:
            count = 0
            for index, cell in enumerate(nb_man.nb.cells):
                if cell.cell_type != "code":
                    continue
                nb_man.cell_start(cell, index)
                count += bool(cell.source.strip())
                completed = _run(shell, cell, count=count)
                late += ((cell, *waiting) for waiting in shell.waiting)
                shell.waiting.clear()
                if not completed:
                    nb_man.cell_exception(cell, index)
                nb_man.cell_complete(cell, index)
                if not completed:
                    break
            for cell, output, value in late:
                place = next(n for n, one in enumerate(cell.outputs) if one is output)
                cell.outputs[place:place] = shell.show(output, value)


class _Stream:
    """A text stream that writes into the outputs of the running cell."""

    encoding = "utf-8"

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = name
        self.outputs = outputs

    def write(self, text: str) -> int:
        if text:
            self.outputs.add("stream", name=self.name, text=text)
        return len(text)

    def flush(self) -> None:
        """Do nothing: what is written is there."""

    def isatty(self) -> bool:
        return False


def _run(shell: Shell, cell: NotebookNode, *, count: int) -> bool:
    """Whether the cell ran to its end; its outputs are set either way.

    An interruption is no error of the cell, for which IPython takes it, in a statement or between
    two: it ends the run.
    """
    shell.outputs.clear()
    if not cell.source.strip():
        return True
    with _redirected(_Stream("stdout", shell.outputs), _Stream("stderr", shell.outputs)):
        result = shell.run_cell(cell.source, store_history=True)  # type: ignore[no-untyped-call]
    for error in (result.error_in_exec, result.error_before_exec):
        if isinstance(error, KeyboardInterrupt):
            raise error
    cell.execution_count = count
    cell.outputs = list(shell.outputs)
    return bool(result.success)


@contextlib.contextmanager
def _redirected(stdout: _Stream, stderr: _Stream) -> Iterator[None]:
    kept: tuple[TextIO, TextIO] = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = stdout, stderr
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            yield
    finally:
        sys.stdout, sys.stderr = kept


@contextlib.contextmanager
def _shell() -> Iterator[Shell]:
    """A fresh shell; afterwards the process is as it was found, a running kernel's shell too."""
    from ukchina.publish.shell import Outputs, Shell  # noqa: PLC0415 - IPython, when a cell runs

    singletons = {owner: owner._instance for owner in Shell._walk_mro()}  # noqa: SLF001
    environment, directory, path = dict(os.environ), os.getcwd(), list(sys.path)  # noqa: PTH109
    main = sys.modules["__main__"]
    os.environ.update(_KERNEL_ENVIRONMENT)
    for owner in singletons:
        owner._instance = None  # noqa: SLF001
    try:
        shell = Shell.start(Outputs())
        with _drawing_inline():
            yield shell
    finally:
        for owner, instance in singletons.items():
            owner._instance = instance  # noqa: SLF001
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(directory)
        sys.path[:] = path
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _drawing_inline() -> Iterator[None]:
    """Let pyplot draw into the notebook, as a kernel does; its figures and settings end with it.

    A process that has loaded matplotlib no longer looks at the environment.
    """
    if "matplotlib" in sys.modules:
        import matplotlib as mpl  # noqa: PLC0415 - it is loaded
        from matplotlib_inline import backend_inline  # noqa: PLC0415 - likewise

        # It sets up the picture formats once a process, and this shell is a new one.
        backend_inline.configure_inline_support.current_backend = "unset"  # type: ignore[attr-defined]
        enable = backend_inline._enable_matplotlib_integration  # noqa: SLF001 - as IPython does
        with mpl.rc_context():
            mpl.use(_KERNEL_ENVIRONMENT["MPLBACKEND"])
            enable()  # type: ignore[no-untyped-call]
            yield
    else:
        yield
    drawn = sys.modules.get("matplotlib.pyplot")
    if drawn is not None:
        drawn.close("all")
