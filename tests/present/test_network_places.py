from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.present.network_layout import RING_WIDTH, lay_out_network
from quickscan_sim.present.network_places import (
    INNER,
    Place,
    free_places,
    in_wedges,
    on_ring,
)
from quickscan_sim.present.tie_states import read_network
from quickscan_sim.quickscan import Quickscan


def nearest_two(places: list[Place]) -> float:
    return min(math.dist(one, other) for one, other in combinations(places, 2))


@pytest.mark.parametrize("n", [1, 2, 5, 24])
def test_a_ring_has_its_organisations_equally_far_from_the_middle_and_from_each_other(
    n: int,
) -> None:
    places = on_ring(n)
    assert [math.hypot(*place) for place in places] == pytest.approx([1.0] * n, abs=1e-3)
    if n > 1:
        assert nearest_two(places) == pytest.approx(2 * math.sin(math.pi / n), abs=1e-3)


def test_the_ring_on_the_screen_is_the_ring_of_the_report(scan: Quickscan) -> None:
    from quickscan_sim.advise import summarise_quickscan

    readings = summarise_quickscan(scan).tie_readings
    wijk = scan.neighbourhoods["neighbourhood_id"].iloc[0]
    n = len(read_network(readings, wijk, scan.questionnaire.layer_ids[0]).organisations)
    report = lay_out_network(readings, scan.organisations, wijk, scan.questionnaire)
    turned_down = [(x / RING_WIDTH, -y) for x, y in report.values()]
    for place, same in zip(on_ring(n), turned_down, strict=True):
        assert place == pytest.approx(same, abs=1e-3)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=9).filter(lambda sizes: sum(sizes) > 24))
def test_wedges_give_everybody_an_own_place_around_an_empty_middle(sizes: list[int]) -> None:
    sectors = [f"s{k}" for k, size in enumerate(sizes) for _ in range(size)]
    places, wedges = in_wedges(sectors)
    assert len(places) == len(sectors)
    assert [wedge.sector for wedge in wedges] == list(dict.fromkeys(sectors))
    assert all(INNER - 0.01 <= math.hypot(*place) <= 1.01 for place in places)
    assert nearest_two(places) > 0.5 / math.sqrt(len(sectors)) * (1 - INNER)


def test_a_free_layout_is_the_same_every_time_and_keeps_marks_apart() -> None:
    ties = {(k, (k * 7 + 1) % 60): 1.0 for k in range(60) if k != (k * 7 + 1) % 60}
    places = free_places(60, ties)
    assert places == free_places(60, ties)
    assert all(abs(x) <= 1 and abs(y) <= 1 for x, y in places)
    assert nearest_two(places) > 0.08


def test_a_free_layout_of_nobody_or_one_is_no_error() -> None:
    assert free_places(0, {}) == []
    assert free_places(1, {}) == [(0.0, 0.0)]
