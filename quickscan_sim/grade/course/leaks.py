"""What would give students too much, looked for in everything that goes out to them."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quickscan_sim.grade.assignment import grade_id, question_of
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.kit_assignments import answer_cells_of_the_kit
from quickscan_sim.grade.course.packs_for_students import is_pack_archive
from quickscan_sim.grade.course.secrets_of_class import secrets_in
from quickscan_sim.language import Message

FOR_STUDENTS = "for_students"
"""The folder in a lecturer's version for further files that students may have."""

MARKERS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME")
"""What nbgrader takes out with all that follows; one that is still there was not understood."""

OF_THE_LECTURER = ("for_lecturer", "quickscan_sim.teach.key", "quickscan_sim.teach.judge")

IGNORED = (".ipynb_checkpoints", "__pycache__")


def leaks_in_folder(course: Course, assignment: str, folder: Path) -> list[Message]:
    """What may not go out, in sentences; nothing when the folder is in order.

    Parameters
    ----------
    folder
        What students would get: the notebook, the packs of the class, and ``for_students``.
    """
    problems = []
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink() or not (file.is_dir() or file.is_file()):
            problems.append(_odd(name))
        elif file.is_dir() or is_pack_archive(course, file):
            continue
        elif name != f"{assignment}.ipynb" and not name.startswith(f"{FOR_STUDENTS}/"):
            problems.append(_odd(name))
        else:
            problems += _leaks_in_file(course, assignment, file, name)
    return problems


def odd_files_in_source(source: Path) -> list[Message]:
    """Files beside the lecturer's notebook: nbgrader would hand out every one of them."""
    return [
        Message(
            "{file} stands beside the notebook in {folder}, and everything there goes to students. "
            "Take it out. Is it for students? Put it in the folder {place} there.",
            file=file.relative_to(source).as_posix(),
            folder=source,
            place=FOR_STUDENTS,
        )
        for file in sorted(source.rglob("*"))
        if file.is_symlink() or not file.is_dir()
        if not set(file.relative_to(source).parts) & set(IGNORED)
        if file.is_symlink() or file.relative_to(source).parts[0] != FOR_STUDENTS
        if file != source / f"{source.name}.ipynb"
    ]


def leaks_in_notebook(notebook: Mapping[str, Any], assignment: str) -> list[Message]:
    """What a notebook for students may not hold: answers, outputs, hidden parts.

    Examples
    --------
    >>> cell = {"cell_type": "code", "source": "1 + 1", "outputs": [], "metadata": {}}
    >>> leaks_in_notebook({"cells": [cell]}, "M2_2_werkblad")
    []
    """
    return [
        problem
        for number, cell in enumerate(notebook["cells"], start=1)
        for problem in _leaks_in_cell(cell, number, assignment)
    ]


def _leaks_in_file(course: Course, assignment: str, file: Path, name: str) -> Iterator[Message]:
    content = file.read_bytes()
    for kind in secrets_in(course, content):
        yield Message(
            "{file} would give students {kind}. Take that out of the lecturer's version.",
            file=name,
            kind=kind,
        )
    if file.suffix.lower() != ".ipynb":
        return
    try:
        notebook = json.loads(content)
        yield from leaks_in_notebook(notebook, assignment)
    except (ValueError, KeyError, TypeError, AttributeError):
        yield Message(
            "{file} is no notebook that can be read. Open and save it in JupyterLab.", file=name
        )


def _leaks_in_cell(cell: Mapping[str, Any], number: int, assignment: str) -> Iterator[Message]:
    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    name = grade_id(cell) or f"{number}"
    if cell.get("outputs"):
        yield Message("Cell {cell} still shows an output. Clear all outputs, and save.", cell=name)
    for marker in MARKERS:
        if marker in source:
            yield Message(
                "Cell {cell} still holds {marker}. Write both lines, {marker} and its END, as "
                "nbgrader asks, in a cell of the right kind.",
                cell=name,
                marker=marker,
            )
    for part in OF_THE_LECTURER:
        if part in source:
            yield Message(
                "Cell {cell} points at {part}, which is for lecturers. Take that out.",
                cell=name,
                part=part,
            )
    if _is_answered(cell, source, assignment):
        yield Message(
            "The answer cell {cell} holds an answer. Put back the words of the kit, or the dots "
            "in the place of the answer.",
            cell=name,
        )


def _is_answered(cell: Mapping[str, Any], source: str, assignment: str) -> bool:
    """Whether an answer cell of the kit holds more than the kit put in it."""
    name = grade_id(cell) or ""
    if (question_of(name) or ("", ""))[1] != "answer":
        return False
    of_the_kit = answer_cells_of_the_kit().get((assignment, name))
    if source == of_the_kit:
        return False
    return of_the_kit is not None if cell["cell_type"] != "code" else _assigns_an_answer(source)


def _assigns_an_answer(code: str) -> bool:
    """Whether code gives something else than dots to an answer.

    >>> _assigns_an_answer("answer_w1 = ..."), _assigns_an_answer("answer_w1 = 7")
    (False, True)
    """
    try:
        parts = list(ast.walk(ast.parse(code)))
    except SyntaxError:
        return True
    values = [part.value for part in parts if isinstance(part, ast.Assign | ast.AnnAssign)]
    return any(not (isinstance(one, ast.Constant) and one.value is ...) for one in values)


def _odd(name: str) -> Message:
    return Message(
        "{file} is not a file that students get. Take it out of the lecturer's version. Is it for "
        "students? Put it in the folder {place} there.",
        file=name,
        place=FOR_STUDENTS,
    )
