"""The published numbers about ties: measures of networks, and what stands with weak spots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.present.cells import records
from quickscan_sim.present.chapters.network_ties import clear_brokers, overall_agreement
from quickscan_sim.vocabulary import MIN_REPORTERS, RATING, SMALL_CELL

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

Row = dict[str, Any]
MEASURES = ("density", "reciprocity", "centralisation")
OVERLAP = "partners the same on two subjects"
BETWEEN = "times between two that do not name each other"
AGREEMENT = {
    "colleagues": "colleagues say the same of a partner",
    "two_sides": "two sides say the same of their tie",
}
SIDES = (("", "organisation_id", "partner_id"), ("_back", "partner_id", "organisation_id"))


def network_numbers(reading: Reading, named: bool) -> Iterator[Row]:
    """A row for every number about ties; codes of organisations only where they are named."""
    yield from _people(reading)
    yield from _measures(reading)
    yield from _overlaps(reading)
    yield from _agreements(reading)
    yield from _ratings(reading)
    yield from _brokers(reading, named)
    for row in records(reading.gaps):
        yield from _namings(row, named)
        yield from _levels(row, named)
    yield from _qualities(reading, named)


def _people(reading: Reading) -> Iterator[Row]:
    """On how many people the picture of a wijk stands; below 5 there is no picture."""
    told = reading.tie_readings
    told = told[told["n_reporters"] >= MIN_REPORTERS]
    place = ["neighbourhood_id", "layer"]
    n_of = told.drop_duplicates([*place, "organisation_id"]).groupby(place)["n_reporters"].sum()
    shown = n_of[n_of >= SMALL_CELL].reset_index()
    for wijk, layer, n in shown.itertuples(index=False):
        yield {
            "place": "neighbourhood",
            "quantity": "people who answered about partners",
            "grouping": "neighbourhood",
            "neighbourhood_id": wijk,
            "layer": layer,
            "n": n,
        }


def _measures(reading: Reading) -> Iterator[Row]:
    for row in records(reading.network_with_intervals):
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


def _with_interval(row: Row, value: str, n: str, **labels: object) -> Row:
    """A number of the chapter on working together, with its interval and n."""
    return labels | {
        "place": "working together",
        "n": row[n],
        "value": row[value],
        "ci_low": row["ci_low"],
        "ci_high": row["ci_high"],
        "withheld": pd.isna(row[value]),
    }


def _overlaps(reading: Reading) -> Iterator[Row]:
    frame = reading.layer_overlap
    for row in records(frame[frame["contact"] == "knows"]):
        yield _with_interval(
            row,
            "overlap",
            "n_readable",
            quantity=OVERLAP,
            grouping="neighbourhood",
            neighbourhood_id=row["neighbourhood_id"],
            layer=f"{row['layer']} and {row['other_layer']}",
        )


def _agreements(reading: Reading) -> Iterator[Row]:
    for row in overall_agreement(reading):
        quantity = AGREEMENT[row["between"]]
        yield _with_interval(row, "agreement", "n_reporters", quantity=quantity, grouping="all")
        second = row | {"ci_low": None, "ci_high": None}
        quantity = f"{quantity}, given that one names it"
        yield _with_interval(
            second, "agreement_naming", "n_reporters", quantity=quantity, grouping="all"
        )


def _ratings(reading: Reading) -> Iterator[Row]:
    """Of all and of each wijk; the report shows no rating of one organisation."""
    low, high = RATING
    frame = reading.partner_scores
    for row in records(frame[frame["grouping"].isin(["all", "neighbourhood"])]):
        yield _with_interval(
            row,
            "mean",
            "n_raters",
            quantity=f"{row['group']} between partners",
            grouping=row["grouping"],
            neighbourhood_id=row["neighbourhood_id"],
            low=low,
            high=high,
        ) | {"withheld": bool(row["withheld"])}


def _brokers(reading: Reading, named: bool) -> Iterator[Row]:
    """How often an organisation links two others, of those that can be read in the wijk."""
    measures = reading.network_measures.set_index(["neighbourhood_id", "layer"])["n_readable"]
    for row in clear_brokers(reading.organisation_measures):
        yield _about(row, BETWEEN, row["organisation_id"], named) | {
            "place": "working together",
            "n": measures[row["neighbourhood_id"], row["layer"]],
            "value": row["brokerage"],
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
