"""Informal groups that are not connected with professionals."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.gaps.gap_rows import gap_rows
from quickscan_sim.analyse.network.gaps.not_found import MIN_OTHERS
from quickscan_sim.analyse.network.gaps.place_pairs import PlacePairs
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs
from quickscan_sim.vocabulary import MIN_REPORTERS

Row = dict[str, object]


def informal_apart(places: list[PlacePairs], pairs: Pairs, organisations: pd.DataFrame) -> Columns:
    """Gaps of kind ``informal_apart``: on this layer an informal group (or, without an
    organisation in the row: all of them together) has no tie with any formal organisation.

    Residents' groups, volunteers and informal carers are the organisations marked
    ``is_informal``; without that column none are found. ``p_absent`` is the product of
    ``p_absent`` over the pairs of informal and formal, ``expected`` the probability that at least
    one of these pairs would have a tie, if each had it as often as such pairs do. The
    certainty is ``expected`` x ``p_absent``. A pair of which no side was heard counts with what
    is expected of it, never as an absent tie.
    """
    if "is_informal" not in organisations:
        return gap_rows("informal_apart", 0)
    marked = organisations["is_informal"].to_numpy(bool, na_value=False)
    informal = set(organisations["organisation_id"].to_numpy(object)[marked])
    rows = [row for here in places for row in _of_place(here, pairs, informal)]
    return gap_rows(
        "informal_apart",
        len(rows),
        **{name: [row[name] for row in rows] for name in (rows or [{}])[0]},
    )


def _of_place(here: PlacePairs, pairs: Pairs, informal: set[str]) -> Iterator[Row]:
    is_informal = np.array([name in informal for name in here.names], dtype=bool)
    mixed = is_informal[here.one] != is_informal[here.other]
    groups = np.flatnonzero(is_informal)
    for group in groups.tolist():
        row = _apart(here, pairs, mixed & here.incident(group), is_informal)
        if row:
            heard = here.n_reporters[group] >= MIN_REPORTERS
            unknown = {} if heard else {"not_known": "its_own_view"}
            yield row | {"organisation_id": here.names[group]} | unknown
    row = _apart(here, pairs, mixed, is_informal) if len(groups) > 1 else None
    if row:
        yield row | {"organisation_id": None}


def _apart(
    here: PlacePairs, pairs: Pairs, mixed: np.ndarray, is_informal: np.ndarray
) -> Row | None:
    """One row for these pairs; None where somebody names somebody, or too little was heard."""
    rows = here.rows[mixed]
    names, names_back = (side[rows] for side in pairs.names)
    heard = ~np.isnan(np.fmax(names, names_back))
    if heard.sum() < MIN_OTHERS or (np.fmax(names, names_back) == 1).any():
        return None
    p_absent = float(np.prod(here.p_absent[mixed]))
    never = float(np.prod(1 - np.nan_to_num(here.expected[mixed])))
    return {
        "neighbourhood_id": here.place[0],
        "layer": here.place[1],
        "expected": 1 - never,
        "p_absent": p_absent,
        "certainty": (1 - never) * p_absent,
        "n_reporters": _people(here, mixed, is_informal),
        "n_reporters_back": _people(here, mixed, ~is_informal),
        "not_known": "whether_needed" if heard.all() else "those_not_heard",
    }


def _people(here: PlacePairs, mixed: np.ndarray, of: np.ndarray) -> float:
    """How many people could tell, in the organisations of one kind that are in these pairs."""
    involved = np.unique(np.concatenate([here.one[mixed], here.other[mixed]]))
    return float(here.n_reporters[involved[of[involved]]].sum())
