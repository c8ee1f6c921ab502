"""What people report on partners, once a person, partner, layer and wijk; as numbers."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import (
    ACTIVE,
    REPORTERS,
    TIES,
    TOLD_IN,
    check_codes,
    check_numbers,
    check_table,
)
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, QUALITY

CLOSEST = max(COLLABORATION_LEVELS)
QUALITIES = (min(QUALITY), max(QUALITY))
KNOWS_FROM, WORKS_FROM = 1, 2
"""From which level an organisation knows a partner, and works with it."""


@dataclass(frozen=True)
class Codes:
    """Sorted names of wijken, layers and organisations; elsewhere they are numbers.

    ``active``: wijk x organisation as one number, for the organisations active in a wijk, sorted.
    """

    wijken: pd.Index[str]
    layers: pd.Index[str]
    organisations: pd.Index[str]
    active: np.ndarray

    @classmethod
    def of(cls, active_in: pd.DataFrame, layers: list[str]) -> Codes:
        """The codes of these wijken, organisations and layers."""
        known = active_in[["neighbourhood_id", "organisation_id"]].dropna()
        (wijk, wijken), (own, organisations) = (
            pd.factorize(pd.Index(known[name]), sort=True) for name in known
        )
        active = np.unique(wijk.astype(np.int64) * len(organisations) + own)
        return cls(wijken, pd.Index(layers, dtype="str").unique().sort_values(), organisations,
                   active)  # fmt: skip

    def at(self, wijk: np.ndarray, organisation: np.ndarray) -> np.ndarray:
        """One number for an organisation in a wijk."""
        return np.asarray(wijk * np.int64(len(self.organisations)) + organisation)

    def key(
        self, wijk: np.ndarray, layer: np.ndarray, organisation: np.ndarray, partner: np.ndarray
    ) -> np.ndarray:
        """One number for a pair on a layer in a wijk; it grows in the order of the names."""
        n = np.int64(len(self.organisations))
        return np.asarray(((wijk * len(self.layers) + layer) * n + organisation) * n + partner)

    def parts(self, key: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Wijk, layer, organisation and partner of a key."""
        n = max(len(self.organisations), 1)
        rest, partner = np.divmod(key, n)
        rest, organisation = np.divmod(rest, n)
        wijk, layer = np.divmod(rest, max(len(self.layers), 1))
        return wijk, layer, organisation, partner


@dataclass(frozen=True)
class Reporters:
    """Who could tell, once for every wijk of theirs, sorted by person."""

    person: np.ndarray
    wijk: np.ndarray
    organisation: np.ndarray
    ids: pd.MultiIndex

    def count(self, codes: Codes) -> np.ndarray:
        """How many could tell, for every wijk x organisation."""
        n = len(codes.wijken) * len(codes.organisations)
        return np.bincount(codes.at(self.wijk, self.organisation), minlength=n)


@dataclass(frozen=True)
class Reports:
    """A partner named by a person on a layer in a wijk, once; sorted by pair and person.

    ``level`` and ``quality`` are NaN where they were not told.
    """

    key: np.ndarray
    person: np.ndarray
    level: np.ndarray
    quality: np.ndarray

    def where(self, kept: np.ndarray) -> Reports:
        """Some of the reports."""
        return Reports(*(getattr(self, field.name)[kept] for field in fields(self)))


def read_told(
    ties: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    active_in: pd.DataFrame,
    layers: list[str],
) -> tuple[Codes, Reporters, Reports]:
    """The tables of one wave as numbers: the codes, who could tell, and what they told.

    Raises
    ------
    QuickscanError
        For a table without its columns, levels or qualities that are no numbers, or layers that
        are no list.
    """
    check_table(ties, "ties", TIES)
    check_numbers(ties, "ties", ("level", "quality"))
    check_table(professionals, "professionals", REPORTERS)
    check_table(works_in, "works_in", TOLD_IN)
    check_table(active_in, "active_in", ACTIVE)
    check_codes("layers", layers)
    codes = Codes.of(active_in, layers)
    told = _read_reporters(professionals, works_in, codes)
    return codes, told, _read_reports(ties, told, codes)


def _read_reporters(professionals: pd.DataFrame, works_in: pd.DataFrame, codes: Codes) -> Reporters:
    """Who answered the partner question, in which wijken; each person once a wijk."""
    answered = professionals["responded"].to_numpy(bool, na_value=False) & professionals[
        "answered_partners"
    ].to_numpy(bool, na_value=False)
    reporters = professionals[answered].drop_duplicates(["professional_id", "wave"])
    ids = pd.MultiIndex.from_frame(reporters[["professional_id", "wave"]])
    places = works_in[["professional_id", "wave", "neighbourhood_id"]].drop_duplicates()
    person = ids.get_indexer(pd.MultiIndex.from_frame(places[["professional_id", "wave"]]))
    wijk = codes.wijken.get_indexer(pd.Index(places["neighbourhood_id"]))
    organisation = codes.organisations.get_indexer(pd.Index(reporters["organisation_id"]))
    kept = np.flatnonzero((person >= 0) & (wijk >= 0))
    kept = kept[organisation[person[kept]] >= 0]
    kept = kept[np.argsort(person[kept], kind="stable")]
    return Reporters(person[kept], wijk[kept], organisation[person[kept]], ids)


def _read_reports(ties: pd.DataFrame, told: Reporters, codes: Codes) -> Reports:
    """Who names which partner, in each wijk where both organisations are active.

    Left out: an organisation that names itself, a partner or layer that is not in the list, a
    level of 0 or outside 0-5. Of one person who reports a partner twice on a layer, the highest
    level and the highest quality count, once.
    """
    level, quality = (ties[name].to_numpy(float, na_value=np.nan) for name in ("level", "quality"))
    person = told.ids.get_indexer(pd.MultiIndex.from_frame(ties[["professional_id", "wave"]]))
    organisation = codes.organisations.get_indexer(pd.Index(ties["organisation_id"]))
    partner = codes.organisations.get_indexer(pd.Index(ties["partner_id"]))
    layer = codes.layers.get_indexer(pd.Index(ties["layer"]))
    named = np.isnan(level) | ((level >= KNOWS_FROM) & (level <= CLOSEST))
    listed = (person >= 0) & (layer >= 0) & (partner >= 0) & (partner != organisation)
    report, wijk = _in_each_wijk(np.flatnonzero(named & listed), person, organisation, told)
    here = np.isin(codes.at(wijk, partner[report]), codes.active) & np.isin(
        codes.at(wijk, organisation[report]), codes.active
    )
    report, wijk = report[here], wijk[here]
    key = codes.key(wijk, layer[report], organisation[report], partner[report])
    quality = np.where((quality >= QUALITIES[0]) & (quality <= QUALITIES[1]), quality, np.nan)
    return _once(Reports(key, person[report], level[report], quality[report]))


def _in_each_wijk(
    counted: np.ndarray, person: np.ndarray, organisation: np.ndarray, told: Reporters
) -> tuple[np.ndarray, np.ndarray]:
    """Each report once for every wijk in which the person works for this organisation."""
    first = np.searchsorted(told.person, person[counted], side="left")
    n_wijken = np.searchsorted(told.person, person[counted], side="right") - first
    report = np.repeat(counted, n_wijken)
    start = np.cumsum(n_wijken) - n_wijken
    place = np.arange(len(report)) - np.repeat(start - first, n_wijken)
    own = told.organisation[place] == organisation[report]
    return report[own], told.wijk[place[own]]


def _once(reports: Reports) -> Reports:
    if len(reports.key) == 0:
        return reports
    sorted_ = reports.where(np.lexsort([reports.person, reports.key]))
    new = (np.diff(sorted_.key) != 0) | (np.diff(sorted_.person) != 0)
    start = np.concatenate([[0], np.flatnonzero(new) + 1])
    return Reports(
        sorted_.key[start],
        sorted_.person[start],
        np.fmax.reduceat(sorted_.level, start),
        np.fmax.reduceat(sorted_.quality, start),
    )
