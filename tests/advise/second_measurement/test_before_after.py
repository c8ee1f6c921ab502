"""Two measurements read as one object, in a scan whose truth is known."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.advise.second_measurement.before_after import (
    BeforeAfter,
    read_before_after,
    read_two_exports,
)
from quickscan_sim.advise.second_measurement.beside_truth import beside_truth
from quickscan_sim.errors import QuickscanError
from quickscan_sim.interventions import Intervention
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.before_after import before_after_document
from quickscan_sim.present.document import TableBlock
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import WithoutPlan, simulate_with_plan

STRONG = Intervention(name="strong", acts_on="rules", lever="trait", effect=1.5)


@pytest.fixture(scope="module")
def year() -> tuple[Quickscan, WithoutPlan]:
    scan, _, without = simulate_with_plan(Parameters(seed=6, n_neighbourhoods=2), (STRONG,))
    return scan, without


@pytest.fixture(scope="module")
def found(year: tuple[Quickscan, WithoutPlan]) -> BeforeAfter:
    return read_before_after(year[0])


def test_what_was_seen_stands_beside_what_was_true_and_what_would_have_been(
    year: tuple[Quickscan, WithoutPlan], found: BeforeAfter
) -> None:
    _, without = year
    lines = beside_truth(found, without.scores, read_before_after(without.scan).change)
    everybody = [one for one in lines if one.grouping == "all"]
    assert len(everybody) == len(found.both.questionnaire.themes)
    for one in everybody:
        assert one.effect > 0.3
        assert one.seen_without is not None
        assert one.seen - one.seen_without == pytest.approx(one.effect, abs=0.25)


def test_groups_that_are_withheld_are_not_beside_the_truth_either(
    year: tuple[Quickscan, WithoutPlan], found: BeforeAfter
) -> None:
    change = found.change.assign(change=float("nan"))
    hidden = BeforeAfter(
        found.both, change, found.regression, found.measurement_error, found.scores
    )
    assert beside_truth(hidden, year[1].scores, found.change) == ()


def test_the_looks_are_counted_from_the_table(found: BeforeAfter) -> None:
    table = found.change
    kept = table[(table["grouping"] == "sector") & table["ci_low"].notna()]
    kept = kept[kept["design"] != "composition"]
    beside = (kept["ci_low"] > 0) | (kept["ci_high"] < 0)
    assert found.looks == (len(kept), int(beside.sum()))


def test_two_exports_give_the_reading_of_one_quickscan(
    year: tuple[Quickscan, WithoutPlan], found: BeforeAfter
) -> None:
    scan, _ = year
    two = read_two_exports(scan.of_wave(1), scan.of_wave(2))
    pd.testing.assert_frame_equal(two.change, found.change)
    pd.testing.assert_frame_equal(two.regression, found.regression)


def test_new_codes_for_the_same_people_are_told(year: tuple[Quickscan, WithoutPlan]) -> None:
    later = year[0].of_wave(2)
    tables = {
        name: table.assign(professional_id="new " + table["professional_id"])
        for name, table in later.tables.items()
        if "professional_id" in table
    }
    two = read_two_exports(year[0].of_wave(1), later.with_tables(tables))
    assert "No code of a person occurs in both" in two.both.notes[0].in_language("en")
    same = two.change[two.change["design"] == "same_people"]
    assert same["change"].isna().all()


def test_no_number_of_people_below_five_stands_in_the_document(found: BeforeAfter) -> None:
    document = before_after_document(found, "en")
    people = next(
        block
        for block in document.blocks
        if isinstance(block, TableBlock) and block.caption.startswith("People with a score")
    )
    cells = [cell for row in people.rows for cell in row[1:]]
    assert cells
    assert all(cell == "–" or int(cell) == 0 or int(cell) >= 5 for cell in cells)


def test_an_earlier_wave_comes_first(year: tuple[Quickscan, WithoutPlan]) -> None:
    with pytest.raises(QuickscanError, match="2"):
        read_before_after(year[0], 2, 1)
