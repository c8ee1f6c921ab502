"""No finding quotes a cell that is withheld, however few people answered."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from advise.round_table.tables import ODD, ORDINARY, as_quickscan, odd_reading
from advise.scans import reading_of
from analyse import odd_scans
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from quickscan_sim.advise import collect_findings, summarise_quickscan
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.findings.no_findings import say_nothing_about
from quickscan_sim.advise.reading import Reading
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.vocabulary import SMALL_CELL

OF_SCORES = ("need", "strength", "difference", "hesitation", "wish")
RATED = ("weak_quality", "strong_tie")


@settings(max_examples=12, phases=(Phase.explicit, Phase.generate))
@given(n_answered=st.lists(st.integers(0, 6), min_size=8, max_size=8), invented=st.booleans())
@example(n_answered=[6] * 8, invented=False)
@example(n_answered=[0] * 8, invented=True)
@example(n_answered=[4, 1, 0, 0, 4, 1, 0, 0], invented=False)
def test_no_finding_quotes_a_withheld_cell(n_answered: list[int], invented: bool) -> None:
    """Eight organisations of six people, of whom so many answered."""
    reading = reading_of_few(tuple(n_answered))
    reading = replace(reading, scan=replace(reading.scan, invented=invented))
    safe = shareable(reading, reading.scan.may_name_ties)
    for one in collect_findings(reading):
        check(one, safe)
    check_nothing(reading)


@pytest.mark.parametrize("name", sorted(ODD))
def test_nor_does_it_in_an_odd_quickscan(name: str) -> None:
    reading = odd_reading(name)
    for one in collect_findings(reading):
        check(one, shareable(reading, reading.scan.may_name_ties))
    check_nothing(reading)


def test_there_were_findings_to_check() -> None:
    kinds = {one.kind for n in (6, 5) for one in collect_findings(reading_of_few((n,) * 8))}
    assert {"wish", "weak_quality"} <= kinds
    assert collect_findings(reading_of("ordinary"))


def reading_of_few(n_answered: tuple[int, ...]) -> Reading:
    """The ordinary quickscan of six people in each organisation, the last of whom kept silent."""
    place = pd.Series(range(6 * len(n_answered)))
    kept_silent = place % 6 >= (place // 6).map(dict(enumerate(n_answered)))
    return summarise_quickscan(as_quickscan(odd_scans.silent(ORDINARY, kept_silent)))


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
    reading = reading_of("ordinary")
    shown = [one for one in collect_findings(reading) if one.kind == "hesitation"]
    assert shown
    gone = reading.shares["item_id"] == dict(shown[0].origin.where)["item_id"]  # type: ignore[union-attr]
    numbers = ["share", "ci_low", "ci_high"]
    withheld = reading.shares.copy()
    withheld.loc[gone, numbers] = float("nan")
    withheld.loc[gone, "withheld"] = True
    again = collect_findings(replace(reading, shares=withheld))
    assert shown[0].theme not in [one.theme for one in again if one.kind == "hesitation"]
