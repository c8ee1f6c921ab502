"""Tables of sectors that stand beside the score table withhold what it withholds."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.advise.reading import Reading, summarise_quickscan
from quickscan_sim.analyse.scores.sector_groups import SectorGroups
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan


def people(**n: int) -> pd.Series[str]:
    return pd.Series([sector for sector, size in n.items() for _ in range(size)], dtype="str")


def summary(*withheld: str) -> pd.DataFrame:
    rows = [{"grouping": "sector", "sector": sector, "withheld": True} for sector in withheld]
    return pd.DataFrame([{"grouping": "all", "sector": None, "withheld": False}, *rows])


def hidden(groups: SectorGroups) -> set[object]:
    return {
        name if name is not pd.NA else "all"
        for name, is_hidden in zip(groups.sectors, groups.withheld, strict=True)
        if is_hidden
    }


def test_without_a_score_table_a_large_sector_is_shown() -> None:
    assert hidden(SectorGroups.of([people(a=20, b=9, c=6)], 5)) == set()


def test_what_the_score_table_withholds_is_withheld_here() -> None:
    found = SectorGroups.of([people(a=20, b=9, c=6)], 5, summary("b", "c"))
    assert hidden(found) == {"b", "c"}


def test_a_sector_withheld_there_does_not_follow_here_when_the_other_is_absent() -> None:
    # c has nobody here, so b alone would be everybody minus a and d.
    found = SectorGroups.of([people(a=20, b=9, d=7)], 5, summary("b", "c"))
    assert hidden(found) == {"b", "d"}


def test_of_one_withheld_sector_everybody_is_withheld_too() -> None:
    assert hidden(SectorGroups.of([people(b=9)], 5, summary("b"))) == {"all", "b"}


def test_nobody_at_all_is_no_problem() -> None:
    assert hidden(SectorGroups.of([people()], 5, summary("b"))) == set()


@pytest.fixture(scope="module")
def reading() -> Reading:
    return summarise_quickscan(simulate_quickscan(load_scenario("empty_cells", seed=5))[0])


@pytest.mark.parametrize("table", ["distributions", "seeing_acting"])
def test_tables_written_side_by_side_follow_one_choice(reading: Reading, table: str) -> None:
    scores = reading.score_summary
    there = scores[(scores["grouping"] == "sector") & scores["withheld"]]["sector"]
    beside = getattr(reading, table)
    assert len(there)
    assert beside[beside["sector"].isin(there)]["withheld"].all()
