"""A weak spot in words: what seems to be so, what that rests on, and what it does not say."""

from __future__ import annotations

from typing import Any

import pandas as pd

from quickscan_sim.advise.naming import Names
from quickscan_sim.language import Message, Number, Probability, Share, mark

CLAIMS = {
    "no_tie": mark("{one} and {other} do not seem to find each other on {layer} yet"),
    "one_way": mark("{one} names {other} on {layer}, but not the other way round"),
    "weak_quality": mark("{one} and {other} work together on {layer}, but not smoothly yet"),
    "single_broker": mark("on {layer}, {other} reaches the others only through {one}"),
}
BASES = {
    "no_tie": mark(
        "{side}. {side_back}. In other neighbourhoods {expected} of such pairs work together. "
        "The probability that there is truly no tie here is {p_absent}."
    ),
    "one_way": mark(
        "{side}. {side_back}. The probability that this is truly one-sided is {certainty}."
    ),
    "weak_quality": mark(
        "The mean quality is {quality} on a scale from 1 to 4 ({n_quality} ratings). "
        "The probability that it is truly below the middle is {certainty}."
    ),
    "single_broker": mark(
        "If {one} falls away, {other} loses the others on this subject. "
        "The probability that there is truly no other route is {certainty}."
    ),
}
CAUTIONS = {
    "no_tie": mark(
        "No tie is not unwillingness: perhaps nobody ever brought them together. "
        "Check it with both before doing anything."
    ),
    "one_way": mark(
        "The two sides may mean different things by working together. "
        "That difference is a good start for a conversation."
    ),
    "weak_quality": mark(
        "Quality is how people in it see it. It does not say who or what causes it."
    ),
    "single_broker": mark(
        "One link that carries everything is a strength and a risk. "
        "It says nothing about the people who do the work."
    ),
}


def gap_claim(row: dict[Any, Any], names: Names) -> Message:
    """What seems to be so, for a row of the table ``gaps``; the wijk is not named."""
    claim = CLAIMS[row["kind"]]
    return Message(claim, layer=names.layer(row["layer"]), **_pair(row, names))


def gap_basis(row: dict[Any, Any], names: Names) -> Message:
    """What the claim rests on, and how sure it is; no count of fewer than five people."""
    basis = BASES[row["kind"]]
    return Message(
        basis,
        side=_side(row, "", names),
        side_back=_side(row, "_back", names),
        expected="-" if pd.isna(row["expected"]) else Share(float(row["expected"])),
        p_absent=_probability(row["p_absent"]),
        certainty=_probability(row["certainty"]),
        quality="-" if pd.isna(row["quality"]) else Number(float(row["quality"]), 1),
        n_quality=row["n_quality"],
        **_pair(row, names),
    )


def gap_caution(kind: str) -> Message:
    """What a weak spot of this kind does not say."""
    return Message(CAUTIONS[kind])


def _pair(row: dict[Any, Any], names: Names) -> dict[str, object]:
    wijk = row["neighbourhood_id"]
    return {
        "one": names.organisation(row["organisation_id"], wijk),
        "other": names.organisation(row["partner_id"], wijk),
    }


def _side(row: dict[Any, Any], side: str, names: Names) -> Message:
    """What the people of one side say about the other."""
    who = _pair(row, names)["other" if side else "one"]
    if pd.notna(row[f"n_naming{side}"]):
        return Message(
            "{who}: the other is named by {k} of {n} people",
            who=who,
            k=row[f"n_naming{side}"],
            n=row[f"n_reporters{side}"],
        )
    if row["kind"] == "one_way" and not side:
        return Message(
            "{who}: at least half name the other (fewer than 5 people answered)", who=who
        )
    return Message("{who}: fewer than half name the other (fewer than 5 people answered)", who=who)


def _probability(value: Any) -> object:
    return "-" if pd.isna(value) else Probability(float(value))
