"""The table of published numbers: everything about people's answers that a report shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.advise.sharing import shareable
from quickscan_sim.analyse.disclosure.attack import check_published
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Listing
from quickscan_sim.present.published_network import network_numbers
from quickscan_sim.present.spread import share_parts

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

COLUMNS = (
    "place",
    "quantity",
    "grouping",
    "sector",
    "neighbourhood_id",
    "organisation_id",
    "income_group",
    "theme",
    "item_id",
    "layer",
    "wave",
    "n",
    "value",
    "ci_low",
    "ci_high",
    "low",
    "high",
    "withheld",
)
LABELS = ("sector", "neighbourhood_id", "income_group")
THIRDS = ("share in the lower third", "share in the middle third", "share in the upper third")
Row = dict[str, Any]


def published_numbers(
    reading: Reading, *, named: bool = False, organisations: bool = False
) -> pd.DataFrame:
    """Every number about people's answers that the report of this reading can show.

    A row per number, withheld ones empty; ``place`` is the chapter, ``low`` and ``high`` the ends
    of the scale. The report shows nothing about the answers of one organisation but who it names
    as partners; organisations have their code here only when the report names them. With
    ``organisations`` their scores are rows too, as in the tables of ``quickscan score``.

    Returns
    -------
    DataFrame
        Columns :data:`COLUMNS`; :func:`~quickscan_sim.analyse.check_published` attacks it.
    """
    reading = shareable(reading, named)
    rows = [
        *_scores(reading, organisations),
        *_comparison(reading),
        *_shares(reading),
        *_thirds(reading),
        *_spreads(reading),
        *_response(reading),
        *_reliability(reading),
        *_non_response(reading),
        *network_numbers(reading, named),
    ]
    wave = int(reading.theme_scores["wave"].iloc[0]) if len(reading.theme_scores) else pd.NA
    table = pd.DataFrame([{"withheld": False} | row for row in rows], columns=list(COLUMNS))
    table["wave"] = pd.array([wave] * len(table), dtype="Int64")
    return table.assign(n=table["n"].astype("Int64"), value=table["value"].astype(float))


MOST_TOLD = 3
"""A list of a hundred leaks is read by nobody."""


def check_safe(published: pd.DataFrame) -> None:
    """Stop a report of which the numbers give a withheld number away."""
    leaks = check_published(published)
    if leaks:
        raise QuickscanError(
            "No report is written, because its numbers would give small groups away, in {n} "
            "places. For example: {leaks} Make a report of a larger area, or join small sectors.",
            n=len(leaks),
            leaks=Listing(tuple(leaks[:MOST_TOLD])),
        )


def _labels(row: Row) -> Row:
    return {name: row[name] for name in LABELS if name in row}


def _scores(reading: Reading, organisations: bool) -> Iterator[Row]:
    scale = reading.scan.questionnaire.scored_scale
    ends = {"quantity": "mean", "low": scale.low, "high": scale.high}
    wijken = reading.scan.neighbourhoods
    group_of = dict(zip(wijken["neighbourhood_id"], wijken["income_group"], strict=True))
    sector_of = reading.scan.organisations.set_index("organisation_id")["sector"].to_dict()
    for row in _records(reading.score_summary):
        if row["grouping"] != "organisation" or organisations:
            kept = ("grouping", "theme", "n", "ci_low", "ci_high", "withheld")
            numbers = {name: row[name] for name in kept} | {"value": row["mean"]}
            if row["grouping"] == "organisation":
                # Known from the list of organisations: a sector is the sum of its own.
                numbers["organisation_id"] = row["organisation_id"]
                numbers["sector"] = sector_of.get(row["organisation_id"])
            if row["grouping"] == "neighbourhood":
                # Known from the list of wijken: an income group is the sum of its wijken.
                row["income_group"] = group_of.get(row["neighbourhood_id"])
            yield {"place": "scores"} | ends | _labels(row) | numbers
    for row in _records(reading.contrasts):
        others = {"n": row["n_others"], "value": row["mean_others"], "grouping": "other sectors"}
        place = {"place": "findings", "theme": row["theme"], "sector": row["sector"]}
        yield place | ends | others
        bounds = {name: row[name] for name in ("ci_low", "ci_high")}
        yield (
            place
            | bounds
            | {
                "quantity": "difference",
                "grouping": "sector",
                "n": row["n"],
                "value": row["difference"],
            }
        )


def _comparison(reading: Reading) -> Iterator[Row]:
    scale = reading.scan.questionnaire.scored_scale
    for row in _records(reading.comparison):
        place = {"place": "comparison", "theme": row["theme"], "grouping": "income group"}
        kind = "adjusted " if row["adjusted"] else ""
        # Without a comparison there are no income groups; their wijken are listed by themselves.
        shown: tuple[str, ...] = ("few", "many") if pd.notna(row["n_few"]) else ()
        for group in shown:
            yield place | {
                "quantity": f"{kind}mean",
                "income_group": group,
                "n": row[f"n_{group}"],
                "value": row[f"mean_{group}"],
                "low": scale.low,
                "high": scale.high,
            }
        yield place | {
            "quantity": f"{kind}difference",
            "value": row["difference"],
            "ci_low": row["ci_low"],
            "ci_high": row["ci_high"],
            "withheld": pd.isna(row["difference"]),
        }


def _shares(reading: Reading) -> Iterator[Row]:
    for row in _records(reading.shares):
        kept = ("item_id", "theme", "n", "ci_low", "ci_high", "withheld")
        yield (
            {name: row[name] for name in kept}
            | _labels(row)
            | {
                "place": "learning",
                "quantity": "share",
                "grouping": "all" if pd.isna(row["sector"]) else "sector",
                "value": row["share"],
                "low": 0,
                "high": 1,
            }
        )


def _thirds(reading: Reading) -> Iterator[Row]:
    for theme, spread in share_parts(reading.theme_scores, reading.scan.questionnaire).items():
        for quantity, share in zip(THIRDS, spread.shares, strict=False):
            place = {"place": "themes", "quantity": quantity, "grouping": "all", "theme": theme}
            yield place | {"n": spread.n, "value": share, "low": 0, "high": 1}


def _spreads(reading: Reading) -> Iterator[Row]:
    """Two camps, and seeing beside acting: of everybody, as the chapter on the themes tells."""
    for table, value, bounds in (
        (reading.distributions, "camps", ("camps_low", "camps_high")),
        (reading.seeing_acting, "difference", ("ci_low", "ci_high")),
    ):
        quantity = "two camps" if value == "camps" else "seeing minus acting"
        for row in _records(table[table["sector"].isna()]):
            place = {"place": "themes", "quantity": quantity, "grouping": "all"}
            low, high = (row[name] for name in bounds)
            numbers = {"n": row["n"], "value": row[value], "ci_low": low, "ci_high": high}
            yield place | numbers | {"theme": row["theme"], "withheld": row["withheld"]}


def _response(reading: Reading) -> Iterator[Row]:
    for row in _records(reading.response):
        if row["grouping"] != "organisation":
            yield (
                {"place": "response", "quantity": "response"}
                | _labels(row)
                | {
                    "grouping": row["grouping"],
                    "n": row["n_responded"],
                    "value": row["response"] if pd.notna(row["response"]) else None,
                }
            )


def _reliability(reading: Reading) -> Iterator[Row]:
    for row in _records(reading.reliability):
        yield {
            "place": "trust",
            "quantity": "alpha",
            "grouping": "all",
            "theme": row["theme"],
            "n": row["n"],
            "value": row["estimate"],
            "ci_low": row["ci_low"],
            "ci_high": row["ci_high"],
            "withheld": pd.isna(row["estimate"]),
        }


def _non_response(reading: Reading) -> Iterator[Row]:
    for row in _records(reading.non_response):
        yield _labels(row) | {
            "place": "trust",
            "quantity": f"{row['question']} if everybody had answered",
            "grouping": "all" if pd.isna(row["sector"]) else "sector",
            "theme": row["theme"],
            "n": row["n"],
            "value": row["estimate"],
            "low": row["worst_low"],
            "high": row["worst_high"],
            "withheld": pd.isna(row["estimate"]),
        }


def _records(frame: pd.DataFrame) -> list[Row]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
