"""Forms to try a student's function on, and what that function should yield."""

from __future__ import annotations

from typing import Any

import numpy as np

from quickscan_sim.random_streams import stream
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.scoring_rules import NINE, ScoringRules, scores_of
from quickscan_sim.teach.own_data import OwnData

SCALE = 1.0, 5.0
N_ITEMS = 5, 9
"""From 5 up to 8 sentences."""

Arguments = tuple[list[int | None], list[bool]]


@answers
def fresh_forms(data: OwnData | None, *, seed: int, n: int) -> tuple[Arguments, ...]:  # noqa: ARG001
    """Answers and which sentences are reversed, of n forms; the same seed gives the same forms.

    The forms take turns: complete, with n.v.t., with open answers, with both, nearly empty. So
    every rule decides in some of them.
    """
    chance = stream(seed, "fresh forms")
    return tuple(_form(turn % len(TURNS), chance) for turn in range(n))


@answers
def score_of_form(
    data: OwnData | None,  # noqa: ARG001
    *,
    arguments: Arguments,
    **rules: Any,
) -> float | None:
    """The score of one form by these rules; 9 is n.v.t. and None is open."""
    given, is_reversed = arguments
    values = np.array([[np.nan if one is None else float(one) for one in given]])
    outside = values == NINE
    values = np.where(outside, np.nan, values)
    score = scores_of(values, outside, np.array(is_reversed, bool), SCALE, ScoringRules(**rules))
    return None if np.isnan(score[0]) else float(score[0])


TURNS = ((0, 0), (2, 0), (0, 2), (1, 1), (1, -1))
"""How many sentences are n.v.t. and how many stay open; -1: all but one."""


def _form(turn: int, chance: np.random.Generator) -> Arguments:
    n = int(chance.integers(*N_ITEMS))
    n_outside, n_open = TURNS[turn]
    n_open = n - n_outside - 1 if n_open < 0 else n_open
    # Not the middle answer: turned around, that one stays the same.
    given: list[int | None] = [int(one) for one in chance.choice([1, 2, 4, 5], n)]
    places = chance.permutation(n)
    for place in places[:n_outside]:
        given[place] = int(NINE)
    for place in places[n_outside : n_outside + n_open]:
        given[place] = None
    turned = set(places[n_outside + n_open :][: 1 + int(chance.integers(2))].tolist())
    return given, [place in turned for place in range(n)]
