"""Formulas as MathML, which browsers draw and read aloud without any script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ukchina.blocks.formulas import formula
from ukchina.blocks.names import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from ukchina.blocks.formulas import Formula

_VARIANTS = {
    "bold": "font-weight:bold",
    "cal": "font-family:cursive",
    "bb": "font-weight:bold",
    "frak": "font-family:fantasy",
    "sans": "font-family:sans-serif",
    "mono": "font-family:monospace",
}
# MathML wants the spacing form of an accent
_LIMITS = frozenset(("lim", "max", "min", "sup", "inf", "argmax", "argmin"))
_SHORT_INLINE = 30  # characters of TeX that a phone's line holds; a longer formula scrolls
_LONGEST_INLINE = 200  # characters: browsers do not break a formula over lines
_SPACING = {
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "¯",
    "\u0305": "¯",
    "\u0307": "˙",
    "\u0308": "¨",
    "\u20d7": "→",
}
_TABLE = Markup("<mtable%s>%s</mtable>")


def mathml(tex: str, *, block: bool) -> Markup:
    """The formula as MathML; its TeX as code when it uses what this project cannot read."""
    try:
        if not block and len(tex) > _LONGEST_INLINE:
            raise ValueError  # noqa: TRY301  shown as code, which may break over lines
        tree = formula(visible(tex))
    except ValueError:
        if not block:
            return Markup("<code>%s</code>") % visible(tex)
        return Markup('<pre class="math"><code>%s</code></pre>') % visible(tex)
    shown = Markup('<math display="%s" alttext="%s">%s</math>')
    made = shown % ("block" if block else "inline", visible(tex), _node(tree))
    if block or len(tex) <= _SHORT_INLINE:
        return made
    return (
        Markup('<span class="long" tabindex="0" role="group" aria-label="Formula">%s</span>') % made
    )


def _node(node: Formula | None) -> Markup:
    if node is None:
        return Markup("<mrow></mrow>")
    return _NODES[node[0]](*node[1:])


def _scripts(base: Formula, below: Formula | None, above: Formula | None) -> Markup:
    limits = base[0] in {"large", "brace"} or (base[0] == "name" and base[1] in _LIMITS)
    kinds = ("munder", "mover", "munderover") if limits else ("msub", "msup", "msubsup")
    kind = kinds[2 if below and above else 0 if below else 1]
    parts = Markup("").join(_node(part) for part in (base, below, above) if part is not None)
    return Markup("<%s>%s</%s>") % (kind, parts, kind)


def _root(index: Formula | None, inside: Formula) -> Markup:
    if index is None:
        return Markup("<msqrt>%s</msqrt>") % _node(inside)
    return Markup("<mroot>%s%s</mroot>") % (_node(inside), _node(index))


def _fence(left: str, inside: Formula, right: str) -> Markup:
    return Markup("<mrow>%s%s%s</mrow>") % (_bracket(left), _node(inside), _bracket(right))


def _bracket(mark: str) -> Markup:
    return Markup('<mo stretchy="true">%s</mo>') % mark if mark else Markup("")


def _grid(left: str, rows: list[list[Formula]], right: str, aligned: bool) -> Markup:  # noqa: FBT001  a node's fields, in their order
    lines = Markup("").join(
        Markup("<mtr>%s</mtr>")
        % Markup("").join(Markup("<mtd>%s</mtd>") % _node(cell) for cell in row)
        for row in rows
    )
    kind = Markup(' class="aligned"') if aligned else Markup("")
    table = _TABLE % (kind, lines)
    return Markup("<mrow>%s%s%s</mrow>") % (_bracket(left), table, _bracket(right))


def _brace(inside: Formula, mark: str) -> Markup:
    if not mark:
        return _node(inside)
    shown = Markup('<%s>%s<mo stretchy="true">%s</mo></%s>')
    kind = "mover" if mark == "⏞" else "munder"
    return shown % (kind, _node(inside), mark, kind)


def _styled(style: str, inside: Formula) -> Markup:
    if style == "upright":
        return Markup("<mi>%s</mi>") % "".join(_letters(inside))
    shown = Markup('<mstyle style="%s">%s</mstyle>')
    return shown % (_VARIANTS.get(style, ""), _node(inside))


def _letters(node: Any) -> list[str]:  # noqa: ANN401  a node or a character
    if isinstance(node, str):
        return [node]
    return [text for part in node[1:] for text in _letters(part)] if node else []


_NODES: dict[str, Callable[..., Markup]] = {
    "row": lambda *nodes: Markup("<mrow>%s</mrow>") % Markup("").join(map(_node, nodes)),
    "letter": lambda text: Markup("<mi>%s</mi>") % text,
    "number": lambda text: Markup("<mn>%s</mn>") % text,
    "operator": lambda text: Markup("<mo>%s</mo>") % text,
    "large": lambda text: Markup("<mo>%s</mo>") % text,
    "name": lambda text: Markup("<mi>%s</mi><mo>⁡</mo>") % text,
    "text": lambda text: Markup("<mtext>%s</mtext>") % text.replace(" ", "\u00a0"),
    "space": lambda width: Markup('<mspace width="%sem"></mspace>') % width,
    "over": lambda top, low: Markup("<mfrac>%s%s</mfrac>") % (_node(top), _node(low)),
    "root": _root,
    "scripts": _scripts,
    "accent": lambda node, mark: (
        Markup('<mover accent="true">%s<mo>%s</mo></mover>') % (_node(node), _SPACING[mark])
    ),
    "fence": _fence,
    "styled": _styled,
    "brace": _brace,
    "grid": _grid,
}
