"""The change of one group on one theme: the same people, all respondents, and composition."""

from __future__ import annotations

from typing import Any

import numpy as np

from quickscan_sim.analyse.comparison.change_variance import change_components, contrast_variance
from quickscan_sim.analyse.comparison.detectable_change import smallest_detectable_change
from quickscan_sim.analyse.comparison.two_waves import Group, TwoWaves
from quickscan_sim.analyse.intervals import (
    mean_variance,
    t_quantile,
    variance_components,
    why_no_interval,
)
from quickscan_sim.analyse.scores.summary import OWN_TARGET

DESIGNS = ("same_people", "all_respondents", "composition")


class ThemeChange:
    """The scores on one theme in both waves, and what intervals need to know of them."""

    def __init__(self, waves: TwoWaves, theme: str, sem: float, no_sem_reason: Any) -> None:
        self.score, self.organisation = waves.score[theme], waves.organisation
        self.sem, self.no_sem_reason = sem, no_sem_reason
        self.difference = self.score[1] - self.score[0]
        self.is_one_organisation = len(np.unique(waves.organisation[waves.organisation >= 0])) == 1
        self.of_persons = variance_components(
            self.difference, waves.organisation[0], waves.sector[0]
        )
        self.components = change_components(self.score, waves.organisation, waves.sector)

    def rows(self, group: Group, hidden: np.ndarray) -> list[dict[str, Any]]:
        """The same people, all respondents, and the difference that composition makes."""
        people = tuple(
            own[~np.isnan(self.score[wave, own])] for wave, own in enumerate(group.members)
        )
        both = group.stayed[~np.isnan(self.difference[group.stayed])]
        own = group.grouping in OWN_TARGET or self.is_one_organisation
        same = _WITHHELD if hidden[0] else self._same_people(people, both, own)
        everybody = _WITHHELD if hidden[1] else self._all_respondents(people, both, same, own)
        change = (
            _WITHHELD if hidden.any() else self._composition(people, both, same, everybody, own)
        )
        found = zip(DESIGNS, (same, everybody, change), strict=True)
        return [{"design": design} | numbers for design, numbers in found]

    def _same_people(
        self, people: tuple[np.ndarray, ...], both: np.ndarray, own: bool
    ) -> dict[str, Any]:
        counts = _counts(people, both) | {"n_earlier": len(both), "n_later": len(both)}
        if not len(both):
            return counts | {"reason": "nobody_in_both"}
        mean_earlier, mean_later = self.score[:, both].mean(axis=1)
        variance, df = mean_variance(self.organisation[0, both], self.of_persons, own_target=own)
        detectable: dict[str, Any] = {"smallest_detectable_reason": self.no_sem_reason}
        if not np.isnan(self.sem):
            detectable = {"smallest_detectable": smallest_detectable_change(self.sem, len(both))}
        return (
            counts
            | {"mean_earlier": mean_earlier, "mean_later": mean_later}
            | _interval(
                float(mean_later - mean_earlier),
                variance,
                df,
                unknown=why_no_interval(np.nan, self.of_persons),
                when_equal="everybody_changed_equally",
            )
            | detectable
        )

    def _all_respondents(
        self, people: tuple[np.ndarray, ...], both: np.ndarray, same: dict[str, Any], own: bool
    ) -> dict[str, Any]:
        counts = {"n_earlier": len(people[0]), "n_later": len(people[1])}
        if same is not _WITHHELD:
            counts |= _counts(people, both)
        if not min(counts["n_earlier"], counts["n_later"]):
            return counts | {"reason": "one_side_only"}
        if len(people[0]) == len(people[1]) == len(both) and same is not _WITHHELD:
            return {name: same[name] for name in same if not name.startswith("smallest_")}
        means = [float(self.score[wave, own].mean()) for wave, own in enumerate(people)]
        weights = self._weights(people)
        variance, df = contrast_variance(
            weights, self.organisation, self.components, own_target=own
        )
        return (
            counts
            | {"mean_earlier": means[0], "mean_later": means[1]}
            | _interval(means[1] - means[0], variance, df)
        )

    def _composition(
        self,
        people: tuple[np.ndarray, ...],
        both: np.ndarray,
        same: dict[str, Any],
        everybody: dict[str, Any],
        own: bool,
    ) -> dict[str, Any]:
        counts = {"n_earlier": len(people[0]), "n_later": len(people[1])} | _counts(people, both)
        for part in (everybody, same):
            if "change" not in part:
                return counts | {"reason": part["reason"]}
        if counts["n_left"] == counts["n_came"] == 0:
            return counts | {"change": 0.0, "ci_low": 0.0, "ci_high": 0.0, "standard_error": 0.0}
        weights = self._weights(people) - self._weights((both, both))
        variance, df = contrast_variance(
            weights, self.organisation, self.components, own_target=own
        )
        return counts | _interval(everybody["change"] - same["change"], variance, df)

    def _weights(self, people: tuple[np.ndarray, ...]) -> np.ndarray:
        """What each score counts for in the mean of later minus the mean of earlier."""
        weights = np.zeros_like(self.score)
        for wave, sign in ((0, -1), (1, 1)):
            weights[wave, people[wave]] = sign / len(people[wave])
        return weights


_WITHHELD: dict[str, Any] = {"reason": "withheld"}


def _counts(people: tuple[np.ndarray, ...], both: np.ndarray) -> dict[str, int]:
    return {
        "n_both": len(both),
        "n_left": len(people[0]) - len(both),
        "n_came": len(people[1]) - len(both),
    }


def _interval(
    change: float,
    variance: float,
    df: float,
    *,
    unknown: str | None = "too_few_clusters",
    when_equal: str = "no_variation",
) -> dict[str, Any]:
    """The change with its interval, or with the reason why there is none."""
    found: dict[str, Any] = {"change": change}
    if not np.isfinite(variance):
        return found | {"reason": unknown}
    if df < 1:
        return found | {"reason": "no_interval"}
    if variance <= 0:
        return found | {"reason": when_equal}
    error = float(np.sqrt(variance))
    half = t_quantile(df) * error
    return found | {
        "ci_low": change - half,
        "ci_high": change + half,
        "standard_error": error,
        "df": df,
    }
