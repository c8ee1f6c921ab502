"""Which ratings of partners stay hidden, so that nobody can work out what a few people said."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np
import pandas as pd

from quickscan_sim.vocabulary import SMALL_CELL

ORGANISATION = "organisation_id"
Cell = tuple[object, object]
"""A wijk (None: everywhere) and a rated organisation (None: all of them together)."""


def shielded(everywhere: pd.DataFrame, in_wijken: pd.DataFrame) -> set[Cell]:
    """The cells of one group of aspects that are not shown.

    A total minus all parts that are shown gives the rest. So where parts are hidden, those hidden
    together come from at least 5 people, or from none; else the next smallest is hidden too. The
    parts: rated organisations of a wijk, and of everywhere; and the wijken. Of one organisation
    the wijken are shown all together, or none of them.

    Parameters
    ----------
    everywhere, in_wijken
        ``partner_id`` and ``professional_id``, a row per person and partner; the second also
        ``neighbourhood_id``, once for each wijk.
    """
    hidden: set[Cell] = {(None, rated) for rated in _too_few(everywhere, "partner_id")}
    hidden |= {(wijk, None) for wijk in _too_few(in_wijken, "neighbourhood_id")}
    groups = {
        wijk: _raters(frame, "partner_id")
        for wijk, frame in in_wijken.groupby("neighbourhood_id", sort=True)
    }
    rated_in = set[Hashable]()
    while True:
        before = len(rated_in)
        for raters in groups.values():
            rated_in |= _hidden_parts(raters, rated_in)
        if len(rated_in) == before:
            break
    return hidden | {(wijk, rated) for wijk in groups for rated in rated_in}


def _raters(frame: pd.DataFrame, part: str) -> dict[Hashable, np.ndarray]:
    """Who rated, for each part."""
    return {
        name: np.unique(people.to_numpy(object))
        for name, people in frame.groupby(part, sort=True)["professional_id"]
    }


def _too_few(frame: pd.DataFrame, part: str) -> set[Hashable]:
    return _hidden_parts(_raters(frame, part), ())


def _hidden_parts(raters: dict[Hashable, np.ndarray], already: Iterable[Hashable]) -> set[Hashable]:
    """Parts with few raters, those hidden elsewhere, and more until they are enough together."""
    known = set(already)
    order = sorted(raters, key=lambda part: (len(raters[part]), str(part)))
    hidden = [part for part in order if part in known or len(raters[part]) < SMALL_CELL]
    others = [part for part in order if part not in set(hidden)]
    while hidden and others:
        together = np.unique(np.concatenate([raters[part] for part in hidden]))
        if len(together) >= SMALL_CELL:
            break
        hidden.append(others.pop(0))
    return set(hidden)
