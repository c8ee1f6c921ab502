"""How many ties came, went and stayed in every wijk and layer, as named and as estimated."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.comparison.expected_numbers import count_interval
from quickscan_sim.analyse.network.comparison.wave_pairs import WavePairs
from quickscan_sim.analyse.network.ties.place_readings import places_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.vocabulary import MIN_REPORTERS

FATES = ("came", "went", "stayed")

COLUMNS = {
    "grouping": "str",
    "neighbourhood_id": "str",
    "layer": "str",
    "n_organisations": "Int64",
    "n_silent_before": "Int64",
    "n_silent_later": "Int64",
    "n_one_wave": "Int64",
    "n_pairs": "Int64",
    "n_judged": "Int64",
    "n_named_before": "Int64",
    "n_named_later": "Int64",
    **{
        f"{fate}{part}": kind
        for fate in FATES
        for part, kind in (
            ("", "float64"),
            ("_low", "float64"),
            ("_high", "float64"),
            ("_named", "Int64"),
        )
    },
    "reason": "str",
}
COUNTED = ("n_organisations", "n_silent_before", "n_silent_later", "n_one_wave")


def totals_of(
    pairs: WavePairs,
    fates: np.ndarray,
    deviations: np.ndarray,
    readings: tuple[pd.DataFrame, pd.DataFrame],
) -> pd.DataFrame:
    """A row per wijk and layer, one per layer over all wijken, and one over all of these.

    Parameters
    ----------
    fates
        Pairs by came, went, stayed: the probabilities.
    deviations
        Parts by pairs by came, went, stayed: what the rates do to them.
    """
    counts = _organisations(readings)
    same = _same_pair(pairs)
    rows = []
    for number, place in enumerate(pairs.places):
        found = _numbers(pairs, fates, deviations, same, pairs.place == number)
        labels = {"grouping": "neighbourhood", "neighbourhood_id": place[0], "layer": place[1]}
        rows.append(labels | counts[place] | found)
    layers = sorted({name for _, name in pairs.places})
    for grouping, kept in [*(("all", [layer]) for layer in layers), ("total", layers)]:
        own = np.array([layer in kept for _, layer in pairs.places], dtype=bool)
        found = _numbers(pairs, fates, deviations, same, own[pairs.place])
        layer = {"layer": kept[0]} if grouping == "all" else {}
        rows.append({"grouping": grouping} | layer | _summed(counts, kept) | found)
    return typed_rows(rows, COLUMNS)


def _summed(counts: dict[tuple[str, str], dict[str, int]], layers: list[str]) -> dict[str, int]:
    """Organisations in places; on several layers they are the same ones."""
    of_layer = [counts[place] for place in counts if place[1] in layers[:1]]
    return {name: sum(own[name] for own in of_layer) for name in COUNTED}


def _organisations(
    readings: tuple[pd.DataFrame, pd.DataFrame],
) -> dict[tuple[str, str], dict[str, int]]:
    """Of each place how many organisations are there in both waves, and how many are silent."""
    waves: list[dict[tuple[str, str], dict[str, int]]] = [
        {
            one.place: dict(zip(one.names.tolist(), one.reporters().tolist(), strict=True))
            for one in places_of(table)
        }
        for table in readings
    ]
    found = {}
    for place in waves[0].keys() | waves[1].keys():
        before, later = (wave.get(place, {}) for wave in waves)
        shared = before.keys() & later.keys()
        found[place] = {
            "n_organisations": len(shared),
            "n_silent_before": sum(before[name] < MIN_REPORTERS for name in shared),
            "n_silent_later": sum(later[name] < MIN_REPORTERS for name in shared),
            "n_one_wave": len(before.keys() ^ later.keys()),
        }
    return found


def _same_pair(pairs: WavePairs) -> np.ndarray:
    """A number for each pair on a layer, the same in every wijk where the two meet."""
    n = len(pairs.names) + 1
    key = (pairs.layer * n + pairs.one) * n + pairs.other
    unlisted = pairs.one < 0
    key[unlisted] = -1 - np.arange(unlisted.sum())
    return np.unique(key, return_inverse=True)[1]


def _numbers(
    pairs: WavePairs,
    fates: np.ndarray,
    deviations: np.ndarray,
    same: np.ndarray,
    inside: np.ndarray,
) -> dict[str, object]:
    n_pairs = int(pairs.weight[inside].sum())
    rows = np.flatnonzero(inside & pairs.judged)
    weight = pairs.weight[rows]
    before, later = (pairs.named(wave)[rows] for wave in (0, 1))
    found: dict[str, object] = {"n_pairs": n_pairs, "n_judged": int(weight.sum())}
    if len(rows) == 0:
        return found | {"reason": "silent_in_a_wave" if n_pairs else "no_shared_organisations"}
    named = (~before & later, before & ~later, before & later)
    found |= {"n_named_before": int(before.sum()), "n_named_later": int(later.sum())}
    for number, fate in enumerate(FATES):
        middle, low, high = count_interval(
            fates[rows, number], weight, same[rows], deviations[:, rows, number]
        )
        found |= {
            fate: middle,
            f"{fate}_low": low,
            f"{fate}_high": high,
            f"{fate}_named": int(named[number].sum()),
        }
    return found
