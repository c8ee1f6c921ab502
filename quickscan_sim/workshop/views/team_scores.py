"""Mean scores of teams on every theme, measured twice, beside what chance alone would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from quickscan_sim.analyse.comparison.regression_to_mean import EACH, expected_regression
from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes
from quickscan_sim.quickscan import Quickscan

NEEDED_TEAMS = 2
"""With fewer there is no lowest one."""


@dataclass(frozen=True)
class TeamTwice:
    """A team on a theme: two means with their people and intervals, and what chance would do.

    ``expected`` is the change without any true change, for a team that lies this far from the
    others; ``chance_low`` and ``chance_high`` are where the change would fall then, 95 times of
    100. None where it is not known.
    """

    theme: str
    organisation_id: str
    name: str
    means: tuple[float, float]
    lows: tuple[float | None, float | None]
    highs: tuple[float | None, float | None]
    n: tuple[int, int]
    expected: float | None
    chance_low: float | None
    chance_high: float | None

    @property
    def change(self) -> float:
        """The second mean less the first."""
        return self.means[1] - self.means[0]


def teams_twice(scan: Quickscan) -> list[TeamTwice]:
    """Every team with 5 people or more in both waves, lowest first, theme after theme.

    A theme with fewer than two such teams is left out.
    """
    scores = score_themes(scan.answers, scan.questionnaire)
    first, second = (_means(scan, scores, wave) for wave in (1, 2))
    both = first.add_suffix("_1").join(second.add_suffix("_2"), how="inner").reset_index()
    chance = _chance(scan, scores)
    names = scan.organisations.drop_duplicates("organisation_id").set_index("organisation_id")
    teams = []
    for theme in scan.questionnaire.theme_ids:
        own = both[both["theme"] == theme].sort_values("mean_1")
        if len(own) >= NEEDED_TEAMS:
            ids = own["organisation_id"].astype(str)
            teams += [
                _team(theme, one, str(names["name"][one]), row, chance.get((theme, one)))
                for one, (_, row) in zip(ids, own.iterrows(), strict=True)
            ]
    return teams


def _means(scan: Quickscan, scores: pd.DataFrame, wave: int) -> pd.DataFrame:
    summary = summarise_scores(
        scores[scores["wave"] == wave],
        scan.professionals,
        scan.works_in,
        groupings=("organisation",),
    )
    shown = summary[~summary["withheld"].astype(bool) & summary["mean"].notna()]
    return shown.set_index(["theme", "organisation_id"])[["n", "mean", "ci_low", "ci_high"]]


def _chance(
    scan: Quickscan, scores: pd.DataFrame
) -> dict[tuple[str, str], tuple[float, float, float]]:
    """For each theme and team: the change by chance alone, and its 95 % range."""
    table = expected_regression(scores, scan.professionals, scan.works_in, every_group=True)
    known = table[(table["chosen"] == EACH) & table["rest_low"].notna()]
    low, high = (known["observed"] - known[end] for end in ("rest_high", "rest_low"))
    keys = zip(known["theme"], known["organisation_id"], strict=True)
    return dict(zip(keys, zip(known["expected"], low, high, strict=True), strict=True))


def _team(
    theme: str,
    organisation_id: str,
    name: str,
    row: pd.Series[Any],
    chance: tuple[float, float, float] | None,
) -> TeamTwice:
    expected, low, high = (None, None, None) if chance is None else map(float, chance)
    return TeamTwice(
        theme=theme,
        organisation_id=organisation_id,
        name=name,
        means=(float(row["mean_1"]), float(row["mean_2"])),
        lows=(_known(row["ci_low_1"]), _known(row["ci_low_2"])),
        highs=(_known(row["ci_high_1"]), _known(row["ci_high_2"])),
        n=(int(row["n_1"]), int(row["n_2"])),
        expected=expected,
        chance_low=low,
        chance_high=high,
    )


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
