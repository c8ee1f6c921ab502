"""The variables of every wijk of a country, small wijken among them."""

from __future__ import annotations

import math

import numpy as np

from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.calibration import calibrated, calibration_table
from quickscan_sim.simulate.country_frame import Frame
from quickscan_sim.simulate.wijk_margins import VARIABLES, WijkModel

SMALL = 500
"""Residents below which the source has no variables of a wijk."""


def country_values(seed: int, model: WijkModel, frame: Frame) -> np.ndarray:
    """Wijken x variables.

    The wijken of 500 or more residents hold to the margins of the source in every draw; chance is
    which wijk has what. Small wijken get the same variables (an assumption) for their group, a
    number of residents by the quantiles of all wijken of 2024, and homes in proportion.
    """
    values = np.empty_like(frame.scores)
    values[~frame.is_small] = model.from_ranks(frame.scores[~frame.is_small])
    small = model.from_scores(frame.scores[frame.is_small])
    population, dwellings = (VARIABLES.index(n) for n in ("population", "dwelling_total"))
    residents = _small_sizes(len(small), stream(seed, "country small wijken"))
    small[:, dwellings] *= residents / small[:, population]
    small[:, population] = residents
    values[frame.is_small] = small
    return values


def _small_sizes(n: int, rng: np.random.Generator) -> np.ndarray:
    """Residents of wijken below 500, by the quantiles over all wijken with residents."""
    p_small = share_of_small()
    known = {
        int(row["statistic"][1:]) / 100 / p_small: row["value"]
        for row in calibration_table("wijken_2024")
        if (row["measure"], row["group"]) == ("residents", "wijk")
        and row["statistic"].startswith("q")
        and row["value"] < SMALL
    }
    shares = np.array([0.0, *known, 1.0])
    sizes = np.array([5.0, *known.values(), float(SMALL)])
    return np.asarray(np.interp((rng.permutation(n) + 0.5) / n, shares, sizes))


def share_of_small() -> float:
    """The share of wijken with fewer than 500 residents: 524 of 3,340 in 2022."""
    large = math.fsum(
        row["value"] for row in calibration_table("wijken_2022") if row["measure"] == "urbanity"
    )
    everywhere = calibrated("wijken_2022", measure="wijken", statistic="count", group="")
    return float(1 - large / everywhere)
