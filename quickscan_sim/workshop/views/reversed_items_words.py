"""One sentence on who is lowest or highest; it softens where intervals overlap."""

from __future__ import annotations

from quickscan_sim.language import Number, mark, translator
from quickscan_sim.workshop.views.view import Facts

_LOWEST = {
    True: mark(
        "{sector} is lowest: {mean} ({low} to {high}, n = {n}), surely below every other sector."
    ),
    False: mark("{sector} may be lowest: {mean} ({low} to {high}, n = {n}), but that is not sure."),
}
_NOT_APPLICABLE = {
    True: mark(
        "{sector} is lowest: {mean} ({low} to {high}, n = {n}). Here “not applicable” counts as "
        "the lowest answer."
    ),
    False: mark(
        "{sector} may be lowest: {mean} ({low} to {high}, n = {n}). Here “not applicable” counts "
        "as the lowest answer."
    ),
}
_HIGHEST = {
    True: mark(
        "{sector} went from lowest to highest: {mean} ({low} to {high}, n = {n}), surely above "
        "every other sector."
    ),
    False: mark(
        "{sector} went from lowest to highest: {mean} ({low} to {high}, n = {n}), but the top "
        "place is not sure."
    ),
}
_MOVED = mark(
    "{sector} was lowest and is now number {place} of {of}: {mean} ({low} to {high}, n = {n})."
)
_NO_INTERVAL = mark("{sector}: {mean} (n = {n}). How sure that is cannot be computed.")


def told(facts: Facts, language: str) -> str:
    """What the picture says, about one sector, with its n and interval."""
    say = translator(language)
    sector, sentence = _about(facts)
    row = facts["sectors"].index(sector)
    low, high = facts["lows"][row], facts["highs"][row]
    numbers = {
        "sector": facts["names"][row],
        "mean": Number(facts["means"][row]),
        "n": facts["n"][row],
    }
    if low is None or high is None:
        return say(_NO_INTERVAL, **numbers)
    return say(
        sentence,
        low=Number(low),
        high=Number(high),
        place=facts["place"],
        of=len(facts["sectors"]),
        **numbers,
    )


def _about(facts: Facts) -> tuple[str, str]:
    """The sector that the sentence is about, and the sentence."""
    lowest, focus = facts["lowest"], facts["first_lowest"]
    if facts["n_a"] == "lowest":
        return lowest, _NOT_APPLICABLE[facts["lowest_is_sure"]]
    if lowest == focus:
        return focus, _LOWEST[facts["lowest_is_sure"]]
    if facts["highest"] == focus:
        return focus, _HIGHEST[facts["highest_is_sure"]]
    return focus, _MOVED
