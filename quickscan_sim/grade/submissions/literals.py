"""The value of an expression that holds nothing but literals, without running anything."""

from __future__ import annotations

import ast
import builtins
import operator
from collections.abc import Callable, Mapping
from typing import Any

from quickscan_sim.teach.questions.kinds.unusable import HUGE

LARGEST = 10.0**15
MOST_FIGURES = 15

OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
CALLS: dict[str, Callable[..., Any]] = {
    "round": round,
    "sum": sum,
    "len": len,
    "abs": abs,
    "min": min,
    "max": max,
    "set": set,
}
"""What people write around numbers that they typed, as in ``round(11 / 4, 2)``."""

WRITTEN_OUT = (ast.Constant, ast.Tuple, ast.List, ast.Set, ast.Dict)
SIMPLE = (int, float, complex, str, bytes, type(None), type(...))
LISTS = (list, tuple, set, dict)
LONGEST_NAMED = 1_000
"""Signs of a text that may stand in a list by its name."""


class NotLiteral(Exception):  # noqa: N818 - a finding, not a mistake of the kit
    """The expression has to run. ``name`` is a name in it that stands for nothing known here."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.name = name


def value_of(node: ast.expr, known: Mapping[str, Any], taken: Callable[[str], bool]) -> Any:
    """The value of an expression.

    Plain sums of numbers are computed, as long as they are small: ``9**9**9`` is left to the
    sandbox. So are ``round``, ``sum`` and the like, unless the notebook gave that name to
    something else.

    Parameters
    ----------
    node
        The expression.
    known
        Literals that the same cell gave a name.
    taken
        Whether some cell of the notebook gives this name a value.

    Raises
    ------
    NotLiteral
        When it has to run.
    """
    try:
        return _Reader(known, taken).read(node)
    except (TypeError, ValueError, ArithmeticError, RecursionError):
        raise NotLiteral from None


class _Reader:
    def __init__(self, known: Mapping[str, Any], taken: Callable[[str], bool]) -> None:
        self.known = known
        self.taken = taken

    def read(self, node: ast.expr | None) -> Any:
        match node:
            case ast.Constant():
                return _bounded(node.value)
            case ast.Tuple() | ast.List() | ast.Set():
                kind = {ast.Tuple: tuple, ast.List: list, ast.Set: set}[type(node)]
                return kind(map(self._part, node.elts))
            case ast.Dict():
                keys, values = map(self._part, node.keys), map(self._part, node.values)
                return dict(zip(keys, values, strict=True))
            case ast.Name():
                return self._named(node.id)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
                number = self._number(node.operand)
                return -number if isinstance(node.op, ast.USub) else number
            case ast.BinOp():
                return self._sum(node)
            case ast.Call(func=ast.Name()):
                return self._called(node)
        raise NotLiteral

    def _part(self, node: ast.expr | None) -> Any:
        """What stands in a list: a list that stands there by its name would double every line."""
        value = self.read(node)
        if not isinstance(node, WRITTEN_OUT) and not isinstance(value, SIMPLE):
            raise NotLiteral
        is_long = isinstance(value, (str, bytes)) and len(value) > LONGEST_NAMED
        if is_long and not isinstance(node, ast.Constant):
            raise NotLiteral
        return value

    def _named(self, name: str) -> Any:
        if name in self.known:
            return self.known[name]
        is_unknown = not self.taken(name) and not hasattr(builtins, name)
        raise NotLiteral(name if is_unknown else "")

    def _number(self, node: ast.expr) -> Any:
        value = self.read(node)
        if isinstance(value, bool) or not isinstance(value, (int, float, complex)):
            raise NotLiteral
        return value

    def _sum(self, node: ast.BinOp) -> Any:
        compute = OPERATORS.get(type(node.op))
        left, right = self._number(node.left), self._number(node.right)
        is_small = abs(left) <= LARGEST and abs(right) <= LARGEST
        if compute is None or not is_small:
            raise NotLiteral
        if isinstance(node.op, ast.Pow) and (abs(right) > 20 or abs(left) > 10**6):
            raise NotLiteral
        return compute(left, right)

    def _called(self, node: ast.Call) -> Any:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in CALLS or self.taken(name) or node.keywords:
            raise NotLiteral
        values = [self.read(argument) for argument in node.args]
        if name == "round" and len(values) == 2 and not _are_figures(values[1]):
            raise NotLiteral
        if name == "sum" and not _are_numbers(values):
            raise NotLiteral
        return CALLS[name](*values)


def _bounded(value: Any) -> Any:
    """A whole number of thousands of figures, as the judge reads it: few texts can hold it."""
    return HUGE if isinstance(value, int) and value > HUGE else value


def _are_numbers(values: list[Any]) -> bool:
    """Whether ``sum`` adds numbers: it also strings lists together, ten times longer each line."""
    parts = [one for value in values for one in (value if isinstance(value, LISTS) else [value])]
    return all(isinstance(one, (int, float, complex)) for one in parts)


def _are_figures(wanted: Any) -> bool:
    return isinstance(wanted, int) and abs(wanted) <= MOST_FIGURES
