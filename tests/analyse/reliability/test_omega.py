"""Omega by five definitions and ordinal alpha, beside R, by hand, and where there are none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.reliability.edge_cases import TABLES, WRONG
from analyse.reliability.ordinal_oracle import items_of, value_of, values_of

from quickscan_sim.analyse import omega_total, ordinal_alpha
from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.meaning.reliability import meaning_of_reliability
from quickscan_sim.analyse.reliability.omega import METHODS
from quickscan_sim.analyse.reliability.one_factor import fit_least_squares, fit_maximum_likelihood
from quickscan_sim.analyse.reliability.polychoric_matrices import (
    OrderedAnswers,
    polychoric_matrices,
)
from quickscan_sim.errors import QuickscanError


def estimate_or_reason(found: Estimate) -> None:
    assert np.isnan(found.estimate) <= (found.reason is not None)
    assert np.isnan(found.ci_low) <= (found.reason is not None)


@pytest.mark.parametrize("definition", list(METHODS))
@pytest.mark.parametrize("data", ["items", "small"])
def test_each_omega_equals_that_of_r(data: str, definition: str) -> None:
    found = omega_total(items_of(data), definition, n_bootstrap=0)
    assert found.estimate == pytest.approx(value_of(data, definition), abs=1e-6)
    assert found.n == len(items_of(data).dropna())


@pytest.mark.parametrize("data", ["items", "small"])
def test_ordinal_alpha_equals_alpha_on_the_correlations_of_lavaan(data: str) -> None:
    found = ordinal_alpha(items_of(data), n_bootstrap=0)
    assert found.estimate == pytest.approx(value_of(data, "ordinal alpha"), abs=1e-6)


@pytest.mark.parametrize("data", ["items", "small"])
def test_weighted_loadings_equal_those_of_lavaan(data: str) -> None:
    answers = items_of(data).dropna().to_numpy(dtype=float)
    found = polychoric_matrices(OrderedAnswers.of(answers), np.ones((1, len(answers))))
    model = fit_least_squares(found.correlations, found.in_matrix(1 / found.variances))
    expected = values_of(data, "ordered loading").to_numpy()
    assert model.loadings[0] == pytest.approx(expected, abs=1e-5)


def test_loadings_of_an_exact_one_factor_matrix_come_back() -> None:
    loadings = np.array([0.9, 0.7, 0.5, 0.3, -0.2])
    correlations = np.outer(loadings, loadings) + np.diag(1 - loadings**2)
    alike = fit_least_squares(correlations[None], np.ones((1, 5, 5)))
    assert alike.loadings[0] == pytest.approx(loadings, abs=1e-8)
    assert fit_maximum_likelihood(correlations[None]).loadings[0] == pytest.approx(loadings)


def test_maximum_likelihood_equals_statsmodels() -> None:
    from statsmodels.multivariate.factor import Factor

    correlations = items_of("items").dropna().corr().to_numpy()
    theirs = Factor(corr=correlations, n_factor=1, method="ml").fit().loadings[:, 0]
    ours = fit_maximum_likelihood(correlations[None]).loadings[0]
    assert ours == pytest.approx(theirs * np.sign(theirs.sum()), abs=1e-4)


def test_green_yang_knows_the_distance_of_answers() -> None:
    items = items_of("items").dropna()
    doubled = omega_total(2 * items, n_bootstrap=0).estimate
    assert doubled == pytest.approx(omega_total(items, n_bootstrap=0).estimate, abs=1e-10)
    apart = omega_total(items.assign(Q6=10 * items["Q6"]), n_bootstrap=0).estimate
    assert apart < doubled - 0.1  # one question now outweighs the sum


def test_intervals_are_repeatable_hold_the_number_and_narrow_with_n() -> None:
    large, small = (omega_total(items_of(data)) for data in ("items", "small"))
    assert omega_total(items_of("small")) == small
    assert omega_total(items_of("small"), seed=2) != small
    assert small.ci_low < small.estimate < small.ci_high
    assert large.ci_high - large.ci_low < small.ci_high - small.ci_low
    alpha = ordinal_alpha(items_of("small"))
    assert alpha.ci_low < alpha.estimate < alpha.ci_high


@pytest.mark.parametrize("definition", [*METHODS, "ordinal alpha"])
@pytest.mark.parametrize("case", list(TABLES))
def test_every_edge_case_has_a_number_or_a_reason(case: str, definition: str) -> None:
    if definition == "ordinal alpha":
        found = ordinal_alpha(TABLES[case], n_bootstrap=50)
    else:
        found = omega_total(TABLES[case], definition, n_bootstrap=50)
        assert found.reason is not None
    estimate_or_reason(found)
    for language in ("nl", "en"):
        assert found.in_language(language)
        assert meaning_of_reliability(found).in_language(language)


def test_an_impossible_model_is_named() -> None:
    # r12 * r13 / r23 = .81 * .81 / .5 > 1: item 1 would be explained for more than 100 %.
    root = np.linalg.cholesky([[1, 0.81, 0.81], [0.81, 1, 0.5], [0.81, 0.5, 1]])
    rng = np.random.default_rng(3)
    drawn = np.linalg.qr(rng.standard_normal((200, 3)) - 0.0)[0]
    drawn -= drawn.mean(axis=0)
    items = pd.DataFrame(np.linalg.qr(drawn)[0] @ root.T, columns=["a", "b", "c"])
    for definition in ("cfa_observed", "cfa_model", "minres"):
        assert omega_total(items, definition).reason == "improper_model"


def test_more_questions_than_people_leave_no_covariances() -> None:
    items = pd.DataFrame(np.random.default_rng(1).integers(1, 6, size=(4, 6)))
    assert omega_total(items, "cfa_model").reason == "singular"


@pytest.mark.parametrize("coefficient", [omega_total, ordinal_alpha])
@pytest.mark.parametrize(("items", "sentence"), WRONG)
def test_what_is_no_table_of_items_is_refused(coefficient: Any, items: Any, sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        coefficient(items)


def test_unknown_definitions_and_resamples_are_refused() -> None:
    with pytest.raises(QuickscanError, match=r"definition is 'mcdonald'; choose from: green_yang,"):
        omega_total(items_of("small"), "mcdonald")
    with pytest.raises(QuickscanError, match="n_bootstrap is -1"):
        omega_total(items_of("small"), n_bootstrap=-1)
    with pytest.raises(QuickscanError, match=r"n_bootstrap is 2.5"):
        ordinal_alpha(items_of("small"), n_bootstrap=2.5)  # type: ignore[arg-type]
