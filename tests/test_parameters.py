"""Every knob says what it means and where it may stand."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import (
    Effect,
    Parameters,
    SectorPlan,
    list_scenarios,
    load_scenario,
)


@pytest.fixture(autouse=True)
def _english_sentences():
    set_language("en")
    yield
    set_language("nl")


@pytest.mark.parametrize("model", [Parameters, SectorPlan, Effect])
def test_every_knob_is_described(model: type[BaseModel]) -> None:
    without = [name for name, field in model.model_fields.items() if not field.description]
    assert without == []


def test_every_number_among_the_knobs_has_limits() -> None:
    loose = [
        name
        for name, field in Parameters.model_fields.items()
        if field.annotation in (int, float) and not field.metadata
    ]
    assert loose == []


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"n_neighbourhoods": 0}, "n_neighbourhoods is 0; possible is ≥ 1, ≤ 5000"),
        ({"response_rate": 1.2}, "response_rate is 1.2; possible is ≥ 0, ≤ 1"),
        ({"icc_organisation": 1.2}, "icc_organisation is 1.2; possible is ≥ 0, < 0.9"),
        ({"seed": -1}, "seed is -1; possible is ≥ 0"),
        ({"seed": "one"}, "seed is 'one'; expected a whole number"),
        ({"n_neighbourhoods": 2.5}, "n_neighbourhoods is 2.5; expected a whole number"),
        ({"n_neigbourhoods": 3}, "no knob 'n_neigbourhoods'. The nearest is n_neighbourhoods"),
        ({"icc_organisation": 0.6, "icc_neighbourhood": 0.45}, "must stay below 1"),
        ({"n_neighbourhoods": 2, "n_many_low_income": 3}, "is 3, but there are only 2"),
        ({"p_report_no_tie": 0.9}, "must stay below p_report_tie"),
        ({"effects": [{"theme": "x", "size": 9}]}, "size is 9; possible is ≥ -3, ≤ 3"),
        ({"effects": [{"theme": "x"}]}, "The knob size is needed and was not given"),
        ({"sectors": {"a": {"n_served": 0}}}, "n_served is 0; possible is ≥ 1, ≤ 50"),
        (
            {"other_sectors": {"n_invited_low": 9, "n_invited_high": 4}},
            "n_invited_low is 9 and n_invited_high is 4",
        ),
    ],
)
def test_an_impossible_setting_is_a_sentence_with_the_knob_and_its_range(
    knobs: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(QuickscanError) as caught:
        Parameters(**knobs)
    assert sentence in str(caught.value)


def test_several_wrong_knobs_are_told_at_once() -> None:
    with pytest.raises(QuickscanError) as caught:
        Parameters(n_neighbourhoods=0, response_rate=2)
    assert len(str(caught.value).splitlines()) == 2


def test_a_change_is_checked_again_and_leaves_the_first_as_it_was() -> None:
    first = Parameters(seed=3, n_neighbourhoods=4)
    changed = first.changed(n_neighbourhoods=2, effects=())
    assert (changed.seed, changed.n_neighbourhoods, first.n_neighbourhoods) == (3, 2, 4)
    with pytest.raises(QuickscanError, match="n_neighbourhoods is 0"):
        first.changed(n_neighbourhoods=0)


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError):
        Parameters().seed = 2  # type: ignore[misc]


def test_a_sector_without_a_plan_gets_the_plan_of_the_others() -> None:
    plan = SectorPlan(n_invited_low=1, n_invited_high=2)
    assert Parameters(other_sectors=plan).plan_of("library") == plan
    assert Parameters().plan_of("primary_school").n_invited_high == 12


def test_every_scenario_has_a_title_and_a_point_in_both_languages() -> None:
    scenarios = list_scenarios()
    assert {"example", "few_answers", "nothing_planted"} <= {one.name for one in scenarios}
    for one in scenarios:
        assert one.title.nl
        assert one.title.en
        assert one.shows.nl
        assert one.shows.en


@pytest.mark.parametrize("name", [one.name for one in list_scenarios()])
def test_every_scenario_loads_and_carries_its_name(name: str) -> None:
    assert load_scenario(name, seed=5).scenario == name
    assert load_scenario(name, seed=5).seed == 5


def test_a_knob_given_by_hand_wins_over_the_scenario() -> None:
    assert load_scenario("few_answers").response_rate == 0.3
    assert load_scenario("few_answers", response_rate=0.5).response_rate == 0.5


def test_an_unknown_scenario_offers_the_nearest() -> None:
    with pytest.raises(QuickscanError, match=r"no scenario 'exmple'.*nearest is example"):
        load_scenario("exmple")
