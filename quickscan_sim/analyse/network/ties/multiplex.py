"""Ties over all layers: on how many of them two organisations find each other."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.network.ties.pair_sides import TOLD, PairSides, pair_sides
from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE, TIE_KINDS
from quickscan_sim.analyse.network.ties.tie_states import is_named, states
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.vocabulary import MIN_REPORTERS

WIJK, LAYER = PLACE
SEPARATOR = "; "
"""The two kinds of contact, with the column of the readings that tells of it."""
COLUMNS = {
    **dict.fromkeys([WIJK, *PAIR, "contact"], "str"),
    "readable": "boolean",
    **dict.fromkeys(["n_layers", "n_named", "n_confirmed"], "Int64"),
    **dict.fromkeys(["named_on", "confirmed_on"], "str"),
}


def read_multiplex(tie_readings: pd.DataFrame) -> pd.DataFrame:
    """On how many layers, and on which, two organisations find each other.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.

    Returns
    -------
    DataFrame
        A row per wijk, unordered pair and ``contact`` ("knows": level 1 or more;
        "works_with": 2 or more). ``readable``: both sides can be read, so that a layer that is
        not confirmed means something. Of the ``n_layers`` layers, ``n_named`` counts those on
        which at least one side names the other, ``n_confirmed`` those on which both do;
        ``named_on`` and ``confirmed_on`` list them, with a semicolon between two. A pair that
        nobody names on any layer is left out in a wijk with more than 300 organisations.

    Raises
    ------
    QuickscanError
        For a table without its columns.

    Examples
    --------
    Nine people of three organisations; all of a name b, all of b and c name a.

    >>> from quickscan_sim.analyse import read_ties
    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> readings = read_ties(ties, people, people, people, ["care"])
    >>> found = read_multiplex(readings).query("contact == 'knows'")
    >>> found[["organisation_id", "partner_id", "named_on", "confirmed_on"]].to_numpy().tolist()
    [['a', 'b', 'care', 'care'], ['a', 'c', 'care', ''], ['b', 'c', '', '']]
    """
    check_table(tie_readings, "tie_readings", [*PLACE, *PAIR, *TOLD])
    sides = pair_sides(tie_readings)
    layers = [str(layer) for layer in pd.unique(tie_readings[LAYER])]
    layer = pd.Index(layers, dtype=object).get_indexer(pd.Index(sides.place[LAYER]))
    keys, pair = _each_pair_once(sides)
    fewest = np.fmin(sides.told["n_reporters"], sides.told_back["n_reporters"])
    readable = np.zeros(len(keys), dtype=object)
    readable[pair] = fewest >= MIN_REPORTERS
    labels = {name: keys[name].to_numpy(object) for name in (WIJK, *PAIR)}
    labels |= {"readable": readable, "n_layers": np.full(len(keys), len(layers))}
    parts = []
    for contact, column in TIE_KINDS.items():
        state = states(sides, column)
        columns = {**labels, "contact": np.full(len(keys), contact, dtype=object)}
        for kind, rows in (("named", is_named(state)), ("confirmed", state == "confirmed")):
            on = np.zeros((len(keys), len(layers)), dtype=bool)
            on[pair[rows], layer[rows]] = True
            columns |= {f"n_{kind}": on.sum(axis=1), f"{kind}_on": _listed(on, layers)}
        parts.append(typed_columns(columns, COLUMNS, len(keys)))
    return pd.concat(parts, ignore_index=True)


def _each_pair_once(sides: PairSides) -> tuple[pd.DataFrame, np.ndarray]:
    """Wijk and pair, without the layer; and which of these each row belongs to."""
    place = pd.DataFrame({name: sides.place[name] for name in [WIJK, *PAIR]}, dtype=object)
    pair = place.groupby([WIJK, *PAIR], sort=True).ngroup().to_numpy()
    first = np.unique(pair, return_index=True)[1]
    return place.iloc[first].reset_index(drop=True), pair


def _listed(on: np.ndarray, layers: list[str]) -> np.ndarray:
    """The layers of each pair, as one text."""
    patterns, which = np.unique(on, axis=0, return_inverse=True)
    texts = [
        SEPARATOR.join(layer for layer, here in zip(layers, row, strict=True) if here)
        for row in patterns.tolist()
    ]
    listed = np.array([*texts, ""], dtype=object)
    return np.asarray(listed[which.ravel()])
