"""The numbers of a before-after document beside the reports of both measurements."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from quickscan_sim.advise.second_measurement.before_after import BeforeAfter, read_before_after
from quickscan_sim.analyse import check_published, measure_change
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.before_after import before_after_document
from quickscan_sim.present.before_after.numbers import (
    change_numbers,
    numbers_of_both,
    numbers_of_reports,
)
from quickscan_sim.present.document import TableBlock
from quickscan_sim.simulate import simulate_quickscan


@pytest.fixture(scope="module")
def found() -> BeforeAfter:
    small = Parameters(seed=3, n_neighbourhoods=2, n_waves=2, response_rate=0.4)
    return read_before_after(simulate_quickscan(small)[0])


@pytest.fixture(scope="module")
def reports(found: BeforeAfter) -> pd.DataFrame:
    return numbers_of_reports(found)


@pytest.fixture(scope="module")
def together(found: BeforeAfter, reports: pd.DataFrame) -> pd.DataFrame:
    return numbers_of_both(found, reports)


def test_both_reports_and_the_change_give_nobody_away_together(together: pd.DataFrame) -> None:
    assert set(together["wave"].dropna()) == {1, 2}
    assert {"scores", "change"} <= set(together["place"])
    assert together["withheld"].astype(bool).sum() > 20
    assert check_published(together) == []


def test_a_change_that_nobody_withheld_is_stopped(
    found: BeforeAfter, reports: pd.DataFrame
) -> None:
    tables = found.both.tables
    names = ("professionals", "works_in", "neighbourhoods")
    opened = measure_change(
        tables["answers"], found.both.questionnaire, *(tables[name] for name in names), minimum=1
    )
    with pytest.raises(QuickscanError, match="give small groups away"):
        numbers_of_both(replace(found, change=opened), reports)


def test_every_count_of_the_document_is_in_the_numbers(
    found: BeforeAfter, together: pd.DataFrame
) -> None:
    document = before_after_document(found, "en")
    [table] = [
        block
        for block in document.blocks
        if isinstance(block, TableBlock) and block.header[-1] == "only later"
    ]
    of_all = together[(together["grouping"] == "all") & (together["place"] == "change")]
    for place, (_, first, later, both, *_) in enumerate(table.rows):
        theme = found.both.questionnaire.themes[place].theme_id
        own = of_all[of_all["theme"].str.startswith(theme)]
        shown = {str(n) for n in own["n"].dropna()}
        assert {first, later, both} - {"–"} <= shown


def test_a_withheld_number_of_a_change_is_empty(found: BeforeAfter) -> None:
    numbers = change_numbers(found)
    hidden = numbers[numbers["withheld"].astype(bool)]
    assert hidden[["n", "value", "ci_low", "ci_high"]].isna().all().all()
