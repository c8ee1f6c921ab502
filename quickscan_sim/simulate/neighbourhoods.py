"""The wijken of a single invented municipality: some with few, some with many low incomes.

They come from the same distribution as those of a whole country (``simulate/wijk_margins.py``),
restricted to the sizes for which a quickscan is done and to two groups of income. So what goes
together in real wijken goes together here: many low incomes with more homes of a corporation,
fewer owners, a lower SES score. How alike wijken of one municipality are is left out here: a
municipality for practice is chosen for its contrast.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.buurten import count_buurten, draw_buurten
from quickscan_sim.simulate.calibration import calibrated
from quickscan_sim.simulate.fit import count_many
from quickscan_sim.simulate.place_names import draw_wijk_names
from quickscan_sim.simulate.place_tables import (
    buurten_table,
    neighbourhoods_table,
    profiles_table,
)
from quickscan_sim.simulate.wijk_facts import (
    N_OWN_PARTS,
    at_yardstick,
    derive_facts,
    income_score,
)
from quickscan_sim.simulate.wijk_margins import VARIABLES, WijkModel, wijk_model

CANDIDATES = 128
"""Wijken drawn at a time, until one lies in its group."""

SIZE = VARIABLES.index("population")

MEASURE_OF_GROUPS = "minima"
"""The yardstick in which the two groups are told apart, whichever one the shares follow."""


@dataclass(frozen=True)
class Wijk:
    """One wijk: its variables, own parts, normal score of its size, and urbanity group."""

    values: np.ndarray
    own: np.ndarray
    size_score: float
    urbanity: int


def draw_neighbourhoods(
    parameters: Parameters, municipality: str
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Tables ``neighbourhoods``, ``neighbourhood_profiles`` and ``buurten``.

    Each wijk has streams of its own: one more leaves the others as they were, but for at most one
    that changes group to keep the number of wijken with many low incomes.
    """
    n = parameters.n_neighbourhoods
    turn = np.argsort(stream(parameters.seed, "neighbourhoods").random(n))
    many = np.isin(np.arange(n), turn[: count_many(parameters)])
    model = wijk_model()
    wijken = [
        _draw_wijk(model, "many" if is_many else "few", stream(parameters.seed, "wijk", number))
        for number, is_many in enumerate(many, start=1)
    ]
    values = np.array([wijk.values for wijk in wijken])
    facts = derive_facts(values, np.array([wijk.own for wijk in wijken]), parameters.yardstick)
    n_buurten = count_buurten(
        np.array([wijk.size_score for wijk in wijken]),
        stream(parameters.seed, "number of buurten").standard_normal(n),
    )
    width = max(2, len(str(n)))
    ids = [f"W{number:0{width}d}" for number in range(1, n + 1)]
    names = draw_wijk_names(n, stream(parameters.seed, "neighbourhood names"))
    urbanity = np.array([wijk.urbanity for wijk in wijken])
    return (
        neighbourhoods_table(ids, names, [municipality] * n, facts, many, parameters.yardstick),
        profiles_table(ids, values, urbanity, n_buurten, facts),
        buurten_table(
            ids,
            *draw_buurten(
                stream(parameters.seed, "buurten"), facts.n_residents, facts.n_households, n_buurten
            ),
        ),
    )


def _draw_wijk(model: WijkModel, income_group: str, rng: np.random.Generator) -> Wijk:
    """The first of many candidates with the size and the low incomes of its group."""
    sizes = _range("residents", "")
    shares = _range("p_low_income", income_group)
    while True:
        urbanity = np.searchsorted(np.cumsum(model.p_group)[:-1], rng.random(CANDIDATES))
        parts = rng.standard_normal((CANDIDATES, 2 * len(VARIABLES)))
        scores = model.group_mean[urbanity] + parts @ model.together.T
        values = model.from_scores(scores)
        own = rng.standard_normal((CANDIDATES, N_OWN_PARTS))
        low_income = at_yardstick(income_score(values, own[:, 0]), MEASURE_OF_GROUPS)
        fits = _within(values[:, SIZE], sizes) & _within(low_income, shares)
        if fits.any():
            found = int(np.argmax(fits))
            return Wijk(values[found], own[found], scores[found, SIZE], int(urbanity[found]))


def _within(values: np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    return np.asarray((values >= limits[0]) & (values <= limits[1]))


def _range(measure: str, group: str) -> tuple[float, float]:
    low, high = (
        calibrated("quickscan_wijken", measure=measure, statistic=end, group=group)
        for end in ("low", "high")
    )
    return low, high
