"""Which organisations get a seat: an informal group, spread over sectors, heard first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from quickscan_sim.advise.reading import Reading
from quickscan_sim.advise.round_table.table import Proposition
from quickscan_sim.language import mark
from quickscan_sim.vocabulary import MIN_REPORTERS

SEATS = 6
ORGANISATION_SEATS = SEATS - 2
"""One seat is for the municipality, one for an expert by experience."""

SEAT_RULE = mark(
    "Four seats are for organisations of this neighbourhood: first an informal group, then each "
    "time another sector. If more than one fits, an organisation named in a proposition goes "
    "first, then the one where most people answered. One seat is for the municipality. One is "
    "for a real, paid expert by experience."
)


def choose_organisations(
    reading: Reading, neighbourhood_id: str, propositions: Sequence[Proposition] = ()
) -> list[str]:
    """The codes of at most four organisations, in the order of their seats.

    The rule is :data:`SEAT_RULE`. Only when there are fewer sectors than seats, a sector gets a
    second seat. The choice depends on the tables alone: the same data gives the same seats.
    """
    candidates = _candidates(reading, neighbourhood_id, propositions)
    chosen: list[str] = []
    sectors: set[str] = set()
    informal = [row for row in candidates if row["is_informal"]]
    for row in (*informal[:1], *candidates):
        is_new = row["organisation_id"] not in chosen and row["sector"] not in sectors
        if is_new and len(chosen) < ORGANISATION_SEATS:
            chosen.append(row["organisation_id"])
            sectors.add(row["sector"])
    left = [row["organisation_id"] for row in candidates if row["organisation_id"] not in chosen]
    return chosen + left[: ORGANISATION_SEATS - len(chosen)]


def _candidates(
    reading: Reading, neighbourhood_id: str, propositions: Sequence[Proposition]
) -> list[dict[str, Any]]:
    """The organisations of the wijk, first those that may have most to tell."""
    scan = reading.scan
    here = scan.active_in[scan.active_in["neighbourhood_id"] == neighbourhood_id]
    own = scan.organisations[scan.organisations["organisation_id"].isin(here["organisation_id"])]
    told = {code for one in propositions for code in one.organisations}
    heard = people_heard(reading, neighbourhood_id)
    rows = [
        {
            "organisation_id": str(row["organisation_id"]),
            "sector": str(row["sector"]),
            "is_informal": bool(row["is_informal"]),
        }
        for row in own.to_dict("records")
    ]

    def rank(row: dict[str, Any]) -> tuple[bool, bool, int, str]:
        n = heard.get(row["organisation_id"], 0)
        return (row["organisation_id"] not in told, n < MIN_REPORTERS, -n, row["organisation_id"])

    return sorted(rows, key=rank)


def people_heard(reading: Reading, neighbourhood_id: str) -> dict[str, int]:
    """How many people of each organisation could tell about partners in a wijk."""
    rows = reading.tie_readings
    own = rows[rows["neighbourhood_id"] == neighbourhood_id].drop_duplicates("organisation_id")
    return {
        str(code): 0 if pd.isna(n) else int(n)
        for code, n in zip(own["organisation_id"], own["n_reporters"], strict=True)
    }
