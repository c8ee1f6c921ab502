"""Questions that deserve a second look: too hard, too easy, at odds with the rest, dead options.

The thresholds are those of the simulated class. Here people answered; the numbers still speak of
questions, and with few students they are uncertain.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.grade.class_report.answer_states import typed_text
from quickscan_sim.grade.class_report.class_answers import ClassAnswers
from quickscan_sim.grade.class_report.results import QuestionResult
from quickscan_sim.teach.questions import Expected, Question, read_answer
from quickscan_sim.teach.simulated_class.item_quality import (
    DIFFICULTY,
    LOWEST_CORRELATION,
    item_quality,
    option_role,
    option_use,
)
from quickscan_sim.teach.simulated_class.other_answers import keys_of

FEWEST = 10
"""With fewer students nothing is said of how a question behaves."""

ExpectedOf = Mapping[str, Mapping[str, Expected]]
"""Student -> question -> what is expected in that student's own wijk."""


@dataclass(frozen=True)
class Item:
    """How one question behaved.

    ``p`` is the mean share of the points and ``r`` the correlation with the points for the other
    questions, each with its interval; ``r`` is NaN where everybody has the same. ``flag`` is
    "easy", "hard", "low correlation" or "".
    """

    question_id: str
    n: int
    p: float
    p_low: float
    p_high: float
    r: float
    r_low: float
    r_high: float
    flag: str

    @property
    def is_clear(self) -> bool:
        """Whether the interval lies wholly beyond the limit of the flag."""
        return {
            "easy": self.p_low > DIFFICULTY[1],
            "hard": self.p_high < DIFFICULTY[0],
            "low correlation": self.r_high <= LOWEST_CORRELATION,
        }.get(self.flag, False)


@dataclass(frozen=True)
class OptionFound:
    """An option that hardly anybody chose, or that stronger students chose more.

    ``option`` is its key, or a code of a misconception, or "wrong". ``why`` is "dead" or
    "strong students"; ``r`` is the correlation with the points for the other questions.
    """

    question_id: str
    option: str
    n: int
    n_chosen: int
    why: str
    r: float = float("nan")
    r_low: float = float("nan")
    r_high: float = float("nan")


def items(answers: ClassAnswers, results: Sequence[QuestionResult]) -> tuple[Item, ...]:
    """How every question that a computer marks behaved; nothing below 10 students.

    An empty answer has no points. A question with an answer that waits for a person is left out.
    """
    marks = _marks(answers, results)
    if marks.empty or marks["student"].nunique() < FEWEST:
        return ()
    found = item_quality(marks).set_index("question_id")
    order = list(dict.fromkeys(marks["question_id"]))
    return tuple(_item(name, found.loc[name]) for name in order)


def _item(name: str, row: pd.Series) -> Item:
    flag = str(row["flag"])
    if flag == "low correlation" and np.isnan(row["r_rest"]):
        flag = ""
    return Item(
        question_id=name,
        n=int(row["n"]),
        p=float(row["p"]),
        p_low=float(row["p_low"]),
        p_high=float(row["p_high"]),
        r=float(row["r_rest"]),
        r_low=float(row["r_low"]),
        r_high=float(row["r_high"]),
        flag=flag,
    )


def _marks(answers: ClassAnswers, results: Sequence[QuestionResult]) -> pd.DataFrame:
    waiting = {one.question_id for one in answers.answers if one.waits}
    used = {
        one.question.question_id
        for one in results
        if one.is_shown and one.question.is_automatic and one.question.points > 0
    } - waiting
    rows = [
        (one.student, one.question_id, one.share, (one.share or 0.0) * one.marked.worth)
        for one in answers.answers
        if one.question_id in used
    ]
    return pd.DataFrame(rows, columns=["student", "question_id", "share", "points"])


def odd_options(
    answers: ClassAnswers, results: Sequence[QuestionResult], expected: ExpectedOf
) -> tuple[OptionFound, ...]:
    """Wrong options that fewer than 3 % chose, and those that stronger students chose more.

    Parameters
    ----------
    expected
        From the lecturer's key; a student without is passed over.
    """
    marks = _marks(answers, results)
    shown = [one.question for one in results if one.is_shown]
    choices = [one for one in shown if one.kind in ("choice", "several")]
    total = marks.groupby("student")["points"].sum()
    own = marks.set_index(["student", "question_id"])["points"]
    found: list[OptionFound] = []
    for question in choices:
        chosen = _chosen(question, answers, expected)
        if len(chosen) >= FEWEST:
            rest = {
                name: float(total.get(name, 0.0))
                - float(own.get((name, question.question_id), 0.0))
                for name in chosen
            }
            found += _dead(question, chosen, expected)
            found += _of_the_strong(question, chosen, expected, rest)
    return tuple(found)


def _chosen(
    question: Question, answers: ClassAnswers, expected: ExpectedOf
) -> dict[str, list[str]]:
    """For every student what was chosen, by the keys of the student's own wijk."""
    found = {}
    for one in answers.of(question.question_id):
        key = expected.get(one.student, {}).get(question.question_id)
        if key is None or not one.is_given:
            continue
        value = read_answer(question, _typed(typed_text(one.marked)), key).value
        if value is not None:
            found[one.student] = [value] if isinstance(value, str) else sorted(map(str, value))
    return found


def _typed(text: str) -> Any:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text


def _dead(
    question: Question, chosen: Mapping[str, list[str]], expected: ExpectedOf
) -> list[OptionFound]:
    rows = [(number, question.question_id, keys) for number, keys in enumerate(chosen.values())]
    table = pd.DataFrame(rows, columns=["student", "question_id", "answer"])
    use = option_use([question], [expected[name] for name in chosen], table)
    return [
        OptionFound(
            question.question_id, str(row["option"]), int(row["n"]), int(row["n_chosen"]), "dead"
        )
        for row in use.to_dict("records")
        if row["is_dead"] and not _is_right(question, str(row["option"]), chosen, expected)
    ]


def _is_right(
    question: Question, role: str, chosen: Mapping[str, list[str]], expected: ExpectedOf
) -> bool:
    if role == "right":
        return True
    rights = (expected[name][question.question_id].right for name in chosen)
    return any(role == right if isinstance(right, str) else role in right for right in rights)


def _of_the_strong(
    question: Question,
    chosen: Mapping[str, list[str]],
    expected: ExpectedOf,
    rest: Mapping[str, float],
) -> list[OptionFound]:
    by_role: dict[str, dict[str, bool]] = {}
    for name, keys in chosen.items():
        own = expected[name][question.question_id]
        for key in keys_of(question, own):
            role = option_role(question, own, key)
            by_role.setdefault(role, {})
            by_role[role][name] = by_role[role].get(name, False) or key in keys
    found = []
    for role, by_student in by_role.items():
        if _is_right(question, role, chosen, expected) or sum(by_student.values()) < 5:
            continue
        r, low, high = _correlation(list(by_student.values()), [rest[one] for one in by_student])
        if low > 0:
            found.append(
                OptionFound(
                    question.question_id,
                    role,
                    len(by_student),
                    sum(by_student.values()),
                    "strong students",
                    r,
                    low,
                    high,
                )
            )
    return found


def _correlation(chose: Sequence[bool], rest: Sequence[float]) -> tuple[float, float, float]:
    """Pearson's r with Fisher's interval; NaN where one of the two does not vary."""
    n = len(chose)
    if n < FEWEST or len(set(chose)) < 2 or len(set(rest)) < 2:
        return float("nan"), float("nan"), float("nan")
    r = float(np.corrcoef(np.asarray(chose, dtype=float), np.asarray(rest))[0, 1])
    z, wide = np.arctanh(np.clip(r, -0.999999, 0.999999)), 1.96 / np.sqrt(n - 3)
    return r, float(np.tanh(z - wide)), float(np.tanh(z + wide))
