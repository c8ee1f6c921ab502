"""The text of a notebook's cell, however the notebook wrote it down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def source_of(cell: Mapping[str, Any]) -> str:
    r"""The whole text of a cell: notebooks keep it as one text or as a list of lines.

    >>> source_of({"source": ["a = 1\n", "b = 2"]})
    'a = 1\nb = 2'
    """
    return joined(cell.get("source", ""))


def joined(text: object) -> str:
    """A text, or the lines of one; nothing for anything else."""
    if isinstance(text, str):
        return text
    if isinstance(text, list | tuple):
        return "".join(line for line in text if isinstance(line, str))
    return ""


def writable(text: str) -> str:
    r"""A text without the halves of signs that no file can hold.

    >>> writable("caf\ud800e")
    'caf?e'
    """
    return text.encode("utf-8", "replace").decode("utf-8")
