"""How often chance alone looks like success."""

from __future__ import annotations

import pytest

from quickscan_sim.simulate.teams_twice import TeamYear
from quickscan_sim.simulate.years_repeated import repeat_year


@pytest.mark.parametrize(
    ("n", "lowest", "some"), [(12, 0.508, 0.704), (30, 0.271, 0.412), (60, 0.175, 0.112)]
)
def test_chance_alone_looks_like_success_as_often_as_in_the_simulator(
    n: int, lowest: float, some: float
) -> None:
    """Beside studies/2026-11-22_waves.csv, "as assumed, truly differ" (60 draws, error .035)."""
    found = repeat_year(TeamYear(n_invited=n))
    assert found.p_lowest_up == pytest.approx(lowest, abs=0.11)
    assert found.p_some_up == pytest.approx(some, abs=0.11)


@pytest.mark.parametrize(
    ("n", "lowest", "some"), [(12, 0.55, 0.89), (30, 0.41, 0.68), (60, 0.29, 0.38)]
)
def test_with_other_people_it_comes_near_the_numbers_of_the_lesson(
    n: int, lowest: float, some: float
) -> None:
    """The lesson's prototype: 55, 41 and 29 %, and 89, 68 and 38 %."""
    found = repeat_year(TeamYear(n_invited=n, turnover=1.0))
    assert found.p_some_up == pytest.approx(some, abs=0.06)
    assert found.p_lowest_up == pytest.approx(lowest, abs=0.16)


def test_more_people_and_a_true_effect_are_seen() -> None:
    few = repeat_year(TeamYear(n_invited=12))
    many = repeat_year(TeamYear(n_invited=60))
    assert many.by_itself < few.by_itself
    plan = repeat_year(TeamYear(n_invited=60, effect=0.4))
    assert plan.true_change == pytest.approx(0.34, abs=0.02)
    assert plan.n_clear > many.n_clear
    assert plan.p_lowest_up_nothing == many.p_lowest_up


def test_where_nobody_answers_nothing_is_shown() -> None:
    found = repeat_year(TeamYear(response=0.0))
    assert found.n_shown == found.n_rose == found.n_clear == 0
