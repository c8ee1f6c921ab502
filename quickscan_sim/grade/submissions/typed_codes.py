"""The personal codes that stand in a notebook."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.submissions.python_text import CannotRead, parsed

OPENS = "open_my_wijk"
IN_TEXT = re.compile(rf"^[^#\n]*{OPENS}\s*\(\s*[\"'“”„‟‘’‚]*([^\"'“”„‟‘’‚\n,)]{{1,80}})", re.M)
MOST = 20
LONGEST = 200


def typed_codes(sources: Iterable[str]) -> tuple[str, ...]:
    """The codes given to ``open_my_wijk``, each once and as they are shown.

    The empty code, which opens the practice wijk, is left out. What is no code is kept as it was
    typed, so that it can be said that it is none.

    >>> typed_codes(['scan = open_my_wijk("oooo oooo oool2", "nl")', 'open_my_wijk("")'])
    ('0000-0000-00012',)
    """
    found: dict[str, None] = {}
    for source in sources:
        if OPENS in source:
            for typed in _in_cell(source):
                if typed.strip() and len(found) < MOST:
                    found[_normal(typed)] = None
    return tuple(found)


def _in_cell(source: str) -> Iterator[str]:
    try:
        tree = parsed(source)
    except CannotRead:
        yield from IN_TEXT.findall(source)
        return
    known: dict[str, object] = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_opening(node.func):
            yield from filter(None, (_text(one, known) for one in _first(node)))


def _is_opening(function: ast.expr) -> bool:
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name == OPENS


def _first(call: ast.Call) -> list[ast.expr]:
    """What was given as the code."""
    return call.args[:1] or [one.value for one in call.keywords if one.arg != "language"][:1]


def _text(node: ast.expr, known: dict[str, object]) -> str:
    value: object = node.value if isinstance(node, ast.Constant) else None
    if isinstance(node, ast.Name):
        value = known.get(node.id)
    return value if isinstance(value, str) else ""


def _normal(whole: str) -> str:
    typed = whole[:LONGEST]
    from quickscan_sim.teach.packs.personal_code import read_code

    try:
        return read_code(typed)
    except QuickscanError:
        return typed.strip()[:40]
