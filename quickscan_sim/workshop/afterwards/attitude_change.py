"""How the answers of the same people changed, over the group; never of fewer than 5 people."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.reliability.retest import retest_reliability
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL
from quickscan_sim.workshop.afterwards.attitude_columns import AFTER, BEFORE
from quickscan_sim.workshop.afterwards.attitude_forms import Answers
from quickscan_sim.workshop.afterwards.attitude_items import (
    INDIVIDUAL,
    STRUCTURAL,
    AttitudeItem,
    load_attitude_items,
)


@dataclass(frozen=True)
class Change:
    """A mean before and after, and the change with its interval, of the same people."""

    before: float
    after: float
    change: Estimate


@dataclass(frozen=True)
class AttitudeResults:
    """Every number is about the same ``n`` people: all items, both times.

    ``score`` is the mean of the structural items minus that of the individual ones, from -4 to 4.
    """

    n: int
    items: tuple[tuple[AttitudeItem, Change], ...]
    score: Change


def attitude_results(
    answers: Mapping[str, Mapping[str, Answers]], file: str = ""
) -> AttitudeResults:
    """Means before and after, over the people who filled in every item both times.

    One group for every number: with the means of two groups that overlap, the answers of the
    people between them could be computed.

    Parameters
    ----------
    answers
        As :func:`read_attitudes` gives them.
    file
        For the error: what was read.

    Raises
    ------
    QuickscanError
        When fewer than 5 people filled in both forms.

    Examples
    --------
    >>> before = {f"p{n}": {"A1": 3, "A2": 3, "A3": 3, "A4": 3, "A5": 3} for n in range(5)}
    >>> after = {code: {**row, "A1": 3 + n % 2} for n, (code, row) in enumerate(before.items())}
    >>> found = attitude_results({"before": before, "after": after})
    >>> found.n, found.score.before, round(found.score.after, 2)
    (5, 0.0, 0.2)
    """
    items = load_attitude_items()
    before, after = answers[BEFORE], answers[AFTER]
    people = [code for code in before if _is_whole(before, code) and _is_whole(after, code)]
    if len(people) < SMALL_CELL:
        raise QuickscanError(
            "Fewer than {minimum} people filled in the whole form both before and after, with the "
            "same code ({file}). Then nothing is shown.",
            minimum=SMALL_CELL,
            file=file,
        )
    first = [_numbers(before[code]) for code in people]
    second = [_numbers(after[code]) for code in people]
    return AttitudeResults(
        n=len(people),
        items=tuple(
            (
                item,
                _change(
                    [one[item.item_id] for one in first], [one[item.item_id] for one in second]
                ),
            )
            for item in items
        ),
        score=_change(
            [_score(one, items) for one in first], [_score(one, items) for one in second]
        ),
    )


def _is_whole(answers: Mapping[str, Answers], code: str) -> bool:
    return code in answers and None not in answers[code].values()


def _numbers(answers: Answers) -> dict[str, float]:
    return {item: float(value) for item, value in answers.items() if value is not None}


def _score(answers: Mapping[str, float], items: tuple[AttitudeItem, ...]) -> float:
    structural, individual = (
        [answers[item.item_id] for item in items if item.cause == cause]
        for cause in (STRUCTURAL, INDIVIDUAL)
    )
    return _mean(structural) - _mean(individual)


def _change(before: list[float], after: list[float]) -> Change:
    found = retest_reliability(before, after)
    return Change(_mean(before), _mean(after), found.mean_change)


def _mean(values: list[float]) -> float:
    return math.fsum(values) / len(values)
