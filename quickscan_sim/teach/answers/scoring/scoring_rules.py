"""One way of scoring with a switch for every rule, so that each mistake is one switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from quickscan_sim.teach.answers.scoring.forms import Forms
from quickscan_sim.teach.own_data import OwnData

NINE = 9.0
"""How n.v.t. is typed in many files."""


@dataclass(frozen=True)
class ScoringRules:
    """How a form becomes a score; the defaults are right.

    ``reverse``: turn reversed items around. ``not_applicable``: "leave_out", "nine" (counted as
    the answer 9) or "zero". ``blank``: "leave_out" or "zero". ``minimum``: "half" of the items
    that apply, "none" (one answer is enough) or "complete". ``total``: "mean" or "sum". ``items``:
    those of the "own" theme, of the "next" one, or "shifted" by one column.
    """

    reverse: bool = True
    not_applicable: str = "leave_out"
    blank: str = "leave_out"
    minimum: str = "half"
    total: str = "mean"
    items: str = "own"


MISTAKES: dict[str, dict[str, Any]] = {
    "reverse": {"reverse": False},
    "nine": {"not_applicable": "nine"},
    "zero": {"not_applicable": "zero", "blank": "zero"},
    "none": {"minimum": "none"},
    "complete": {"minimum": "complete"},
    "sum": {"total": "sum"},
    "items": {"items": "next"},
}
"""The rules that one mistake each changes."""


def person_scores(forms: Forms, theme: int, rules: ScoringRules) -> np.ndarray:
    """The score of every person on a theme; NaN where the rules give none."""
    items = _columns(forms, theme, rules.items)
    return scores_of(
        forms.values[:, items],
        forms.outside[:, items],
        forms.is_reversed[items],
        forms.scale,
        rules,
    )


def scores_of(
    values: np.ndarray,
    outside: np.ndarray,
    is_reversed: np.ndarray,
    scale: tuple[float, float],
    rules: ScoringRules,
) -> np.ndarray:
    """The score of every row of answers; NaN where the rules give none.

    ``nine`` also makes n.v.t. count as an answer for the minimum; ``zero`` does not.
    """
    given = ~np.isnan(values) & ~outside
    if rules.not_applicable == "nine":
        values, given = np.where(outside, NINE, values), given | outside
        outside = np.zeros_like(outside)
    if rules.reverse:
        values = np.where(is_reversed, sum(scale) - values, values)
    counted = given.copy()
    if rules.not_applicable == "zero":
        counted |= outside
    if rules.blank == "zero":
        counted |= ~given & ~outside
    n_given = given.sum(axis=1)
    n_items = values.shape[1]
    has_score = n_given >= answers_needed(n_items - outside.sum(axis=1), rules.minimum)
    total = np.where(given, values, 0.0).sum(axis=1)
    n = 1 if rules.total == "sum" else np.maximum(counted.sum(axis=1), 1)
    return np.where(has_score, total / n, np.nan)


def answers_needed(n_applicable: np.ndarray, minimum: str = "half") -> np.ndarray:
    """How many answers a form needs, for how many items apply; at least 1.

    >>> answers_needed(np.array([6, 5, 0])).tolist()
    [3, 3, 1]
    """
    needed = {"half": (n_applicable + 1) // 2, "none": 0 * n_applicable, "complete": n_applicable}
    return np.asarray(np.maximum(needed[minimum], 1))


def scores_by(data: OwnData, forms: Forms, **rules: Any) -> np.ndarray:
    """People x themes: the scores by these rules, kept for the next question."""

    def make() -> np.ndarray:
        by = ScoringRules(**rules)
        return np.column_stack([person_scores(forms, one, by) for one in forms.all_themes])

    return data.keep(f"scores {forms.wijk} {sorted(rules.items())}", make)


def _columns(forms: Forms, theme: int, which: str) -> np.ndarray:
    if which == "next":
        return forms.items_of((theme + 1) % len(forms.themes))
    own = forms.items_of(theme)
    return (own + 1) % len(forms.theme) if which == "shifted" else own
