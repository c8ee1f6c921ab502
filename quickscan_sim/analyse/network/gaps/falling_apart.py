"""A layer that falls apart, and a wijk that hangs on one organisation: remove and see."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.network.gaps.drawn_ties import DrawnTies, draw_ties
from quickscan_sim.analyse.network.gaps.gap_rows import gap_rows, joined
from quickscan_sim.analyse.network.gaps.place_pairs import PlacePairs
from quickscan_sim.analyse.network.pairs.pairs import Columns
from quickscan_sim.vocabulary import MIN_REPORTERS

APART_FROM = 0.25
"""A network falls apart when at least a quarter of its organisations is outside the largest part;
it hangs on one organisation when at least a quarter of the others would lose the largest part."""

FEWEST_APART = 2
"""One organisation on its own is no network that falls apart, however small the network."""

NEARLY_CERTAIN = 0.9
"""Ties that are there with at least this probability hold most drawn networks together."""

REMOVED_UP_TO = 100
"""Up to this many organisations each is removed in turn; beyond, those that the nearly certain
ties do not get around, the best connected first, as many as this."""

SEARCHED_UP_TO = 3000
"""In a larger wijk nothing is drawn."""


@dataclass(frozen=True)
class Fall:
    """What drawn networks of one wijk and layer show.

    ``apart``: for each draw whether it falls apart; ``outside``: how many are outside the largest
    part. ``lost`` (organisation x draw): how many of the others lose the largest part with it;
    ``hangs``: for each draw whether it hangs on any of them.
    """

    here: PlacePairs
    outside: np.ndarray
    apart: np.ndarray
    lost: dict[int, np.ndarray]
    hangs: np.ndarray


def draw_falls(places: list[PlacePairs]) -> list[Fall]:
    """For every wijk and layer that has enough organisations, and not too many."""
    return [
        _draw_fall(here)
        for here in places
        if 2 * FEWEST_APART <= here.n <= SEARCHED_UP_TO and can_be_read(here)
    ]


def can_be_read(here: PlacePairs) -> bool:
    """Whether at least half of the organisations were heard: else the draws show what is
    expected, and not this wijk.
    """
    return bool(2 * (here.n_reporters >= MIN_REPORTERS).sum() >= here.n)


def is_many(lost: np.ndarray, of: int) -> np.ndarray:
    """Whether so many organisations count as falling apart.

    >>> is_many(np.array([1, 2, 3]), 10).tolist()
    [False, False, True]
    """
    return np.asarray((lost >= APART_FROM * of) & (lost >= FEWEST_APART), dtype=bool)


def _draw_fall(here: PlacePairs) -> Fall:
    here = here.heard_of()
    drawn = draw_ties(here)
    largest = drawn.largest_without()
    outside = here.n - largest
    lost = {one: _lost_without(drawn, one, largest) for one in _worth_removing(here)}
    hangs = np.zeros(drawn.n_draws, dtype=bool)
    for values in lost.values():
        hangs |= is_many(values, here.n - 1)
    return Fall(here, outside, is_many(outside, here.n), lost, hangs)


def _lost_without(drawn: DrawnTies, organisation: int, largest: np.ndarray) -> np.ndarray:
    """How many of the others are no longer in the largest part when this one is gone."""
    left = drawn.largest_without(organisation)
    return np.asarray(np.maximum(largest - drawn.in_largest(organisation) - left, 0))


def _worth_removing(here: PlacePairs) -> list[int]:
    """Organisations without which the nearly certain ties leave many others apart.

    Where these ties alone hold the others together, nearly all draws do too.
    """
    sure = here.p_tie >= NEARLY_CERTAIN
    certain = DrawnTies(here.n, 1, np.zeros(sure.sum(), int), here.one[sure], here.other[sure])
    degree = np.bincount(
        np.concatenate([here.one, here.other]), np.tile(here.p_tie, 2), minlength=here.n
    )
    best = np.argsort(-degree, kind="stable")[:REMOVED_UP_TO]
    return [
        organisation
        for organisation in sorted(best.tolist())
        if is_many(here.n - 1 - certain.largest_without(organisation), here.n - 1)[0]
    ]


def split_layers(falls: list[Fall]) -> Columns:
    """Gaps of kind ``split_layer``: a layer falls apart while another of the same wijk does not.

    Falling apart: at least a quarter of the organisations (and two or more) is outside the
    largest part, in networks drawn from what the reports leave possible (:func:`draw_ties`).
    ``p_absent`` is the share of draws in which the layer falls apart, ``expected`` that in which
    another layer of the wijk holds together, ``certainty`` that in which both are so.
    ``n_affected`` is the mean number outside the largest part.
    """
    rows = []
    for fall in falls:
        others = [
            one for one in falls if one.here.place[0] == fall.here.place[0] and one is not fall
        ]
        if not others:
            continue
        holds = np.any([~one.apart for one in others], axis=0)
        rows.append(
            _row(fall, fall.apart, fall.outside, (fall.apart & holds).mean())
            | {"expected": holds.mean()}
        )
    return _as_gaps("split_layer", rows)


def hanging_on_one(falls: list[Fall]) -> Columns:
    """Gaps of kind ``hangs_on_one``: without this organisation many others lose the largest part.

    Each organisation is removed in turn from drawn networks (remove and see). The certainty is
    the share of draws in which at least a quarter of the others (and two or more) is no longer in
    the largest part; ``n_affected`` the mean number. ``expected`` is how often this layer does
    not hang on anybody in the other wijken.
    """
    rows = []
    for fall in falls:
        elsewhere = [
            one.hangs.mean()
            for one in falls
            if one.here.place[1] == fall.here.place[1] and one.here.place[0] != fall.here.place[0]
        ]
        expected = 1 - float(np.mean(elsewhere)) if elsewhere else np.nan
        for organisation, lost in fall.lost.items():
            many = is_many(lost, fall.here.n - 1)
            if many.any():
                rows.append(
                    _row(fall, many, lost, many.mean())
                    | {
                        "expected": expected,
                        "organisation_id": fall.here.names[organisation],
                    }
                )
    return _as_gaps("hangs_on_one", rows)


def _row(fall: Fall, true: np.ndarray, lost: np.ndarray, certainty: float) -> dict[str, object]:
    heard = (fall.here.n_reporters >= MIN_REPORTERS).all()
    return {
        "neighbourhood_id": fall.here.place[0],
        "layer": fall.here.place[1],
        "p_absent": true.mean(),
        "certainty": certainty,
        "n_affected": lost.mean(),
        "n_reporters": float(fall.here.n_reporters.sum()),
        "not_known": "other_routes" if heard else "those_not_heard",
    }


def _as_gaps(kind: str, rows: list[dict[str, object]]) -> Columns:
    if not rows:
        return gap_rows(kind, 0)
    return joined([gap_rows(kind, 1, **{name: [row[name]] for name in row}) for row in rows])
