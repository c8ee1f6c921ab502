"""What a mean, a difference or a share says, from a row of its table."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from quickscan_sim.analyse.meaning.coverage_notes import coverage_note
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.points import Points
from quickscan_sim.analyse.meaning.without_number import without_number
from quickscan_sim.analyse.multiplicity import FIRM
from quickscan_sim.analyse.targets import TARGETS
from quickscan_sim.language import Message, Number, Share, mark

HALF = 0.5

Row = Mapping[str, object]

_MEAN = {
    "above": mark(
        "{group}: the mean score on {theme} is {mean}, on a scale from {least} to {most}. With 95% "
        "certainty that is above the middle (from {low} to {high}, n = {n})."
    ),
    "below": mark(
        "{group}: the mean score on {theme} is {mean}, on a scale from {least} to {most}. With 95% "
        "certainty that is below the middle (from {low} to {high}, n = {n})."
    ),
    "unclear": mark(
        "{group}: the mean score on {theme} is {mean}, on a scale from {least} to {most}. Whether "
        "that is above or below the middle is not clear: {low} to {high} is possible (n = {n})."
    ),
}
_DIFFERENCE = {
    "clear": mark(
        "{group}: the mean score on {theme} is {difference} than that of all others together "
        "(scale {least} to {most}). With 95% certainty the true difference of the means lies "
        "between {low} and {high}. Chance alone seldom gives this, also among many groups."
    ),
    "unclear": mark(
        "{group}: whether the mean score on {theme} is really higher or lower than that of all "
        "others together is not clear. We found {difference}, but all between {low} and {high} is "
        "possible."
    ),
    "looks": mark(
        "{group}: the mean score on {theme} is {difference} than that of all others together (on "
        "its own: between {low} and {high}). But many groups were compared, and then one easily "
        "stands out by chance. This difference can be real or chance: that is not clear."
    ),
}
_SHARE = {
    "above": mark(
        "{share} of {group} says yes to this: {question}. That is more than half, with 95% "
        "certainty (from {low} to {high}, n = {n})."
    ),
    "below": mark(
        "{share} of {group} says yes to this: {question}. That is less than half, with 95% "
        "certainty (from {low} to {high}, n = {n})."
    ),
    "unclear": mark(
        "{share} of {group} says yes to this: {question}. Whether that is more than half is not "
        "clear: all from {low} to {high} is possible (n = {n})."
    ),
}
_NOT_MEAN = mark(
    "How each person stands: people differ, and a mean can hide two camps. The interval is about "
    "{target}."
)
_NOT_DIFFERENCE = mark(
    "That this group does its work less well or better, or why it differs. Nor that it holds for "
    "everybody in it. The interval is about {target}."
)
_NOT_UNCLEAR = mark("That the groups are alike. The interval is about {target}.")
_NOT_SHARE = mark("What people do: this is what they say. The interval is about {target}.")


def meaning_of_mean(
    row: Row, *, theme: object, group: object, scale: tuple[float, float]
) -> Meaning:
    """The reading of a row of the table ``score_summary``.

    ``theme`` and ``group`` are names as the reader knows them (texts, Messages or Bilinguals) and
    ``scale`` the lowest and highest score. "clear" when the whole interval lies on one side of the
    middle of the scale.

    >>> row = {"n": 40, "mean": 2.9, "ci_low": 2.7, "ci_high": 3.1, "withheld": False,
    ...        "n_organisations": 9, "target": "like_these_here"}
    >>> meaning = meaning_of_mean(row, theme="noticing", group="Everybody", scale=(1, 6))
    >>> meaning.certainty
    'clear'
    """
    missing = without_number(row, "mean", "ci_low", needed=2)
    if missing is not None:
        return missing
    side = side_of(_number(row, "ci_low"), _number(row, "ci_high"), sum(scale) / 2)
    facts = {
        "group": group,
        "theme": theme,
        "mean": Number(_number(row, "mean")),
        "least": Number(scale[0], 0),
        "most": Number(scale[1], 0),
        "n": row["n"],
    }
    low, high = (Number(end) for end in _ends(row, *scale))
    facts |= {"low": low, "high": high}
    return _meaning(side, _MEAN[side], facts, _NOT_MEAN, row, "mean")


def meaning_of_difference(
    row: Row, *, theme: object, group: object, scale: tuple[float, float]
) -> Meaning:
    """The reading of a row of the contrasts: a sector beside all other people.

    "clear" when the interval leaves out 0 also after the number of looks: ``p_adjusted`` (Holm
    1979) below :data:`~quickscan_sim.analyse.multiplicity.FIRM`.
    """
    missing = without_number(row, "difference", "ci_low", needed=2)
    if missing is not None:
        return missing
    low, high = _number(row, "ci_low"), _number(row, "ci_high")
    side = side_of(low, high, 0.0)
    if side != "unclear":
        side = "clear" if _number(row, "p_adjusted") < FIRM else "looks"
    widest = scale[1] - scale[0]
    told = _ends(row, -widest, widest)
    ends = sorted(told, key=abs) if side != "unclear" else told
    facts: dict[str, object] = {
        "group": group,
        "theme": theme,
        "difference": Points(_number(row, "difference")),
        "least": Number(scale[0], 0),
        "most": Number(scale[1], 0),
        "low": Points(ends[0]),
        "high": Points(ends[1]),
    }
    says_not = _NOT_DIFFERENCE if side == "clear" else _NOT_UNCLEAR
    return _meaning(side, _DIFFERENCE[side], facts, says_not, row, "difference")


def meaning_of_share(row: Row, *, question: object, group: object) -> Meaning:
    """The reading of a row of the shares: "clear" when the interval lies on one side of a half."""
    missing = without_number(row, "share", "ci_low", needed=2)
    if missing is not None:
        return missing
    low, high = _number(row, "ci_low"), _number(row, "ci_high")
    side = side_of(low, high, HALF)
    told = _ends(row, 0.0, 1.0)
    facts = {
        "group": group,
        "question": question,
        "share": Share(_number(row, "share")),
        "low": Share(told[0]),
        "high": Share(told[1]),
        "n": row["n"],
    }
    return _meaning(side, _SHARE[side], facts, _NOT_SHARE, row, "share")


def _meaning(
    side: str, says: str, facts: dict[str, object], says_not: str, row: Row, kind: str
) -> Meaning:
    target = row.get("target")
    known = TARGETS[target] if isinstance(target, str) else TARGETS["like_these"]
    limits = Message(says_not, target=Message(known))
    note = None if _is_known_exactly(row) else coverage_note(kind, row)
    return Meaning(
        "clear" if side in ("above", "below", "clear") else "unclear",
        Message(says, **facts),
        limits if note is None else Message("{limits} {note}", limits=limits, note=note),
    )


def _ends(row: Row, least: float, most: float) -> list[float]:
    """The ends of the interval as they are told: nothing that cannot be."""
    return [min(max(_number(row, name), least), most) for name in ("ci_low", "ci_high")]


def _is_known_exactly(row: Row) -> bool:
    """Everybody who was invited answered: nothing is left to guess."""
    return row.get("target") == "all_invited" and row.get("ci_low") == row.get("ci_high")


def _number(row: Row, name: str) -> float:
    value = row.get(name)
    return np.nan if value is None or value is pd.NA else float(str(value))
