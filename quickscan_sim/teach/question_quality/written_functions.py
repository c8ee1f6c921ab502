"""Functions as students would write them: the right one, and one for every mistake.

A mistaken function is the reference of the question with one rule changed. Each is tried by the
judge on fresh arguments, other ones for every variant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from quickscan_sim.teach.answers import answer_function
from quickscan_sim.teach.judge.fresh_data import assess_function
from quickscan_sim.teach.questions import Assessment, Expected, Question
from quickscan_sim.teach.questions.computation import Computation

Written = Callable[[tuple[Any, ...]], Any]
"""What a student's function gives for a tuple of arguments."""


def wrong_functions(question: Question) -> Mapping[str, Written]:
    """By misconception the function of whoever holds it."""
    if question.answer is None:
        return {}
    return {
        code: written(question.answer.changed(rules)) for code, rules in question.mutants.items()
    }


def right_functions(question: Question) -> Mapping[str, Written]:
    """By the form of what it gives back: functions that are right."""
    if question.answer is None:
        return {}
    right, decimals = written(question.answer), question.form.decimals
    return {
        "not rounded": right,
        "rounded": _then(right, lambda value: round(value, decimals)),
        "numpy": _then(right, np.float64),
    }


def written(reference: Computation) -> Written:
    """A computation as a function of its arguments."""
    compute = answer_function(reference.function)

    def call(arguments: tuple[Any, ...]) -> Any:
        return compute(None, arguments=arguments, **reference.rules)

    return call


def judged(question: Question, call: Written, seed: int) -> Assessment:
    """What the judge makes of a function on the arguments of this seed."""
    return assess_function(question, Expected(question.question_id, None), call, seed)


def _then(call: Written, change: Callable[[Any], Any]) -> Written:
    def changed(arguments: tuple[Any, ...]) -> Any:
        value = call(arguments)
        return change(value) if isinstance(value, float) else value

    return changed
