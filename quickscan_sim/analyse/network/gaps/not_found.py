"""An organisation that nobody names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from quickscan_sim.analyse.network.gaps.gap_rows import gap_rows
from quickscan_sim.analyse.network.gaps.place_pairs import PlacePairs
from quickscan_sim.analyse.network.pairs.pairs import Columns, Pairs
from quickscan_sim.vocabulary import MIN_REPORTERS

MIN_OTHERS = 3
"""That nobody names an organisation means something from three others on that were heard."""

LEAST = 1e-300
"""Its logarithm is finite."""


def unfound_organisations(places: list[PlacePairs], pairs: Pairs) -> Columns:
    """Gaps of kind ``not_found``: no organisation that was heard names it, on any layer.

    ``p_absent`` is the probability that nobody at all has a tie towards it: the product over all
    others and over the layers of 1 - P(tie towards it), where those that were not heard count
    with what is expected of them. Ties on several layers go together, so the product is rather
    too low than too high. ``expected`` is the probability
    that at least one of them would have a tie, if each had it as often as such pairs do (1 when
    nothing can be expected from other wijken: each organisation is somebody's partner). The
    certainty is their product.

    In a wijk where nobody names anybody nothing is said: that is no gap of one organisation.
    An organisation that did not answer can be named or not named like any other: then
    ``not_known`` says that its own view is missing. Whom it names itself is no part of this.
    """
    rows: list[dict[str, object]] = []
    for wijk, layers in groupby(places, key=lambda here: here.place[0]):
        rows += _of_wijk(wijk, [_told_of(here, pairs) for here in layers])
    return gap_rows(
        "not_found", len(rows), **{name: [row[name] for row in rows] for name in (rows or [{}])[0]}
    )


def _of_wijk(wijk: str, layers: list[_Towards]) -> list[dict[str, object]]:
    first = layers[0].here
    is_heard = first.n_reporters >= MIN_REPORTERS
    n_others = is_heard.sum() - is_heard
    n_people = first.n_reporters[is_heard].sum() - np.where(is_heard, first.n_reporters, 0)
    named = np.any([layer.named for layer in layers], axis=0)
    p_absent = np.exp(np.sum([layer.log_absent for layer in layers], axis=0))
    expected = 1 - np.exp(np.sum([layer.log_never for layer in layers], axis=0))
    if not named.any():
        return []
    return [
        {
            "neighbourhood_id": wijk,
            "organisation_id": first.names[one],
            "expected": expected[one],
            "p_absent": p_absent[one],
            "certainty": expected[one] * p_absent[one],
            "n_reporters_back": float(n_people[one]),
            "not_known": _unknown(is_heard, one),
        }
        for one in np.flatnonzero(~named & (n_others >= MIN_OTHERS)).tolist()
    ]


def _unknown(is_heard: np.ndarray, one: int) -> str:
    if not is_heard[one]:
        return "its_own_view"
    return "what_each_means" if is_heard.all() else "those_not_heard"


@dataclass(frozen=True)
class _Towards:
    """For each organisation of a place what is known of ties towards it: whether any other that
    was heard names it, and the logs of two probabilities, that no tie towards it exists, and that
    none would if ties were as usual.
    """

    here: PlacePairs
    named: np.ndarray
    log_absent: np.ndarray
    log_never: np.ndarray


def _told_of(here: PlacePairs, pairs: Pairs) -> _Towards:
    rows = here.rows
    p_both = 1 - pairs.p_absent[rows] - pairs.p_only[0][rows] - pairs.p_only[1][rows]
    never = 1 - np.nan_to_num(here.expected, nan=1.0)
    totals = np.zeros((3, here.n))
    sides = ((here.one, here.other), (here.other, here.one))
    for (teller, partner), names, only in zip(sides, pairs.names, pairs.p_only, strict=True):
        heard = here.n_reporters[teller] >= MIN_REPORTERS
        absent = np.clip(1 - p_both - only[rows], LEAST, 1.0)
        told = (
            heard & (names[rows] == 1),
            np.log(absent),
            np.log(np.maximum(never, LEAST)),
        )
        totals += [np.bincount(partner, weights=values, minlength=here.n) for values in told]
    return _Towards(here, totals[0] > 0, totals[1], totals[2])
