"""Mean scores of sectors on a theme, scored right or with a fault in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.quickscan import Quickscan


@dataclass(frozen=True)
class Row:
    """The mean score of a sector with its 95 % interval; None where the data give none."""

    mean: float
    low: float | None
    high: float | None
    n: int

    @classmethod
    def of(cls, row: pd.Series[Any]) -> Row:
        """From a row of :func:`~quickscan_sim.analyse.scores.summary.summarise_scores`."""
        ends = row["ci_low"], row["ci_high"]
        low, high = (None if pd.isna(end) else float(end) for end in ends)
        return cls(float(row["mean"]), low, high, int(row["n"]))

    def surely_differs_from(self, other: Row) -> bool:
        """Whether the 95 % interval of the difference leaves out 0.

        Half of that interval is the root of the squared halves: sectors have no people or
        organisations in common. Wijken they have, which makes this a bit too wide. A sector that
        so differs from every other may be called the lowest without a correction for choosing it
        (Gutmann and Maymin 1987, Annals of Statistics 15).

        >>> Row(2.0, 1.8, 2.2, 30).surely_differs_from(Row(2.3, 2.1, 2.5, 30))
        True
        >>> Row(2.0, 1.8, 2.2, 30).surely_differs_from(Row(2.2, 1.9, 2.5, 12))
        False
        """
        if self.low is None or other.low is None:
            return False
        halves = self.mean - self.low, other.mean - other.low
        return abs(self.mean - other.mean) > math.hypot(*halves)


def sector_rows(
    scan: Quickscan, theme: str, *, turned: bool = True, not_applicable_is_lowest: bool = False
) -> dict[str, Row]:
    """Each sector that may be shown, in the order of the questionnaire.

    Parameters
    ----------
    scan
        A quickscan of one wave.
    theme
        Code of the theme.
    turned
        False: the fault of who forgets to turn the reversed items around.
    not_applicable_is_lowest
        True: the fault of who counts "n.v.t." as the lowest answer.

    Returns
    -------
    dict
        Means and intervals are those of
        :func:`~quickscan_sim.analyse.scores.summary.summarise_scores`, as for real answers.
    """
    questionnaire = scan.questionnaire if turned else _nothing_turned(scan.questionnaire)
    items = [item.item_id for item in questionnaire.items_of("practice", theme)]
    answers = scan.answers[scan.answers["item_id"].isin(items)]
    if not_applicable_is_lowest:
        does_not_apply = answers["not_applicable"].fillna(False).astype(bool)
        answers = answers.assign(
            answer=answers["answer"].mask(does_not_apply, questionnaire.scored_scale.low),
            not_applicable=False,
        )
    scores = score_themes(answers, questionnaire)
    table = summarise_scores(
        scores[scores["theme"] == theme], scan.professionals, scan.works_in, groupings=("sector",)
    )
    shown = table[~table["withheld"].astype(bool) & table["mean"].notna()]
    rows = {str(row["sector"]): Row.of(row) for _, row in shown.iterrows()}
    return {sector: rows[sector] for sector in scan.questionnaire.sector_ids if sector in rows}


def _nothing_turned(questionnaire: Questionnaire) -> Questionnaire:
    items = tuple(replace(item, is_reversed=False) for item in questionnaire.items)
    return replace(questionnaire, items=items)
