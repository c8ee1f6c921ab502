"""How density changed between two measurements, of the same organisations."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.network.ties.place_readings import (
    FEWEST_READABLE,
    PLACE,
    PlaceReading,
    places_of,
)
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.vocabulary import MIN_REPORTERS

COLUMNS = {
    "neighbourhood_id": "str",
    "layer": "str",
    "n_organisations": "Int64",
    "n_readable": "Int64",
    "density_before": "float64",
    "density_later": "float64",
    "change": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "reason": "str",
}


def change_of_density(readings_before: pd.DataFrame, readings_after: pd.DataFrame) -> pd.DataFrame:
    """The change of density in each wijk and layer, over organisations that are in both waves.

    Density is the share of possible partners that an organisation names, averaged over the
    organisations that can be read at both waves; partners are those that are there in both. The
    interval is that of a mean of paired differences (Student's t over organisations).

    Returns
    -------
    DataFrame
        ``n_readable`` is the number of organisations it rests on. ``reason`` says why there is no
        number ("no_shared_organisations"; "too_few_clusters": fewer than 3 of them) or no
        interval ("no_variation": each of them names as many more partners, or fewer).
    """
    waves = [
        {reading.place: reading for reading in places_of(table)}
        for table in (readings_before, readings_after)
    ]
    rows = [
        dict(zip(PLACE, place, strict=True)) | _change(*(wave.get(place) for wave in waves))
        for place in sorted(waves[0].keys() | waves[1].keys())
    ]
    return typed_rows(rows, COLUMNS)


def _change(before: PlaceReading | None, later: PlaceReading | None) -> dict[str, object]:
    if before is None or later is None:
        return {"n_organisations": 0, "n_readable": 0, "reason": "no_shared_organisations"}
    shared = np.intersect1d(before.names.astype(str), later.names.astype(str))
    counts: dict[str, object] = {"n_organisations": len(shared), "n_readable": 0}
    if len(shared) < 2:
        return counts | {"reason": "no_shared_organisations"}
    shares = [_shares(reading, shared) for reading in (before, later)]
    readable = np.isfinite(shares[0]) & np.isfinite(shares[1])
    counts["n_readable"] = int(readable.sum())
    if readable.sum() < FEWEST_READABLE:
        return counts | {"reason": "too_few_clusters"}
    first, second = (share[readable] for share in shares)
    difference = second - first
    change = float(difference.mean())
    counts |= {
        "density_before": float(first.mean()),
        "density_later": float(second.mean()),
        "change": change,
    }
    error = float(difference.std(ddof=1)) / np.sqrt(len(difference))
    if not error > 0:
        return counts | {"reason": "no_variation"}
    half = t_quantile(len(difference) - 1) * error
    return counts | {"ci_low": max(-1.0, change - half), "ci_high": min(1.0, change + half)}


def _shares(reading: PlaceReading, shared: np.ndarray) -> np.ndarray:
    """For each shared organisation the share of the others that it names; NaN: unknown."""
    place = pd.Index(shared).get_indexer(pd.Index(reading.names.astype(str)))
    own, partner = place[reading.organisation], place[reading.partner]
    named = (reading.named == 1) & (own >= 0) & (partner >= 0)
    n_named = np.bincount(own[named], minlength=len(shared))
    n_told = np.zeros(len(shared))
    n_told[place[place >= 0]] = reading.reporters()[place >= 0]
    return np.where(n_told >= MIN_REPORTERS, n_named / (len(shared) - 1), np.nan)
