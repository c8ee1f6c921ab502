"""Penalised logistic regression: beside statsmodels, and what a penalty does."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from quickscan_sim.analyse.network.pairs.penalised_logistic import Penalty, chance, fit_penalised

RNG = np.random.default_rng(4)
FEATURES = RNG.standard_normal((200, 3))
OUTCOME = (RNG.random(200) < chance(0.4 + FEATURES @ np.array([1.0, -0.5, 0.0]))).astype(float)
ONES = np.ones(200)


def penalty(strength: float, towards: float = 0.0, n: int = 4) -> Penalty:
    return Penalty(np.full(n, strength), np.full(n, towards))


def test_without_a_penalty_it_is_maximum_likelihood() -> None:
    found = fit_penalised(FEATURES, OUTCOME, ONES, penalty(0.0))
    theirs = sm.Logit(OUTCOME, sm.add_constant(FEATURES)).fit(disp=0).params
    assert found == pytest.approx(theirs, abs=1e-6)


def test_a_chance_as_outcome_counts_as_two_rows_with_its_weights() -> None:
    half = fit_penalised(FEATURES, np.full(200, 0.3), ONES, penalty(0.0))
    twice = fit_penalised(
        np.tile(FEATURES, (2, 1)),
        np.repeat([1.0, 0.0], 200),
        np.repeat([0.3, 0.7], 200),
        penalty(0.0),
    )
    assert half == pytest.approx(twice, abs=1e-8)


def test_at_the_optimum_the_slope_equals_the_pull_of_the_penalty() -> None:
    drawn = penalty(5.0, towards=0.3)
    found = fit_penalised(FEATURES, OUTCOME, ONES, drawn)
    design = np.column_stack([ONES, FEATURES])
    slope = design.T @ (OUTCOME - chance(design @ found))
    assert slope == pytest.approx(5.0 * (found - 0.3), abs=1e-6)


def test_a_strong_penalty_leaves_nothing_but_what_was_thought_beforehand() -> None:
    found = fit_penalised(FEATURES, OUTCOME, ONES, penalty(1e9, towards=0.7))
    assert found == pytest.approx(0.7, abs=1e-5)


def test_separated_outcomes_give_finite_coefficients_with_a_penalty() -> None:
    feature = np.repeat([[0.0], [1.0]], 20, axis=0)
    found = fit_penalised(feature, feature[:, 0], np.ones(40), penalty(1.0, n=2))
    assert np.isfinite(found).all()
    assert chance(found[0] + found[1]) > 0.8


def test_without_any_row_only_what_was_thought_beforehand_is_left() -> None:
    nothing = np.zeros((0, 3)), np.zeros(0), np.zeros(0)
    assert fit_penalised(*nothing, penalty(1.0, towards=0.2)) == pytest.approx(0.2)
