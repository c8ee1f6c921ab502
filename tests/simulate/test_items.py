"""The fast heart of the answers: blocks of 16-bit chance through thresholds."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from quickscan_sim.simulate import items
from quickscan_sim.simulate.items import ItemCore, Lift, draw_points, uniform_blocks

CORE = ItemCore(
    loading=np.array([0.8, 0.6, -0.5]),
    theme=np.array([0, 1, 1]),
    cuts=np.array([[-1.0, 0.0, 1.0], [-2.0, -0.3, 0.5], [0.25, np.inf, np.inf]]),
)


def position(n_people: int) -> np.ndarray:
    return np.random.default_rng(5).standard_normal((2, n_people))


def test_who_comes_later_changes_nothing_for_who_came_before() -> None:
    many = position(10_000)
    whole = draw_points(CORE, many, np.random.default_rng(1))
    for n_people in (1, 50, 4095, 4096, 4097, 9_999):
        part = draw_points(CORE, many[:, :n_people], np.random.default_rng(1))
        assert np.array_equal(part, whole[:, :n_people])


def test_blocks_of_people_can_be_drawn_apart() -> None:
    many = position(2 * items.BLOCK)
    whole = draw_points(CORE, many, np.random.default_rng(1))
    later = np.random.default_rng(1)
    later.bit_generator.advance(len(CORE.loading) * items.BLOCK // 4)
    assert np.array_equal(draw_points(CORE, many[:, items.BLOCK :], later), whole[:, items.BLOCK :])


def test_shares_follow_from_loading_and_cuts() -> None:
    n_people = 200_000
    points = draw_points(CORE, position(n_people), np.random.default_rng(1))
    for row, cuts in enumerate(CORE.cuts):
        shares = np.bincount(points[row], minlength=4) / n_people
        assert shares == pytest.approx(np.diff(norm.cdf([-np.inf, *cuts, np.inf])), abs=0.005)
    assert points.dtype == np.uint8


def test_a_lift_moves_the_items_and_people_it_names() -> None:
    people = position(5_000)
    size = np.where(np.arange(5_000) < 2_500, np.float32(1), np.float32(0))
    before = draw_points(CORE, people, np.random.default_rng(1))
    after = draw_points(
        CORE, people, np.random.default_rng(1), (Lift(np.array([1.0, 0, 0]), size),)
    )
    assert np.array_equal(before[1:], after[1:])
    assert np.array_equal(before[0, 2_500:], after[0, 2_500:])
    assert after[0, :2_500].mean() > before[0, :2_500].mean() + 0.5
    assert (after[0] >= before[0]).all()


def test_chance_is_even_over_its_grid() -> None:
    blocks = uniform_blocks(np.random.default_rng(3), 10, 20_000)
    drawn = np.concatenate([uniform for _, uniform in blocks], axis=1)
    counts = np.bincount(drawn.ravel() >> 8, minlength=256)
    assert counts.sum() == 200_000
    assert ((counts - 781.25) ** 2 / 781.25).sum() < 340
