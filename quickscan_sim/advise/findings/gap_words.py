"""A weak spot in words: what seems to be so, what that rests on, and what it does not say."""

from __future__ import annotations

from typing import Any

import pandas as pd

from quickscan_sim.advise.findings.gap_texts import (
    BASES,
    BASIS_LEVELS,
    BASIS_QUALITIES,
    CAUTIONS,
    CLAIM_ALL_INFORMAL,
    CLAIMS,
    EXPECTED,
    NEXT_ALL_INFORMAL,
    NEXT_STEPS,
    SKIPPED,
    UNKNOWNS,
)
from quickscan_sim.advise.naming import Names
from quickscan_sim.analyse.network.pairs.expected_reasons import say_reason
from quickscan_sim.language import Message, Number, Probability


def gap_claim(row: dict[Any, Any], names: Names) -> Message:
    """What seems to be so, for a row of the table ``gaps``; the wijk is not named."""
    return Message(_of_all(row, CLAIM_ALL_INFORMAL) or CLAIMS[row["kind"]], **_place(row, names))


def gap_basis(row: dict[Any, Any], names: Names) -> Message:
    """What the claim rests on, and how sure it is; no count of fewer than five people."""
    sided = {
        name: _side(row, side, names)
        for name, side in (("side", ""), ("side_back", "_back"))
        if row["kind"] in ("no_tie", "one_way")
    }
    return Message(
        _basis(row),
        expected=_probability(row["expected"]),
        expected_why=_expected_why(row),
        p_absent=_probability(row["p_absent"]),
        certainty=_probability(row["certainty"]),
        quality=_number(row["quality"]),
        quality_back=_number(row.get("quality_back")),
        level=_number(row.get("level")),
        level_back=_number(row.get("level_back")),
        n_affected=_number(row.get("n_affected")),
        n_quality=row["n_quality"],
        n_reporters_back=row["n_reporters_back"],
        **sided,
        **_place(row, names),
    )


def gap_caution(kind: str) -> Message:
    """What a weak spot of this kind does not say."""
    return Message(CAUTIONS[kind])


def gap_next_step(row: dict[Any, Any], names: Names) -> Message:
    """A first step that is possible, small, and asks before it builds."""
    step = _of_all(row, NEXT_ALL_INFORMAL) or NEXT_STEPS[row["kind"]]
    return Message(step, **_place(row, names))


def gap_unknown(row: dict[Any, Any]) -> Message | None:
    """What is not known about it; None where the table does not say."""
    code = row.get("not_known")
    return Message(UNKNOWNS[code]) if isinstance(code, str) else None


def not_looked_for(skipped: pd.DataFrame, neighbourhood_id: str) -> list[Message]:
    """Why not every kind was looked for in a wijk, from the table of ``skipped_gaps``.

    Layers of one wijk mostly have the same reason and numbers; those are told once.
    """
    here = skipped[skipped["neighbourhood_id"] == neighbourhood_id]
    here = here.drop_duplicates(["reason", "n_organisations", "n_readable"])
    return [
        Message(SKIPPED[row["reason"]], n=row["n_organisations"], n_readable=row["n_readable"])
        for row in here.to_dict("records")
    ]


def _of_all(row: dict[Any, Any], text: str) -> str | None:
    """The sentence for all informal groups together, where the row names none."""
    return text if row["kind"] == "informal_apart" and pd.isna(row["organisation_id"]) else None


def _basis(row: dict[Any, Any]) -> str:
    if row["kind"] == "differing_views":
        if pd.notna(row["level"]) and pd.notna(row["level_back"]):
            return BASIS_LEVELS
        if pd.notna(row["quality"]):
            return BASIS_QUALITIES
    return BASES[row["kind"]]


def _place(row: dict[Any, Any], names: Names) -> dict[str, object]:
    """The layer and the organisations that the row has."""
    wijk = row["neighbourhood_id"]
    facts: dict[str, object] = {} if pd.isna(row["layer"]) else {"layer": names.layer(row["layer"])}
    for fact, column in (("one", "organisation_id"), ("other", "partner_id")):
        if pd.notna(row[column]):
            facts[fact] = names.organisation(row[column], wijk)
    return facts


def _side(row: dict[Any, Any], side: str, names: Names) -> Message:
    """What the people of one side say about the other."""
    who = _place(row, names)["other" if side else "one"]
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


def _expected_why(row: dict[Any, Any]) -> Message:
    """How likely such a pair works together, and the two strongest reasons why."""
    said = Message(EXPECTED, expected=_probability(row["expected"]))
    for which in ("first", "second"):
        why = row.get(f"because_{which}")
        if isinstance(why, str):
            numbers = (int(row[f"because_{which}_{name}"]) for name in ("n", "of"))
            said = Message("{first} {second}", first=said, second=say_reason(why, *numbers))
    return said


def _number(value: Any) -> object:
    return "-" if pd.isna(value) else Number(float(value), 1)


def _probability(value: Any) -> object:
    return "-" if pd.isna(value) else Probability(float(value))
