"""Mistakes that give one answer: they share a hint, since nobody can tell which it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import pandas as pd

from quickscan_sim.teach.question_quality.cases import Case
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.simulated_class import answerable, wrong_answers


def count_coinciding(questions: Iterable[Question], cases: Sequence[Case]) -> pd.DataFrame:
    """Pairs of misconceptions that a student would type as the same answer.

    Returns
    -------
    DataFrame
        ``question_id``, ``misconception``, ``other`` and ``share`` of the ``n`` variants; only
        pairs that coincide in some variant.
    """
    rows = []
    for question in answerable(questions):
        alike: Counter[tuple[str, str]] = Counter()
        for case in cases:
            wrong = wrong_answers(question, case.expected[question.question_id])
            alike.update(
                pair for pair in combinations(sorted(wrong), 2) if wrong[pair[0]] == wrong[pair[1]]
            )
        rows += [
            {
                "question_id": question.question_id,
                "misconception": first,
                "other": second,
                "n": len(cases),
                "share": found / len(cases),
            }
            for (first, second), found in alike.items()
        ]
    return pd.DataFrame(rows, columns=["question_id", "misconception", "other", "n", "share"])
