"""From what people report to who names whom: for every wijk, layer and pair, who could tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import REPORTERS, TIES, check_table
from quickscan_sim.vocabulary import MIN_REPORTERS

PAIR = ["organisation_id", "partner_id"]
PLACE = ["neighbourhood_id", "layer"]
NAMED_BY_HALF = 0.5
"""A partner counts as named by an organisation when at least half of its reporters name it."""


def read_ties(
    ties: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    active_in: pd.DataFrame,
    layers: list[str],
) -> pd.DataFrame:
    """For every wijk, layer and ordered pair of organisations: how many could tell, how many did.

    Who never touched the partner list tells nothing: that is unknown, not zero. Whoever did
    touch it tells about every partner that is active in the wijk.

    Parameters
    ----------
    ties, professionals, works_in
        Tables of one wave.
    active_in
        Which organisations can be a partner in which wijk, also those nobody answered for.
    layers
        The layers of the questionnaire.

    Returns
    -------
    DataFrame
        Table ``tie_readings``. ``names`` says whether at least half of the reporters name the
        partner on this layer (a level of 1 or more, or a tick without a level); it is NA when
        fewer than 3 people of the organisation could tell. ``level`` and ``quality`` are means
        over those who name the partner; each person's quality counts once. ``share_naming`` is NA
        where nobody could tell.

    Raises
    ------
    QuickscanError
        For a table without its columns.
    """
    check_table(ties, "ties", TIES)
    check_table(professionals, "professionals", REPORTERS)
    check_table(works_in, "works_in", ("professional_id", "neighbourhood_id"))
    check_table(active_in, "active_in", ("organisation_id", "neighbourhood_id"))
    wijken = pd.Index(active_in["neighbourhood_id"].unique()).sort_values()
    organisations = pd.Index(active_in["organisation_id"].unique()).sort_values()
    codes = _Codes(wijken, pd.Index(layers, dtype="str").sort_values(), organisations)
    pairs = _pairs(active_in, codes)
    told = _who_could_tell(professionals, works_in, codes)
    reports = _namings(ties, told, pairs, codes)
    n_reporters = np.bincount(
        told.wijk * len(organisations) + told.organisation,
        minlength=len(wijken) * len(organisations),
    )[pairs.wijk * len(organisations) + pairs.organisation]
    with np.errstate(invalid="ignore"):
        share = np.where(n_reporters > 0, reports["n_naming"] / n_reporters, np.nan)
    return pd.DataFrame(
        {
            "neighbourhood_id": _labels(wijken, pairs.wijk),
            "layer": _labels(codes.layers, pairs.layer),
            "organisation_id": _labels(organisations, pairs.organisation),
            "partner_id": _labels(organisations, pairs.partner),
            "n_reporters": pd.array(n_reporters, dtype="Int64"),
            "n_naming": pd.array(reports["n_naming"], dtype="Int64"),
            "share_naming": share,
            "level": reports["level"],
            "quality": reports["quality"],
            "n_quality": pd.array(reports["n_quality"], dtype="Int64"),
            "names": pd.arrays.BooleanArray(share >= NAMED_BY_HALF, n_reporters < MIN_REPORTERS),
        }
    )


@dataclass(frozen=True)
class _Codes:
    """Sorted names of wijken, layers and organisations; elsewhere they are numbers."""

    wijken: pd.Index[str]
    layers: pd.Index[str]
    organisations: pd.Index[str]

    def key(
        self, wijk: np.ndarray, layer: np.ndarray, organisation: np.ndarray, partner: np.ndarray
    ) -> np.ndarray:
        """One number for a pair on a layer in a wijk; it grows in the order of the names."""
        n = np.int64(len(self.organisations))
        return np.asarray(((wijk * len(self.layers) + layer) * n + organisation) * n + partner)


@dataclass(frozen=True)
class _Pairs:
    """Ordered pairs of organisations on every layer of every wijk, sorted by key."""

    wijk: np.ndarray
    layer: np.ndarray
    organisation: np.ndarray
    partner: np.ndarray
    key: np.ndarray


@dataclass(frozen=True)
class _Reporters:
    """Who could tell, once for every wijk of theirs, sorted by person."""

    person: np.ndarray
    wijk: np.ndarray
    organisation: np.ndarray
    ids: pd.MultiIndex


def _labels(names: pd.Index[str], codes: np.ndarray) -> pd.Index[str]:
    return names.astype("str").take(codes)


def _pairs(active_in: pd.DataFrame, codes: _Codes) -> _Pairs:
    wijk = codes.wijken.get_indexer(pd.Index(active_in["neighbourhood_id"]))
    own = codes.organisations.get_indexer(pd.Index(active_in["organisation_id"]))
    n_layers = len(codes.layers)
    parts = []
    for number in range(len(codes.wijken)):
        here = np.sort(own[wijk == number])
        one, other = (side.ravel() for side in np.meshgrid(here, here, indexing="ij"))
        apart = one != other
        n = int(apart.sum())
        layer = np.repeat(np.arange(n_layers), n)
        sides = (np.tile(side[apart], n_layers) for side in (one, other))
        parts.append((np.full(n * n_layers, number), layer, *sides))
    none = [np.zeros(0, dtype=np.int64)] * 4
    wijk, layer, one, other = (np.concatenate(column) for column in zip(*parts, none, strict=True))
    return _Pairs(wijk, layer, one, other, codes.key(wijk, layer, one, other))


def _who_could_tell(
    professionals: pd.DataFrame, works_in: pd.DataFrame, codes: _Codes
) -> _Reporters:
    answered = professionals["responded"].to_numpy(bool, na_value=False) & professionals[
        "answered_partners"
    ].to_numpy(bool, na_value=False)
    reporters = professionals[answered]
    ids = pd.MultiIndex.from_frame(reporters[["professional_id", "wave"]])
    person = ids.get_indexer(pd.MultiIndex.from_frame(works_in[["professional_id", "wave"]]))
    wijk = codes.wijken.get_indexer(pd.Index(works_in["neighbourhood_id"]))
    organisation = codes.organisations.get_indexer(pd.Index(reporters["organisation_id"]))
    kept = np.flatnonzero((person >= 0) & (wijk >= 0))
    kept = kept[organisation[person[kept]] >= 0]
    kept = kept[np.argsort(person[kept], kind="stable")]
    return _Reporters(person[kept], wijk[kept], organisation[person[kept]], ids)


def _namings(
    ties: pd.DataFrame, told: _Reporters, pairs: _Pairs, codes: _Codes
) -> dict[str, np.ndarray]:
    """For every pair how many reporters name the partner, with the mean level and quality."""
    level = ties["level"].to_numpy(float, na_value=np.nan)
    quality = ties["quality"].to_numpy(float, na_value=np.nan)
    person = told.ids.get_indexer(pd.MultiIndex.from_frame(ties[["professional_id", "wave"]]))
    organisation = codes.organisations.get_indexer(pd.Index(ties["organisation_id"]))
    partner = codes.organisations.get_indexer(pd.Index(ties["partner_id"]))
    layer = codes.layers.get_indexer(pd.Index(ties["layer"]))
    named = np.isnan(level) | (level >= 1)
    counted = np.flatnonzero(named & (person >= 0) & (layer >= 0) & (partner >= 0))
    # Each report once for every wijk in which the person works.
    first = np.searchsorted(told.person, person[counted], side="left")
    n_wijken = np.searchsorted(told.person, person[counted], side="right") - first
    report = np.repeat(counted, n_wijken)
    start = np.cumsum(n_wijken) - n_wijken
    place = np.arange(len(report)) - np.repeat(start - first, n_wijken)
    own = told.organisation[place] == organisation[report]
    report, wijk = report[own], told.wijk[place[own]]
    key = codes.key(wijk, layer[report], organisation[report], partner[report])
    row = np.searchsorted(pairs.key, key)
    here = pairs.key[np.minimum(row, len(pairs.key) - 1)] == key if len(pairs.key) else row < 0
    return _counted(row[here], person[report[here]], level[report[here]], quality[report[here]],
                    len(pairs.key))  # fmt: skip


def _counted(
    row: np.ndarray, person: np.ndarray, level: np.ndarray, quality: np.ndarray, n_rows: int
) -> dict[str, np.ndarray]:
    each = np.unique(np.column_stack([row, person]), axis=0)
    n_quality = np.bincount(row[~np.isnan(quality)], minlength=n_rows)
    return {
        "n_naming": np.bincount(each[:, 0].astype(np.int64), minlength=n_rows),
        "level": _mean(row, level, n_rows),
        "quality": _mean(row, quality, n_rows),
        "n_quality": n_quality,
    }


def _mean(row: np.ndarray, values: np.ndarray, n_rows: int) -> np.ndarray:
    known = ~np.isnan(values)
    n = np.bincount(row[known], minlength=n_rows)
    total = np.bincount(row[known], weights=values[known], minlength=n_rows)
    return np.where(n > 0, total / np.maximum(n, 1), np.nan)


@dataclass(frozen=True)
class PlaceReading:
    """The readings of one wijk and layer as arrays; organisations are numbers of ``names``."""

    place: tuple[str, str]
    names: np.ndarray
    organisation: np.ndarray
    partner: np.ndarray
    named: np.ndarray
    n_reporters: np.ndarray

    @property
    def n(self) -> int:
        """How many organisations there are."""
        return len(self.names)

    def matrix(self) -> np.ndarray:
        """Organisation x partner: 1 names, 0 does not, NaN unknown (and on the diagonal)."""
        table = np.full((self.n, self.n), np.nan)
        table[self.organisation, self.partner] = self.named
        return table

    def reporters(self) -> np.ndarray:
        """How many people could tell, of each organisation."""
        count = np.zeros(self.n, dtype=np.int64)
        count[self.organisation] = self.n_reporters
        return count


def places_of(tie_readings: pd.DataFrame) -> Iterator[PlaceReading]:
    """The readings of each wijk and layer, in the order in which they appear."""
    wijk, layer, one, other = (tie_readings[name].to_numpy(object) for name in [*PLACE, *PAIR])
    named = tie_readings["names"].to_numpy(float, na_value=np.nan)
    n_reporters = tie_readings["n_reporters"].to_numpy(np.int64)
    place = pd.factorize(wijk)[0] * (len(layer) + 1) + pd.factorize(layer)[0]
    number = pd.factorize(place)[0]
    order = np.argsort(number, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(number[order])) + 1):
        if len(rows):
            codes, names = pd.factorize(np.concatenate([one[rows], other[rows]]), sort=True)
            yield PlaceReading(
                (wijk[rows[0]], layer[rows[0]]),
                names,
                codes[: len(rows)],
                codes[len(rows) :],
                named[rows],
                n_reporters[rows],
            )
