"""Functions that students wrote, tried on fresh arguments and run somewhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quickscan_sim.teach.questions import Answer, Assessment, Expected, Question
from quickscan_sim.teach.questions.assess import assess_value
from quickscan_sim.teach.questions.kinds.function import fresh_arguments, tried

Call = Callable[[tuple[Any, ...]], Any]
"""Runs the student's function on these arguments, outside the judge's own process."""


def assess_function(question: Question, expected: Expected, call: Call, seed: int) -> Assessment:
    """What a function is worth on arguments that follow from the judge's seed.

    Right is right on every trial. A misconception is named when its function agrees on most
    trials. Whatever the call raises becomes a sentence, worth nothing.
    """
    answer: Answer = tried(call, fresh_arguments(question, seed))
    if answer.value is None:
        return Assessment(0.0, form=answer.form)
    return assess_value(question, expected, answer)
