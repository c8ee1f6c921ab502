from __future__ import annotations

import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]


@pytest.mark.parametrize(("rate", "silent"), [(0.62, 0.06), (0.3, 0.2), (0.5, 0.0)])
def test_the_response_is_near_its_target(rate: float, silent: float) -> None:
    parameters = Parameters(
        n_neighbourhoods=100, response_rate=rate, p_silent_organisation=silent, response_spread=1
    )
    scan, _ = simulate_quickscan(parameters)
    people = scan.professionals
    assert people["responded"].mean() == pytest.approx(rate, abs=0.03)


def test_some_organisations_are_silent_as_a_whole() -> None:
    parameters = Parameters(n_neighbourhoods=100, response_rate=0.7, p_silent_organisation=0.2)
    scan, _ = simulate_quickscan(parameters)
    answering = scan.professionals.groupby("organisation_id")["responded"].any()
    assert 1 - answering.mean() == pytest.approx(0.2, abs=0.03)


def test_organisations_differ_in_response(large: Draw) -> None:
    scan, _ = large
    big = scan.professionals.groupby("organisation_id")["responded"].agg(["mean", "size"])
    big = big[(big["size"] >= 9) & (big["mean"] > 0)]
    chance_alone = (0.62 * 0.38 / big["size"].mean()) ** 0.5
    assert big["mean"].std() > chance_alone


def test_only_respondents_who_reach_the_partner_question_answer_it(large: Draw) -> None:
    scan, _ = large
    people = scan.professionals
    assert not people.loc[~people["responded"], "answered_partners"].any()
    share = people.loc[people["responded"], "answered_partners"].mean()
    assert share == pytest.approx((1 - 0.07) * (1 - 0.03), abs=0.02)
    reporters = set(people.loc[people["answered_partners"], "professional_id"])
    assert set(scan.ties["professional_id"]) <= reporters
