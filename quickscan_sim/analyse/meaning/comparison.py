"""What comparisons of groups say: wijken, pooled means, effect sizes, redraws and bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quickscan_sim.analyse.comparison.effect_sizes import EffectSize
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.points import Points
from quickscan_sim.analyse.meaning.without_number import without_estimate, without_number
from quickscan_sim.analyse.multiplicity import FIRM
from quickscan_sim.language import Message, Number, Probability, Share, mark

SEEN_AGAIN = 0.95
"""The share of redraws from which a difference is called steady."""

_NOT_A_FAMILY = mark(
    "Why there is a difference. A difference between neighbourhoods says nothing about one family "
    "or one professional."
)

_GROUPS_SAY = {
    "above": mark(
        "Professionals in neighbourhoods with few families on a low income score {estimate} than "
        "those in neighbourhoods with many. With 95% certainty the difference lies between {low} "
        "and {high} (n = {n_few} and {n_many})."
    ),
    "below": mark(
        "Professionals in neighbourhoods with many families on a low income score {estimate} than "
        "those in neighbourhoods with few. With 95% certainty the difference lies between {low} "
        "and {high} (n = {n_many} and {n_few})."
    ),
    "unclear": mark(
        "Whether professionals in neighbourhoods with few families on a low income score higher or "
        "lower than those in neighbourhoods with many is not clear. We found {estimate}, but all "
        "between {low} and {high} is possible (n = {n_few} and {n_many})."
    ),
    "looks": mark(
        "Professionals in neighbourhoods with few families on a low income score {estimate} than "
        "those in neighbourhoods with many (on its own: between {low} and {high}; n = {n_few} and "
        "{n_many}). But several themes were compared, and then one easily stands out by chance. "
        "This difference can be real or chance: that is not clear."
    ),
}


def meaning_of_group_difference(row: Mapping[Any, Any]) -> Meaning:
    """The reading of a row of :func:`~quickscan_sim.analyse.compare_groups`.

    With a ``p_adjusted`` in the row (Holm 1979, over the themes) it is "clear" only when that is
    below :data:`~quickscan_sim.analyse.multiplicity.FIRM`.
    """
    none = without_number(row, "difference", "ci_low")
    if none is not None:
        return none
    side = side_of(row["ci_low"], row["ci_high"], 0.0)
    if side != "unclear" and not row.get("p_adjusted", 0.0) < FIRM:
        side = "looks"
    is_turned = side in ("above", "below")
    says = Message(
        _GROUPS_SAY[side],
        estimate=Points(abs(row["difference"]) if is_turned else row["difference"]),
        low=Points(_turned(row, side)[0]),
        high=Points(_turned(row, side)[1]),
        n_few=int(row["n_few"]),
        n_many=int(row["n_many"]),
    )
    return Meaning(_certainty(side), says, Message(_NOT_A_FAMILY))


_POOLED_SAY = {
    "above": mark(
        "This group scores above {boundary}: {pooled} fits best, with 95% certainty from {low} to "
        "{high} (n = {n})."
    ),
    "below": mark(
        "This group scores below {boundary}: {pooled} fits best, with 95% certainty from {low} to "
        "{high} (n = {n})."
    ),
    "unclear": mark(
        "Whether this group scores above or below {boundary} is not clear: {pooled} fits best, but "
        "anything from {low} to {high} fits these answers (n = {n})."
    ),
}


# By whether the mean is drawn towards others; that of a sector is not.
_POOLED_NOT = {
    True: mark(
        "What people here answered on average: that is {mean}. Few people give a shaky mean, so "
        "{shrinkage} of this number comes from the same sector and neighbourhood."
    ),
    False: mark(
        "What people here answered on average: that is {mean}. In this number a large organisation "
        "or neighbourhood does not decide alone."
    ),
}


def meaning_of_pooled_mean(row: Mapping[Any, Any], boundary: float) -> Meaning:
    """The reading of a row of :func:`pool_groups` beside a boundary, such as the mean of all."""
    none = without_number(row, "pooled", "ci_low")
    if none is not None:
        return none
    side = side_of(row["ci_low"], row["ci_high"], boundary)
    says = Message(
        _POOLED_SAY[side],
        boundary=Number(boundary),
        pooled=Number(row["pooled"]),
        low=Number(row["ci_low"]),
        high=Number(row["ci_high"]),
        n=int(row["n"]),
    )
    says_not = Message(
        _POOLED_NOT[bool(row["shrinkage"] > 0)],
        mean=Number(row["mean"]),
        shrinkage=Share(row["shrinkage"]),
    )
    return Meaning(_certainty(side), says, says_not)


_EFFECT_SAYS = {
    "above": mark(
        "The first group scores higher. Take one person from each group: the chance is "
        "{superiority} that the one from the first group scores higher ({low} to {high}; "
        "n = {n})."
    ),
    "below": mark(
        "The first group scores lower. Take one person from each group: the chance is "
        "{superiority} that the one from the first group scores higher ({low} to {high}; "
        "n = {n})."
    ),
    "unclear": mark(
        "Which group scores higher is not clear. Take one person from each group: the chance is "
        "{superiority} that the one from the first group scores higher. Anything from {low} to "
        "{high} fits these answers (n = {n})."
    ),
}


def meaning_of_effect_size(found: EffectSize) -> Meaning:
    """The reading of Hedges' g in chances of people, not in standard deviations."""
    none = without_estimate(found)
    if none is not None:
        return none
    side = side_of(found.ci_low, found.ci_high, 0.0)
    middle, low, high = found.superiority
    says = Message(
        _EFFECT_SAYS[side],
        superiority=Probability(middle),
        low=Probability(low),
        high=Probability(high),
        n=found.n,
    )
    says_not = Message(
        "That everybody in one group differs from everybody in the other. Their scores overlap for "
        "{overlap} ({low} to {high}).",
        overlap=Share(found.overlap[0]),
        low=Share(found.overlap[1]),
        high=Share(found.overlap[2]),
    )
    return Meaning(_certainty(side), says, says_not)


_AGAIN_SAYS = {
    True: mark(
        "Had other organisations like these answered, you would probably see this again: in "
        "{share} of the redraws the difference points the same way ({estimate} points)."
    ),
    False: mark(
        "Whether you would see this again with other organisations like these is not certain: in "
        "{share} of the redraws the difference points the same way ({estimate} points)."
    ),
}


def meaning_of_seen_again(row: Mapping[Any, Any]) -> Meaning:
    """The reading of a row of :func:`seen_again`; firm from 95 % of the redraws, errors counted."""
    none = without_number(row, "share_same_sign")
    if none is not None:
        return none
    is_steady = bool(row["share_same_sign"] - 2 * row["error"] >= SEEN_AGAIN)
    says = Message(
        _AGAIN_SAYS[is_steady],
        share=Probability(row["share_same_sign"]),
        estimate=Number(row["estimate"]),
    )
    says_not = Message(
        "That it is true with that chance, or that it would be so in other neighbourhoods. Those "
        "stayed the same in every redraw."
    )
    return Meaning("clear" if is_steady else "unclear", says, says_not)


_BOUNDS_SAY = {
    "worst": mark(
        "Measured: {estimate} than all others. Of the people invited {response} answered, of the "
        "others {response_others}. Whatever the rest would have said, the difference stays on this "
        "side: between {low} and {high}."
    ),
    "plausible": mark(
        "Measured: {estimate} than all others. Of the people invited {response} answered, of the "
        "others {response_others}. Suppose the rest scores on average at most {shift} points "
        "higher or lower than the people of the same side who did answer. Then it is still on this "
        "side: between {low} and {high}."
    ),
    "unclear": mark(
        "Measured: {estimate} than all others. Of the people invited {response} answered, of the "
        "others {response_others}. Suppose the rest scores on average at most {shift} points "
        "higher or lower than the people of the same side who did answer. Then it can be anything "
        "between {low} and {high}, so we do not know which side it is on."
    ),
}


def meaning_of_non_response(row: Mapping[Any, Any]) -> Meaning:
    """The reading of a difference in :func:`non_response_bounds`."""
    none = without_number(row, "worst_low")
    if none is not None:
        return none
    holds = "unclear"
    for kind in ("plausible", "worst"):
        if side_of(row[f"{kind}_low"], row[f"{kind}_high"], 0.0) != "unclear":
            holds = kind
    ends = "worst" if holds == "worst" else "plausible"
    says = Message(
        _BOUNDS_SAY[holds],
        estimate=Points(row["estimate"]),
        response=Share(row["response"]),
        response_others=Share(row["response_others"]),
        low=Points(row[f"{ends}_low"]),
        high=Points(row[f"{ends}_high"]),
        shift=Number(row["delta"] * row["sd"]),
    )
    says_not = Message(
        "What the people who stayed away think: nobody knows. Chance makes it more uncertain still."
    )
    return Meaning("unclear" if holds == "unclear" else "clear", says, says_not)


def _certainty(side: str) -> str:
    return "unclear" if side in ("unclear", "looks") else "clear"


def _turned(row: Mapping[Any, Any], side: str) -> tuple[float, float]:
    """The interval of a difference that is told as positive."""
    low, high = float(row["ci_low"]), float(row["ci_high"])
    return (-high, -low) if side == "below" else (low, high)
