"""Which estimates theory promises to be right on average, in which scenarios, and why."""

from __future__ import annotations

from quickscan_sim.diagnose.inquiries import KINDS, Inquiry
from quickscan_sim.language import mark
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Item, Questionnaire

ON_SCORES = ("theme mean", "sector mean", "sector difference", "wijk difference")

FIRST_ITEMS = 5
"""Who stops early answered no more than the first few items."""

WHY_ROSY = mark("people describe their practice rosier than it is")
WHY_CARELESS = mark(
    "a few people answer without reading, which draws every mean towards the middle of the scale"
)
WHY_SKIPPED = mark("what people skip depends on what they would have answered")
WHY_STOPPED = mark("who stops early has only answered the first items, which may be easier ones")
WHY_NOT_FOR_EVERYBODY = mark(
    "some items are not meant for some sectors: their score rests on the other items"
)


def why_biased(
    inquiry: Inquiry, parameters: Parameters, questionnaire: Questionnaire
) -> str | None:
    """Why this estimate is off on average in this scenario; None: theory says it is not."""
    kind = KINDS[inquiry.estimate]
    if not kind.unbiased:
        return kind.why
    if inquiry.estimate not in ON_SCORES:
        return None
    items = questionnaire.items_of("practice", inquiry.theme)
    checks = {
        WHY_ROSY: bool(parameters.social_desirability or parameters.social_desirability_spread),
        WHY_CARELESS: bool(parameters.p_careless or parameters.p_straight_lining),
        WHY_SKIPPED: bool(parameters.p_skipped)
        and parameters.skipped_depends_on in ("answer", "trait"),
        WHY_STOPPED: bool(parameters.p_near_empty)
        and any(item in questionnaire.items[:FIRST_ITEMS] for item in items),
        WHY_NOT_FOR_EVERYBODY: bool(parameters.p_not_applicable_outside)
        and not _all_are_for(items, _sectors_of(inquiry, parameters, questionnaire)),
    }
    return next((why for why, holds in checks.items() if holds), None)


def _sectors_of(inquiry: Inquiry, parameters: Parameters, questionnaire: Questionnaire) -> set[str]:
    """The sectors that an estimate rests on."""
    if inquiry.estimate == "sector mean" and inquiry.sector is not None:
        return {inquiry.sector}
    return {
        sector
        for sector in questionnaire.sector_ids
        if parameters.plan_of(sector).n_per_neighbourhood > 0
    }


def _all_are_for(items: tuple[Item, ...], sectors: set[str]) -> bool:
    return all(sectors <= set(item.sectors) for item in items)
