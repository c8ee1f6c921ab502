"""From what people report to who names whom: for every wijk, layer and pair, who could tell."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_count
from quickscan_sim.analyse.network.ties.rated_pairs import mean_of_rows, rated_pairs
from quickscan_sim.analyse.network.ties.tie_reports import (
    KNOWS_FROM,
    WORKS_FROM,
    Codes,
    Reports,
    read_told,
)
from quickscan_sim.vocabulary import MIN_REPORTERS

NAMED_BY_HALF = 0.5
"""A partner counts as named by an organisation when at least half of its reporters name it."""

DENSE_UP_TO = 300
"""In a wijk with more organisations than this, only pairs that somebody names have a row."""


def read_ties(
    ties: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    active_in: pd.DataFrame,
    layers: list[str],
    dense_up_to: int = DENSE_UP_TO,
) -> pd.DataFrame:
    """For every wijk, layer and ordered pair of organisations: how many could tell, how many did.

    Who never touched the partner list tells nothing: that is unknown, not zero. Whoever did
    touch it tells about every partner that is active in the wijk.

    What cannot be a tie is left out: an organisation that names itself, a partner that is not
    active in the wijk, a layer that is missing or unknown, a level outside 0-5. A report that
    stands there twice counts once, with its highest level and quality; so does a person listed
    twice. A quality outside 1-4 is no quality.

    Parameters
    ----------
    ties, professionals, works_in
        Tables of one wave.
    active_in
        Which organisations can be a partner in which wijk, also those nobody answered for.
    layers
        The layers of the questionnaire.
    dense_up_to
        In a wijk with more organisations than this a pair that nobody names has no row; every
        organisation keeps at least one row a layer.

    Returns
    -------
    DataFrame
        Table ``tie_readings``. ``names`` says whether at least half of the reporters know the
        partner on this layer (a level of 1 or more, or a tick without a level), ``works`` whether
        at least half work with it (a level of 2 or more: a tick without a level does not say so).
        Both are NA when fewer than 3 people of the organisation could tell. ``level`` and
        ``quality`` are means over those who name the partner; each person counts once. Where
        quality is asked once for each partner, it is the same on every layer, over all who rate.
        ``share_naming`` is NA where nobody could tell.

    Raises
    ------
    QuickscanError
        For a table without its columns, levels or qualities that are no numbers, or layers that
        are no list.

    Examples
    --------
    Nine people of three organisations; all of a name b, all of b and c name a.

    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> readings = read_ties(ties, people, people, people, ["care"])
    >>> named = readings[readings["names"]]
    >>> named[["organisation_id", "partner_id", "n_reporters", "n_naming"]].to_numpy().tolist()
    [['a', 'b', 3, 3], ['b', 'a', 3, 3], ['c', 'a', 3, 3]]
    """
    check_count("dense_up_to", dense_up_to, 0)
    codes, told, reports = read_told(ties, professionals, works_in, active_in, layers)
    pairs = _pairs(codes, reports, dense_up_to)
    wijk, layer, one, other = codes.parts(pairs)
    n_reporters = told.count(codes)[codes.at(wijk, one)]
    return pd.DataFrame(
        {
            "neighbourhood_id": _labels(codes.wijken, wijk),
            "layer": _labels(codes.layers, layer),
            "organisation_id": _labels(codes.organisations, one),
            "partner_id": _labels(codes.organisations, other),
            "n_reporters": pd.array(n_reporters, dtype="Int64"),
            **_told(reports, pairs, n_reporters, codes),
        }
    )


def _labels(names: pd.Index[str], codes: np.ndarray) -> pd.Index[str]:
    return names.astype("str").take(codes)


def _pairs(codes: Codes, reports: Reports, dense_up_to: int) -> np.ndarray:
    """The keys of the pairs that get a row, sorted."""
    n_layers, dense = len(codes.layers), max(dense_up_to, 1)
    wijk, own = np.divmod(codes.active, max(len(codes.organisations), 1))
    parts = [np.zeros(0, dtype=np.int64)]
    reported_in = codes.parts(reports.key)[0]
    for number in range(len(codes.wijken)):
        here = own[wijk == number]
        one, other = _all_pairs(here) if len(here) <= dense else _one_each(here)
        n = len(one)
        layer = np.repeat(np.arange(n_layers), n)
        wijk_here = np.full(n * n_layers, number, dtype=np.int64)
        parts.append(codes.key(wijk_here, layer, np.tile(one, n_layers), np.tile(other, n_layers)))
        if len(here) > dense:
            parts.append(reports.key[reported_in == number])
    return np.unique(np.concatenate(parts))


def _all_pairs(here: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    one, other = np.meshgrid(here, here, indexing="ij")
    apart = one != other
    return one[apart], other[apart]


def _one_each(here: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each organisation with the next one, so that none of them is lost."""
    return here, np.roll(here, -1)


def _told(
    reports: Reports, pairs: np.ndarray, n_reporters: np.ndarray, codes: Codes
) -> dict[str, object]:
    """What the reporters of each pair say: how many name the partner, how closely, how well."""
    n_rows = len(pairs)
    row = np.searchsorted(pairs, reports.key)
    knows = np.isnan(reports.level) | (reports.level >= KNOWS_FROM)
    works = reports.level >= WORKS_FROM
    n_naming, n_working = (np.bincount(row[kind], minlength=n_rows) for kind in (knows, works))
    with np.errstate(invalid="ignore"):
        shares = [
            np.where(n_reporters > 0, count / n_reporters, np.nan)
            for count in (n_naming, n_working)
        ]
    few = n_reporters < MIN_REPORTERS
    names, working = (pd.arrays.BooleanArray(share >= NAMED_BY_HALF, few) for share in shares)
    quality, n_quality = rated_pairs(reports, pairs, row, codes)
    return {
        "n_naming": pd.array(n_naming, dtype="Int64"),
        "n_working": pd.array(n_working, dtype="Int64"),
        "share_naming": shares[0],
        "level": mean_of_rows(row, reports.level, n_rows),
        "quality": quality,
        "n_quality": pd.array(n_quality, dtype="Int64"),
        "names": names,
        "works": working,
    }
