"""Who truly works with whom: the ties between organisations, per layer.

A pair of organisations has one relation, also when they meet in several wijken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import from_shares, partly_shared
from quickscan_sim.simulate.tie_chances import P_MUTUAL, tie_chances

P_SHARED_LAYERS = 0.5
"""Chance that a pair's layer goes along with the pair as a whole; an assumption."""

LEVELS = (0.34, 0.28, 0.20, 0.12, 0.06)
"""Shares of the levels 1 to 5: each closer form is rarer (density falls as the stage of
collaboration rises, as within-organisation studies of these scales found); sizes assumed."""

LOOSE_QUALITIES = (0.05, 0.15, 0.45, 0.35)
CLOSE_QUALITIES = (0.01, 0.04, 0.55, 0.40)
"""Shares of the qualities 1 to 4 (3 on average) for loose and close ties; assumptions. Few close
ties run badly by chance, so that a planted one stands out."""

CLOSE = 3
"""From this level on, partners do more than tell each other things."""

P_SIDES_DIFFER = 0.15
"""Chance that the second side stands one level lower, and as much one higher; an assumption."""

TOWARDS, BACK = 0, 1
"""The two directions of a pair: from the first to the second organisation, and back."""


@dataclass(frozen=True)
class Network:
    """Pairs of organisations that share a wijk, and their true ties.

    Organisations, wijken and sectors are row numbers of their tables; ``wijk`` is the first one in
    which a pair meets, of ``n_wijken``. ``level`` (pairs x layers x directions) is 0 where there is
    no tie, ``quality`` (pairs x directions) is 0 for a side without any tie. ``expected`` (pairs x
    layers) is the chance of a tie between such sectors. ``meetings`` has a row per wijk and pair.
    ``chance`` (pairs x layers) is the chance of a tie of the pair itself, in any direction.
    """

    first: np.ndarray
    second: np.ndarray
    wijk: np.ndarray
    n_wijken: np.ndarray
    sectors: np.ndarray
    expected: np.ndarray
    level: np.ndarray
    quality: np.ndarray
    layers: tuple[str, ...]
    meetings: pd.DataFrame
    chance: np.ndarray

    def changed(self, level: np.ndarray, quality: np.ndarray) -> Network:
        """The same pairs with other ties."""
        return replace(self, level=level, quality=quality)


def draw_network(
    parameters: Parameters,
    questionnaire: Questionnaire,
    organisations: pd.DataFrame,
    active_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> Network:
    """The true network of every wijk and layer, before gaps are planted."""
    meetings = _meetings(organisations, active_in, neighbourhoods)
    pairs = meetings.drop_duplicates(["first", "second"])
    chances = tie_chances(parameters, questionnaire, organisations, meetings)
    wijk = pairs["wijk"].to_numpy(int)
    level, quality = _draw_ties(parameters, chances.of_pair, wijk)
    return Network(
        first=pairs["first"].to_numpy(int),
        second=pairs["second"].to_numpy(int),
        wijk=wijk,
        n_wijken=meetings.groupby(["first", "second"], sort=False).size().to_numpy(int),
        sectors=chances.sectors,
        expected=chances.of_sectors,
        level=level,
        quality=quality,
        layers=tuple(questionnaire.layer_ids),
        meetings=meetings,
        chance=chances.of_pair,
    )


def _meetings(
    organisations: pd.DataFrame, active_in: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> pd.DataFrame:
    """A row per wijk and pair of organisations in it: row numbers ``wijk, first, second``."""
    ids = pd.Index(neighbourhoods["neighbourhood_id"])
    organisation_ids = pd.Index(organisations["organisation_id"])
    place = pd.DataFrame(
        {
            "wijk": ids.get_indexer(pd.Index(active_in["neighbourhood_id"])),
            "first": organisation_ids.get_indexer(pd.Index(active_in["organisation_id"])),
        }
    )
    both = place.merge(place.rename(columns={"first": "second"}), on="wijk")
    both = both[both["first"] < both["second"]]
    return both.sort_values(["wijk", "first", "second"], ignore_index=True)


def _draw_ties(
    parameters: Parameters, p_tie: np.ndarray, wijk: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Levels (pairs x layers x 2) and qualities (pairs x 2), from a stream of each wijk.

    Pairs come in the order of their first wijk, so that each wijk is one slice.
    """
    n, n_layers = p_tie.shape
    level = np.zeros((n, n_layers, 2), dtype=np.int64)
    quality = np.zeros((n, 2), dtype=np.int64)
    numbers, starts = np.unique(wijk, return_index=True)
    stops = np.append(starts, n)[1:]
    for number, start, stop in zip(numbers, starts, stops, strict=True):
        rng = stream(parameters.seed, "ties", int(number) + 1)
        level[start:stop] = _levels(p_tie[start:stop], rng)
        quality[start:stop] = _qualities(level[start:stop], rng)
    return level, quality


def _levels(p_tie: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    n, n_layers = p_tie.shape
    shared = rng.random((n, 1))
    mixing, own, mutual, side, closeness, apart = rng.random((6, n, n_layers))
    exists = partly_shared(shared, own, mixing, P_SHARED_LAYERS) < p_tie
    towards = 1 + from_shares(closeness, LEVELS)
    shift = from_shares(apart, (P_SIDES_DIFFER, 1 - 2 * P_SIDES_DIFFER, P_SIDES_DIFFER)) - 1
    both = np.stack([towards, np.clip(towards + shift, 1, len(LEVELS))], axis=2)
    is_one_way = mutual >= P_MUTUAL
    absent_side = np.where(side < 0.5, TOWARDS, BACK)
    absent = is_one_way[..., None] & (absent_side[..., None] == np.array([TOWARDS, BACK]))
    return np.where(exists[..., None] & ~absent, both, 0)


def _qualities(level: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One quality for each side of a pair; 0 for a side without any tie."""
    shared, mixing, own = rng.random((3, len(level), 2))
    draw = partly_shared(shared[:, :1], own, mixing, P_SHARED_LAYERS)
    closest = level.max(axis=1, initial=0)
    loose, close = from_shares(draw, LOOSE_QUALITIES), from_shares(draw, CLOSE_QUALITIES)
    return np.where(closest > 0, 1 + np.where(closest >= CLOSE, close, loose), 0)
