"""Every mistake as an answer: is it caught, and is it named rightly?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from quickscan_sim.teach.diagnosis.cases import Case
from quickscan_sim.teach.questions import Expected, Question, assess
from quickscan_sim.teach.simulated_class import answerable, wrong_answers

NUMERIC = ("number", "table")


def mark_mistakes(questions: Iterable[Question], cases: Sequence[Case]) -> pd.DataFrame:
    """Apply every misconception of every question on every variant.

    Returns
    -------
    DataFrame
        A row for each question and misconception: ``n``, the variants in which it leads to an
        answer of its own; ``unseen``, the share of all variants in which it does not; of n the
        shares ``caught`` (points are lost), ``named`` (this one and no other), ``shared`` (this
        one and others), ``wrongly`` (others only) and ``unnamed``. They are missing where n is 0.
    """
    rows = []
    for question in answerable(questions):
        counted: dict[str, Counter[str]] = {}
        for case in cases:
            expected = case.expected[question.question_id]
            for code, raw in wrong_answers(question, expected).items():
                if raw not in (None, []):
                    counted.setdefault(code, Counter()).update(
                        _outcome(question, expected, code, raw)
                    )
        rows += [_row(question, code, found, len(cases)) for code, found in counted.items()]
    return pd.DataFrame(rows)


def _outcome(question: Question, expected: Expected, code: str, raw: object) -> list[str]:
    """What the judge makes of one answer: whether it is caught, and how it is named."""
    found = assess(question, expected, raw)
    caught = ["n", "caught"] if found.share < 1 else ["n"]
    if not found.misconceptions:
        return [*caught, "unnamed"]
    if code not in found.misconceptions:
        return [*caught, "wrongly"]
    return [*caught, "named" if len(found.misconceptions) == 1 else "shared"]


def _row(question: Question, code: str, found: Counter[str], n_cases: int) -> dict[str, object]:
    n = found["n"]
    outcomes = ("caught", "named", "shared", "wrongly", "unnamed")
    return {
        "question_id": question.question_id,
        "misconception": code,
        "detection": "number" if code in question.mutants else "choice",
        "n": n,
        "unseen": 1 - n / n_cases,
        **{name: found[name] / n if n else None for name in outcomes},
    }
