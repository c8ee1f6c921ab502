"""The frame of an invented country: municipalities, their wijken, buurten, urbanity, and scores.

Each part has a stream of its own. The whole frame is always drawn, also where only a part of the
country is asked for, so that a part holds the very municipalities of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.buurten import buurten_score, cumulative_buurten
from quickscan_sim.simulate.calibration import calibrated, calibration_table
from quickscan_sim.simulate.wijk_margins import GROUPS, VARIABLES, WijkModel

NOT_URBANISED, SMALL = 4, 5
"""Positions of the last group, and of the small wijken, which the source does not group."""

FEWEST_AROUND_SMALL = 4
"""A wijk below 500 residents lies in a municipality of at least so many wijken; an assumption."""


@dataclass(frozen=True)
class Frame:
    """What a country has, a row per wijk, in the order of the municipalities.

    ``n_wijken`` is per municipality; ``municipality`` counts from 0; ``urbanity`` is the position
    in ``GROUPS``; ``is_small``: fewer than 500 residents.
    """

    n_wijken: np.ndarray
    municipality: np.ndarray
    urbanity: np.ndarray
    is_small: np.ndarray
    scores: np.ndarray
    n_buurten: np.ndarray

    @property
    def first_wijk(self) -> np.ndarray:
        """Number of the first wijk of each municipality, and of all wijken at the end."""
        return np.asarray(np.r_[0, np.cumsum(self.n_wijken)])


def draw_frame(parameters: Parameters, model: WijkModel) -> Frame:
    """Every municipality with its wijken, and the normal scores of each wijk."""
    n_wijken = _wijken_per_municipality(parameters)
    municipality = np.repeat(np.arange(len(n_wijken)), n_wijken)
    urbanity, is_small = _draw_urbanity(parameters.seed, municipality)
    scores = draw_scores(parameters.seed, model, municipality, urbanity)
    n_buurten = _buurten_per_wijk(parameters, scores[:, VARIABLES.index("population")])
    return Frame(n_wijken, municipality, urbanity, is_small, scores, n_buurten)


def draw_scores(
    seed: int, model: WijkModel, municipality: np.ndarray, urbanity: np.ndarray
) -> np.ndarray:
    """Normal scores (wijken x variables): group mean, part of the municipality, own part."""
    shared = stream(seed, "country municipalities").standard_normal(
        (municipality.max() + 1, len(VARIABLES))
    )
    own = stream(seed, "country wijken").standard_normal((len(municipality), len(VARIABLES)))
    return np.asarray(
        model.group_mean[urbanity] + (shared @ model.between.T)[municipality] + own @ model.within.T
    )


def _wijken_per_municipality(parameters: Parameters) -> np.ndarray:
    n, total = parameters.n_municipalities, parameters.n_country_neighbourhoods
    knots = _knots("wijken_per_municipality")
    shares, values = np.array(list(knots)), np.log(list(knots.values()))
    fitting = np.exp(np.interp((np.arange(n) + 0.5) / n, shares, values))
    order = stream(parameters.seed, "country sizes").permutation(n)
    return 1 + largest_remainder(fitting[order] - 1, total - n)


def _knots(measure: str) -> dict[float, float]:
    """Cumulative shares with their values: what is known, and what was fitted in between."""
    rows = [row for row in calibration_table("country_shape") if row["measure"] == measure]
    return {float(row["group"]): row["value"] for row in rows}


def _buurten_per_wijk(parameters: Parameters, size_score: np.ndarray) -> np.ndarray:
    """Numbers of buurten that add up to those of the country, in the known distribution."""
    n, total = len(size_score), parameters.n_country_buurten
    own = stream(parameters.seed, "country buurten").standard_normal(n)
    shares, counts = cumulative_buurten()
    further = np.empty(n)
    further[np.argsort(buurten_score(size_score, own))] = counts[
        np.searchsorted(shares, (np.arange(n) + 0.5) / n)
    ]
    return 1 + largest_remainder(further, total - n)


def _draw_urbanity(seed: int, municipality: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The group of every wijk, in the known numbers, and which wijken are small.

    The source has the groups of wijken of 500 or more residents. Small ones are all taken as not
    urbanised: an assumption.
    """
    n = len(municipality)
    rng = stream(seed, "country urbanity")
    shared = rng.standard_normal(municipality.max() + 1)[municipality]
    alike = calibrated(
        "wijk_relations", measure="urbanity", statistic="alike_in_municipality", group=""
    )
    score = np.sqrt(alike) * shared + np.sqrt(1 - alike) * rng.standard_normal(n)
    counts = np.array(
        [calibrated("wijken_2022", measure="urbanity", statistic="count", group=g) for g in GROUPS]
    )
    all_wijken = calibrated("wijken_2022", measure="wijken", statistic="count")
    counts = np.r_[counts, all_wijken - counts.sum()]
    in_group = np.repeat([0, 1, 2, 3, 4, 5], largest_remainder(counts, n))
    outside = in_group >= NOT_URBANISED
    in_group[outside] = rng.permutation(in_group[outside])
    urbanity = np.empty(n, dtype=int)
    urbanity[np.argsort(-score)] = in_group
    _give_small_ones_company(urbanity, municipality, rng)
    return np.minimum(urbanity, NOT_URBANISED), urbanity == SMALL


def _give_small_ones_company(
    urbanity: np.ndarray, municipality: np.ndarray, rng: np.random.Generator
) -> None:
    """Let small wijken lie in municipalities of several wijken, in place, by swapping groups.

    A municipality of one wijk with 20 residents does not exist.
    """
    n_wijken = np.bincount(municipality)[municipality]
    alone = np.flatnonzero((urbanity == SMALL) & (n_wijken < FEWEST_AROUND_SMALL))
    others = np.flatnonzero((urbanity == NOT_URBANISED) & (n_wijken >= FEWEST_AROUND_SMALL))
    n = min(len(alone), len(others))
    urbanity[rng.permutation(others)[:n]] = SMALL
    urbanity[alone[:n]] = NOT_URBANISED


def largest_remainder(weights: np.ndarray, total: int) -> np.ndarray:
    """Whole numbers in proportion to the weights that add up to the total.

    >>> largest_remainder(np.array([1.0, 1.0, 2.0]), 6).tolist()
    [2, 1, 3]
    """
    even = weights.sum() <= 0
    exact = weights + total / len(weights) if even else weights * (total / weights.sum())
    counts = np.floor(exact).astype(int)
    left = total - counts.sum()
    counts[np.argsort(-(exact - counts), kind="stable")[:left]] += 1
    return counts
