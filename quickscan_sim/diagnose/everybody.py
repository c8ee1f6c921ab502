"""What would have been found in a draw if everybody who was invited had answered."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim import analyse
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan

EVERYBODY: dict[str, object] = {
    "response_rate": 1,
    "p_silent_organisation": 0,
    "response_spread": 0,
    "response_spread_sectors": 0,
    "response_of_sectors": {},
    "response_on_trait": 0,
    "response_on_fte": 0,
    "response_on_experience": 0,
}
"""Settings with which all who are invited answer; each stage has its own stream of chance, so
that whoever answered before gives the same answers again."""

Means = dict[tuple[str, str | None], float]


def scores_of_everybody(
    parameters: Parameters, scan: Quickscan
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The theme scores of all who were invited in this draw, and the table of people."""
    complete, _ = simulate_quickscan(parameters.changed(**EVERYBODY))
    if len(complete.waves) > 1:
        complete = complete.of_wave(scan.waves[0])
    return analyse.score_themes(complete.answers, complete.questionnaire), complete.professionals


def means_of_everybody(scores: pd.DataFrame, people: pd.DataFrame) -> tuple[Means, Means]:
    """Means by theme and sector (None: everybody), and sectors minus all other people."""
    sector = people.set_index("professional_id")["sector"]
    known = scores[scores["score"].notna()]
    known = known.assign(sector=sector.reindex(known["professional_id"]).to_numpy(object))
    means: Means = {}
    differences: Means = {}
    for theme, own in known.groupby("theme"):
        score, of_sector = own["score"].to_numpy(float), own["sector"].to_numpy(object)
        means[str(theme), None] = float(score.mean())
        for name in np.unique(of_sector):
            inside = of_sector == name
            cell = str(theme), str(name)
            means[cell] = float(score[inside].mean())
            if not inside.all():
                differences[cell] = means[cell] - float(score[~inside].mean())
    return means, differences
