from __future__ import annotations

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import DEFAULT_PLANS, Effect, Parameters, SectorPlan
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.fit import check_fit


@pytest.fixture(autouse=True)
def english() -> object:
    set_language("en")
    yield
    set_language("nl")


def test_a_plan_for_an_unknown_sector_names_the_nearest() -> None:
    with pytest.raises(QuickscanError, match=r"'housin'.*nearest is housing"):
        simulate_quickscan(Parameters(sectors={"housin": SectorPlan()}))


def test_the_default_plans_may_lie_idle_in_another_questionnaire() -> None:
    practice = load_questionnaire()
    fewer = type(practice)(**(vars(practice) | {"sectors": practice.sectors[:2]}))
    check_fit(Parameters(), fewer)
    with pytest.raises(QuickscanError, match="'housing'"):
        check_fit(Parameters(sectors=DEFAULT_PLANS | {"housing": SectorPlan(n_served=2)}), fewer)


def test_a_municipality_without_organisations_cannot_be_drawn() -> None:
    nobody = SectorPlan(n_per_neighbourhood=0)
    with pytest.raises(QuickscanError, match="no neighbourhood has an organisation"):
        simulate_quickscan(Parameters(sectors={}, other_sectors=nobody))


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"effects": (Effect(theme="signalern", size=1),)}, "nearest is signaleren"),
        ({"effects": (Effect(theme="signaleren", sector="house", size=1),)}, "no sector 'house'"),
        (
            {
                "effects": (Effect(theme="signaleren", income_group="few", size=1),),
                "n_many_low_income": 6,
            },
            "group 'few', but there are none",
        ),
        (
            {
                "effects": (Effect(theme="signaleren", sector="housing", size=1),),
                "sectors": DEFAULT_PLANS | {"housing": SectorPlan(n_per_neighbourhood=0)},
            },
            "sector housing, but that sector has no organisations",
        ),
    ],
)
def test_an_effect_on_nothing_is_refused(knobs: dict[str, object], sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        simulate_quickscan(Parameters(**knobs))
