"""Values as plain data that JSON can carry, without calling anything a student wrote.

None, texts, numbers (with NaN and infinities as JSON of Python writes them) and lists are
themselves; everything else is an object with one tag: ``dict`` (pairs), ``tuple``, ``set``,
``ellipsis``, ``column`` with its ``index``, ``table`` (columns) with ``names`` and ``index``.
"""

from __future__ import annotations

import builtins
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Any

globals()["__builtins__"] = dict(vars(builtins))

SINGLE = (type(None), bool, str, int, float)
LISTS: tuple[type, ...] = (list, deque, range, type({}.keys()), type({}.values()))
DICTS = (dict, OrderedDict, defaultdict, Counter)
SETS = (set, frozenset)
FUNCTIONS: tuple[type, ...] = (type(lambda: None), type(len), type([].append), type)
KINDS_OF_NUMPY = "biufUO"
"""Booleans, whole numbers, numbers, texts and objects: no dates and no complex numbers."""


@dataclass(frozen=True)
class Bounds:
    """The most that one value may be: bytes as JSON, parts, and lists within lists."""

    size: int
    parts: int
    depth: int


class Unfit(Exception):  # noqa: N818 - no error of ours: a word on the student's value
    """Why a value is no answer, as a word that the other side makes a sentence of."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail[:200]


class _Left:
    """How many parts may still come."""

    def __init__(self, bounds: Bounds) -> None:
        self.parts = bounds.parts
        self.size = bounds.size

    def take(self, size: int = 1) -> None:
        self.parts -= 1
        self.size -= size
        if self.parts < 0 or self.size < 0:
            raise Unfit("large")


def to_plain(value: Any, bounds: Bounds) -> Any:
    """The value as plain data with tags.

    Raises
    ------
    Unfit
        When it is too large, too deep, or of a type that is no answer.

    Examples
    --------
    >>> to_plain({"a": (1, ...)}, Bounds(1000, 100, 5))
    {'dict': [['a', {'tuple': [1, {'ellipsis': True}]}]]}
    """
    return _plain(value, _Left(bounds), bounds.depth)


def _plain(value: Any, left: _Left, depth: int) -> Any:
    kind = type(value)
    if kind in SINGLE:
        left.take(_size(value))
        return value
    if value is ...:
        return {"ellipsis": True}
    if depth == 0:
        raise Unfit("deep")
    if kind in (Decimal, Fraction):
        return float(value)
    if kind in LISTS:
        return [_plain(part, left, depth - 1) for part in value]
    if kind is tuple:
        return {"tuple": [_plain(part, left, depth - 1) for part in value]}
    if kind in SETS:
        return {"set": [_plain(part, left, depth - 1) for part in value]}
    if kind in DICTS:
        pairs = dict.items(value)
        return {
            "dict": [
                [_plain(key, left, depth - 1), _plain(one, left, depth - 1)] for key, one in pairs
            ]
        }
    return _of_a_library(value, left, depth)


def _size(value: Any) -> int:
    if type(value) is str:
        return len(value)
    # Longer numbers than this Python does not write out either.
    if type(value) is int and value.bit_length() > 10_000:
        raise Unfit("large")
    return 8


def _of_a_library(value: Any, left: _Left, depth: int) -> Any:
    """A number, column or table of numpy or pandas; only their own types, by identity."""
    kind = type(value)
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None and issubclass(kind, numpy.generic):
        return _of_numpy(value.dtype, value.tolist, 1, left, depth)
    if numpy is not None and kind is numpy.ndarray:
        return _of_numpy(value.dtype, value.tolist, value.size, left, depth)
    if pandas is not None:
        if value is pandas.NA or value is pandas.NaT:
            return None
        if kind is pandas.Series:
            return {
                "column": _column(value, left, depth),
                "index": _column(value.index, left, depth),
            }
        if kind is pandas.DataFrame:
            return _table(value, left, depth)
        if issubclass(kind, pandas.Index) and kind.__module__.split(".")[0] == "pandas":
            return _column(value, left, depth)
        if kind.__module__.split(".")[0] == "pandas" and isinstance(
            value, pandas.api.extensions.ExtensionArray
        ):
            return _column(value, left, depth)
    raise Unfit(_unfit_kind(kind), kind.__name__)


def _of_numpy(dtype: Any, tolist: Any, size: int, left: _Left, depth: int) -> Any:
    if dtype.kind not in KINDS_OF_NUMPY:
        raise Unfit("type", str(dtype))
    if size > left.parts:
        raise Unfit("large")
    plain = tolist()
    return _plain(float(plain) if dtype.itemsize > 8 and dtype.kind == "f" else plain, left, depth)


def _column(column: Any, left: _Left, depth: int) -> Any:
    if len(column) > left.parts:
        raise Unfit("large")
    return [_plain(part, left, depth - 1) for part in list(column)]


def _table(table: Any, left: _Left, depth: int) -> dict[str, Any]:
    n_rows, n_columns = table.shape
    if n_rows * n_columns > left.parts:
        raise Unfit("large")
    return {
        "table": [_column(table.iloc[:, place], left, depth) for place in range(n_columns)],
        "names": _column(table.columns, left, depth),
        "index": _column(table.index, left, depth),
    }


def _unfit_kind(kind: type) -> str:
    if issubclass(kind, FUNCTIONS):
        return "function"
    if any(str(part.__module__).split(".")[0] == "ipywidgets" for part in kind.__mro__):
        return "widget"
    return "type"


def from_plain(said: Any) -> Any:
    """A value anew from plain data with tags; each time a copy of its own.

    >>> from_plain([1, {"tuple": [2]}, {"dict": [["a", {"set": [3]}]]}])
    [1, (2,), {'a': {3}}]
    """
    if type(said) is list:
        return [from_plain(part) for part in said]
    if type(said) is not dict:
        return said
    tag = next(iter(said))
    if tag == "ellipsis":
        return ...
    parts = said[tag]
    if tag == "dict":
        return {from_plain(key): from_plain(part) for key, part in parts}
    made = {"tuple": tuple, "set": set}[tag]
    return made(islice(map(from_plain, parts), None))
