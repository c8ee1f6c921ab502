"""Which estimates theory promises to be right on average, in which scenarios, and why."""

from __future__ import annotations

from quickscan_sim.diagnose.inquiries import KINDS, Inquiry
from quickscan_sim.language import mark
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire

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
WHY_ANSWERING = mark("whether people answer depends on what they would have answered")
WHY_SECTORS = mark("some sectors answer more often than others, and so weigh more")


def why_biased(
    inquiry: Inquiry, parameters: Parameters, questionnaire: Questionnaire, sectors: set[str]
) -> str | None:
    """Why this estimate is off on average in this scenario; None: theory says it is not.

    ``sectors`` are those that the scenario has.
    """
    kind = KINDS[inquiry.estimate]
    if not kind.unbiased:
        return kind.why
    if inquiry.estimate not in ON_SCORES:
        return None
    items = questionnaire.items_of("practice", inquiry.theme)
    own = {inquiry.sector} if inquiry.estimate == "sector mean" else sectors
    knobs = dict(parameters)
    skips_by_answer = knobs.get("skipped_depends_on") in ("answer", "trait")
    is_first = any(item in questionnaire.items[:FIRST_ITEMS] for item in items)
    is_for_all = all(own <= set(item.sectors) for item in items)
    mixes_sectors = inquiry.estimate in ("theme mean", "sector difference")
    checks: dict[str, object] = {
        WHY_ANSWERING: knobs.get("response_on_trait"),
        WHY_ROSY: knobs.get("social_desirability") or knobs.get("social_desirability_spread"),
        WHY_CARELESS: knobs.get("p_careless") or knobs.get("p_straight_lining"),
        WHY_SKIPPED: skips_by_answer and knobs.get("p_skipped"),
        WHY_STOPPED: is_first and knobs.get("p_near_empty"),
        WHY_NOT_FOR_EVERYBODY: not is_for_all and knobs.get("p_not_applicable_outside"),
        WHY_SECTORS: mixes_sectors
        and (knobs.get("response_spread_sectors") or knobs.get("response_of_sectors")),
    }
    return next((why for why, holds in checks.items() if holds), None)
