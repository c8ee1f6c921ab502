"""A class of simulated students who answer the questions of their own variants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.random_streams import stream
from quickscan_sim.teach.questions import Expected, Question, assess
from quickscan_sim.teach.simulated_class.other_answers import random_answer
from quickscan_sim.teach.simulated_class.rules import ClassRules
from quickscan_sim.teach.simulated_class.students import SimulatedStudent, draw_students
from quickscan_sim.teach.simulated_class.typed_answer import typed_answer

ExpectedOf = Mapping[str, Expected]
"""Question -> what is expected, for one student."""


def simulate_class(
    questions: Iterable[Question],
    expected_of_each_student: Sequence[ExpectedOf],
    seed: int,
    rules: ClassRules | None = None,
) -> pd.DataFrame:
    """What simulated students answer: how questions behave, never evidence of learning.

    A student who holds a misconception of a question gives the answer that it leads to; others
    give the right answer, but for a guess or a slip.

    Parameters
    ----------
    questions
        Texts, which a person marks, and functions, which are tried on fresh data, are passed over.
    expected_of_each_student
        One mapping for each student.
    seed
        The same seed gives the same class.

    Returns
    -------
    DataFrame
        A row for each student and question: ``student``, ``skill``, ``question_id``, ``answer``,
        and ``why`` (a misconception, "guess", "slip" or "right").
    """
    asked = answerable(questions)
    codes = {code for question in asked for code in misconceptions_of(question)}
    students = draw_students(len(expected_of_each_student), codes, seed, rules)
    return answers_of(asked, list(zip(students, expected_of_each_student, strict=True)), seed)


def answers_of(
    questions: Iterable[Question],
    students: Iterable[tuple[SimulatedStudent, ExpectedOf]],
    seed: int,
    attempt: int = 1,
) -> pd.DataFrame:
    """The answers of students whose skill and misconceptions are known; see simulate_class."""
    asked = answerable(questions)
    rows = []
    for student, expected in students:
        for question in asked:
            chance = stream(seed, f"answer {question.question_id}", student.number, attempt)
            answer, why = answer_of(student, question, expected[question.question_id], chance)
            rows.append((student.number, student.skill, question.question_id, answer, why))
    return pd.DataFrame(rows, columns=["student", "skill", "question_id", "answer", "why"])


def answer_of(
    student: SimulatedStudent, question: Question, expected: Expected, chance: np.random.Generator
) -> tuple[Any, str]:
    """What one student types, and why."""
    wrong = wrong_answers(question, expected)
    held = sorted(code for code in wrong if code in student.held)
    # One draw of each, whatever happens: another variant then finds the same luck.
    pick, guess, slip = chance.random(3)
    if held:
        code = held[int(pick * len(held))]
        return wrong[code], code
    if guess < student.p_guess:
        return random_answer(question, expected, chance), "guess"
    if slip < student.p_slip:
        return random_answer(question, expected, chance), "slip"
    return typed_answer(question, expected.right), "right"


def wrong_answers(question: Question, expected: Expected) -> dict[str, Any]:
    """What is typed by whoever holds a misconception; without those that lead to the right one."""
    found = {
        code: typed_answer(question, value)
        for code, value in expected.mutants.items()
        if value is not None and value != expected.right
    }
    for option in question.options:
        code = option.misconception
        if code is None or code in found or _is_right(option.key, expected):
            continue
        if question.kind == "choice":
            found[code] = option.key
        elif question.kind == "several":
            found[code] = sorted({*expected.right, option.key})
    return found


def _is_right(key: str, expected: Expected) -> bool:
    right = expected.right
    return key == right if isinstance(right, str) else key in right


def misconceptions_of(question: Question) -> set[str]:
    """The codes that can show in the answer to a question."""
    named = {option.misconception for option in question.options if option.misconception}
    return {*question.mutants, *named}


def answerable(questions: Iterable[Question]) -> list[Question]:
    """The questions that a simulated student can answer."""
    return [question for question in questions if question.kind not in ("text", "function")]


def mark_class(
    questions: Iterable[Question],
    expected_of_each_student: Sequence[ExpectedOf],
    answers: pd.DataFrame,
) -> pd.DataFrame:
    """The answers with what the judge makes of them.

    Returns
    -------
    DataFrame
        ``answers`` with ``share`` (0 to 1), ``points`` and ``named``: the misconceptions that the
        judge names, with spaces between them.
    """
    by_id = {question.question_id: question for question in questions}
    rows = []
    for row in answers.itertuples():
        question = by_id[str(row.question_id)]
        expected = expected_of_each_student[int(row.student)][question.question_id]  # type: ignore[arg-type]
        found = assess(question, expected, row.answer)
        rows.append((found.share, found.share * question.points, " ".join(found.misconceptions)))
    marks = pd.DataFrame(rows, columns=["share", "points", "named"], index=answers.index)
    return answers.join(marks)
