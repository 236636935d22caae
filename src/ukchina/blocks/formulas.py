"""TeX formulas as a small tree, so that each format can draw them without running any TeX."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

# A node is a list whose first item names its kind, so that it is JSON as it stands. The kinds:
# row (nodes), letter, number, operator, large, name and text (characters), space (em), over (two
# nodes), root (index, node), scripts (base, below, above), accent (node, mark), fence (left, node,
# right), styled (style, node), brace (node, mark), grid (left, rows, right, aligned). A missing
# node is None.
Formula: TypeAlias = list[Any]

_TOKEN = re.compile(
    r"\\(?:text|textrm|textit|textbf|mbox)\s*\{(?P<words>[^{}]*)\}|\\(?P<command>[A-Za-z]+\*?|.)|(?P<number>\d+(?:[.,]\d+)*)|(?P<mark>\S)|(?P<gap>\s+)",
    re.DOTALL,
)
_ALIGNED = frozenset(
    ("align", "aligned", "split", "eqnarray", "equation", "gather", "gathered", "multline")
)
_LONGEST = 2000  # characters: what fits a page
_DEEPEST = 40  # formulas nest a few levels; a deeper one is a mistake or an attack
_LETTERS_LIKE = re.compile(r"[^\W\d_]")


def formula(tex: str) -> Formula:
    """The formula as a tree; `ValueError` when it uses what this reader does not know.

    >>> formula("x^2")
    ['row', ['scripts', ['letter', 'x'], None, ['number', '2']]]
    """
    if len(tex) > _LONGEST:
        message = f"formula of {len(tex)} characters; {_LONGEST} are the most"
        raise ValueError(message)
    reader = _Reader([_piece(match) for match in _TOKEN.finditer(tex) if not match["gap"]])
    made = reader.row(until=())
    if reader.place < len(reader.pieces):
        message = f"formula: unexpected {reader.pieces[reader.place]}"
        raise ValueError(message)
    return made


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(files("ukchina.blocks").joinpath("tex.toml").read_text("utf-8"))


def _piece(match: re.Match[str]) -> str:
    if match["words"] is not None:
        return f"\\text{{{match['words']}"
    return f"\\{match['command']}" if match["command"] else match[0]


@dataclass(slots=True)
class _Reader:
    pieces: list[str]
    place: int = 0
    depth: int = 0

    def peek(self) -> str:
        return self.pieces[self.place] if self.place < len(self.pieces) else ""

    def next(self) -> str:
        piece = self.peek()
        if not piece:
            message = "formula ends too early"
            raise ValueError(message)
        self.place += 1
        return piece

    def row(self, until: tuple[str, ...]) -> Formula:
        self.depth += 1
        if self.depth > _DEEPEST:
            message = "formula nests too deep"
            raise ValueError(message)
        nodes: Formula = ["row"]
        while self.peek() and self.peek() not in until:
            node = self.scripted()
            if node is not None:
                nodes.append(node)
        self.depth -= 1
        return nodes

    def scripted(self) -> Formula | None:
        base = None if self.peek() in {"^", "_"} else self.atom()
        scripts: dict[str, Formula] = {}
        while self.peek() in {"^", "_", "'"}:
            mark = self.next()
            if mark == "'":
                scripts["^"] = ["operator", "′"]
            else:
                scripts[mark] = self.argument()
        if not scripts:
            return base
        return ["scripts", base or ["row"], scripts.get("_"), scripts.get("^")]

    def argument(self) -> Formula:
        if self.peek() == "{":
            self.next()
            inside = self.row(until=("}",))
            self.expect("}")
            return inside
        number = self.peek()
        if number[:1].isdigit():  # of a number, TeX takes the first digit
            self.pieces[self.place : self.place + 1] = [*number]
        return self.atom() or ["row"]

    def expect(self, piece: str) -> None:
        found = self.next()
        if found != piece:
            message = f"formula: wanted {piece}, found {found}"
            raise ValueError(message)

    def atom(self) -> Formula | None:
        piece = self.next()
        if piece == "{":
            self.place -= 1
            return self.argument()
        if piece.startswith("\\"):
            return self.command(piece[1:])
        if piece in {"}", "&"}:
            message = f"formula: unexpected {piece}"
            raise ValueError(message)
        if piece[0].isdigit():
            return ["number", piece]
        if piece == "~":
            return ["space", 0.25]
        if _LETTERS_LIKE.match(piece):
            return ["letter", piece]
        return ["operator", "−" if piece == "-" else piece]

    def command(self, name: str) -> Formula | None:
        plain = _plain(name)
        if plain is not None:
            return plain
        if name in _known()["ignored"]["names"]:
            return None
        if name in _known()["accents"]:
            return ["accent", self.argument(), _known()["accents"][name]]
        if name in _known()["alphabets"]:
            return ["styled", _known()["alphabets"][name], self.argument()]
        if name.startswith("text{"):
            return ["text", name.removeprefix("text{")]
        return self.structure(name)

    def structure(self, name: str) -> Formula:
        if name in {"frac", "dfrac", "tfrac"}:
            return ["over", self.argument(), self.argument()]
        if name == "binom":
            return ["grid", "(", [[self.argument()], [self.argument()]], ")", False]
        if name == "sqrt":
            index = None
            if self.peek() == "[":
                self.next()
                index = self.row(until=("]",))
                self.expect("]")
            return ["root", index, self.argument()]
        if name == "left":
            left = self.fence()
            inside = self.row(until=("\\right",))
            self.expect("\\right")
            return ["fence", left, inside, self.fence()]
        if name == "begin":
            return self.environment()
        return self.dressed(name)

    def dressed(self, name: str) -> Formula:
        """What a command puts over, under or around its arguments."""
        known = _known()
        if name in known["braces"]:
            return ["brace", self.argument(), known["braces"][name]]
        if name in known["stacked"]:
            aside, base = self.argument(), self.argument()
            above = known["stacked"][name] == "above"
            return ["scripts", ["brace", base, ""], *((None, aside) if above else (aside, None))]
        if name in known["arrows"]:
            return ["scripts", ["large", known["arrows"][name]], None, self.argument()]
        if name in known["argued"]:
            for _ in range(known["argued"][name]):
                self.argument()
            return ["row"]
        if name in {"operatorname", "operatorname*"}:
            return ["name", re.sub(r"\\\W", " ", self.name())]
        if name in {"tag", "tag*"}:
            return ["row", ["space", 2.0], ["text", f"({self.name()})"]]
        message = f"formula: unknown command \\{name}"
        raise ValueError(message)

    def fence(self) -> str:
        piece = self.next()
        mark = _known()["operators"].get(piece[1:], piece) if piece[0] == "\\" else piece
        return "" if mark == "." else str(mark)

    def environment(self) -> Formula:
        name = self.name()
        known = _known()["matrices"].get(name.removesuffix("*"))
        if known is None:
            message = f"formula: unknown environment {name}"
            raise ValueError(message)
        if name == "array":
            self.argument()
        rows: list[list[Formula]] = [[]]
        while True:
            rows[-1].append(self.row(until=("&", "\\\\", "\\end")))
            piece = self.next()
            if piece == "\\\\":
                rows.append([])
            elif piece == "\\end":
                break
        if self.name() != name:
            message = f"formula: {name} is not closed"
            raise ValueError(message)
        kept = [row for row in rows if any(len(cell) > 1 for cell in row)]
        width = max((len(row) for row in kept), default=0)
        square = [[*row, *[["row"]] * (width - len(row))] for row in kept]
        return ["grid", known[0], square, known[1], name.removesuffix("*") in _ALIGNED]

    def name(self) -> str:
        self.expect("{")
        parts = []
        while self.peek() != "}":
            parts.append(self.next())
        self.next()
        return "".join(parts)


def _plain(name: str) -> Formula | None:
    """The node of a command that takes no argument."""
    known = _known()
    for kind, group in (("letter", "letters"), ("operator", "operators"), ("large", "large")):
        if name in known[group]:
            return [kind, known[group][name]]
    if name in known["spaces"]:
        return ["space", known["spaces"][name]]
    return ["name", name] if name in known["functions"]["names"] else None
