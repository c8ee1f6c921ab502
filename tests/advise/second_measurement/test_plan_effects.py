"""From the rows of a plan to interventions, and what is not known of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from quickscan_sim.advise import DataVersion, ImprovementPlan, Measure, PlanRow
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.second_measurement.plan_effects import effects_of, interventions_of
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message


@dataclass(frozen=True)
class Act:
    """The two fields of an action that matter here."""

    action_id: str
    intervention: str


ACTIONS = (Act("training", "conversation_training"), Act("contact", "contact_person"), Act("x", ""))
ROW = PlanRow(
    finding_id="F1",
    finding="",
    theme="signaleren",
    goal="",
    action="",
    action_id="training",
    owner=None,
    owner_function="",
    partners=(),
    first_step="",
    first_step_by=None,
    term=None,
    check_date=None,
    indicator="",
    baseline=Measure(""),
    target=Measure(""),
    level="sector",
    residents="",
    risk="",
    resources="",
    expected_effect="",
    assumption="",
    starts_now=True,
)


def plan_of(*rows: PlanRow, wijk: str | None = None) -> ImprovementPlan:
    data = DataVersion("0", 1, date(2026, 3, 16), True, "1")
    return ImprovementPlan("en", "", "Town", wijk, None, data, rows)


def finding(**knobs: str) -> Finding:
    texts = (Message("a"), Message("b"), Message("c"))
    return Finding("need", "firm", *texts, finding_id="F1", **knobs)  # type: ignore[arg-type]


def test_a_training_reaches_the_sector_of_the_finding_in_the_wijk_of_the_plan() -> None:
    plan = plan_of(ROW, wijk="W02")
    (one,) = interventions_of(plan, ACTIONS, [finding(sector="social_team")])
    assert (one.name, one.sector, one.neighbourhoods) == (
        "conversation_training",
        "social_team",
        ("W02",),
    )
    assert (one.theme, one.effect, one.uptake, one.delay) == ("signaleren", 0.35, 0.6, 6)
    assert not one.reaches_newcomers
    assert one.from_wave == 2


def test_a_row_of_an_institution_reaches_its_owner_only() -> None:
    plan = plan_of(replace(ROW, level="institution", owner="O03"))
    (one,) = interventions_of(plan, ACTIONS, [finding(sector="social_team")])
    assert (one.organisations, one.sector) == (("O03",), None)


def test_a_weak_spot_moves_the_pair_of_the_finding_on_its_subject() -> None:
    plan = plan_of(replace(ROW, action_id="contact", level="neighbourhood"))
    pair = finding(organisation_id="O01", partner_id="O02", layer="signaleren")
    (one,) = interventions_of(plan, ACTIONS, [replace(pair, neighbourhood_id="W01")])
    assert (one.organisations, one.partner_organisations) == (("O01",), ("O02",))
    assert (one.layer, one.sector, one.partner_sector) == ("signaleren", None, None)


def test_without_findings_the_owner_and_the_partners_are_the_pair() -> None:
    row = replace(ROW, action_id="contact", owner="O05", partners=("O06", "O05"))
    (one,) = interventions_of(plan_of(row), ACTIONS)
    assert (one.organisations, one.partner_organisations) == (("O05",), ("O06",))


def test_what_starts_later_works_from_the_third_measurement_on() -> None:
    (one,) = interventions_of(plan_of(replace(ROW, starts_now=False)), ACTIONS)
    assert one.from_wave == 3


@pytest.mark.parametrize(
    ("change", "reason", "says"),
    [
        ({"status": "stopped"}, "stopped", "was stopped"),
        ({"action_id": None}, "own_action", "not from the library"),
        ({"action_id": "x"}, "no_effect_known", "no effect is assumed"),
    ],
)
def test_a_row_that_changes_nothing_says_why(
    change: dict[str, str | None], reason: str, says: str
) -> None:
    (one,) = effects_of(plan_of(replace(ROW, **change)), ACTIONS)  # type: ignore[arg-type]
    assert (one.intervention, one.reason) == (None, reason)
    assert says in one.says.in_language("en")


def test_the_effect_is_scaled_and_the_uptake_replaced() -> None:
    (one,) = interventions_of(plan_of(ROW), ACTIONS, effect=0.5, uptake=0.1)
    assert (one.effect, one.uptake) == (pytest.approx(0.175), 0.1)
    (zero,) = interventions_of(plan_of(ROW), ACTIONS, effect=0)
    assert zero.effect == 0


def test_how_sure_the_size_is_stands_in_the_sentence() -> None:
    (one,) = effects_of(plan_of(ROW), ACTIONS)
    text = one.says.in_language("en")
    assert "60% takes part" in text
    assert "an assumption: nobody measured it" in text


@pytest.mark.parametrize("knobs", [{"effect": 1.5}, {"uptake": -1}])
def test_a_share_beyond_its_limits_is_a_sentence(knobs: dict[str, float]) -> None:
    with pytest.raises(QuickscanError, match="0"):
        interventions_of(plan_of(ROW), ACTIONS, **knobs)  # type: ignore[arg-type]


def test_an_action_that_names_an_unknown_intervention_is_a_sentence() -> None:
    with pytest.raises(QuickscanError, match="contact_persn"):
        interventions_of(plan_of(ROW), (Act("training", "contact_persn"),))
