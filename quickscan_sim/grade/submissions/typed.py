"""What an answer cell holds: a literal that can be read, code that has to run, or neither."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from quickscan_sim.grade.submissions.literals import NotLiteral, value_of
from quickscan_sim.grade.submissions.python_text import CannotRead, names_in, names_made, parsed
from quickscan_sim.language import Message, mark
from quickscan_sim.teach.questions.kinds.unusable import NOT_ANSWERED

HARMLESS = {"print", "display", "check", "hint", "show_question", "round", "len", "str", "type"}
"""What may be called behind an answer without changing it."""

QUOTES_MISSING = mark(
    "Python does not know {name}. Is it your answer? Then put quotation marks around it: {quoted}"
)


@dataclass(frozen=True)
class Reading:
    """What was read from a cell: ``is_typed`` with a value, ``is_code``, or a ``problem``.

    ``is_mended`` says that Python would not have read it as it stands, and what was meant is
    beyond doubt all the same.
    """

    is_typed: bool = False
    is_code: bool = False
    value: Any = None
    problem: Message | None = None
    is_mended: bool = False

    @property
    def is_answer(self) -> bool:
        """Whether there is something to judge, other than the three dots."""
        return self.is_code or (self.is_typed and self.value is not ...)


CODE = Reading(is_code=True)


def read_statements(source: str, variable: str, taken: Callable[[str], bool]) -> Reading | None:
    r"""What a cell gives this variable; None when it gives it nothing.

    The last statement that gives it a value counts. When that is a plain assignment of a literal,
    the literal is the answer, whatever stands above it. Below it may stand what cannot change it:
    imports, other literals, ``print(...)`` and ``check(...)``; with anything else the cell has to
    run. A decimal comma is what it is in Python, a pair: the judge then says what the check in the
    notebook said.

    A bare name that no cell of the notebook makes (``answer_w4 = a``) does not run either. It is
    a problem, with the sentence that the notebook shows: what is meant is not beyond doubt, as
    ``a`` may be the start of a computation.

    Raises
    ------
    CannotRead
        When Python cannot read the cell.

    Examples
    --------
    >>> read_statements("answer_w1 = 3\nanswer_w1 = (3 + 4) / 2", "answer_w1", bool).value
    3.5
    >>> read_statements("answer_w1 = len(scan)", "answer_w1", bool).is_code
    True
    """
    tree = parsed(source)
    own = names_in(source)
    if variable not in own:
        return None

    def is_taken(name: str) -> bool:
        return name in own or "*" in own or taken(name)

    statements = tree.body
    makes = [variable in set(names_made(one)) for one in statements]
    last = len(makes) - 1 - makes[::-1].index(True)
    node = assigned(statements[last], variable)
    if node is None or not all(map(_is_harmless, statements[last + 1 :])):
        return CODE
    return _read(node, _literals(statements[:last], is_taken), is_taken)


def assigned(statement: ast.stmt, variable: str) -> ast.expr | None:
    """The expression that a plain assignment gives this variable; None for anything else."""
    if isinstance(statement, ast.AnnAssign):
        return statement.value if _is_name(statement.target, variable) else None
    if not isinstance(statement, ast.Assign):
        return None
    found = None
    for target in statement.targets:
        if _is_name(target, variable):
            found = statement.value
        elif isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
            pairs = zip(target.elts, statement.value.elts, strict=False)
            same = len(target.elts) == len(statement.value.elts)
            parts = [value for one, value in pairs if same and _is_name(one, variable)]
            found = parts[-1] if parts else found
    return found


def not_answered() -> Reading:
    """Nothing was typed."""
    return Reading(problem=Message(NOT_ANSWERED))


def _read(node: ast.expr, known: Mapping[str, Any], taken: Callable[[str], bool]) -> Reading:
    try:
        return Reading(is_typed=True, value=value_of(node, known, taken))
    except NotLiteral as problem:
        if not problem.name:
            return CODE
        name = problem.name[:40]
        return Reading(problem=Message(QUOTES_MISSING, name=name, quoted=f'"{name}"'))


def _literals(statements: Iterable[ast.stmt], taken: Callable[[str], bool]) -> dict[str, Any]:
    """Names that got a literal in these statements, and that nothing can have changed since."""
    known: dict[str, Any] = {}
    for statement in statements:
        if not _is_harmless(statement):
            known.clear()
        for name in set(names_made(statement)):
            known.pop(name, None)
            node = assigned(statement, name)
            if node is None:
                continue
            try:
                known[name] = value_of(node, known, taken)
            except NotLiteral:
                continue
    return known


def _is_harmless(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass():
            return True
        case ast.Import():
            return True
        case ast.ImportFrom(names=names):
            return all(one.name != "*" for one in names)
        case ast.Expr() | ast.Assign():
            return not any(map(_may_do_anything, ast.walk(statement)))
    return False


def _may_do_anything(node: ast.AST) -> bool:
    """Whether this part of an expression may run code of somebody's own."""
    if isinstance(node, ast.Call):
        return not (isinstance(node.func, ast.Name) and node.func.id in HARMLESS)
    return isinstance(
        node, (ast.NamedExpr, ast.Attribute, ast.Subscript, ast.Await, ast.Yield, ast.YieldFrom)
    )


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


__all__ = ["CODE", "CannotRead", "Reading", "assigned", "not_answered", "read_statements"]
