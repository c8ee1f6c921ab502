"""Theme scores added up by theme and sector; also by a wrong rule, or of the other wijk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from quickscan_sim.teach.answers.scoring.forms import OWN, forms_of
from quickscan_sim.teach.answers.scoring.scoring_rules import scores_by

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData


@dataclass(frozen=True)
class CellSums:
    """Of every theme (row) and sector (column) the sum of the scores, and how many there are."""

    themes: list[str]
    sectors: list[str]
    sums: np.ndarray
    counts: np.ndarray

    @property
    def means(self) -> np.ndarray:
        """The mean score in every cell; NaN without anybody."""
        with np.errstate(invalid="ignore"):
            means: np.ndarray = self.sums / self.counts
        return means


def cell_sums(data: OwnData, wijk: str = OWN, **rules: Any) -> CellSums:
    """The theme scores of one wijk, added up by theme and sector.

    Parameters
    ----------
    wijk
        "own", or "other" for whoever takes the numbers of the neighbouring wijk.
    **rules
        Those of :class:`~quickscan_sim.teach.answers.scoring.scoring_rules.ScoringRules`.

    Returns
    -------
    CellSums
        People without a score are not counted. Kept on ``data``: made once, however many
        questions ask for it.
    """
    key = f"cell sums {wijk} {sorted(rules.items())}"
    return data.keep(key, lambda: _add_up(data, wijk, rules))


def _add_up(data: OwnData, wijk: str, rules: Mapping[str, Any]) -> CellSums:
    forms = forms_of(data, wijk)
    scores = scores_by(data, forms, **rules)
    sectors = data.both.questionnaire.sector_ids
    sector = np.array([sectors.index(one) for one in forms.sectors])[forms.sector]
    of_sector = sector == np.arange(len(sectors))[:, None]
    has_score = ~np.isnan(scores)
    return CellSums(
        [theme.theme_id for theme in forms.themes],
        list(sectors),
        (of_sector @ np.where(has_score, scores, 0.0)).T,
        (of_sector.astype(int) @ has_score.astype(int)).T,
    )
