"""The IPython shell that runs a notebook's cells in this process; imported only when one runs."""

from __future__ import annotations

import re
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Any as AnyTrait
from traitlets.config import Config

from ukchina.blocks import Shown

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


class Outputs(list[NotebookNode]):
    """The outputs of one cell, in the order in which they came; stream pieces are joined."""

    clear_next = False

    def add(self, output_type: str, **content: Any) -> None:  # noqa: ANN401 - nbformat's fields
        """Append an output, after what was to be cleared with the next one is gone."""
        if self.clear_next:
            self.clear()
            self.clear_next = False
        last = self[-1] if self else None
        if output_type == "stream" and last is not None and last.get("name") == content["name"]:
            last["text"] += content["text"]
            return
        self.append(new_output(output_type, **content))


class Publisher(DisplayPublisher):
    """`display(...)`, into the outputs of the running cell."""

    def publish(self, data: Any, metadata: Any = None, *_source: Any, **_more: Any) -> None:  # noqa: ANN401
        """Add a `display_data` output."""
        self.shell.outputs.add("display_data", data=data, metadata=metadata or {})

    def clear_output(self, wait: bool = False) -> None:  # noqa: FBT001, FBT002 - IPython's signature
        """Drop what the cell has shown, now or when it shows something else."""
        if wait:
            self.shell.outputs.clear_next = True
        else:
            self.shell.outputs.clear()


class Hook(DisplayHook):
    """The value of a cell's last expression, into its outputs."""

    shell: Any

    def __call__(self, result: Any = None) -> None:  # noqa: ANN401
        """Show the value; one that waits for a part of it keeps its place and is shown later."""
        if isinstance(result, Shown) and result.waits() and not self.quiet():  # type: ignore[no-untyped-call]
            self.update_user_ns(result)  # type: ignore[no-untyped-call]
            self.fill_exec_result(result)  # type: ignore[no-untyped-call]
            self.shell.outputs.add(
                "execute_result", data={}, metadata={}, execution_count=self.prompt_count
            )
            self.shell.waiting.append((self.shell.outputs[-1], result))
        else:
            super().__call__(result)  # type: ignore[no-untyped-call]

    def start_displayhook(self) -> None:
        """Write no prompt."""

    def write_output_prompt(self) -> None:
        """Write no prompt."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:  # noqa: ANN401
        """Add an `execute_result` output."""
        self.shell.outputs.add(
            "execute_result",
            data=format_dict,
            metadata=md_dict or {},
            execution_count=self.prompt_count,
        )

    def finish_displayhook(self) -> None:
        """Write no line end."""


class Shell(InteractiveShell):
    """An IPython shell without history, colours or a terminal."""

    display_pub_class = AnyTrait(Publisher)
    displayhook_class = AnyTrait(Hook)
    outputs: Outputs
    waiting: list[tuple[NotebookNode, Shown]]

    @classmethod
    def start(cls, outputs: Outputs) -> Shell:
        """The one shell of this process, fresh, that shows into `outputs`."""
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        shell: Shell = cls.instance(config=config)
        shell.outputs = outputs
        shell.waiting = []
        return shell

    def show(self, output: NotebookNode, value: Shown) -> list[NotebookNode]:
        """Fill the output of a value that waited; gives the errors of that, to stand before it."""
        self.outputs.clear()
        if self.display_formatter is not None:  # it is only before the shell is ready
            output.data, output.metadata = self.display_formatter.format(value)
        return list(self.outputs)

    def showtraceback(self, *arguments: Any, **more: Any) -> None:  # noqa: ANN401
        """Tell an error; an interruption is none, and whoever waits for the end is spared it."""
        if not isinstance(sys.exception(), KeyboardInterrupt):
            super().showtraceback(*arguments, **more)

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:  # noqa: ANN401
        plain = [_ESCAPE.sub("", line) for line in stb]
        self.outputs.add("error", ename=etype.__name__, evalue=str(evalue), traceback=plain)

    def enable_gui(self, gui: Any = None) -> None:  # noqa: ANN401
        """Run no event loop."""
