"""Variance between wijken: against lme4, by hand, and how the interval follows it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.intervals import (
    Weights,
    half_width,
    variance_components,
    variance_of,
)
from quickscan_sim.analyse.wijk_variance import Presence, with_wijken

ORACLE = Path(__file__).parents[1] / "oracle"


def codes(data: pd.DataFrame, name: str) -> np.ndarray:
    return pd.factorize(data[name])[0]


@pytest.fixture(scope="module")
def scores() -> pd.DataFrame:
    return pd.read_csv(ORACLE / "components_scores.csv")


@pytest.fixture(scope="module")
def lme4() -> dict[str, float]:
    values = pd.read_csv(ORACLE / "components_values.csv")
    return dict(zip(values["name"], values["value"], strict=True))


def in_one_wijk(data: pd.DataFrame) -> Presence:
    return Presence(np.arange(len(data)), codes(data, "wijk"), np.ones(len(data)))


def test_organisations_within_sectors_are_those_of_lme4(
    scores: pd.DataFrame, lme4: dict[str, float]
) -> None:
    found = variance_components(scores["y"], scores["organisation"], scores["sector"])
    assert found.between == pytest.approx(lme4["nested_between"], abs=1e-5)
    assert found.within == pytest.approx(lme4["nested_within"], abs=1e-5)


def test_wijken_crossed_with_sectors_are_those_of_lme4(
    scores: pd.DataFrame, lme4: dict[str, float]
) -> None:
    y, organisation, sector = scores["y"], codes(scores, "organisation"), codes(scores, "sector")
    nested = variance_components(y, organisation, sector)
    found = with_wijken(nested, y.to_numpy(), organisation, sector, in_one_wijk(scores))
    assert found.of_wijken is not None
    assert found.of_wijken.variance == pytest.approx(lme4["crossed_wijk"], abs=1e-5)
    assert found.between == pytest.approx(lme4["crossed_organisation"], abs=1e-5)
    assert found.within == pytest.approx(lme4["crossed_Residual"], abs=1e-5)
    n = len(scores)
    weights = Weights(np.array(1 / n), np.array(1 / 24), np.array(1 / 6))
    variance, df = variance_of(weights, found)
    assert np.sqrt(variance) == pytest.approx(lme4["crossed_error"], abs=1e-5)
    # Balanced: the mean is a mean of six wijken, and nothing else counts.
    assert df == pytest.approx(5.0)


def test_the_mean_of_one_balanced_sector_has_students_interval_of_organisations(
    scores: pd.DataFrame, lme4: dict[str, float]
) -> None:
    one = scores[scores["sector"] == "s1"]
    components = variance_components(one["y"], one["organisation"], one["sector"])
    variance, df = variance_of(Weights(np.array(1 / len(one)), np.array(1 / 6)), components)
    half = half_width(variance, df)
    ends = one["y"].mean() - half, one["y"].mean() + half
    assert ends == pytest.approx((lme4["one_sector_low"], lme4["one_sector_high"]), abs=1e-6)


def dense_expected(organisation: np.ndarray, sector: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """The traces with matrices of people x people, as the textbook writes them."""

    def mean_of(code: np.ndarray) -> np.ndarray:
        same = (code[:, None] == code[None, :]).astype(float)
        return same / same.sum(axis=1)

    everybody = np.eye(len(organisation))
    to_sector = everybody - mean_of(sector)
    between = mean_of(organisation) - mean_of(sector)
    wijken = to_sector @ (shares / shares.sum(axis=0)) @ shares.T @ to_sector
    levels = everybody, (organisation[:, None] == organisation).astype(float), shares @ shares.T
    squares = everybody - mean_of(organisation), between, wijken
    return np.array([[np.trace(a @ level) for level in levels] for a in squares])


def test_people_in_several_wijken_count_by_the_share_worked_there() -> None:
    rng = np.random.default_rng(11)
    n = 60
    sector = rng.integers(0, 3, n)
    organisation = np.unique(sector * 4 + rng.integers(0, 4, n), return_inverse=True)[1]
    shares = np.zeros((n, 5))
    shares[np.arange(n), rng.integers(0, 5, n)] += 0.6
    shares[np.arange(n), rng.integers(0, 5, n)] += 0.4
    person, wijk = np.nonzero(shares)
    presence = Presence(person, wijk, shares[person, wijk])
    y = rng.normal(0, 0.3, n) + shares @ np.array([-2.0, -1, 0, 1, 2])
    nested = variance_components(y, organisation, sector)
    found = with_wijken(nested, y, organisation, sector, presence).of_wijken
    assert found is not None
    assert found.expected == pytest.approx(dense_expected(organisation, sector, shares))


@pytest.mark.parametrize("n_wijken", [0, 1, 4])
def test_fewer_than_five_wijken_are_the_target_themselves(n_wijken: int) -> None:
    rng = np.random.default_rng(2)
    y, organisation, sector = rng.normal(0, 1, 40), np.repeat(np.arange(10), 4), np.zeros(40, int)
    people = np.arange(40 if n_wijken else 0)
    presence = Presence(people, people % max(1, n_wijken), np.ones(len(people)))
    nested = variance_components(y, organisation, sector)
    assert with_wijken(nested, y, organisation, sector, presence) is nested


def test_wijken_that_do_not_differ_add_nothing() -> None:
    # Every wijk holds the same four scores.
    y = np.tile([1.0, 2, 3, 4], 6)
    organisation, sector = np.repeat(np.arange(12), 2), np.zeros(24, int)
    presence = Presence(np.arange(24), np.repeat(np.arange(6), 4), np.ones(24))
    nested = variance_components(y, organisation, sector)
    assert with_wijken(nested, y, organisation, sector, presence) is nested


def test_more_difference_between_wijken_makes_the_interval_of_everybody_wider() -> None:
    rng = np.random.default_rng(3)
    noise = rng.normal(0, 1, 240)
    organisation, sector = np.repeat(np.arange(40), 6), np.zeros(240, int)
    wijk = organisation // 5
    presence = Presence(np.arange(240), wijk, np.ones(240))
    weights = Weights(np.array(1 / 240), np.array(1 / 40), np.array(1 / 8))
    variances = []
    for step in (0.3, 0.6, 1.2):
        y = noise + step * wijk
        nested = variance_components(y, organisation, sector)
        variance, _ = variance_of(weights, with_wijken(nested, y, organisation, sector, presence))
        variances.append(float(variance))
    assert variances == sorted(variances)
