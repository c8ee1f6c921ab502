"""Every mistake as an answer: is it caught, and is it named rightly?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from quickscan_sim.teach.question_quality.cases import Case
from quickscan_sim.teach.question_quality.written_functions import (
    judged,
    wrong_functions,
)
from quickscan_sim.teach.questions import Assessment, Question, assess
from quickscan_sim.teach.simulated_class import wrong_answers


def mark_mistakes(questions: Iterable[Question], cases: Sequence[Case]) -> pd.DataFrame:
    """Apply every misconception of every question on every variant.

    Of a question that asks for a function, the function of every misconception is tried on fresh
    arguments, other ones for every variant.

    Returns
    -------
    DataFrame
        A row for each question and misconception: ``n``, the variants in which it leads to an
        answer of its own; ``unseen``, the share of all variants in which it does not; of n the
        shares ``caught`` (points are lost), ``named`` (this one and no other), ``shared`` (this
        one and others), ``wrongly`` (others only) and ``unnamed``. They are missing where n is 0.
    """
    rows = []
    for question in questions:
        if not question.is_automatic:
            continue
        tried = _functions if question.kind == "function" else _answers
        counted: dict[str, Counter[str]] = {}
        for code, found in tried(question, cases):
            counted.setdefault(code, Counter()).update(_outcome(found, code))
        rows += [_row(question, code, counts, len(cases)) for code, counts in counted.items()]
    return pd.DataFrame(rows)


def _answers(question: Question, cases: Sequence[Case]) -> Iterator[tuple[str, Assessment]]:
    """Of every variant every misconception and what the judge makes of its answer."""
    for case in cases:
        expected = case.expected[question.question_id]
        for code, raw in wrong_answers(question, expected).items():
            if raw not in (None, []):
                yield code, assess(question, expected, raw)


def _functions(question: Question, cases: Sequence[Case]) -> Iterator[tuple[str, Assessment]]:
    """The same for the functions that misconceptions lead to."""
    for seed in range(len(cases)):
        for code, call in wrong_functions(question).items():
            yield code, judged(question, call, seed)


def _outcome(found: Assessment, code: str) -> list[str]:
    """Whether a mistake is caught, and how it is named."""
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
        "kind": question.kind,
        "n": n,
        "unseen": 1 - n / n_cases,
        **{name: found[name] / n if n else None for name in outcomes},
    }
