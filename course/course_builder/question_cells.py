"""The cells of one question: it is shown, answered and checked."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from quickscan_sim.teach.questions import Question

NBGRADER_VERSION = 3
FORMS = {
    "nl": {
        "number": "# Typ een getal met een punt, zoals 2.75.",
        "whole": "# Typ een heel getal, zoals 7.",
        "choice": '# Typ de letter of de code tussen aanhalingstekens, zoals "a".',
        "several": '# Typ wat je kiest zo: ["a", "c"].',
        "ranked": '# Typ het eerste vooraan, zo: ["b", "a"].',
        "table": "# Kopieer de regel met puntjes uit de vraag en vul elke plek in.",
        "function": "# Typ de naam van je functie, zonder haakjes.",
        "text": "*Dubbelklik hier en schrijf je antwoord.*",
    },
    "en": {
        "number": "# Type a number with a point, such as 2.75.",
        "whole": "# Type a whole number, such as 7.",
        "choice": '# Type the letter or the code between quotation marks, such as "a".',
        "several": '# Type what you choose like this: ["a", "c"].',
        "ranked": '# Type the first one in front, like this: ["b", "a"].',
        "table": "# Copy the line with dots from the question and fill every place.",
        "function": "# Type the name of your function, without brackets.",
        "text": "*Double-click here and write your answer.*",
    },
}


def question_cells(
    question: Question, language: str, *, is_graded: bool = True
) -> list[NotebookNode]:
    """Show, answer and check; a text that a person marks has no check.

    What is not graded is unknown to nbgrader: its cells are ordinary cells.
    """
    cells = _cells(question, language)
    if not is_graded:
        for cell in cells:
            del cell.metadata["nbgrader"]
    return cells


def _cells(question: Question, language: str) -> list[NotebookNode]:
    name = question.question_id.replace(".", "-").lower()
    shown = new_code_cell(
        f'from quickscan_sim.lesson import show_question\nshow_question("{question.question_id}")',
        id=f"{name}-show",
        metadata=_marks(f"{name}-show", locked=True),
    )
    if not question.is_automatic:
        return [shown, _written(question, name, language)]
    variable = answer_name(question.question_id)
    answered = new_code_cell(
        f"{FORMS[language][_form(question)]}\n{variable} = ...",
        id=f"{name}-answer",
        metadata=_marks(f"{name}-answer", solution=True),
    )
    checked = new_code_cell(
        f"from quickscan_sim.lesson import check, hint\n"
        f'check("{question.question_id}", {variable})',
        id=f"{name}-check",
        metadata=_marks(f"{name}-check", locked=True, grade=True, points=question.points),
    )
    return [shown, answered, checked]


def answer_name(question_id: str) -> str:
    """The name that holds the answer.

    >>> answer_name("M2.W3")
    'answer_w3'
    """
    return f"answer_{question_id.partition('.')[2].lower()}"


def _written(question: Question, name: str, language: str) -> NotebookNode:
    return new_markdown_cell(
        FORMS[language]["text"],
        id=f"{name}-answer",
        metadata=_marks(f"{name}-answer", solution=True, grade=True, points=question.points)
        | {"lang": language},
    )


def _form(question: Question) -> str:
    if question.kind == "number" and question.form.decimals == 0:
        return "whole"
    return question.kind


def _marks(
    grade_id: str,
    *,
    locked: bool = False,
    solution: bool = False,
    grade: bool = False,
    points: float = 0,
) -> dict[str, Any]:
    """What nbgrader needs to know about a cell."""
    marks: dict[str, Any] = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": NBGRADER_VERSION,
        "solution": solution,
        "task": False,
    }
    if grade:
        marks["points"] = points
    return {"nbgrader": marks, "deletable": False, "editable": not locked}
