"""Where not every kind of weak spot was looked for, and why."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.analyse.given import READINGS, check_table
from quickscan_sim.analyse.network.gaps.drawn_ties import ALL_DRAWS_UP_TO
from quickscan_sim.analyse.network.gaps.falling_apart import (
    FEWEST_APART,
    REMOVED_UP_TO,
    SEARCHED_UP_TO,
)
from quickscan_sim.analyse.network.ties.place_readings import PLACE, PlaceReading, places_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.vocabulary import MIN_REPORTERS

COLUMNS = {
    "neighbourhood_id": "str",
    "layer": "str",
    "n_organisations": "Int64",
    "n_readable": "Int64",
    "reason": "str",
}
SKIPPED_REASONS = ("too_few_clusters", "too_few_heard", "sampled", "too_large")
"""Why a layer of a wijk was not searched in full for falling apart and hanging on one: fewer than
4 organisations; fewer than half of them heard; fewer networks drawn and only the best connected
organisations removed (more than 100 organisations); nothing drawn (more than 3,000)."""


def skipped_gaps(tie_readings: pd.DataFrame) -> pd.DataFrame:
    """The wijken and layers that were not searched in full for every kind of weak spot.

    Falling apart (``split_layer``) and hanging on one (``hangs_on_one``) are read from drawn
    networks, which asks for enough organisations that were heard, and for time. The other kinds
    are looked for everywhere.

    Returns
    -------
    DataFrame
        A row per wijk and layer that was not searched in full: ``n_organisations``,
        ``n_readable`` (heard: 3 or more reporters) and ``reason``, one of
        :data:`SKIPPED_REASONS`.

    Raises
    ------
    QuickscanError
        For a table without its columns.

    Examples
    --------
    Three organisations are too few to fall apart.

    >>> from quickscan_sim.analyse import read_ties
    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> readings = read_ties(ties, people, people, people, ["care"])
    >>> skipped_gaps(readings)[["n_organisations", "reason"]].to_numpy().tolist()
    [[3, 'too_few_clusters']]
    """
    check_table(tie_readings, "tie_readings", READINGS)
    rows = []
    for reading in sorted(places_of(tie_readings), key=lambda one: one.place):
        n_readable = int((reading.reporters() >= MIN_REPORTERS).sum())
        reason = _reason(reading, n_readable)
        if reason:
            counts = {"n_organisations": reading.n, "n_readable": n_readable, "reason": reason}
            rows.append(dict(zip(PLACE, reading.place, strict=True)) | counts)
    return typed_rows(rows, COLUMNS)


def _reason(reading: PlaceReading, n_readable: int) -> str | None:
    if reading.n < 2 * FEWEST_APART:
        return "too_few_clusters"
    if reading.n > SEARCHED_UP_TO:
        return "too_large"
    if 2 * n_readable < reading.n:
        return "too_few_heard"
    return "sampled" if reading.n > min(ALL_DRAWS_UP_TO, REMOVED_UP_TO) else None
