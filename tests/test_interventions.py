"""What an intervention is: whom it may act on, how it grows, and the catalogue of named ones."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.interventions import (
    Intervention,
    list_interventions,
    load_intervention,
    share_reached,
    strength,
)
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.interventions import ActsOn, Reach
from quickscan_sim.parameters.waves import Change, ChangedItem
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.simulate import simulate_quickscan


@pytest.fixture(autouse=True)
def _english_sentences():
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture
def plain() -> dict[str, Any]:
    return {"name": "own", "acts_on": "professionals", "lever": "trait", "effect": 0.5}


PEOPLE = pd.DataFrame(
    {
        "professional_id": ["P1", "P2", "P3"],
        "organisation_id": ["O1", "O2", "O2"],
        "sector": ["school", "team", "team"],
    }
)
WORKS_IN = pd.DataFrame(
    {
        "professional_id": ["P1", "P2", "P2", "P3"],
        "neighbourhood_id": ["W1", "W1", "W2", "W2"],
        "share": [1.0, 0.25, 0.75, 1.0],
    }
)
WIJKEN = pd.DataFrame({"neighbourhood_id": ["W1", "W2"], "income_group": ["few", "many"]})


@pytest.mark.parametrize(
    ("reach", "shares"),
    [
        ({}, [1, 1, 1]),
        ({"sector": "team"}, [0, 1, 1]),
        ({"organisations": ("O1",)}, [1, 0, 0]),
        ({"neighbourhoods": ("W1",)}, [1, 0.25, 0]),
        ({"income_group": "many"}, [0, 0.75, 1]),
        ({"income_group": "many", "sector": "team", "neighbourhoods": ("W1",)}, [0, 0, 0]),
    ],
)
def test_a_reach_counts_the_working_time_inside_it(
    reach: dict[str, Any], shares: list[float]
) -> None:
    assert share_reached(Reach(**reach), PEOPLE, WORKS_IN, WIJKEN).tolist() == shares


@pytest.mark.parametrize("who", ["families", "households", "residents", "", None])
def test_nothing_acts_on_a_family(plain: dict[str, Any], who: object) -> None:
    with pytest.raises(QuickscanError, match="never on what a family chooses"):
        Intervention(**(plain | {"acts_on": who}))


def test_no_knob_of_an_intervention_is_about_a_family() -> None:
    assert ActsOn.__args__ == ("professionals", "organisations", "rules")
    words = ("famil", "household", "resident", "child", "take_up")
    assert not [name for name in Intervention.model_fields if any(w in name for w in words)]


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"lever": "tie"}, "There is no lever 'tie'. Known: trait, ties"),
        ({"lever": "ties", "theme": "signaleren"}, "moves ties, for which the knob theme means"),
        ({"layer": "signaleren"}, "moves trait, for which the knob layer means nothing"),
        ({"lever": "response", "partner_sector": "x"}, "the knob partner_sector means nothing"),
        ({"uptake": 1.1}, "uptake is 1.1; possible is ≥ 0, ≤ 1"),
        ({"effct": 1}, "The nearest is effect"),
    ],
)
def test_an_impossible_intervention_is_a_sentence(
    plain: dict[str, Any], knobs: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(QuickscanError) as caught:
        Intervention(**(plain | knobs))
    assert sentence in str(caught.value)


def test_the_effect_grows_evenly_over_the_delay(plain: dict[str, Any]) -> None:
    slow = Intervention(**plain, delay=18, from_wave=2)
    assert [strength(slow, wave, 6) for wave in (1, 2, 3, 4, 5)] == pytest.approx(
        [0, 1 / 3, 2 / 3, 1, 1]
    )
    late = Intervention(**plain, from_wave=3)
    assert [strength(late, wave, 12) for wave in (1, 2, 3)] == [0, 0, 1]


def test_the_catalogue_says_what_it_is_and_how_sure_in_both_languages() -> None:
    levers = list_interventions()
    assert len(levers) >= 10
    assert {one.lever for one in levers} == {"trait", "ties", "level", "quality", "response"}
    for one in levers:
        assert one.title_nl
        assert one.title_en
        assert one.source
        assert one.confidence != "H"
        assert "ssum" in one.source


def test_the_catalogue_fits_the_practice_questionnaire() -> None:
    names = [one.name for one in list_interventions()]
    _, truth = simulate_quickscan(
        Parameters(n_neighbourhoods=2, n_waves=2, interventions=tuple(names))
    )
    assert set(truth.changes["name"]) == set(names)
    for one in list_interventions():
        if one.theme:
            load_questionnaire().theme(one.theme)


def test_letters_are_marked_as_weak_evidence() -> None:
    letters = load_intervention("active_letters")
    assert letters.confidence == "R"
    assert "nothing was compared" in letters.source


def test_names_and_own_interventions_go_together_as_a_knob(plain: dict[str, Any]) -> None:
    given = ["contact_person", {"name": "conversation_training", "uptake": 0.3}, plain]
    parameters = Parameters(n_waves=2, interventions=given)
    assert [one.name for one in parameters.interventions] == [
        "contact_person",
        "conversation_training",
        "own",
    ]
    assert parameters.interventions[1].uptake == 0.3
    assert parameters.changed(seed=9).interventions == parameters.interventions


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"interventions": ["contct_person"]}, "The nearest is contact_person"),
        ({"interventions": ["contact_person"], "n_waves": 1}, "starts in wave 2, but n_waves is 1"),
        ({"changes": [{"theme": "x", "size": 4}]}, "size is 4; possible is ≥ -3, ≤ 3"),
        ({"n_waves": 11}, "n_waves is 11; possible is ≥ 1, ≤ 10"),
        ({"stability": 1.2}, "stability is 1.2; possible is ≥ 0, ≤ 1"),
    ],
)
def test_a_wrong_knob_of_later_waves_is_a_sentence(knobs: dict[str, Any], sentence: str) -> None:
    with pytest.raises(QuickscanError) as caught:
        Parameters(**({"n_waves": 2} | knobs))
    assert sentence in str(caught.value)


@pytest.mark.parametrize("model", [Intervention, Change, ChangedItem, Reach])
def test_every_knob_is_described(model: type[Reach]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def traits_moved(*interventions: Any, **knobs: Any) -> pd.DataFrame:
    """By how much each person's trait differs from a draw without the interventions."""
    base = {"seed": 2, "n_neighbourhoods": 6, "n_waves": 3} | knobs
    scan, truth = simulate_quickscan(Parameters(**base, interventions=interventions))
    _, without = simulate_quickscan(Parameters(**base))
    key = ["professional_id", "wave", "theme"]
    moved = truth.traits.set_index(key)["trait"] - without.traits.set_index(key)["trait"]
    people = scan.professionals[["professional_id", "wave", "organisation_id", "sector"]]
    return moved.rename("moved").reset_index().merge(people, on=["professional_id", "wave"])


def test_an_intervention_moves_its_sector_with_delay_and_uptake() -> None:
    training = Intervention(
        name="training",
        acts_on="professionals",
        lever="trait",
        theme="signaleren",
        sector="primary_school",
        effect=0.6,
        uptake=0.5,
        delay=24,
    )
    table = traits_moved(training)
    hit = (table["theme"] == "signaleren") & (table["sector"] == "primary_school")
    assert (table.loc[~hit, "moved"] == 0).all()
    by_wave = table[hit].groupby("wave")["moved"]
    assert by_wave.max().round(10).tolist() == [0, 0.3, 0.6]
    took_part = table[hit & (table["wave"] == 3)]["moved"] > 0
    assert took_part.mean() == pytest.approx(0.5, abs=0.12)


def test_a_rule_holds_for_whole_organisations(plain: dict[str, Any]) -> None:
    rule = Intervention(**(plain | {"acts_on": "rules", "uptake": 0.5}))
    table = traits_moved(rule, n_waves=2)
    per_organisation = table[table["wave"] == 2].groupby("organisation_id")["moved"]
    assert per_organisation.std().max() == pytest.approx(0, abs=1e-9)
    assert 0.3 < (per_organisation.mean() > 0).mean() < 0.7


def test_a_course_given_once_fades_as_people_leave_and_a_rule_does_not(
    plain: dict[str, Any],
) -> None:
    once = Intervention(**plain, reaches_newcomers=False)
    always = Intervention(**(plain | {"acts_on": "rules"}))
    for one, fades in ((once, True), (always, False)):
        table = traits_moved(one, turnover=0.4)
        mean = table.groupby("wave")["moved"].mean()
        assert mean[2] == pytest.approx(0.5)
        assert mean[3] == pytest.approx(0.5 * (0.6 if fades else 1), abs=0.01)


def test_a_reminder_raises_the_response_and_nothing_else() -> None:
    base = {"seed": 2, "n_neighbourhoods": 6, "n_waves": 2}
    scan, _ = simulate_quickscan(
        Parameters(**base, interventions=({"name": "reminder_by_the_team_leader", "effect": 2},))
    )
    without, _ = simulate_quickscan(Parameters(**base))
    later = [one.of_wave(2).professionals["responded"] for one in (scan, without)]
    assert later[0].mean() > later[1].mean() + 0.1
    assert (later[0] >= later[1]).all()
    answers = scan.answers.merge(
        without.answers, on=["professional_id", "wave", "item_id"], suffixes=("", "_without")
    )
    assert len(answers) == len(without.answers)
    assert answers["answer"].equals(answers["answer_without"].rename("answer"))
