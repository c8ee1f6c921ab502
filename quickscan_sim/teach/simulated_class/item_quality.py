"""How questions behave in a simulated class: difficulty, item-rest correlation, dead options.

These numbers are about questions and the rules of simulated students. They are never evidence of
learning, and they say nothing about people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.teach.questions import Expected, Question
from quickscan_sim.teach.simulated_class.other_answers import keys_of

DIFFICULTY = (0.25, 0.95)
"""A question is flagged when the mean share of its points lies outside."""
LOWEST_CORRELATION = 0.15
DEAD = 0.03
"""An option that fewer choose is dead."""


def item_quality(marks: pd.DataFrame) -> pd.DataFrame:
    """Of every question its difficulty and how it goes with the rest; never evidence of learning.

    Parameters
    ----------
    marks
        From :func:`~quickscan_sim.teach.simulated_class.mark_class`.

    Returns
    -------
    DataFrame
        ``n`` students; ``p``, the mean share of the points, with its 95 % interval (a t-interval
        kept within 0 and 1); ``r_rest``, the correlation with the points for all other questions,
        with its interval (Fisher's z), missing where everybody has the same; ``flag``: "easy",
        "hard", "low correlation", or empty.
    """
    shares = marks.pivot(index="student", columns="question_id", values="share")
    points = marks.pivot(index="student", columns="question_id", values="points")
    total = points.sum(axis=1)
    rows = [_one(name, shares[name], total - points[name]) for name in shares.columns]
    return pd.DataFrame(rows)


def _one(name: str, share: pd.Series, rest: pd.Series) -> dict[str, Any]:
    n, p = len(share), float(share.mean())
    half = t_quantile(n - 1) * float(share.std()) / np.sqrt(n) if n > 1 else np.nan
    has_spread = n > 3 and share.nunique() > 1 and rest.nunique() > 1
    r = float(np.corrcoef(share, rest)[0, 1]) if has_spread else np.nan
    wide = 1.96 / np.sqrt(n - 3) if has_spread else np.nan
    z = np.arctanh(np.clip(r, -0.999999, 0.999999))
    return {
        "question_id": name,
        "n": n,
        "p": p,
        "p_low": max(0.0, p - half),
        "p_high": min(1.0, p + half),
        "r_rest": r,
        "r_low": float(np.tanh(z - wide)),
        "r_high": float(np.tanh(z + wide)),
        "flag": _flag(p, r),
    }


def _flag(p: float, r: float) -> str:
    if p > DIFFICULTY[1]:
        return "easy"
    if p < DIFFICULTY[0]:
        return "hard"
    return "low correlation" if np.isnan(r) or r <= LOWEST_CORRELATION else ""


def option_use(
    questions: Iterable[Question],
    expected_of_each_student: Sequence[Mapping[str, Expected]],
    answers: pd.DataFrame,
) -> pd.DataFrame:
    """How often every option is chosen in a simulated class; never evidence of learning.

    Returns
    -------
    DataFrame
        ``question_id``, ``option`` (its key; where the data make the options "right", "wrong" or
        the misconceptions that lead to it), ``n`` (times it could be chosen), ``n_chosen``,
        ``share`` with Wilson's 95 % interval, and ``is_dead``: chosen by fewer than 3 %.
    """
    rows = []
    for question in questions:
        if question.kind not in ("choice", "several"):
            continue
        own = answers[answers["question_id"] == question.question_id]
        counts: dict[str, list[int]] = {}
        for row in own.itertuples():
            expected = expected_of_each_student[int(row.student)][question.question_id]  # type: ignore[arg-type]
            chosen = row.answer if isinstance(row.answer, list) else [row.answer]
            for key in keys_of(question, expected):
                counts.setdefault(option_role(question, expected, key), []).append(key in chosen)
        rows += [_use(question.question_id, key, used) for key, used in counts.items()]
    return pd.DataFrame(rows)


def option_role(question: Question, expected: Expected, key: str) -> str:
    """What an option stands for: its key, or where that differs by pack what leads to it."""
    if question.options:
        return key
    if _chooses(expected.right, key):
        return "right"
    led = sorted(code for code, value in expected.mutants.items() if _chooses(value, key))
    return " ".join(led) or "wrong"


def _chooses(value: Any, key: str) -> bool:
    """Whether an answer, one key or several, holds this key."""
    return key == value if value is None or isinstance(value, str) else key in value


def _use(question_id: str, key: str, used: list[int]) -> dict[str, Any]:
    n, share = len(used), float(np.mean(used))
    low, high = _wilson(share, n)
    return {
        "question_id": question_id,
        "option": key,
        "n": n,
        "n_chosen": sum(used),
        "share": share,
        "share_low": low,
        "share_high": high,
        "is_dead": share < DEAD,
    }


def _wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's interval (1927) for a share of n."""
    z2 = 1.96**2
    middle, half = share + z2 / (2 * n), 1.96 * np.sqrt(share * (1 - share) / n + z2 / (4 * n**2))
    return float((middle - half) / (1 + z2 / n)), float((middle + half) / (1 + z2 / n))
