"""No finding quotes a cell that is withheld, however few people answered."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from quickscan_sim.advise import collect_findings, summarise_quickscan
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.findings.no_findings import say_nothing_about
from quickscan_sim.advise.reading import Reading
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.vocabulary import SMALL_CELL

OF_SCORES = ("need", "strength", "difference", "hesitation", "wish")
RATED = ("weak_quality", "strong_tie")


@pytest.mark.parametrize(
    ("seed", "response", "silent", "n_wijken", "invented"),
    [(1, 0.05, 0.0, 1, True), (2, 0.3, 0.5, 2, False), (3, 0.6, 0.2, 1, False)],
)
def test_no_finding_quotes_a_withheld_cell(
    seed: int, response: float, silent: float, n_wijken: int, invented: bool
) -> None:
    parameters = Parameters(
        seed=seed,
        n_neighbourhoods=n_wijken,
        response_rate=response,
        p_silent_organisation=silent,
    )
    scan = replace(simulate_quickscan(parameters)[0], invented=invented)
    reading = summarise_quickscan(scan)
    safe = shareable(reading, scan.may_name_ties)
    for one in collect_findings(safe):
        check(one, safe)
    check_nothing(reading)


def check(one: Finding, reading: Reading) -> None:
    """The row it comes from is shown, and is about enough people."""
    assert one.origin is not None
    row = row_of(one, reading)
    if one.kind in (*OF_SCORES, *RATED):
        assert one.n is not None
        assert one.n >= SMALL_CELL, one
    if one.kind in ("hesitation", "wish"):
        assert not row["withheld"].any()
    if one.kind == "difference":
        assert (row[["n_few", "n_many"]] >= SMALL_CELL).all(axis=None)
        assert row["reason"].isna().all()
    if one.kind in ("need", "strength"):
        assert (row[["n", "n_others"]] >= SMALL_CELL).all(axis=None)
        assert not is_withheld(one, reading)


def row_of(one: Finding, reading: Reading) -> pd.DataFrame:
    """The rows that the finding says it comes from."""
    assert one.origin is not None
    table: pd.DataFrame = getattr(reading, one.origin.table)
    for column, value in one.origin.where:
        own = table[column]
        wanted = [value] if isinstance(value, str) else list(value or ())
        table = table[own.isna() if value is None else own.isin(wanted)]
    assert len(table) == (2 if one.kind == "strong_tie" else 1)
    return table


def is_withheld(one: Finding, reading: Reading) -> bool:
    summary = reading.score_summary
    own = summary[
        (summary["grouping"] == "sector")
        & (summary["sector"] == one.sector)
        & (summary["theme"] == one.theme)
    ]
    return bool(own["withheld"].all())


def check_nothing(reading: Reading) -> None:
    """A number of people below five is no part of what is not said either."""
    for one in say_nothing_about(reading):
        if one.n is not None and one.reason not in ("no_weak_spot", "network_not_heard"):
            assert one.n >= SMALL_CELL, one


def test_a_change_of_one_share_to_withheld_takes_its_finding_away() -> None:
    scan, _ = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    reading = summarise_quickscan(scan)
    shown = [one for one in collect_findings(reading) if one.kind == "hesitation"]
    if not shown:
        pytest.skip("no share above the limit in this draw")
    gone = reading.shares["item_id"] == dict(shown[0].origin.where)["item_id"]  # type: ignore[union-attr]
    numbers = ["share", "ci_low", "ci_high"]
    withheld = reading.shares.copy()
    withheld.loc[gone, numbers] = float("nan")
    withheld.loc[gone, "withheld"] = True
    again = collect_findings(replace(reading, shares=withheld))
    assert shown[0].theme not in [one.theme for one in again if one.kind == "hesitation"]
