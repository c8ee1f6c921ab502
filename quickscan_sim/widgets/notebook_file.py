"""The notebook that a kernel works for, as it was last saved: its language and its cells."""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quickscan_sim.language import LANGUAGES

LONGEST = 70


@dataclass(frozen=True)
class Cell:
    """A code cell: its text, the names it makes, and what a reader calls it."""

    source: str
    makes: frozenset[str]
    title: str


@dataclass(frozen=True)
class NotebookFile:
    """What a notebook says of itself; without a file that can be read: nothing."""

    language: str | None = None
    cells: tuple[Cell, ...] = ()

    def maker_of(self, name: str, besides: str = "") -> Cell | None:
        """The first cell that makes this name, other than the cell with the text ``besides``."""
        for cell in self.cells:
            if name in cell.makes and cell.source.strip() != besides.strip():
                return cell
        return None

    @property
    def names(self) -> frozenset[str]:
        """Every name that some cell makes."""
        return frozenset().union(*(cell.makes for cell in self.cells))


def notebook_here(shell: Any = None) -> NotebookFile:
    """The notebook of this kernel; Jupyter and VS Code each say in their own way where it is."""
    place = getattr(shell, "user_ns", {}).get("__vsc_ipynb_file__") or os.environ.get(
        "JPY_SESSION_NAME"
    )
    if not place:
        return NotebookFile()
    try:
        content = json.loads(Path(place).read_text(encoding="utf-8"))
        return notebook_from(content)
    except (OSError, ValueError, AttributeError, KeyError, TypeError):  # not a notebook, or half
        return NotebookFile()


def notebook_from(content: dict[str, Any]) -> NotebookFile:
    """What a notebook says of itself.

    >>> step = {"cell_type": "code", "source": "scan = 1  # Open it."}
    >>> notebook_from({"cells": [step]}).maker_of("scan").title
    'scan = 1  # Open it.'
    """
    languages = [cell.get("metadata", {}).get("lang") for cell in content["cells"]]
    known = [language for language in languages if language in LANGUAGES]
    return NotebookFile(known[0] if known else None, tuple(_cells(content["cells"])))


def _cells(raw_cells: list[dict[str, Any]]) -> Iterator[Cell]:
    heading = ""
    for raw in raw_cells:
        source = "".join(raw["source"])
        if raw["cell_type"] == "markdown":
            heading = ([heading, *re.findall(r"^#+ (.+)$", source, re.MULTILINE)])[-1]
        elif raw["cell_type"] == "code" and source.strip():
            yield Cell(source, names_made(source), _title(source, heading))


def names_made(source: str) -> frozenset[str]:
    """The names that a cell gives a value; imports are not counted."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return frozenset()
    made = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return frozenset(made | {node.name for node in tree.body if isinstance(node, ast.FunctionDef)})


def _title(source: str, heading: str) -> str:
    """The line of an answer, else the first sentence of the comment, else the heading above."""
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    answer = next((line for line in lines if line.startswith("answer_")), "")
    first = re.split(r"\.(\s|$)", lines[0].lstrip("# "))[0] if lines[0].startswith("#") else ""
    return (answer or first or heading or lines[-1])[:LONGEST]
