"""Python as it stands in a cell: parsed, never run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

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
    text = MAGIC.sub("pass", source) if re.search(r"[%!?]", source) else source
    try:
        return _parsed(text if text != source and _is_python(text) else source)
    except SyntaxError as problem:
        raise CannotRead(problem) from None
    except (ValueError, RecursionError, MemoryError):  # a null byte; far too many brackets
        raise CannotRead from None


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


def _is_python(text: str) -> bool:
    try:
        _parsed(text)
    except SyntaxError:
        return False
    return True


def _parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():  # "\d" in a text is a matter for the student's notebook
        warnings.simplefilter("ignore")
        return ast.parse(text)
