from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.organisations import draw_organisations
from quickscan_sim.simulate.places import draw_places
from quickscan_sim.simulate.professionals import draw_professionals
from quickscan_sim.simulate.response import draw_response

Draw = tuple[Quickscan, Truth]


@pytest.fixture(autouse=True)
def english() -> object:
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture(scope="module")
def invited() -> pd.DataFrame:
    """Everybody in 100 wijken, before anybody answers."""
    parameters = Parameters(n_neighbourhoods=100)
    places = draw_places(parameters)
    organisations, _ = draw_organisations(
        parameters, load_questionnaire(), places.neighbourhoods, places.municipality
    )
    return draw_professionals(parameters, organisations)


def position(people: pd.DataFrame) -> np.ndarray:
    """People x 4 themes."""
    return np.random.default_rng(1).standard_normal((len(people), 4))


def respond(people: pd.DataFrame, **knobs: object) -> pd.DataFrame:
    """Who answers, at these knobs."""
    return draw_response(Parameters(**knobs), people, position(people))


@pytest.mark.parametrize(
    "knobs",
    [
        {},
        {"response_rate": 0.3, "p_silent_organisation": 0.2, "response_spread": 1.5},
        {"response_rate": 0.9, "response_spread": 2, "response_spread_sectors": 1},
        {"response_rate": 0.5, "response_on_trait": 1.5, "n_reminders": 5},
        {"response_rate": 0.3, "response_on_fte": -1, "response_on_experience": 2},
        {"response_rate": 0.3, "response_of_sectors": {"housing": -4, "informal": 3}},
    ],
    ids=str,
)
def test_the_response_meets_its_target_on_average(
    knobs: dict[str, object], invited: pd.DataFrame
) -> None:
    rates = [respond(invited, seed=seed, **knobs)["responded"].mean() for seed in range(12)]
    target = Parameters(**knobs).response_rate
    assert np.mean(rates) == pytest.approx(target, abs=3.9 * np.std(rates, ddof=1) / 12**0.5)


@pytest.mark.parametrize(("rate", "share"), [(0, 0.0), (1, 1.0)])
def test_nobody_or_everybody_may_answer(rate: float, share: float, invited: pd.DataFrame) -> None:
    people = respond(invited, response_rate=rate, p_silent_organisation=0, response_on_trait=2)
    assert people["responded"].mean() == share


def test_more_than_the_organisations_that_answer_is_refused() -> None:
    with pytest.raises(QuickscanError, match=r"response_rate is 0\.9.*from 0 to 0\.8;"):
        Parameters(response_rate=0.9, p_silent_organisation=0.2)
    assert Parameters(response_rate=0.8, p_silent_organisation=0.2).response_rate == 0.8


def test_the_most_that_can_answer_do_answer(invited: pd.DataFrame) -> None:
    people = respond(invited, response_rate=0.8, p_silent_organisation=0.2)
    answering = people.groupby("organisation_id")["responded"].mean()
    assert set(answering) == {0.0, 1.0}


def test_log_odds_of_a_sector_that_are_beyond_reason_are_refused() -> None:
    with pytest.raises(QuickscanError, match=r"response_of_sectors\.housing is 9\.0; possible is"):
        Parameters(response_of_sectors={"housing": 9})


def test_an_unknown_sector_of_the_response_names_the_nearest() -> None:
    parameters = Parameters(response_of_sectors={"huosing": 1})
    with pytest.raises(QuickscanError, match=r"response_of_sectors names .* nearest is housing"):
        simulate_quickscan(parameters)


def test_a_sector_can_answer_less_than_the_others(invited: pd.DataFrame) -> None:
    people = respond(
        invited,
        response_of_sectors={"housing": -2},
        response_spread_sectors=0,
        p_silent_organisation=0,
    )
    share = people.groupby("sector")["responded"].mean()
    assert share["housing"] < 0.35
    assert share.drop("housing").between(0.6, 0.75).all()


def test_a_sector_answers_alike_in_every_municipality(invited: pd.DataFrame) -> None:
    knobs = {"response_spread_sectors": 1.5, "response_spread": 0, "shared_seed": 3}
    one, other = (
        respond(invited, seed=seed, **knobs).groupby("sector")["responded"].mean()
        for seed in (1, 2)
    )
    assert np.corrcoef(one, other)[0, 1] > 0.97


def test_each_reminder_raises_the_odds_by_its_ratio(invited: pd.DataFrame) -> None:
    people = respond(
        invited,
        response_rate=0.5,
        n_reminders=2,
        response_spread=0,
        response_spread_sectors=0,
        p_silent_organisation=0,
    )
    cumulative = [(people["n_reminders"] <= n).fillna(False).mean() for n in range(3)]
    odds = np.array(cumulative) / (1 - np.array(cumulative))
    assert cumulative == pytest.approx([0.372, 0.435, 0.5], abs=0.02)
    assert odds[1:] / odds[:-1] == pytest.approx([1.3, 1.3], abs=0.08)


def test_reminders_are_known_of_respondents_only(large: Draw) -> None:
    people = large[0].professionals
    assert people["n_reminders"].notna().equals(people["responded"].astype(bool))
    assert set(people["n_reminders"].dropna()) == {0, 1, 2}


def test_without_reminders_everybody_answers_at_once(invited: pd.DataFrame) -> None:
    people = respond(invited, n_reminders=0)
    assert set(people["n_reminders"].dropna()) == {0}


def test_who_answers_may_depend_on_what_they_do(invited: pd.DataFrame) -> None:
    mean = position(invited).mean(axis=1)
    for knob, low, high in ((0, -0.05, 0.05), (1, 0.6, 0.9), (-1, -0.9, -0.6)):
        answered = respond(invited, response_on_trait=knob)["responded"].to_numpy(bool)
        gap = (mean[answered].mean() - mean[~answered].mean()) / mean.std()
        assert low < gap < high


def test_who_answers_may_depend_on_hours_and_experience(invited: pd.DataFrame) -> None:
    people = respond(invited, response_on_fte=1, response_on_experience=-1)
    formal = people[people["fte"].notna()].groupby("responded")
    assert formal["fte"].mean()[True] > formal["fte"].mean()[False] + 0.08
    years = formal["years_experience"].mean()
    assert years[True] < years[False] - 5


def test_people_keep_their_names_and_work_when_others_answer(example: Draw) -> None:
    before = example[0].professionals
    other, _ = simulate_quickscan(Parameters(seed=1, response_rate=0.4, response_on_trait=1))
    of_response = ["responded", "answered_partners", "n_reminders"]
    assert before.drop(columns=of_response).equals(other.professionals.drop(columns=of_response))


def test_some_organisations_are_silent_as_a_whole(invited: pd.DataFrame) -> None:
    people = respond(invited, response_rate=0.7, p_silent_organisation=0.2)
    answering = people.groupby("organisation_id")["responded"].any()
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
