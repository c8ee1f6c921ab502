"""Everything that is asked of the questions, over many variants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from quickscan_sim.teach.question_quality.cases import Case
from quickscan_sim.teach.question_quality.coinciding import count_coinciding
from quickscan_sim.teach.question_quality.mistakes import mark_mistakes
from quickscan_sim.teach.question_quality.other_forms import mark_other_forms
from quickscan_sim.teach.question_quality.whole_sets import mark_whole_sets
from quickscan_sim.teach.questions import Question


@dataclass(frozen=True)
class Diagnosis:
    """How the questions did; about questions, never evidence of learning.

    ``mistakes`` is of :func:`mark_mistakes`, ``whole_sets`` of :func:`mark_whole_sets`,
    ``other_forms`` of :func:`mark_other_forms` and ``coinciding`` of :func:`count_coinciding`.
    ``n_tries`` holds for every variant after how many draws it was accepted.
    """

    mistakes: pd.DataFrame
    whole_sets: pd.DataFrame
    other_forms: pd.DataFrame
    coinciding: pd.DataFrame
    n_tries: tuple[int, ...]

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by name, for writing."""
        return {
            "mistakes": self.mistakes,
            "whole_sets": self.whole_sets,
            "other_forms": self.other_forms,
            "coinciding": self.coinciding,
        }


def diagnose_questions(questions: Sequence[Question], cases: Sequence[Case]) -> Diagnosis:
    """Try every mistake, the model solution, guessers and other forms on every variant.

    Parameters
    ----------
    questions
        Those to be tried; texts, which a person marks, are passed over.
    cases
        From :func:`draw_cases`, for at least these questions.
    """
    return Diagnosis(
        mark_mistakes(questions, cases),
        mark_whole_sets(questions, cases),
        mark_other_forms(questions, cases),
        count_coinciding(questions, cases),
        tuple(case.n_tries for case in cases),
    )
