"""Python as it stands in a cell: parsed, never run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 50_000
"""Signs of a cell that are parsed. No answer is longer; a bomb is."""

MAGIC = re.compile(r"^[ \t]*(?:[%!?].*|[\w.]+\?{1,2}[ \t]*)$", re.MULTILINE)
"""Commands to the notebook itself, such as %matplotlib inline."""


class CannotRead(Exception):  # noqa: N818 - a finding, not a mistake of the kit
    """Python cannot read this cell; ``cause`` is its own error, None when it is too long."""

    def __init__(self, cause: SyntaxError | None = None) -> None:
        super().__init__()
        self.cause = cause


def parsed(source: str) -> ast.Module:
    """The statements of a cell, without the commands to the notebook in it.

    Raises
    ------
    CannotRead
        When Python cannot, or when it is too long or too deep.
    """
    if len(source) > LONGEST:
        raise CannotRead
    try:
        return _parsed(source)
    except SyntaxError as problem:
        without = _without_commands(source)
        if without is None:
            raise CannotRead(problem) from None
        return without
    except (ValueError, RecursionError, MemoryError):  # a null byte; far too many brackets
        raise CannotRead from None


@lru_cache(maxsize=8192)
def names_in(source: str) -> frozenset[str]:
    """The names that a cell makes; none when Python cannot read it."""
    try:
        return frozenset(names_made(parsed(source)))
    except CannotRead:
        return frozenset()


def names_made(tree: ast.AST) -> Iterator[str]:
    """Every name that these statements may give a value, and "*" when that can be any."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            yield from node.names
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
            yield node.name or "_"


def _without_commands(source: str) -> ast.Module | None:
    """The cell without its commands to the notebook; None when they are not what is amiss."""
    text = MAGIC.sub("pass", source) if re.search(r"[%!?]", source) else source
    try:
        return None if text == source else _parsed(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():  # "\d" in a text is a matter for the student's notebook
        warnings.simplefilter("ignore")
        return ast.parse(text)
