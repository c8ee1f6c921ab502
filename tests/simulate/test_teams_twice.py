"""The small model of teams measured twice, held against the whole simulator."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.teams_twice import (
    BETWEEN_PEOPLE,
    BETWEEN_TEAMS,
    ERROR,
    STABILITY,
    TeamYear,
    draw_teams_twice,
)


def eight_teams(seed: int, n: int) -> pd.DataFrame:
    """True scores of the people of eight teams of the whole simulator, at two waves."""
    plan = SectorPlan(n_per_neighbourhood=8, n_invited_low=n, n_invited_high=n)
    setting = Parameters(
        seed=seed,
        sectors={"social_team": plan},
        other_sectors=SectorPlan(n_per_neighbourhood=0),
        n_neighbourhoods=1,
        effects=(),
        n_planted_gaps=0,
        response_rate=1,
        p_silent_organisation=0,
        n_waves=2,
        turnover=0,
    )
    scan, truth = simulate_quickscan(setting)
    people = scan.professionals[["professional_id", "wave", "organisation_id"]]
    return truth.traits.merge(people, on=["professional_id", "wave"])


def test_the_spreads_are_those_of_the_whole_simulator() -> None:
    """Of 4 draws of 8 teams x 30 people x 4 themes; the spread of 8 teams itself varies much."""
    tables = [eight_teams(seed, 30).assign(seed=seed) for seed in range(4)]
    table = pd.concat(tables)
    group = ["seed", "theme", "wave", "organisation_id"]
    own = table["true_score"] - table.groupby(group)["true_score"].transform("mean")
    within = own.std() * np.sqrt(30 / 29)
    assert within == pytest.approx(BETWEEN_PEOPLE, rel=0.1)
    means = table.groupby(group)["true_score"].mean()
    between = np.sqrt(means.groupby(group[:3]).var().mean() - within**2 / 30)
    assert between == pytest.approx(BETWEEN_TEAMS, rel=0.4)
    waves = table.assign(own=own).pivot(
        index=["seed", "theme", "professional_id"], columns="wave", values="own"
    )
    assert waves.corr().iloc[0, 1] == pytest.approx(STABILITY, abs=0.05)


def test_without_an_effect_nothing_truly_changes_and_the_lowest_still_rises() -> None:
    drawn = draw_teams_twice(TeamYear(), 2000)
    assert not drawn.true_change.any()
    at = (np.arange(2000), drawn.lowest)
    assert drawn.seen_change[at].mean() > 0.05
    assert drawn.seen_change.mean() == pytest.approx(0, abs=0.01)


def test_the_error_is_that_of_the_changes_around_what_is_true() -> None:
    """By the formula with everybody twice: sqrt(2 (1 - r) s^2 + 2 e^2) / sqrt(n)."""
    year = TeamYear(turnover=0, n_invited=20)
    drawn = draw_teams_twice(year, 2000)
    by_hand = np.sqrt((2 * (1 - STABILITY) * BETWEEN_PEOPLE**2 + 2 * ERROR**2) / 20)
    assert drawn.error.max() == pytest.approx(by_hand)
    assert drawn.seen_change.std() == pytest.approx(by_hand, rel=0.03)


def test_the_effect_is_of_who_takes_part_and_is_still_there() -> None:
    """Half take part, and a fifth of them leave: .5 x .5 x .8 = .20 on average."""
    year = TeamYear(effect=0.5, uptake=0.5, turnover=0.2, n_invited=40)
    drawn = draw_teams_twice(year, 1000)
    at = (np.arange(1000), drawn.lowest)
    assert drawn.true_change[at].mean() == pytest.approx(0.2, abs=0.01)
    others = drawn.true_change.copy()
    others[at] = 0
    assert not others.any()


def test_the_luck_stays_when_the_effect_moves() -> None:
    year = TeamYear(turnover=0)
    with_plan = draw_teams_twice(replace(year, effect=0.3), 50)
    without = draw_teams_twice(year, 50)
    at = (np.arange(50), without.lowest)
    difference = with_plan.seen_change - without.seen_change
    assert np.allclose(difference[at], 0.3)


def test_the_response_is_what_was_asked_and_returners_answer_more() -> None:
    drawn = draw_teams_twice(TeamYear(n_invited=60, response=0.4), 500)
    assert drawn.n_later.mean() / 60 == pytest.approx(0.4, abs=0.01)


def test_fewer_than_five_people_show_nothing() -> None:
    drawn = draw_teams_twice(TeamYear(n_invited=6, response=0.5), 200)
    few = (drawn.n_earlier < 5) | (drawn.n_later < 5)
    assert few.any()
    assert np.isnan(drawn.seen_change[few]).all()
    assert not np.isnan(drawn.seen_change[~few]).any()


def test_what_cannot_be_drawn_is_a_sentence() -> None:
    with pytest.raises(QuickscanError, match="turnover"):
        TeamYear(turnover=1.5)
    with pytest.raises(QuickscanError, match="n_years"):
        draw_teams_twice(TeamYear(), 0)
