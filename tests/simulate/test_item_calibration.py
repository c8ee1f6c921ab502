"""Items calibrated by alpha, shares of answers and the ICC of scores."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.simulate.item_calibration import (
    Sectors,
    ThemeTarget,
    calibrate_theme,
    expected_answers,
    item_cuts,
)

EVEN = (0.1, 0.2, 0.4, 0.2, 0.1)
SKEWED = (0.02, 0.08, 0.2, 0.3, 0.4)
APART = Sectors((-0.6, 0.0, 0.9), (0.3, 0.5, 0.2))
TARGET = ThemeTarget(((1, 2, 3, 4, 5),) * 4, (EVEN, SKEWED) * 2, 0.8, 0.1, 0.03, APART)


def drawn_scores(target: ThemeTarget, n_groups: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Answers (people x items) of pairs of colleagues, and the sector of each pair."""
    found = calibrate_theme(target)
    rng = np.random.default_rng(seed)
    sector = rng.choice(len(target.sectors.means), n_groups, p=target.sectors.weights)
    shared = found.latent_organisation + found.latent_neighbourhood
    of_group = np.sqrt(shared) * rng.standard_normal(n_groups)
    own = np.sqrt(1 - shared) * rng.standard_normal((2, n_groups))
    position = np.array(target.sectors.means)[sector] + of_group + own
    chance = rng.standard_normal((len(target.values), 2, n_groups))
    latent = found.loading * position + np.sqrt(1 - found.loading**2) * chance
    answers = 1 + (latent[..., None] > found.cuts[:, None, None, :]).sum(axis=-1)
    return answers, sector


def test_one_draw_has_the_alpha_and_shares_asked_over_all_sectors_together() -> None:
    answers, _ = drawn_scores(TARGET, 50_000, seed=1)
    flat = answers.reshape(4, -1)
    alpha = 4 / 3 * (1 - flat.var(axis=1).sum() / flat.sum(axis=0).var())
    assert alpha == pytest.approx(0.8, abs=0.006)
    for item, asked in zip(flat, TARGET.shares, strict=True):
        assert np.bincount(item, minlength=6)[1:] / flat.shape[1] == pytest.approx(asked, abs=0.005)


def test_scores_of_colleagues_share_the_variance_asked_within_sectors() -> None:
    answers, sector = drawn_scores(TARGET, 100_000, seed=2)
    score = answers.mean(axis=0)
    for code in range(3):
        score[:, sector == code] -= score[:, sector == code].mean()
    assert (score[0] * score[1]).mean() / score.var() == pytest.approx(0.13, abs=0.01)


def test_the_share_of_a_latent_trait_is_larger_than_that_of_the_score() -> None:
    found = calibrate_theme(TARGET)
    assert 0.1 < found.latent_organisation < 0.16
    assert calibrate_theme(replace(TARGET, icc_organisation=0.0)).latent_organisation == (
        pytest.approx(0.0, abs=1e-6)
    )


def test_one_item_is_as_reliable_as_its_part_that_is_no_chance() -> None:
    found = calibrate_theme(ThemeTarget(((0, 1),), ((0.5, 0.5),), 0.5, 0.1, 0.0, Sectors()))
    # Of a median split the covariance at correlation r is asin(r) / 2 pi; its variance 1 / 4.
    assert np.arcsin(found.loading**2) / (2 * np.pi) == pytest.approx(0.5 / 4, abs=1e-6)


def test_a_median_split_loses_what_theory_says() -> None:
    found = calibrate_theme(ThemeTarget(((0, 1),) * 2, ((0.5, 0.5),) * 2, 0.5, 0, 0, Sectors()))
    # Two items: alpha .5 is a correlation of 1 / 3, and sin(pi / 6) = .5 the latent one.
    assert found.loading**2 == pytest.approx(0.5, abs=1e-6)


def test_what_items_cannot_reach_is_told_and_nothing_is_clipped() -> None:
    found = calibrate_theme(replace(TARGET, reliability=0.985))
    assert np.isnan(found.loading)
    assert found.largest_reliability < 0.985
    almost = calibrate_theme(replace(TARGET, reliability=found.largest_reliability - 0.001))
    assert almost.loading < 0.995
    over = calibrate_theme(replace(TARGET, reliability=0.3, icc_organisation=0.4))
    assert np.isnan(over.latent_organisation)
    assert over.largest_icc < 0.4


def test_an_answer_that_nobody_gives_is_allowed() -> None:
    found = calibrate_theme(replace(TARGET, shares=((0.0, 0.3, 0.4, 0.3, 0.0),) * 4))
    assert found.loading > 0
    assert np.abs(found.cuts[:, [0, 3]]).min() > 6


@given(
    shares=st.lists(st.floats(0.01, 1), min_size=4, max_size=7),
    loading=st.floats(0, 0.99),
    means=st.lists(st.floats(-3, 3), min_size=1, max_size=5),
)
@settings(max_examples=60)
def test_cuts_give_the_shares_for_any_mixture_of_sectors(
    shares: list[float], loading: float, means: list[float]
) -> None:
    asked = np.array([shares]) / sum(shares)
    sectors = Sectors(tuple(means), (1 / len(means),) * len(means))
    cuts = item_cuts(asked, loading, sectors)
    grid = np.linspace(-12, 12, 4001)
    density = sum(np.exp(-((grid - mean) ** 2) / 2) for mean in means)
    density /= density.sum()
    for place in range(asked.shape[1]):
        values = np.zeros((1, asked.shape[1]))
        values[0, place:] = 1.0
        at_least = expected_answers(values, cuts, loading, loading * grid)[0] @ density
        assert at_least == pytest.approx(asked[0, place:].sum(), abs=1e-5)
