"""Bias, error, coverage and power on a handful of made-up draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.diagnose.diagnosands import (
    Draws,
    diagnose_answers,
    monte_carlo_error,
    needed_difference,
    summarise_draws,
)
from quickscan_sim.diagnose.inquiries import Inquiry
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire

NONE = np.nan
# Estimate, low, high, adjusted p, truth of four draws; the third is withheld.
FOUR = np.array(
    [
        [1.0, 0.5, 1.5, 0.001, 1.0],
        [2.0, 1.5, 2.5, 0.20, 1.0],
        [NONE, NONE, NONE, NONE, 9.0],
        [0.0, -0.5, 0.5, 0.90, 1.0],
    ]
)
DRAWS = np.arange(4)


def test_bias_and_error_by_hand() -> None:
    found = diagnose_answers(DRAWS, FOUR, "alpha")
    assert found["bias"] == pytest.approx(0.0)
    assert found["bias_mcse"] == pytest.approx(1 / np.sqrt(3))  # s = 1 over three draws
    assert found["rmse"] == pytest.approx(np.sqrt(2 / 3))
    # Squared errors 0, 1, 1: s / sqrt(3) = sqrt(1/3) / sqrt(3), over twice the root.
    assert found["rmse_mcse"] == pytest.approx((1 / 3) / (2 * np.sqrt(2 / 3)))
    assert found["mean_estimate"] == pytest.approx(1.0)
    assert found["population_value"] == pytest.approx(1.0)


def test_a_withheld_estimate_is_counted_and_shown() -> None:
    found = diagnose_answers(DRAWS, FOUR, "alpha")
    assert found["p_shown"] == 3 / 4
    assert found["n_draws_used"] == 3


def test_coverage_counts_the_intervals_that_hold_the_target() -> None:
    found = diagnose_answers(DRAWS, FOUR, "alpha")
    assert found["coverage"] == pytest.approx(1 / 3)
    # A share of 1/3 over three draws: sqrt(p (1 - p) / (n - 1)).
    assert found["coverage_mcse"] == pytest.approx(np.sqrt((1 / 3) * (2 / 3) / 2))
    assert found["mean_width"] == pytest.approx(1.0)


def test_power_is_the_share_of_all_draws_whose_interval_leaves_out_zero() -> None:
    found = diagnose_answers(DRAWS, FOUR, "sector difference")
    assert found["power"] == pytest.approx(2 / 4)
    assert found["power_firm"] == pytest.approx(1 / 4)


def test_professionals_like_these_are_the_average_of_the_truths() -> None:
    values = np.array([[1.0, 0.4, 1.6, NONE, 0.0], [1.0, 0.4, 1.6, NONE, 1.0]])
    found = diagnose_answers(np.arange(2), values, "theme mean")
    assert found["population_value"] == 0.5
    assert found["coverage"] == 1.0
    assert found["coverage_invited"] == 0.5
    assert found["bias"] == pytest.approx(0.5)


def test_an_estimate_that_is_never_shown_has_no_numbers_and_no_power() -> None:
    found = diagnose_answers(np.arange(1), FOUR[2:3], "sector difference")
    assert found == {"p_shown": 0.0, "n_draws_used": 0, "power": 0.0, "smallest_found": np.inf}


def test_the_smallest_difference_is_the_one_seen_in_eight_of_ten() -> None:
    # Half width 1 and deviations 0, 1, -1: needed are 1, 0, 2 upwards and 1, 2, 0 downwards.
    values = np.array([[e, e - 1, e + 1, NONE, 0.0] for e in (0.0, 1.0, -1.0)])
    assert sorted(needed_difference(values)) == [0, 0, 1, 1, 2, 2]
    assert diagnose_answers(np.arange(3), values, "sector difference")["smallest_found"] == 2


def test_a_share_of_planted_weak_spots_is_listed() -> None:
    values = np.array([[found, NONE, NONE, NONE, NONE] for found in (1.0, 0.0, 0.0, 1.0)])
    found = diagnose_answers(np.array([0, 0, 1, 1]), values, "gap found")
    assert found["power"] == 0.5
    # Two draws that agree exactly: no Monte Carlo error is left.
    assert found["power_mcse"] == 0.0


def test_values_of_one_draw_count_together() -> None:
    values = np.array([1.0, 1.0, 3.0, 3.0])
    apart = monte_carlo_error(values, np.arange(4))
    together = monte_carlo_error(values, np.array([0, 0, 1, 1]))
    assert apart == pytest.approx(values.std(ddof=1) / 2)
    assert together == pytest.approx(np.sqrt(2) / np.sqrt(2))  # the two means 1 and 3: s / sqrt(2)


@given(st.lists(st.floats(-10, 10), min_size=2, max_size=30))
def test_one_value_per_draw_gives_the_textbook_error(values: list[float]) -> None:
    array = np.array(values)
    textbook = array.std(ddof=1) / np.sqrt(len(array))
    assert monte_carlo_error(array, np.arange(len(array))) == pytest.approx(textbook, abs=1e-12)


def test_sectors_that_no_draw_has_are_left_out_of_the_table() -> None:
    inquiries = (
        Inquiry("sector mean", "stimuleren", "housing"),
        Inquiry("sector mean", "stimuleren", "informal"),
    )
    draws = Draws(DRAWS, np.ones(4, dtype=int), FOUR, np.full(4, 60), np.full(4, 40))
    table = summarise_draws(draws, inquiries, Parameters(), load_questionnaire())
    assert table["sector"].tolist() == ["informal"]
