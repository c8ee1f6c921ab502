"""A year under a plan beside the same year without it."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.interventions import Intervention, list_interventions
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan, simulate_with_plan

SMALL = Parameters(seed=5, n_neighbourhoods=2)


def test_with_an_effect_of_zero_every_difference_is_exactly_zero() -> None:
    nothing = tuple(one.model_copy(update={"effect": 0.0}) for one in list_interventions())
    scan, truth, without = simulate_with_plan(SMALL, nothing)
    assert set(without.scores["effect"]) == {0.0}
    assert set(without.ties["effect"]) == {0}
    assert without.ties["level_with"].equals(without.ties["level_without"])
    for name, table in scan.tables.items():
        pd.testing.assert_frame_equal(table, without.scan.tables[name])
    pd.testing.assert_frame_equal(truth.traits, without.truth.traits)


def test_the_first_wave_is_that_of_the_quickscan_the_plan_was_made_for() -> None:
    scan, _, without = simulate_with_plan(SMALL, tuple(list_interventions()))
    alone, _ = simulate_quickscan(SMALL)
    for both in (scan, without.scan):
        for name, table in both.of_wave(1).tables.items():
            pd.testing.assert_frame_equal(table, alone.of_wave(1).tables[name], check_dtype=True)
    assert set(without.scores.loc[without.scores["wave"] == 1, "effect"]) == {0.0}


def test_the_same_people_leave_and_join() -> None:
    _, truth, without = simulate_with_plan(SMALL, tuple(list_interventions()))
    pd.testing.assert_frame_equal(truth.turnover, without.truth.turnover)


def test_the_effect_is_the_true_score_with_less_without_for_everybody_invited() -> None:
    """By hand: the mean over all people of the second wave, of each truth by itself."""
    training = Intervention(
        name="training", acts_on="professionals", lever="trait", theme="signaleren", effect=0.5
    )
    _, truth, without = simulate_with_plan(SMALL, (training,))
    means = [
        one.traits.query("wave == 2 and theme == 'signaleren'")["true_score"].mean()
        for one in (truth, without.truth)
    ]
    row = without.scores.query("wave == 2 and grouping == 'all' and theme == 'signaleren'")
    assert row["effect"].item() == pytest.approx(means[0] - means[1], abs=1e-12)
    assert row["effect"].item() > 0.1
    others = without.scores.query("theme != 'signaleren'")
    assert set(others["effect"]) == {0.0}


def test_a_pair_is_moved_and_no_other() -> None:
    scan, _ = simulate_quickscan(SMALL)
    one, other = scan.organisations["organisation_id"].iloc[[0, 1]]
    meet = Intervention(
        name="contact",
        acts_on="organisations",
        lever="ties",
        organisations=(one,),
        partner_organisations=(other,),
        effect=3,
    )
    _, _, without = simulate_with_plan(SMALL, (meet,))
    moved = without.ties[without.ties["effect"] != 0]
    pairs = {
        frozenset(pair) for pair in zip(moved["organisation_id"], moved["partner_id"], strict=True)
    }
    assert pairs <= {frozenset((one, other))}


def test_what_starts_after_the_last_wave_changes_nothing() -> None:
    late = Intervention(name="late", acts_on="rules", lever="trait", effect=1, from_wave=3)
    _, _, without = simulate_with_plan(SMALL, (late,))
    assert set(without.scores["effect"]) == {0.0}


def test_a_partner_that_is_not_there_is_a_sentence() -> None:
    stray = Intervention(
        name="x", acts_on="rules", lever="ties", effect=1, partner_organisations=("O99999",)
    )
    with pytest.raises(QuickscanError, match=r"partner_organisations 'O99999'"):
        simulate_with_plan(SMALL, (stray,))
    with pytest.raises(QuickscanError, match="partner_organisations niets"):
        Intervention(
            name="x", acts_on="rules", lever="trait", effect=1, partner_organisations=("O1",)
        )


def test_the_years_without_the_plan_are_those_of_the_plain_simulator() -> None:
    _, _, without = simulate_with_plan(SMALL, tuple(list_interventions()))
    _, plain = simulate_quickscan(Parameters(**(SMALL.model_dump() | {"n_waves": 2})))
    for one in fields(plain):
        table = getattr(plain, one.name)
        if isinstance(table, pd.DataFrame):
            pd.testing.assert_frame_equal(table, getattr(without.truth, one.name))
