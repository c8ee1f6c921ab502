"""The proportional-odds model: by hand, beside R and statsmodels, and where it has no solution."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse.reliability.proportional_odds import OrdinalFit, fit_proportional_odds

ORACLE = Path(__file__).parents[2] / "oracle"


def model_of_score_and_sector(item: str) -> OrdinalFit:
    data = pd.read_csv(ORACLE / "dif_items.csv")
    score = data.drop(columns="sector").mean(axis=1)
    member = pd.get_dummies(data["sector"], drop_first=True).to_numpy(dtype=float)
    return fit_proportional_odds(data[item].to_numpy(), np.column_stack([score, member]))


def test_two_groups_and_two_answers_give_the_log_of_the_odds_ratio() -> None:
    # 1 of 4 answers high in the first group, 3 of 4 in the second: odds 1/3 and 3/1.
    answers = np.array([1, 1, 1, 2, 1, 2, 2, 2])
    group = np.array([[0.0]] * 4 + [[1.0]] * 4)
    fit = fit_proportional_odds(answers, group)
    assert fit.coefficients[0] == pytest.approx(np.log(9), abs=1e-8)
    assert fit.thresholds[0] == pytest.approx(np.log(3), abs=1e-8)
    # Variance of a log odds ratio: 1/1 + 1/3 + 1/3 + 1/1.
    assert fit.covariance[0, 0] == pytest.approx(8 / 3, abs=1e-6)
    assert fit.log_likelihood == pytest.approx(6 * np.log(0.75) + 2 * np.log(0.25))


def test_without_columns_the_thresholds_are_the_cumulative_shares() -> None:
    fit = fit_proportional_odds(np.array([1, 2, 2, 3]), np.empty((4, 0)))
    assert fit.thresholds == pytest.approx([np.log(1 / 3), np.log(3)], abs=1e-8)


@pytest.mark.parametrize("item", [f"item_{number}" for number in range(1, 6)])
def test_coefficients_and_errors_equal_those_of_polr(item: str) -> None:
    stored = pd.read_csv(ORACLE / "dif_coefficients.csv")
    stored = stored[(stored["match"] == "total") & (stored["item"] == item)]
    fit = model_of_score_and_sector(item)
    found = np.concatenate([fit.coefficients, fit.thresholds])
    assert found == pytest.approx(stored["estimate"].to_numpy(), abs=1e-6)
    errors = np.sqrt(np.diag(fit.covariance))
    assert errors == pytest.approx(stored["se"].to_numpy()[: len(errors)], abs=1e-4)


def test_another_optimiser_finds_the_same_top() -> None:
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    data = pd.read_csv(ORACLE / "dif_items.csv")
    score = data.drop(columns="sector").mean(axis=1).to_numpy()[:, None]
    theirs = OrderedModel(data["item_2"].to_numpy(), score, distr="logit").fit(
        method="bfgs", disp=False, gtol=1e-7
    )
    ours = fit_proportional_odds(data["item_2"].to_numpy(), score)
    assert ours.log_likelihood == pytest.approx(theirs.llf, abs=1e-7)
    assert ours.log_likelihood >= theirs.llf - 1e-9
    assert ours.coefficients[0] == pytest.approx(theirs.params[0], abs=1e-4)


@given(st.floats(0.01, 100), st.floats(-1000, 1000))
def test_units_and_zero_of_a_column_do_not_matter(unit: float, zero: float) -> None:
    rng = np.random.default_rng(4)
    column = rng.normal(size=60)
    answers = np.digitize(column + rng.logistic(size=60), [-1, 1])
    plain = fit_proportional_odds(answers, column[:, None])
    moved = fit_proportional_odds(answers, unit * column[:, None] + zero)
    assert moved.log_likelihood == pytest.approx(plain.log_likelihood, abs=1e-8)
    assert moved.coefficients[0] * unit == pytest.approx(plain.coefficients[0], abs=1e-5)


@pytest.mark.parametrize(
    ("answers", "columns", "reason"),
    [
        ([], np.empty((0, 1)), "no_variation"),
        ([3], np.array([[1.0]]), "no_variation"),
        ([3, 3, 3], np.array([[1.0], [2.0], [3.0]]), "no_variation"),
        # The two columns say the same.
        ([1, 2, 1, 2], np.array([[0.0, 0.0], [1.0, 2.0], [1.0, 2.0], [2.0, 4.0]]), "not_converged"),
        ([1, 2, 1, 2], np.ones((4, 1)), "not_converged"),
        # Everybody above 2 gave the highest answer: no odds are large enough.
        ([1, 1, 2, 2], np.array([[1.0], [2.0], [3.0], [4.0]]), "not_converged"),
        # Rounding is all that the information of the third column holds.
        (
            [2, 3, 3, 2],
            np.array([[5.0, 0.0, 0.0], [4.0, 1.0, 4.0], [4.0, 0.0, 0.0], [2.0, 1.0, 2.0]]),
            "not_converged",
        ),
        ([1, 2, 1, 2, 2, 2], np.array([[0.0]] * 4 + [[1.0]] * 2), "not_converged"),
    ],
)
def test_without_one_best_solution_there_is_a_reason(
    answers: list[int], columns: np.ndarray, reason: str
) -> None:
    fit = fit_proportional_odds(np.array(answers), columns)
    assert fit.reason == reason
    assert np.isnan(fit.log_likelihood)
    assert np.isnan(fit.coefficients).all()
