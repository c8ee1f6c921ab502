"""What came out of the sandbox, made into values again; everything in it may be a lie.

Only plain data is made, so nothing of the student's runs here. What is not of the agreed form
counts as not sent. The agreed form stands in ``inside/to_plain.py``.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from quickscan_sim.grade.sandbox.ran import PlainValue

SINGLE = (type(None), bool, int, float)
TAGS = ("dict", "tuple", "set", "ellipsis", "column", "table")


def to_tagged(value: PlainValue) -> Any:
    """An argument for a student's function, in the form in which it travels.

    Raises
    ------
    TypeError
        When it is anything but plain data: arguments come from the kit, so that is our mistake.

    Examples
    --------
    >>> to_tagged(({"a": 1}, ...))
    {'tuple': [{'dict': [['a', 1]]}, {'ellipsis': True}]}
    """
    if type(value) in (*SINGLE, str):
        return value
    if value is ...:
        return {"ellipsis": True}
    if type(value) is list:
        return [to_tagged(part) for part in value]
    if type(value) is dict:
        return {"dict": [[to_tagged(key), to_tagged(part)] for key, part in value.items()]}
    if type(value) in (tuple, set, frozenset):
        name = "tuple" if type(value) is tuple else "set"
        return {name: [to_tagged(part) for part in value]}
    raise TypeError(f"An argument of a student's function is plain data, not {type(value)}.")


def from_tagged(said: Any, depth: int) -> PlainValue:
    """The value that was sent.

    A column or table of pandas is made anew from its plain values, so that its labels are kept.

    Raises
    ------
    ValueError
        When what was sent is not of the agreed form, or deeper than ``depth``.

    Examples
    --------
    >>> from_tagged([1, {"tuple": [{"ellipsis": True}]}], 5)
    [1, (Ellipsis,)]
    """
    kind = type(said)
    if kind in SINGLE:
        return said
    if kind is str:  # half a character would stop whoever writes it to a file
        return said.encode("utf-8", "replace").decode("utf-8")
    if depth < 0:
        raise ValueError("deeper than agreed")
    if kind is list:
        return [from_tagged(part, depth - 1) for part in said]
    tag = next(iter(said), "")
    if tag not in TAGS:
        raise ValueError("of no agreed form")
    if tag in ("column", "table"):
        return _of_pandas(said, depth - 1)
    return _made(tag, said[tag], depth - 1)


def _made(tag: str, parts: Any, depth: int) -> PlainValue:
    if tag == "ellipsis":
        return ...
    found = _list(parts, depth)
    if tag == "tuple":
        return tuple(found)
    if tag == "set":
        return set(found) if all(map(_is_hashable, found)) else found
    pairs = [pair for pair in found if type(pair) is list and len(pair) == 2]
    if len(pairs) != len(found) or not all(_is_hashable(key) for key, _ in pairs):
        raise ValueError("no pairs")
    return dict(pairs)


def _of_pandas(said: dict[str, Any], depth: int) -> PlainValue:
    import pandas as pd

    index = _labels(said.get("index"), depth)
    if "column" in said:
        return pd.Series(_list(said["column"], depth), index=index, dtype=object).infer_objects()
    columns, names = _list(said["table"], depth), _labels(said.get("names"), depth)
    if len(columns) != len(names) or any(
        type(column) is not list or len(column) != len(index) for column in columns
    ):
        raise ValueError("columns of different lengths")
    table = pd.DataFrame(dict(enumerate(columns)), index=index, dtype=object).infer_objects()
    table.columns = names
    return table


def _labels(said: Any, depth: int) -> Any:
    import pandas as pd

    labels = _list(said, depth)
    if not all(map(_is_hashable, labels)):
        raise ValueError("labels that are lists")
    return pd.Index(labels, tupleize_cols=False)


def _list(said: Any, depth: int) -> list[Any]:
    if type(said) is not list:
        raise ValueError("no list")
    return [from_tagged(part, depth) for part in said]


def _is_hashable(value: PlainValue) -> bool:
    if type(value) is tuple:
        return all(map(_is_hashable, value))
    return isinstance(value, Hashable)
