from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.households import simulate_households
from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.households.early_signals import (
    MONTHS,
    SignalChances,
    draw_early_signals,
    national_level,
    signal_chances,
)


@pytest.fixture(scope="module")
def households() -> pd.DataFrame:
    return simulate_households(Parameters(seed=3, n_neighbourhoods=20))


def test_the_national_level_is_that_of_the_calibration_file(households: pd.DataFrame) -> None:
    level = calibrated("early_signals")
    assert national_level(Parameters()) == pytest.approx(level, rel=0.01)
    # About 80,000 households whose debts are close to the national level; SE about 2 per cent.
    wanted = level / 1000 * MONTHS * calibrated("residents_per_household")
    assert households["n_early_signals"].mean() == pytest.approx(wanted, rel=0.10)


def test_half_of_the_households_with_a_signal_have_one_only(households: pd.DataFrame) -> None:
    n = households["n_early_signals"]
    wanted = calibrated("early_signals_single")
    assert (n[n > 0] == 1).mean() == pytest.approx(wanted, abs=0.04)
    assert n.max() < 40


def test_debts_are_signalled_most_and_many_are_missed(households: pd.DataFrame) -> None:
    has = households["n_early_signals"] > 0
    other = households["money_problems"] & ~households["problem_debt"]
    shares = [
        has[households["problem_debt"]].mean(),
        has[other].mean(),
        has[~households["money_problems"]].mean(),
    ]
    assert shares[0] == pytest.approx(0.15, abs=0.02)
    assert shares[1] == pytest.approx(0.08, abs=0.02)
    assert 0 < shares[2] < shares[1], "false alarms are there, and rare for each household"


def test_numbers_follow_the_two_chances() -> None:
    chances = SignalChances(np.array([0.0, 0.5, 1.0]), np.array([0.3, 0.3, 0.6]))
    n = 40_000
    debt = np.repeat([False, False, True], n)
    money = np.repeat([False, True, True], n)
    drawn = draw_early_signals(chances, debt, money, np.random.default_rng(5)).reshape(3, n)
    assert drawn[0].max() == 0
    assert (drawn[1] > 0).mean() == pytest.approx(0.5, abs=0.01)
    assert drawn.mean(axis=1) == pytest.approx(chances.mean, rel=0.02)
    assert drawn[2].min() == 1
    assert (drawn[2] == 1).mean() == pytest.approx(0.4, abs=0.01)


def test_without_households_there_are_no_signals() -> None:
    nobody = np.zeros(0, dtype=bool)
    chances = signal_chances(Parameters())
    assert len(draw_early_signals(chances, nobody, nobody, stream(1, "nobody"))) == 0


def test_more_debts_give_more_signals() -> None:
    assert national_level(Parameters(p_problem_debt=0.15)) > 1.2 * national_level(Parameters())


def test_a_knob_of_signals_leaves_every_other_column_as_it_was(households: pd.DataFrame) -> None:
    more = simulate_households(
        Parameters(seed=3, n_neighbourhoods=20, p_early_signal_false=0.03, p_early_signal_debt=0.3)
    )
    assert more["n_early_signals"].sum() > 1.5 * households["n_early_signals"].sum()
    pd.testing.assert_frame_equal(
        more.drop(columns="n_early_signals"), households.drop(columns="n_early_signals")
    )
