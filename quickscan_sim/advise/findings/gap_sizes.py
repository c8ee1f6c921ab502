"""How large each weak spot is on its own scale: 0 is nothing, 1 is as much as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from quickscan_sim.vocabulary import COLLABORATION_LEVELS, QUALITY, SMALL_CELL, WEAK_QUALITY

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

PAIR = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]
HIGHEST = max(COLLABORATION_LEVELS)
MIDDLE = 0.5
"""Of a tie whose closeness may not be told, or was not asked."""

TWO_STEPS = 2 / HIGHEST
USUAL_SIZE = ("no_tie", "not_found", "informal_apart", "single_layer")
"""Kinds that are larger where a tie is more usual: ``expected``."""


def sizes_of(gaps: pd.DataFrame, reading: Reading) -> np.ndarray:
    """For each row of the table ``gaps`` a size from 0 to 1, from numbers that may be shown.

    - a missing tie (``no_tie``, ``not_found``, ``informal_apart``, ``single_layer``): how usual
      it is where nothing is amiss (``expected``);
    - ``one_way`` and ``single_broker``: how close the tie is, its level as a part of the highest;
      a broker is the only way to professionals for an informal group: there the size goes half
      way up to 1, for such groups often see a family first;
    - ``weak_quality``: how far below the middle of the scale;
    - ``differing_views``: how many steps apart, as a part of the highest level;
    - ``hangs_on_one`` and ``split_layer``: the part of the organisations that is cut off.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> none = pd.DataFrame(columns=[*PAIR, "level", "n_naming"])
    >>> nobody = pd.DataFrame({"organisation_id": [], "is_informal": []})
    >>> reading = SimpleNamespace(tie_readings=none, scan=SimpleNamespace(organisations=nobody))
    >>> gaps = pd.DataFrame({"kind": ["no_tie", "weak_quality"], "expected": [0.8, None],
    ...     "quality": [None, 1.0], "neighbourhood_id": "kade", "layer": "care",
    ...     "organisation_id": "a", "partner_id": "b", "n_affected": None, "level": None,
    ...     "level_back": None, "quality_back": None})
    >>> sizes_of(gaps, reading).tolist()
    [0.8, 1.0]
    """
    kind = gaps["kind"].to_numpy(object)
    number = {
        name: gaps[name].astype("float64").to_numpy()
        for name in ("expected", "quality", "quality_back", "level", "level_back", "n_affected")
    }
    size = np.full(len(gaps), MIDDLE)
    usual = np.isin(kind, USUAL_SIZE)
    size[usual] = np.nan_to_num(number["expected"][usual], nan=MIDDLE)
    weak = kind == "weak_quality"
    below = (WEAK_QUALITY - number["quality"]) / (WEAK_QUALITY - min(QUALITY))
    size[weak] = np.clip(below[weak], 0, 1)
    tied = np.isin(kind, ("one_way", "single_broker"))
    size[tied] = _closeness(gaps[tied], reading)
    alone = (kind == "single_broker") & _is_informal(gaps["partner_id"], reading)
    size[alone] = (size[alone] + 1) / 2
    views = kind == "differing_views"
    levels = np.abs(number["level"] - number["level_back"]) / HIGHEST
    qualities = np.abs(number["quality"] - number["quality_back"]) / (max(QUALITY) - min(QUALITY))
    apart = np.fmax(levels, qualities)
    size[views] = np.where(np.isnan(apart), TWO_STEPS, apart)[views]
    cut = np.isin(kind, ("hangs_on_one", "split_layer"))
    size[cut] = _cut_off(gaps[cut], number["n_affected"][cut], reading)
    return size


def _closeness(gaps: pd.DataFrame, reading: Reading) -> np.ndarray:
    """The level of the tie as the side sees that may be told of; of both sides the closest."""
    told = reading.tie_readings
    told = told[(told["n_naming"] >= SMALL_CELL) & told["level"].notna()]
    level = told.set_index(PAIR)["level"].astype("float64")
    turned = [*PAIR[:2], PAIR[3], PAIR[2]]
    sides = [
        level.reindex(pd.MultiIndex.from_frame(gaps[names])).to_numpy() for names in (PAIR, turned)
    ]
    return np.asarray(np.nan_to_num(np.fmax(*sides) / HIGHEST, nan=MIDDLE))


def _is_informal(organisation_ids: pd.Series[str], reading: Reading) -> np.ndarray:
    """Whether it is an informal group; False where that is not known."""
    organisations = reading.scan.organisations
    marked = organisations["is_informal"].fillna(False).astype(bool)
    return organisation_ids.isin(organisations.loc[marked, "organisation_id"]).to_numpy(bool)


def _cut_off(gaps: pd.DataFrame, n_affected: np.ndarray, reading: Reading) -> np.ndarray:
    if gaps.empty:
        return n_affected
    present = reading.scan.active_in["neighbourhood_id"].value_counts()
    n = present.reindex(gaps["neighbourhood_id"]).to_numpy(float)
    return np.asarray(np.clip(np.nan_to_num(n_affected) / n, 0, 1))
