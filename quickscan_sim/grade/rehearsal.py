"""A class of simulated students hands in, so that a lecturer can rehearse before real ones do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.grade.assignment import Assignment, answer_name, attempt_of, cell_name, grade_id
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.marking.class_key import read_class_key
from quickscan_sim.grade.marking.mark_one import asked_in
from quickscan_sim.grade.timestamp_file import TIMESTAMP, as_timestamp
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.simulated_class import simulate_class

INVENTED = "quickscan_invented"
"""In the metadata of a notebook that no student handed in."""

FIRST_CELL = "open_my_wijk("


def hand_in_invented(
    course: Course, assignment: str, seed: int = 1, students: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Let everybody in the key hand in what a simulated student would.

    Numbers and choices follow the simulated class (:func:`simulate_class`): some hold a
    misconception, some guess. A text is the example answer of the question or is left open;
    functions are left open. Each notebook holds the personal code of its student.

    Parameters
    ----------
    seed
        The same seed gives the same answers.
    students
        Only these; None: everybody with a pack.

    Returns
    -------
    tuple of str
        Who handed in.

    Raises
    ------
    QuickscanError
        When somebody handed in for this assignment already, or there is no key.
    """
    asked = asked_in(course, assignment)
    key = read_class_key(course, attempt_of(assignment))
    names = tuple(sorted(key.entries) if students is None else students)
    _check_empty(course, assignment)
    answers = simulate_class(asked.questions, [key.entries[name].expected for name in names], seed)
    codes = {student: code for code, student in key.students.items()}
    for number, name in enumerate(names):
        own = answers[answers["student"] == number]
        typed = dict(zip(own["question_id"], own["answer"], strict=True))
        if number % 3:
            typed |= _texts(asked.questions, course.language)
        cells = filled(asked.assignment, typed, codes[name])
        _write(course, asked.assignment, name, cells)
    return names


def filled(assignment: Assignment, answers: Mapping[str, Any], code: str) -> list[dict[str, Any]]:
    """The cells of an assignment with these answers typed in, and the own code in the first one.

    A text goes into its text cell; anything else is typed as Python reads it.
    """
    by_cell = {cell_name(name, "answer"): name for name in assignment.questions}
    cells = []
    for cell in assignment.cells:
        question_id = by_cell.get(grade_id(cell) or "", "")
        source = "".join(cell["source"])
        if question_id in answers:
            source = _answered(cell, question_id, answers[question_id], source)
        elif cell["cell_type"] == "code" and FIRST_CELL in source:
            source = source.replace(f'{FIRST_CELL}""', f'{FIRST_CELL}"{code}"')
        cells.append({**cell, "source": source})
    return cells


def _answered(cell: Mapping[str, Any], question_id: str, answer: Any, source: str) -> str:
    if cell["cell_type"] == "markdown":
        return str(answer)
    variable = answer_name(question_id)
    return source.replace(f"{variable} = ...", f"{variable} = {answer!r}")


def _texts(questions: Sequence[Question], language: str) -> dict[str, str]:
    """The example answers, where there are any."""
    return {
        one.question_id: one.good_answer.in_language(language)
        for one in questions
        if one.good_answer is not None
    }


def _check_empty(course: Course, assignment: str) -> None:
    found = next((course.folder / "submitted").glob(f"*/{assignment}"), None)
    if found is not None:
        raise QuickscanError(
            "{student} handed in for {assignment} already. Rehearse in a course folder of its "
            "own, so that invented work never lies beside that of students.",
            student=found.parent.name,
            assignment=assignment,
        )


def _write(
    course: Course, assignment: Assignment, student: str, cells: Sequence[Mapping[str, Any]]
) -> None:
    notebook = {
        "cells": list(cells),
        "metadata": {"language_info": {"name": "python"}, INVENTED: True},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    folder = course.submitted(student, assignment.name)
    content = json.dumps(notebook, ensure_ascii=False, indent=1)
    write_whole(folder / f"{assignment.notebook}.ipynb", content.encode(), private=True)
    write_whole(folder / TIMESTAMP, as_timestamp(datetime.now(UTC)).encode(), private=True)
