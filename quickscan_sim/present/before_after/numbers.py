"""The numbers of a before-after document, attacked together with the reports of both waves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.advise import naming
from quickscan_sim.advise.reading import summarise_quickscan
from quickscan_sim.analyse.disclosure.attack import check_published
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Listing
from quickscan_sim.present.cells import known, records
from quickscan_sim.present.curing import safe_reading
from quickscan_sim.present.published import COLUMNS

if TYPE_CHECKING:
    from quickscan_sim.advise.second_measurement.before_after import BeforeAfter

Row = dict[str, Any]
GROUP = ("grouping", "sector", "neighbourhood_id", "organisation_id")
TWICE = "{theme}, who answered twice"
UNCHANGED = "{theme}, on {items}"
"""The same theme scored for other people, or on other questions, is a table of its own."""

DESIGNS = {
    "all_respondents": "change",
    "same_people": "change of who answered twice",
    "composition": "change from other people answering",
}


def change_numbers(found: BeforeAfter) -> pd.DataFrame:
    """Every number about people's answers that the document or the tables of a change can show.

    A row per number, withheld ones empty, in the columns of the published numbers of a report:
    the mean of each group at both measurements, of everybody and of who answered twice, the
    changes, what became of the rows of a plan, and the contacts that were named.
    """
    rows = [*_changes(found), *_plan_rows(found), *_ties(found)]
    table = pd.DataFrame([{"withheld": False} | row for row in rows], columns=list(COLUMNS))
    table["wave"] = table["wave"].astype("Int64")
    return table.assign(n=table["n"].astype("Int64"), value=table["value"].astype(float))


def numbers_of_reports(found: BeforeAfter) -> pd.DataFrame:
    """What the reports of both measurements publish, whoever they are for."""
    own = []
    for wave, scan in zip(found.both.waves, found.both.scans, strict=True):
        named = naming.is_named(scan, None)
        _, published = safe_reading(summarise_quickscan(scan), named=named, organisations=True)
        own.append(published.assign(wave=pd.array([wave] * len(published), dtype="Int64")))
    return pd.concat(own, ignore_index=True)


def numbers_of_both(found: BeforeAfter, of_reports: pd.DataFrame | None = None) -> pd.DataFrame:
    """The numbers of the change below those of the reports of both measurements.

    Parameters
    ----------
    of_reports
        From :func:`numbers_of_reports`, when it is there already.

    Raises
    ------
    QuickscanError
        When together they would give a small group away.
    """
    reports = numbers_of_reports(found) if of_reports is None else of_reports
    together = pd.concat([reports, change_numbers(found)], ignore_index=True)
    leaks = check_published(together, bounds=False) or check_published(together)
    if leaks:
        raise QuickscanError(
            "No document is written: beside the reports of both measurements its numbers would "
            "give small groups away. {leaks}",
            leaks=Listing(tuple(leaks)),
        )
    return together


def _changes(found: BeforeAfter) -> Iterator[Row]:
    scan = found.both.scans[1]
    sector_of = scan.organisations.set_index("organisation_id")["sector"].to_dict()
    wijken = scan.neighbourhoods.set_index("neighbourhood_id")["income_group"].to_dict()
    for row in records(found.change):
        is_shown = known(row["change"])
        if not is_shown and not row["withheld"]:
            continue
        place = {"place": "change"} | {name: row[name] for name in GROUP}
        if row["grouping"] == "organisation":
            place["sector"] = sector_of.get(row["organisation_id"])
        if row["grouping"] == "neighbourhood":
            place["income_group"] = wijken.get(row["neighbourhood_id"])
        place["withheld"] = not is_shown
        yield from _means(row, place, found)
        yield place | {
            "quantity": DESIGNS[row["design"]],
            "theme": row["theme"],
            "wave": found.both.waves[1],
            "n": row["n_both"] if row["design"] == "same_people" else row["n_later"],
            "value": row["change"],
            "ci_low": row["ci_low"],
            "ci_high": row["ci_high"],
        }


def _means(row: Row, place: Row, found: BeforeAfter) -> Iterator[Row]:
    """The mean at both measurements; of who answered twice it is a mean of other people.

    Which mean of everybody is withheld stands in the numbers of each report: a change is
    withheld too when only one of them is.
    """
    is_of_everybody = row["design"] == "all_respondents" and not place["withheld"]
    if not is_of_everybody and row["design"] != "same_people":
        return
    scale, theme, is_twice = found.both.questionnaire.scored_scale, row["theme"], False
    if row["items"] != "all_items":
        theme = UNCHANGED.format(theme=theme, items=row["items"])
    if row["design"] == "same_people":
        theme, is_twice = TWICE.format(theme=theme), True
    for wave, time in zip(found.both.waves, ("earlier", "later"), strict=True):
        yield place | {
            "quantity": "mean",
            "theme": theme,
            "wave": wave,
            "n": row["n_both"] if is_twice else row[f"n_{time}"],
            "value": row[f"mean_{time}"],
            "low": scale.low,
            "high": scale.high,
        }


def _plan_rows(found: BeforeAfter) -> Iterator[Row]:
    for reading in found.rows:
        seen = reading.seen
        if seen is None or seen.change is None:
            continue
        place = {
            "place": "plan",
            "grouping": f"row {reading.row.finding_id}",
            "theme": reading.row.theme,
        }
        for wave, n, value in (
            (found.both.waves[0], seen.n_earlier, seen.earlier),
            (found.both.waves[1], seen.n_later, seen.later),
        ):
            yield place | {"quantity": seen.unit, "wave": wave, "n": n, "value": value}
        yield place | {
            "quantity": f"change in {seen.unit}",
            "wave": found.both.waves[1],
            "n": seen.n_both,
            "value": seen.change,
            "ci_low": seen.ci_low,
            "ci_high": seen.ci_high,
        }


def _ties(found: BeforeAfter) -> Iterator[Row]:
    if found.network is None:
        return
    for row in records(found.network.totals):
        for name, wave in (("n_named_before", 0), ("n_named_later", 1)):
            yield {
                "place": "working together",
                "quantity": "contacts named",
                "grouping": f"ties, {row['grouping']}",
                "layer": row.get("layer"),
                "wave": found.both.waves[wave],
                "value": row[name],
                "withheld": pd.isna(row["came"]),
            }
