"""How far two layers of a wijk consist of the same ties."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.network.delete_one import delete_one_interval
from quickscan_sim.analyse.network.ties.multiplex import LAYER, WIJK
from quickscan_sim.analyse.network.ties.place_readings import (
    FEWEST_READABLE,
    PAIR,
    PLACE,
    TIE_KINDS,
)
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.vocabulary import MIN_REPORTERS

COLUMNS = {
    **dict.fromkeys([WIJK, "contact", "layer", "other_layer"], "str"),
    **dict.fromkeys(["n_readable", "n_ties", "n_ties_other", "n_shared"], "Int64"),
    **dict.fromkeys(["overlap", "ci_low", "ci_high"], "float64"),
    "reason": "str",
    "needed": "Int64",
}


def overlap_of_layers(tie_readings: pd.DataFrame) -> pd.DataFrame:
    """How far the ties of two layers are the same ties, in each wijk.

    The Jaccard index (Jaccard 1912): ties on both layers, divided by ties on at least one. A tie
    is a partner that an organisation names; only organisations that can be read count, in their
    own rows, so that one that was not heard makes no layer differ. The interval leaves out one
    organisation at a time (jackknife, Student's t).

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.

    Returns
    -------
    DataFrame
        A row per wijk, ``contact`` ("knows", "works_with") and pair of layers.
        ``n_readable``: organisations that can be read; ``n_ties`` and ``n_ties_other``: partners
        they name on the one layer and on the other; ``n_shared``: on both; ``overlap``: 0 (no tie
        is the same) to 1, with its 95 % interval. Without a number ``reason`` is
        "too_few_clusters" (fewer than 3 organisations can be read) or "no_ties"; without only an
        interval it is "no_fair_interval" (all organisations have the same overlap).

    Raises
    ------
    QuickscanError
        For a table without its columns.

    Examples
    --------
    Three organisations name a partner on the theme of care, one of them also on that of money.

    >>> from quickscan_sim.analyse import read_ties
    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> both = pd.concat([ties, ties[:3].assign(layer="money")])
    >>> readings = read_ties(both, people, people, people, ["care", "money"])
    >>> overlap_of_layers(readings)["overlap"].round(3).tolist()
    [0.333, 0.333]
    """
    check_table(tie_readings, "tie_readings", [*PLACE, *PAIR, "n_reporters", *TIE_KINDS.values()])
    layers = [str(layer) for layer in pd.unique(tie_readings[LAYER])]
    rows: list[dict[str, object]] = []
    for wijk, readings in tie_readings.groupby(WIJK, sort=False):
        readable = readings[readings["n_reporters"].to_numpy(float) >= MIN_REPORTERS]
        rows += _of_wijk(str(wijk), readable, layers)
    return typed_rows(rows, COLUMNS)


def _of_wijk(wijk: str, readable: pd.DataFrame, layers: list[str]) -> list[dict[str, object]]:
    own, names = pd.factorize(readable[PAIR[0]].to_numpy(object))
    partner = pd.factorize(readable[PAIR[1]].to_numpy(object))[0]
    layer = pd.Index(layers).get_indexer(pd.Index(readable[LAYER]))
    pairs, pair = np.unique(own * (partner.max(initial=0) + 1) + partner, return_inverse=True)
    owner = np.zeros(len(pairs), dtype=np.int64)
    owner[pair] = own
    found: list[dict[str, object]] = []
    for contact, column in TIE_KINDS.items():
        on = np.zeros((len(pairs), len(layers)), dtype=bool)
        named = readable[column].to_numpy(bool, na_value=False)
        on[pair[named], layer[named]] = True
        for one, other in combinations(range(len(layers)), 2):
            kinds = (on[:, one], on[:, other], on[:, one] & on[:, other])
            counts = [np.bincount(owner[kind], minlength=len(names)) for kind in kinds]
            labels = {"contact": contact, "layer": layers[one], "other_layer": layers[other]}
            found.append({WIJK: wijk, **labels, **_jaccard(*counts)})
    return found


def _jaccard(ties: np.ndarray, ties_other: np.ndarray, shared: np.ndarray) -> dict[str, object]:
    """The overlap, from the counts of each organisation."""
    either = ties + ties_other - shared
    row: dict[str, object] = {
        "n_readable": len(ties),
        "n_ties": int(ties.sum()),
        "n_ties_other": int(ties_other.sum()),
        "n_shared": int(shared.sum()),
    }
    if len(ties) < FEWEST_READABLE:
        return row | {"reason": "too_few_clusters", "needed": FEWEST_READABLE}
    if either.sum() == 0:
        return row | {"reason": "no_ties"}
    left = either.sum() - either
    without = np.where(left > 0, (shared.sum() - shared) / np.maximum(left, 1), np.nan)
    low, high = delete_one_interval(float(shared.sum() / either.sum()), without)
    return row | {
        "overlap": shared.sum() / either.sum(),
        "ci_low": low,
        "ci_high": high,
        "reason": "no_fair_interval" if np.isnan(low) else None,
    }
