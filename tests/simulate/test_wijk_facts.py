"""What follows from the variables of a wijk."""

from __future__ import annotations

import numpy as np
import pytest

from quickscan_sim.simulate.wijk_facts import N_OWN_PARTS, WijkFacts, derive_facts
from quickscan_sim.simulate.wijk_margins import VARIABLES

ORDINARY = {
    "population": 6002.0,
    "dwelling_total": 2750.0,
    "pop_0_14": 15.0,
    "pop_15_24": 12.0,
    "pop_25_44": 24.0,
    "pop_45_64": 28.0,
    "pop_65plus": 21.0,
    "dwelling_value": 315.0,
    "dwelling_ownership": 60.0,
    "employment_rate": 66.0,
    "income_low": 40.0,
    "income_high": 20.0,
    "edu_appl_sci": 30.0,
}


def facts_of(yardstick: str = "minima", **changed: float) -> WijkFacts:
    values = np.array([[(ORDINARY | changed)[name] for name in VARIABLES]])
    return derive_facts(values, np.zeros((1, N_OWN_PARTS)), yardstick)


def test_counts_are_multiples_of_five() -> None:
    facts = facts_of()
    assert facts.n_residents.tolist() == [6000]
    assert facts.n_dwellings.tolist() == [2750]
    # 15 % of 6,000 are under 15, and there are 1.19 children under 18 for each of them.
    assert facts.n_children.tolist() == [1070]
    assert facts.n_households.tolist() == [2780]


def test_students_make_more_households_than_homes() -> None:
    facts = facts_of(pop_15_24=44.0, population=23065.0, dwelling_total=12928.0)
    # Groningen Centrum: 18,055 households (CBS 2017) on 12,928 homes (2022).
    assert facts.n_households[0] == pytest.approx(18055, rel=0.06)


def test_a_household_never_has_less_than_one_resident() -> None:
    facts = facts_of(population=1000.0, dwelling_total=1400.0)
    assert facts.n_households[0] <= 1000 / 1.15


def test_each_yardstick_has_its_own_share() -> None:
    share = {
        name: facts_of(name).p_low_income[0]
        for name in ("minima", "poverty_2024", "low_income_2018")
    }
    assert share["poverty_2024"] < 0.035 < 0.08 < share["minima"] < share["low_income_2018"]


def test_nothing_but_low_incomes_depends_on_the_yardstick() -> None:
    one, other = facts_of("minima"), facts_of("poverty_2024")
    for name in WijkFacts.__annotations__:
        same = getattr(one, name) == getattr(other, name)
        assert bool(same.all()) == (name not in ("p_low_income", "p_children_low_income"))


def test_children_under_the_line_of_2024_are_not_known() -> None:
    assert np.isnan(facts_of("poverty_2024").p_children_low_income).all()


def test_a_rich_wijk_has_hidden_poverty() -> None:
    for yardstick in ("minima", "poverty_2024", "low_income_2018"):
        facts = facts_of(yardstick, income_low=12.0, income_high=60.0)
        assert 0 < facts.p_low_income[0] < 0.03


def test_more_low_incomes_go_with_corporation_homes_and_a_lower_ses() -> None:
    poor = facts_of(income_low=52.0, employment_rate=58.0, dwelling_value=200.0)
    rich = facts_of(income_low=30.0, employment_rate=70.0, dwelling_value=450.0)
    assert poor.p_social_rent[0] > rich.p_social_rent[0]
    assert poor.ses_score[0] < -0.4 < 0.3 < rich.ses_score[0]
    assert poor.many_low_incomes[0]
    assert not rich.many_low_incomes[0]


def test_wijken_of_groningen_come_out_near_the_city_as_a_whole() -> None:
    from quickscan_sim.simulate.calibration import calibration_table

    column = {
        measure: np.array(
            [r["value"] for r in calibration_table("groningen_2022") if r["measure"] == measure]
        )
        for measure in ("population", "income_low")
    }
    values = np.tile([ORDINARY[name] for name in VARIABLES], (20, 1))
    values[:, VARIABLES.index("income_low")] = column["income_low"]
    for yardstick, share in (("minima", 0.167), ("poverty_2024", 0.058)):
        found = derive_facts(values, np.zeros((20, N_OWN_PARTS)), yardstick).p_low_income
        assert np.average(found, weights=column["population"]) == pytest.approx(share, abs=0.004)
