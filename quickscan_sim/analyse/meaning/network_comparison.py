"""What a comparison of networks says: two wijken, two groups of wijken, two measurements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.without_number import without_number
from quickscan_sim.analyse.multiplicity import FIRM
from quickscan_sim.language import Message, Number, Share, mark

_MEASURES = {
    "density": mark("the share of possible partners that an organisation names"),
    "reciprocity": mark("the share of contacts that the other side names too"),
    "level": mark("how closely partners work together (1 to 5)"),
    "quality": mark("how well working together goes (1 to 4)"),
    "gaps": mark("the number of weak spots for every ten organisations"),
}
_AS_SHARE = ("density", "reciprocity")

_TWO_SAY = {
    "above": mark(
        "{measure}: {value_one} in {one} and {value_other} in {other}. With 95% certainty {one} is "
        "higher by {low} to {high}."
    ),
    "below": mark(
        "{measure}: {value_one} in {one} and {value_other} in {other}. With 95% certainty {one} is "
        "lower by {low} to {high}."
    ),
    "unclear": mark(
        "{measure}: {value_one} in {one} and {value_other} in {other}. Which one is higher is not "
        "clear: with so few organisations anything from {low} to {high} is possible."
    ),
    "looks": mark(
        "{measure}: {value_one} in {one} and {value_other} in {other}. On its own that looks like "
        "a difference, from {low} to {high}. But many numbers were compared, and then one easily "
        "stands out by chance: it is not clear."
    ),
}
_TWO_NOT = mark(
    "Which neighbourhood does better, or why. Fewer contacts can be enough, and an organisation "
    "that did not answer may have more."
)
_TWO_NOT_SHARED = mark(
    "Which neighbourhood does better, or why. {n_shared} organisations work in both, so the two "
    "networks are partly the same."
)


def meaning_of_network_difference(row: Mapping[Any, Any], one: str, other: str) -> Meaning:
    """The reading of a row of :func:`~quickscan_sim.analyse.compare_networks`.

    It is "clear" only where the whole interval lies on one side of 0 and ``p_adjusted`` (over all
    rows) is below :data:`~quickscan_sim.analyse.multiplicity.FIRM`.

    Parameters
    ----------
    one, other
        The names of the two wijken.
    """
    none = without_number(row, "difference", "ci_low")
    if none is not None:
        return none
    side = _side(row)
    says = Message(
        _TWO_SAY[side],
        one=one,
        other=other,
        value_one=_number(row, "value_one"),
        value_other=_number(row, "value_other"),
        **_facts(row, side),
    )
    not_said = _TWO_NOT_SHARED if row["n_shared"] > 1 else _TWO_NOT
    return Meaning(_certainty(side), says, Message(not_said, n_shared=row["n_shared"]))


_GROUPS_SAY = {
    "above": mark(
        "{measure}: {mean_few} in {n_few} neighbourhoods with few families on a low income, "
        "{mean_many} in {n_many} with many. With 95% certainty the first are higher by {low} to "
        "{high}."
    ),
    "below": mark(
        "{measure}: {mean_few} in {n_few} neighbourhoods with few families on a low income, "
        "{mean_many} in {n_many} with many. With 95% certainty the first are lower by {low} to "
        "{high}."
    ),
    "unclear": mark(
        "{measure}: {mean_few} in {n_few} neighbourhoods with few families on a low income, "
        "{mean_many} in {n_many} with many. Which are higher is not clear: anything from {low} to "
        "{high} is possible."
    ),
    "looks": mark(
        "{measure}: {mean_few} in {n_few} neighbourhoods with few families on a low income, "
        "{mean_many} in {n_many} with many. On its own that looks like a difference, from {low} to "
        "{high}. But with so many numbers and so few neighbourhoods it may be chance: it is not "
        "clear."
    ),
}
_GROUPS_NOT = mark(
    "That income is the cause. These neighbourhoods also differ in which organisations work "
    "there, and in how many people answered."
)


def meaning_of_network_groups(row: Mapping[Any, Any]) -> Meaning:
    """The reading of a row of :func:`~quickscan_sim.analyse.compare_network_groups`.

    "Clear" as in :func:`meaning_of_network_difference`.
    """
    none = without_number(row, "difference", "ci_low")
    if none is not None:
        return none
    side = _side(row)
    says = Message(
        _GROUPS_SAY[side],
        mean_few=_number(row, "mean_few"),
        mean_many=_number(row, "mean_many"),
        n_few=row["n_neighbourhoods_few"],
        n_many=row["n_neighbourhoods_many"],
        **_facts(row, side),
    )
    return Meaning(_certainty(side), says, Message(_GROUPS_NOT))


def _side(row: Mapping[Any, Any]) -> str:
    side = side_of(row["ci_low"], row["ci_high"], 0.0)
    if side != "unclear" and not row["p_adjusted"] < FIRM:
        return "looks"
    return side


def _certainty(side: str) -> str:
    return "clear" if side in ("above", "below") else "unclear"


def _facts(row: Mapping[Any, Any], side: str) -> dict[str, object]:
    """The measure in words, and the limits of the difference; turned where it is lower."""
    low, high = row["ci_low"], row["ci_high"]
    if side == "below":
        low, high = -high, -low
    measure = _Capital(Message(_MEASURES[str(row["measure"])]))
    if row["measure"] in _AS_SHARE:
        return {"measure": measure, "low": Number(100 * low, 0), "high": _percentage_points(high)}
    decimals = _decimals(row)
    return {"measure": measure, "low": Number(low, decimals), "high": Number(high, decimals)}


def _number(row: Mapping[Any, Any], name: str) -> Number | Share:
    value = float(row[name])
    return Share(value) if row["measure"] in _AS_SHARE else Number(value, _decimals(row))


def _decimals(row: Mapping[Any, Any]) -> int:
    return 1 if row["measure"] == "gaps" else 2


def _percentage_points(value: float) -> Message:
    """A difference of two percentages."""
    return Message("{points} percentage points", points=Number(100 * value, 0))


class _Capital:
    """A message that begins a sentence."""

    def __init__(self, message: Message) -> None:
        self.message = message

    def in_language(self, language: str) -> str:
        text = self.message.in_language(language)
        return text[0].upper() + text[1:]


_WENT = {
    "some": mark(
        "{named} contacts are no longer named. We estimate that {count} contacts have truly ended. "
        "Otherwise other people answered, or somebody forgot one."
    ),
    "none": mark(
        "{named} contacts are no longer named. Perhaps none of them has truly ended: we estimate "
        "{count}."
    ),
}
_CAME = {
    "some": mark(
        "{named} contacts are named that were not named before. We estimate that {count} contacts "
        "are truly new."
    ),
    "none": mark(
        "{named} contacts are named that were not named before. Perhaps none of them is truly new: "
        "we estimate {count}."
    ),
}
_STAYED = mark("{named} contacts are named at both measurements; we estimate that {count} stayed.")
_WAVES_NOT = mark(
    "Why contacts came or went, or that an end is bad. {n_left_out} of the {n_pairs} pairs are "
    "left out, because too few people on both sides told about partners."
)
_WAVES_NOT_ALL = mark(
    "Why contacts came or went, or that an end is bad: a contact may have done its work."
)


def meaning_of_ties_over_time(row: Mapping[Any, Any], fate: str) -> Meaning:
    """The reading of a row of ``totals`` of :func:`~quickscan_sim.analyse.compare_network_waves`.

    ``fate`` is "came", "went" or "stayed". It is "clear" only where the interval holds no 0.

    >>> row = {"went": 5.2, "went_low": 4.0, "went_high": 7.0, "went_named": 12, "n_pairs": 60,
    ...     "n_judged": 60, "reason": None}
    >>> print(meaning_of_ties_over_time(row, "went").says.in_language("en"))
    12 contacts are no longer named. We estimate that 4 to 7 contacts have truly ended. Otherwise \
other people answered, or somebody forgot one.
    """
    none = without_number(row, fate, f"{fate}_low")
    if none is not None:
        return none
    is_clear = row[f"{fate}_low"] > 0
    texts = {"went": _WENT, "came": _CAME}
    sentence = texts[fate]["some" if is_clear else "none"] if fate in texts else _STAYED
    says = Message(
        sentence,
        named=row[f"{fate}_named"],
        count=CountRange(row[f"{fate}_low"], row[f"{fate}_high"]),
    )
    n_left_out = row["n_pairs"] - row["n_judged"]
    not_said = _WAVES_NOT if n_left_out else _WAVES_NOT_ALL
    return Meaning(
        "clear" if is_clear else "unclear",
        says,
        Message(not_said, n_left_out=n_left_out, n_pairs=row["n_pairs"]),
    )


class CountRange:
    """Two whole numbers inside a sentence: "4 to 7"; one where they are the same.

    >>> CountRange(4, 7).in_language("en"), CountRange(3, 3).in_language("en")
    ('4 to 7', '3')
    """

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = round(low), round(high)

    def in_language(self, language: str) -> str:
        """The numbers, with the word between them."""
        if self.low == self.high:
            return str(self.low)
        return Message("{low} to {high}", low=self.low, high=self.high).in_language(language)


_DENSITY = {
    "above": mark(
        "The {n} organisations that told twice name a larger share of possible partners: first "
        "{before}, later {later}. With 95% certainty the rise is between {low} and {high}."
    ),
    "below": mark(
        "The {n} organisations that told twice name a smaller share of possible partners: first "
        "{before}, later {later}. With 95% certainty the fall is between {low} and {high}."
    ),
    "unclear": mark(
        "The {n} organisations that told twice name {before} of possible partners first, and "
        "{later} later. Whether that is a change is not clear: anything from {low} to {high} is "
        "possible."
    ),
}
_DENSITY_NOT = mark(
    "What organisations do that did not answer twice. And not whether more contacts are needed."
)


def meaning_of_density_change(row: Mapping[Any, Any]) -> Meaning:
    """The reading of a row of ``density`` of :func:`~quickscan_sim.analyse.compare_network_waves`.

    >>> row = {"change": 0.02, "ci_low": -0.05, "ci_high": 0.09, "density_before": 0.3,
    ...     "density_later": 0.32, "n_readable": 8, "reason": None}
    >>> meaning_of_density_change(row).certainty
    'unclear'
    """
    none = without_number(row, "change", "ci_low", needed=3)
    if none is not None:
        return none
    side = side_of(row["ci_low"], row["ci_high"], 0.0)
    low, high = row["ci_low"], row["ci_high"]
    if side == "below":
        low, high = -high, -low
    says = Message(
        _DENSITY[side],
        n=row["n_readable"],
        before=Share(row["density_before"]),
        later=Share(row["density_later"]),
        low=Number(100 * low, 0),
        high=_percentage_points(high),
    )
    return Meaning(_certainty(side), says, Message(_DENSITY_NOT))


_MENDED_FROM = 0.9
"""A probability from which what became of a weak spot is told without reserve."""

_GAP = {
    "p_mended": mark("This weak spot is very likely mended: {p} sure."),
    "p_still": mark("This weak spot is very likely still there: {p} sure."),
    "p_never": mark("This very likely never was a weak spot: {p} sure."),
    "p_otherwise": mark("This tie has very likely changed in another way: {p} sure."),
}
_GAP_UNCLEAR = mark(
    "It is not clear what became of this weak spot: mended ({mended}), still there ({still}) or "
    "never one ({never})."
)
_GAP_NOT = mark("Who mended it, or by what. A weak spot that stayed says nothing about effort.")


def meaning_of_gap_later(row: Mapping[Any, Any]) -> Meaning:
    """The reading of a row of ``gaps`` of :func:`~quickscan_sim.analyse.compare_network_waves`.

    >>> row = {"p_mended": 0.95, "p_still": 0.03, "p_otherwise": 0.0, "p_never": 0.02,
    ...     "reason": None}
    >>> meaning_of_gap_later(row).says.in_language("en")
    'This weak spot is very likely mended: 95% sure.'
    """
    none = without_number(row, "p_mended")
    if none is not None:
        return none
    likely = [name for name in _GAP if not pd.isna(row[name]) and row[name] >= _MENDED_FROM]
    if likely:
        says = Message(_GAP[likely[0]], p=Share(row[likely[0]]))
    else:
        shares = {name: Share(row[f"p_{name}"]) for name in ("mended", "still", "never")}
        says = Message(_GAP_UNCLEAR, **shares)
    return Meaning("clear" if likely else "unclear", says, Message(_GAP_NOT))
