"""When theory promises that an estimate is right on average."""

from __future__ import annotations

from typing import Any

import pytest

from quickscan_sim.diagnose.inquiries import KINDS, PARTS, Inquiry, list_inquiries
from quickscan_sim.diagnose.theory import why_biased
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire

PRACTICE = load_questionnaire()
CAREFUL: dict[str, Any] = {"p_careless": 0, "p_straight_lining": 0, "p_near_empty": 0}


def why(inquiry: Inquiry, sectors: set[str] | None = None, **knobs: Any) -> str | None:
    parameters = Parameters(**CAREFUL | knobs)
    return why_biased(inquiry, parameters, PRACTICE, sectors or set(PRACTICE.sector_ids))


def test_every_kind_that_is_asked_has_a_target_and_a_reason() -> None:
    every = (*PARTS, "here", "invited")
    assert {inquiry.estimate for inquiry in list_inquiries(PRACTICE, every)} == set(KINDS)


def test_a_mean_of_careful_answers_to_items_for_everybody_is_unbiased() -> None:
    assert why(Inquiry("sector mean", "samenwerking", "housing")) is None


@pytest.mark.parametrize(
    ("knobs", "reason"),
    [
        ({"p_careless": 0.1}, "without reading"),
        ({"social_desirability": 0.5}, "rosier"),
        ({"skipped_depends_on": "answer"}, "skip"),
    ],
)
def test_what_makes_a_mean_biased_is_named(knobs: dict[str, Any], reason: str) -> None:
    assert reason in str(why(Inquiry("theme mean", "samenwerking"), **knobs))


def test_items_that_are_not_for_a_sector_make_its_mean_biased_and_not_that_of_others() -> None:
    item = next(
        item
        for item in PRACTICE.items_of("practice")
        if set(PRACTICE.sector_ids) - set(item.sectors)
    )
    outside = sorted(set(PRACTICE.sector_ids) - set(item.sectors))[0]
    assert "not meant" in str(why(Inquiry("sector mean", item.theme_id, outside)))
    whole = next(
        sector
        for sector in PRACTICE.sector_ids
        if all(sector in one.sectors for one in PRACTICE.items_of("practice", item.theme_id))
    )
    assert why(Inquiry("sector mean", item.theme_id, whole)) is None
    assert why(Inquiry("theme mean", item.theme_id), {whole}, response_spread_sectors=0) is None


def test_who_stops_early_has_answered_the_first_theme_only() -> None:
    first, *_, last = PRACTICE.theme_ids
    sector = {"primary_school"}
    knobs = {"p_near_empty": 0.1, "response_spread_sectors": 0}
    assert why(Inquiry("theme mean", first), sector, **knobs) is not None
    assert why(Inquiry("theme mean", last), sector, **knobs) is None
