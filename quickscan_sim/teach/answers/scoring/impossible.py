"""Numbers that cannot be a score: six numbers from the own wijk, some of them with a fault."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from quickscan_sim.language import Bilingual, format_number
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import Forms, forms_of
from quickscan_sim.teach.answers.scoring.scoring_rules import MISTAKES, scores_by
from quickscan_sim.teach.own_data import OwnData

LETTERS = "abcdef"
FAULTS = ("nine", "zero", "sum")


@answers
def impossible_scores(data: OwnData, *, overlook: str = "") -> frozenset[str] | None:
    """The letters of the numbers that cannot be a theme score.

    ``overlook`` is a fault whose numbers are taken for possible: "nine" (n.v.t. counted as 9),
    "zero" (open counted as 0) or "sum" (added up and not divided).
    """
    chosen = _chosen(data)
    if chosen is None:
        return None
    return frozenset(
        letter
        for letter, (_, kind) in zip(LETTERS, chosen, strict=True)
        if kind in FAULTS and kind != overlook
    )


@answers
def possible_or_not(data: OwnData) -> dict[str, Bilingual]:
    """The six numbers, by letter."""
    chosen = _chosen(data) or []
    return {
        letter: Bilingual(format_number(value, "nl"), format_number(value, "en"))
        for letter, (value, _) in zip(LETTERS, chosen, strict=False)
    }


def _chosen(data: OwnData) -> list[tuple[float, str]] | None:
    """Six different numbers and where they come from, in the order of the people they are of."""
    return data.keep("impossible", lambda: _six(data, forms_of(data)))


def _six(data: OwnData, forms: Forms) -> list[tuple[float, str]] | None:
    taken: dict[float, tuple[int, str]] = {}
    for kind, values, nearest in _sources(data, forms):
        place = _first_free(values, nearest, taken)
        if place is None:
            return None
        taken[round(float(values.ravel()[place]), 2)] = place, kind
    in_order = sorted(taken.items(), key=lambda one: one[1][0])
    return [(value, kind) for value, (_, kind) in in_order]


def _sources(data: OwnData, forms: Forms) -> Iterator[tuple[str, np.ndarray, float]]:
    """Where each number comes from, the numbers, and the number it should be near.

    A score that was not turned around is wrong and yet possible: from the number alone nobody
    can tell.
    """
    low, high = forms.low, forms.high
    right = scores_by(data, forms)
    nines = scores_by(data, forms, **MISTAKES["nine"])
    zeros = np.nan_to_num(scores_by(data, forms, minimum="none", **MISTAKES["zero"]), nan=0.0)
    sums = scores_by(data, forms, **MISTAKES["sum"])
    turned = scores_by(data, forms, **MISTAKES["reverse"])
    yield "nine", np.where(nines > high + 0.005, nines, np.nan), high
    yield "zero", np.where(zeros < low - 0.005, zeros, np.nan), low
    yield "sum", np.where(sums > high + 0.005, sums, np.nan), high
    yield "right", right, high
    yield "right", right, low
    yield "reverse", np.where(turned != right, turned, np.nan), (low + high) / 2


def _first_free(
    values: np.ndarray, nearest: float, taken: dict[float, tuple[int, str]]
) -> int | None:
    """The place of the number nearest to the boundary that is not taken yet."""
    flat = values.ravel()
    order = np.argsort(np.abs(flat - nearest), kind="stable")[: (~np.isnan(flat)).sum()]
    places = {place for place, _ in taken.values()}
    for place in map(int, order):
        if round(float(flat[place]), 2) not in taken and place not in places:
            return place
    return None
