"""The numbers about the real world: each row says what, when, by which line, and from where."""

from __future__ import annotations

import math

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters.places import YARDSTICKS
from quickscan_sim.simulate.calibration import (
    CONFIDENCES,
    FOLDER,
    STATUSES,
    calibrated,
    calibration_table,
)

FILES = sorted(path.stem for path in FOLDER.glob("*.csv"))


@pytest.fixture(autouse=True)
def _english_sentences():
    set_language("en")
    yield
    set_language("nl")


@pytest.mark.parametrize("name", FILES)
def test_every_number_says_where_it_comes_from(name: str) -> None:
    rows = calibration_table(name)
    assert rows
    for row in rows:
        assert math.isfinite(row["value"]), row
        assert all(row[column].strip() for column in ("year", "yardstick", "source")), row
        assert 2000 <= int(str(row["year"])[:4]) <= 2030, row
        assert row["confidence"] in CONFIDENCES, row
        assert row["status"] in STATUSES, row


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith(("wijk", "yard"))])
def test_what_nobody_checked_is_not_called_measured(name: str) -> None:
    assert [
        row
        for row in calibration_table(name)
        if row["confidence"] == "R" and row["status"] == "measured"
    ] == []


def test_every_yardstick_has_a_share_and_they_are_apart() -> None:
    named = {row["yardstick"] for row in calibration_table("yardsticks")}
    assert set(YARDSTICKS) <= named
    national = {
        row["yardstick"]: row["value"]
        for row in calibration_table("yardsticks")
        if row["group"] == "Netherlands" and row["status"] == "constrained"
    }
    assert national["poverty_2024"] < national["low_income_2018"] / 3


def test_the_correlations_of_the_source_are_complete() -> None:
    rows = [row for row in calibration_table("wijken_2022") if row["statistic"] == "correlation"]
    known = [row for row in rows if row["confidence"] == "H"]
    assert len(known) == 11 * 10 / 2
    assert calibrated(
        "wijken_2022", measure="income_low", statistic="correlation", group="income_high"
    ) == pytest.approx(-0.82)


def test_an_unknown_table_or_row_is_refused() -> None:
    with pytest.raises(QuickscanError, match=r"no calibration table 'wijken_2023'.*wijken_202"):
        calibration_table("wijken_2023")
    with pytest.raises(QuickscanError, match="has 0 rows with measure nothing; expected one"):
        calibrated("wijken_2022", measure="nothing")
