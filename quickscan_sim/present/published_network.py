"""The published numbers about ties: measures of networks, and what stands with weak spots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.present.cells import records

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

Row = dict[str, Any]
MEASURES = ("density", "reciprocity", "centralisation")
SIDES = (("", "organisation_id", "partner_id"), ("_back", "partner_id", "organisation_id"))


def network_numbers(reading: Reading, named: bool) -> Iterator[Row]:
    """A row for every number about ties; codes of organisations only where they are named."""
    yield from _measures(reading)
    for row in records(reading.gaps):
        yield from _namings(row, named)
        yield from _levels(row, named)
    yield from _qualities(reading, named)


def _measures(reading: Reading) -> Iterator[Row]:
    for row in records(reading.network_measures):
        for quantity in MEASURES:
            yield {
                "place": "working together",
                "quantity": quantity,
                "grouping": "neighbourhood",
                "neighbourhood_id": row["neighbourhood_id"],
                "layer": row["layer"],
                "n": row["n_readable"],
                "value": row[quantity],
                "ci_low": row.get(f"{quantity}_low"),
                "ci_high": row.get(f"{quantity}_high"),
                "withheld": pd.isna(row[quantity]),
            }


def _about(row: Row, quantity: str, organisation: object, named: bool) -> Row:
    return {
        "place": "neighbourhood",
        "quantity": quantity,
        "grouping": "organisation",
        "neighbourhood_id": row["neighbourhood_id"],
        "organisation_id": organisation if named else None,
        "layer": row["layer"],
    }


def _namings(row: Row, named: bool) -> Iterator[Row]:
    for side, who, _ in SIDES:
        shown = pd.notna(row[f"n_naming{side}"])
        yield _about(row, "people who name the partner", row[who], named) | {
            "n": row[f"n_reporters{side}"] if shown else pd.NA,
            "value": row[f"n_naming{side}"] if shown else None,
            "withheld": not shown,
        }


def _levels(row: Row, named: bool) -> Iterator[Row]:
    for side, who, _ in SIDES:
        if pd.notna(row.get(f"level{side}")):
            yield _about(row, "level as one side sees it", row[who], named) | {
                "n": row[f"n_naming{side}"],
                "value": row[f"level{side}"],
            }


def _qualities(reading: Reading, named: bool) -> Iterator[Row]:
    """Of both sides together, or of each side where they see it differently."""
    gaps = reading.gaps
    keys = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]
    n_quality = reading.tie_readings.set_index(keys)["n_quality"]
    for row in records(gaps[gaps["quality"].notna()]):
        if pd.isna(row.get("quality_back")):
            yield _about(row, "quality of working together", None, named) | {
                "n": row["n_quality"],
                "value": row["quality"],
            }
            continue
        for side, who, whom in SIDES:
            place = (row["neighbourhood_id"], row["layer"], row[who], row[whom])
            yield _about(row, "quality as one side sees it", row[who], named) | {
                "n": n_quality.get(place, pd.NA),
                "value": row[f"quality{side}"],
            }
