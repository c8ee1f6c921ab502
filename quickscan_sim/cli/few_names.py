"""The first names of a long list, for a line on the screen."""

from __future__ import annotations

from collections.abc import Sequence

FEW = 10


def few(names: Sequence[str], most: int = FEW) -> str:
    """The first names, and how many there are more.

    >>> few(["anna", "bo", "chris"], 2)
    'anna, bo (+1)'
    """
    more = f" (+{len(names) - most})" if len(names) > most else ""
    return ", ".join(names[:most]) + more
