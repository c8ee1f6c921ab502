"""Many draws: the same table from any number of workers, and what theory promises."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.diagnose import Diagnosis, describe_diagnosis, diagnose_scenario
from quickscan_sim.diagnose.one_draw import parameters_of_draw
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters, SectorPlan, load_scenario
from quickscan_sim.questionnaire import load_questionnaire

SMALL = load_scenario("class_of_40", seed=20261122)


@pytest.fixture(scope="module")
def small() -> Diagnosis:
    return diagnose_scenario(SMALL, 12)


def test_two_workers_give_the_same_table_as_one(small: Diagnosis) -> None:
    steps: list[tuple[int, int]] = []
    two = diagnose_scenario(
        SMALL, 12, workers=2, on_progress=lambda done, total: steps.append((done, total))
    )
    pd.testing.assert_frame_equal(two.table, small.table, check_exact=True)
    assert steps == [(10, 12), (12, 12)]


def test_every_draw_has_its_own_seed_and_shares_what_the_scenario_fixes() -> None:
    draws = [parameters_of_draw(SMALL, number) for number in (1, 2)]
    assert draws[0].seed != draws[1].seed
    assert {one.seed_of_what_is_alike for one in draws} == {SMALL.seed}
    assert parameters_of_draw(SMALL, 1) == draws[0]


def test_more_draws_leave_the_first_ones_as_they_were(small: Diagnosis) -> None:
    fewer = diagnose_scenario(SMALL, 4).draws
    first = small.draws.draw < 4
    assert (small.draws.n_invited[:4] == fewer.n_invited).all()
    assert pd.DataFrame(small.draws.values[first]).equals(pd.DataFrame(fewer.values))


def test_unbiased_estimates_lie_within_their_monte_carlo_error(small: Diagnosis) -> None:
    rows = small.table[small.table["unbiased_in_theory"] & small.table["bias_mcse"].notna()]
    rows = rows[rows["n_draws_used"] >= 10]
    assert {"sector mean", "wijk difference", "response"} <= set(rows["estimate"])
    assert (rows["bias"].abs() / rows["bias_mcse"]).max() < 5


def test_two_wijken_never_give_an_interval_for_their_difference(small: Diagnosis) -> None:
    rows = small.rows("wijk difference")
    assert (rows["p_interval"] == 0).all()
    assert (rows["p_shown"] == 1).all()


def test_every_estimate_names_its_target_and_why(small: Diagnosis) -> None:
    assert small.table[["target", "why"]].notna().all(axis=None)


def test_where_nothing_is_planted_a_difference_is_seen_about_one_time_in_twenty() -> None:
    plan = SectorPlan(n_per_neighbourhood=3, n_invited_low=8, n_invited_high=8)
    nobody = SectorPlan(n_per_neighbourhood=0)
    sectors = dict.fromkeys(load_questionnaire().sector_ids, nobody)
    nothing = load_scenario(
        "nothing_planted",
        seed=7,
        n_neighbourhoods=1,
        sectors=sectors | {"primary_school": plan, "social_team": plan},
    )
    rows = diagnose_scenario(nothing, 20).rows("sector difference")
    # Two sectors beside each other ask the same question: 4 themes x 20 draws.
    assert 0 <= rows["power"].mean() <= 0.12


def test_sentences_tell_what_such_a_quickscan_can_show(small: Diagnosis) -> None:
    sentences = [one.in_language("en") for one in describe_diagnosis(small, load_questionnaire())]
    assert 6 <= len(sentences) <= 12
    assert any("12 invented quickscans" in sentence for sentence in sentences)
    assert any("at least two neighbourhoods of each kind" in sentence for sentence in sentences)


@pytest.mark.parametrize("n", [-1, 0, 1])
def test_too_few_draws_are_refused(n: int) -> None:
    with pytest.raises(QuickscanError, match=r"minstens 2|at least 2"):
        diagnose_scenario(SMALL, n)


def test_no_workers_are_refused() -> None:
    with pytest.raises(QuickscanError, match="workers"):
        diagnose_scenario(SMALL, 2, workers=0)


def test_a_quickscan_that_nobody_answers_shows_nothing_and_is_no_error() -> None:
    silent = Parameters(seed=1, n_neighbourhoods=1, response_rate=0.02)
    found = diagnose_scenario(silent, 3)
    assert found.rows("sector mean")["p_shown"].max() < 1
    assert [one.in_language("nl") for one in describe_diagnosis(found, load_questionnaire())]
