"""Mean scores of wijken on one theme: everybody together, or with the sectors held equal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import (
    Weights,
    half_width,
    organisation_codes,
    variance_components,
    variance_of,
)
from quickscan_sim.analyse.scores.summary import people_of, summarise_scores
from quickscan_sim.quickscan import Quickscan


@dataclass(frozen=True)
class WijkScore:
    """A wijk: its name and income group, the people behind its mean, and its 95 % interval.

    Without numbers where fewer than 5 people have a score, or where sectors cannot be held equal.
    """

    neighbourhood_id: str
    name: str
    group: str
    n: int | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None


def wijk_scores(scan: Quickscan, scores: pd.DataFrame, within: bool) -> list[WijkScore]:
    """Every wijk with an income group, the highest mean first and those without a mean last.

    ``within``: each wijk as it would be with the mix of sectors of all wijken together, by weighted
    least squares on wijk and sector, as in
    :func:`~quickscan_sim.analyse.comparison.income_groups.compare_groups`. Somebody who works in
    several wijken counts in each for the share worked there. Intervals are those of a weighted sum
    of scores (:func:`~quickscan_sim.analyse.intervals.variance_of`).

    Parameters
    ----------
    scores
        Table ``theme_scores`` of one theme and one wave.
    """
    # The means of the two groups of wijken are shown too: no wijk may follow from those.
    table = summarise_scores(
        scores,
        scan.professionals,
        scan.works_in,
        scan.neighbourhoods,
        groupings=("neighbourhood",),
    )
    is_shown = ~table["withheld"].astype(bool) & table["mean"].notna()
    shown = table[is_shown].set_index("neighbourhood_id")
    equal = _with_sectors_equal(scan, scores, shown.index) if within else {}
    wijken = scan.neighbourhoods[scan.neighbourhoods["income_group"].notna()]
    columns = (wijken[name].astype(str) for name in ("neighbourhood_id", "name", "income_group"))
    found = []
    for number, name, group in zip(*columns, strict=True):
        wijk = WijkScore(number, name, group)
        if number in shown.index and (not within or equal):
            own = shown.loc[number]
            as_found = (own["mean"], own["ci_low"], own["ci_high"])
            wijk = _with_numbers(wijk, int(own["n"]), *equal.get(number, as_found))
        found.append(wijk)
    return sorted(found, key=_from_high_to_low)


def _from_high_to_low(wijk: WijkScore) -> tuple[bool, float, str]:
    """Rounded, so that equal means stand by name whatever the last digit of a sum."""
    return wijk.mean is None, -round(wijk.mean or 0, 9), wijk.name


def _with_numbers(wijk: WijkScore, n: int, mean: float, low: float, high: float) -> WijkScore:
    ends = (None, None) if np.isnan(low) else (float(low), float(high))
    return WijkScore(wijk.neighbourhood_id, wijk.name, wijk.group, n, float(mean), *ends)


def _with_sectors_equal(
    scan: Quickscan, scores: pd.DataFrame, wijken: pd.Index[str]
) -> dict[str, tuple[float, float, float]]:
    """Mean and interval of each of these wijken; nothing where that cannot be told."""
    people = people_of(scores, scan.professionals)
    people = people[people["score"].notna()]
    placed = people.merge(scan.works_in, on=["professional_id", "wave"])
    placed = placed[placed["neighbourhood_id"].isin(wijken)]
    sectors = pd.get_dummies(placed["sector"]).to_numpy(float)
    in_wijk = wijken.get_indexer(pd.Index(placed["neighbourhood_id"]))
    design = np.column_stack([np.eye(len(wijken))[in_wijk], sectors[:, 1:]])
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return {}
    share = placed["share"].to_numpy(float)
    root = np.sqrt(share)[:, None]
    mix = np.average(sectors[:, 1:], axis=0, weights=share)
    mean_of = np.column_stack([np.eye(len(wijken)), np.tile(mix, (len(wijken), 1))])
    counts_for = mean_of @ np.linalg.pinv(design * root) * root.T
    means, half = _weighed(counts_for, placed)
    ends = zip(wijken, means, means - half, means + half, strict=True)
    return {wijk: (float(mean), float(low), float(high)) for wijk, mean, low, high in ends}


def _weighed(counts_for: np.ndarray, placed: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Sums in which each row counts for so much, and half the width of their intervals."""
    person, first = np.unique(placed["professional_id"].astype(str), return_index=True)
    row_of = np.searchsorted(person, placed["professional_id"].astype(str))
    of_person = np.zeros((len(counts_for), len(person)))
    np.add.at(of_person.T, row_of, counts_for.T)
    own = placed.iloc[first]
    score, organisation = own["score"].to_numpy(float), organisation_codes(own["organisation_id"])
    components = variance_components(score, organisation, own["sector"])
    together = of_person @ np.eye(organisation.max() + 1)[organisation]
    weights = Weights((of_person**2).sum(axis=1), (together**2).sum(axis=1))
    return of_person @ score, half_width(*variance_of(weights, components))
