"""Reading a module's source: one jupytext script with Dutch and English cells side by side.

Markdown cells stand in pairs, Dutch and English, with one ``name``; code cells stand once. In a
code cell only two things differ per language: ``"nl")`` at the end of a call, and comments that
begin with ``# nl:`` or ``# en:``. A cell with ``part="worksheet"`` begins that notebook; an empty
code cell with ``question="M2.W1"`` is the place of a question; ``objectives="M2.a M2.b"`` says
what a cell practises. The front matter names the notebooks, in each language one for every part;
a lesson of one notebook has no parts.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import jupytext
from nbformat import NotebookNode
from yaml import YAMLError

LANGUAGES = ("nl", "en")
PARTS = ("start", "explore", "worksheet", "assignment", "talk")
LESSON = "lesson"  # a source that makes one notebook
NAME = re.compile(r"[a-z0-9_-]{1,56}")


class SourceError(ValueError):
    """A source from which no notebooks can be made; says what is wrong and where."""


@dataclass(frozen=True)
class SourceCell:
    """A cell as it was written: a text in one language, code, or a place for a question."""

    name: str
    part: str
    kind: str
    text: str
    language: str | None = None
    question: str | None = None
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A module: its cells in order, and the name of each notebook by part and language."""

    file: str
    module: str | None
    notebooks: dict[tuple[str, str], str]
    cells: tuple[SourceCell, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that this module has, in order."""
        return tuple(dict.fromkeys(part for part, _ in self.notebooks))

    def of(self, part: str, language: str) -> list[SourceCell]:
        """The cells of one notebook."""
        return [
            cell for cell in self.cells if cell.part == part and cell.language in (None, language)
        ]


def read_source(path: Path) -> Source:
    """The source in this file.

    Raises
    ------
    SourceError
        When it can not be read, a cell has no name, a name occurs twice, a twin is missing, or a
        part has no notebook of its own.
    """
    try:
        script = jupytext.reads(path.read_text(encoding="utf-8-sig"), fmt="py:percent")
    except (ValueError, YAMLError) as error:
        raise SourceError(f"{path.name} can not be read: {error}") from None
    notebooks = _notebooks(script, path.name)
    cells = tuple(_cells(script.cells, notebooks, path.name))
    _check_names(cells, path.name)
    _check_twins(cells, path.name)
    return Source(path.name, script.metadata.get("module"), notebooks, cells)


def _notebooks(script: NotebookNode, file: str) -> dict[tuple[str, str], str]:
    named = script.metadata.get("notebooks", {})
    if set(named) & set(LANGUAGES):
        named = {LESSON: named}
    found = {}
    for part, titles in named.items():
        if part != LESSON and part not in PARTS:
            raise SourceError(f"{file}: {part!r} is no part; the parts are {', '.join(PARTS)}.")
        for language in LANGUAGES:
            if language not in titles:
                raise SourceError(f"{file}: the front matter has no notebooks: {language}: name.")
            found[part, language] = str(titles[language])
    if not found:
        raise SourceError(f"{file}: the front matter has no notebooks: nl: name.")
    for name, n in Counter((language, name) for (_, language), name in found.items()).items():
        if n > 1:
            raise SourceError(f"{file}: {' '.join(name)} is the notebook of two parts.")
    return found


def _cells(
    cells: Sequence[NotebookNode], notebooks: dict[tuple[str, str], str], file: str
) -> Iterator[SourceCell]:
    """The part that a cell names holds for the cells below it too."""
    known = {part for part, _ in notebooks}
    part = next(iter(known)) if len(known) == 1 else ""
    for cell in cells:
        part = cell.metadata.get("part", part)
        if part not in known:
            raise SourceError(f'{file}: {_start(cell)} stands in no part; give it a part="...".')
        yield _cell(cell, part, file)


def _cell(cell: NotebookNode, part: str, file: str) -> SourceCell:
    question = cell.metadata.get("question")
    name = cell.metadata.get("name", "") or (question or "").replace(".", "-").lower()
    if not NAME.fullmatch(name):
        raise SourceError(f'{file}: give {_start(cell)} a name="...".')
    language = cell.metadata.get("lang")
    if cell.cell_type == "code":
        if language is not None:
            raise SourceError(f"{file}: the code cell {name!r} stands once, without lang.")
        if question and cell.source.strip():
            raise SourceError(f"{file}: the question {question} is made by itself; leave it empty.")
        _check_code(cell.source, f"{file}, cell {name!r}")
    elif language not in LANGUAGES:
        raise SourceError(f'{file}: the text {name!r} needs lang="nl" or lang="en".')
    objectives = tuple(cell.metadata.get("objectives", "").split())
    return SourceCell(name, part, cell.cell_type, cell.source, language, question, objectives)


def _start(cell: NotebookNode) -> str:
    return f"the cell that begins with {cell.source.partition(chr(10))[0][:60]!r}"


def _check_names(cells: Sequence[SourceCell], file: str) -> None:
    keys = [(cell.name, cell.language) for cell in cells]
    for name, language in keys:
        if keys.count((name, language)) > 1:
            raise SourceError(f"{file}: the name {name!r} ({language}) stands on two cells.")


def _check_twins(cells: Sequence[SourceCell], file: str) -> None:
    keys = {(cell.name, cell.language) for cell in cells}
    for cell in cells:
        for language in LANGUAGES:
            if cell.kind != "code" and (cell.name, language) not in keys:
                raise SourceError(f"{file}: the text {cell.name!r} has no twin in {language!r}.")
    for one, other in pairwise(cells):
        if one.language != "nl":
            continue
        if (other.name, other.language) != (one.name, "en"):
            raise SourceError(f"{file}: the English twin of {one.name!r} must follow it at once.")
        if _shape(one.text) != _shape(other.text):
            raise SourceError(
                f"{file}: the texts {one.name!r} differ in their headings or bullets between nl "
                "and en; one says more than the other."
            )


def _shape(text: str) -> list[str]:
    """The headings and bullets of a text, without their words."""
    return re.findall(r"^ *(#+|[-*]) ", text, re.MULTILINE)


def _check_code(code: str, where: str) -> None:
    try:
        ast.parse(code)
    except SyntaxError as error:
        raise SourceError(f"{where}: line {error.lineno} is no Python: {error.msg}.") from None
    n_dutch, n_english = (
        len(re.findall(rf"^\s*# {language}: ", code, re.MULTILINE)) for language in LANGUAGES
    )
    if n_dutch != n_english:
        raise SourceError(f"{where}: a comment with # nl: needs a twin with # en:.")
