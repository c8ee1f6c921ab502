"""Which organisations meet in which wijk, how far apart they sit, and who is the hub."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.columns import places_in

RESIDENTS_PER_KM2 = 4000.0
"""Density of the built-up part of a wijk in a town, from which its size follows; an assumption."""

ORDINARY_WIJK = 8000.0
"""Residents of a wijk whose number is not known."""


@dataclass(frozen=True)
class Meetings:
    """Organisations in their wijken, and every pair that meets there; all by row number.

    ``in_wijk`` and ``organisation`` are the rows of ``active_in`` sorted by both; the others have
    an element per wijk and pair, sorted by ``wijk, first, second``. ``pair`` numbers the pairs in
    the order in which they first meet; ``at_first`` and ``at_second`` are rows of the places.
    """

    in_wijk: np.ndarray
    organisation: np.ndarray
    wijk: np.ndarray
    at_first: np.ndarray
    at_second: np.ndarray
    pair: np.ndarray
    n_wijken: int
    n_organisations: int

    @cached_property
    def first(self) -> np.ndarray:
        """The first organisation of every meeting."""
        return np.asarray(self.organisation[self.at_first])

    @cached_property
    def second(self) -> np.ndarray:
        """The second organisation of every meeting."""
        return np.asarray(self.organisation[self.at_second])

    @cached_property
    def start_of_pair(self) -> np.ndarray:
        """The meeting in which each pair first occurs."""
        n_pairs = int(self.pair.max(initial=-1)) + 1
        start = np.full(n_pairs, len(self.pair))
        np.minimum.at(start, self.pair, np.arange(len(self.pair)))
        return start

    @cached_property
    def n_of_pair(self) -> np.ndarray:
        """In how many wijken each pair meets."""
        return np.bincount(self.pair, minlength=len(self.start_of_pair))

    def any_of_pair(self, holds: np.ndarray) -> np.ndarray:
        """For each pair: does it hold in one of its meetings?"""
        counts = np.bincount(self.pair[holds], minlength=len(self.start_of_pair))
        return np.asarray(counts > 0)


def find_meetings(
    organisations: pd.DataFrame, active_in: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> Meetings:
    """Every wijk and pair of organisations in it."""
    wijk = places_in(
        neighbourhoods["neighbourhood_id"].to_numpy(object), active_in["neighbourhood_id"]
    )
    organisation = places_in(
        organisations["organisation_id"].to_numpy(object), active_in["organisation_id"]
    )
    order = np.lexsort((organisation, wijk))
    wijk, organisation = wijk[order], organisation[order]
    n_in = np.bincount(wijk, minlength=len(neighbourhoods))
    at_first, at_second = _pairs_within(wijk, n_in)
    return Meetings(
        in_wijk=wijk,
        organisation=organisation,
        wijk=wijk[at_first],
        at_first=at_first,
        at_second=at_second,
        pair=_number_pairs(organisation[at_first] * len(organisations) + organisation[at_second]),
        n_wijken=len(neighbourhoods),
        n_organisations=len(organisations),
    )


def _pairs_within(group: np.ndarray, n_in: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Positions of both members of every pair inside a group; the groups lie one after another."""
    position = np.arange(len(group))
    n_after = np.cumsum(n_in)[group] - 1 - position
    first = np.repeat(position, n_after)
    within = np.arange(len(first)) - np.repeat(np.cumsum(n_after) - n_after, n_after)
    return first, first + 1 + within


def _number_pairs(key: np.ndarray) -> np.ndarray:
    """Numbers from 0 in the order of first occurrence."""
    _, start, which = np.unique(key, return_index=True, return_inverse=True)
    number = np.empty(len(start), dtype=np.int64)
    number[np.argsort(start)] = np.arange(len(start))
    return number[which]


@dataclass(frozen=True)
class Positions:
    """Where organisations stand in the network: part of the truth.

    ``propensity`` has an element per organisation: how much more (log odds) it works together.
    The others have one per row of ``active_in``, sorted by wijk and organisation: row numbers,
    the place in km east and north of the middle of the wijk, whether it is the hub there, and
    whether the wijk hangs on it. ``camp`` is 0 or 1 in a wijk that hangs on a broker, else -1.
    """

    propensity: np.ndarray
    wijk: np.ndarray
    organisation: np.ndarray
    east: np.ndarray
    north: np.ndarray
    is_hub: np.ndarray
    is_broker: np.ndarray
    camp: np.ndarray


FEWEST_FOR_CAMPS = 5
"""A broker and two camps, which take four organisations at least."""


def draw_positions(
    parameters: Parameters,
    questionnaire: Questionnaire,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    meetings: Meetings,
) -> Positions:
    """Propensities, places, hubs and brokers."""
    propensity = stream(parameters.seed, "outgoing").standard_normal(len(organisations))
    east, north = _draw_places(parameters, neighbourhoods, meetings)
    sector = places_in(questionnaire.sector_ids, organisations["sector"])
    is_hub = _draw_hubs(parameters, questionnaire, sector, meetings)
    is_broker, camp = _draw_camps(parameters, meetings, sector, is_hub)
    return Positions(
        propensity=parameters.degree_spread * propensity,
        wijk=meetings.in_wijk,
        organisation=meetings.organisation,
        east=east,
        north=north,
        is_hub=is_hub,
        is_broker=is_broker,
        camp=camp,
    )


def _draw_places(
    parameters: Parameters, neighbourhoods: pd.DataFrame, meetings: Meetings
) -> tuple[np.ndarray, np.ndarray]:
    """Anywhere in a round wijk, in km from its middle; an office in each wijk that is served."""
    residents = neighbourhoods["n_residents"].to_numpy(float, na_value=np.nan)
    residents = np.where(residents > 0, residents, ORDINARY_WIJK)
    radius = np.sqrt(residents / RESIDENTS_PER_KM2 / np.pi)[meetings.in_wijk]
    draws = stream(parameters.seed, "places of organisations").random((len(radius), 2))
    distance, angle = radius * np.sqrt(draws[:, 0]), 2 * np.pi * draws[:, 1]
    return distance * np.cos(angle), distance * np.sin(angle)


def _draw_hubs(
    parameters: Parameters, questionnaire: Questionnaire, sector: np.ndarray, meetings: Meetings
) -> np.ndarray:
    """In each wijk one organisation through which much runs: of one sector, where it has one."""
    usual = sector[meetings.organisation] == _hub_sector(
        parameters, questionnaire, sector, meetings
    )
    n_fitting = np.bincount(meetings.in_wijk, usual, minlength=meetings.n_wijken)
    fits = usual | (n_fitting == 0)[meetings.in_wijk]
    n_choices = np.bincount(meetings.in_wijk, fits, minlength=meetings.n_wijken).astype(int)
    choice = (stream(parameters.seed, "hubs").random(meetings.n_wijken) * n_choices).astype(int)
    before = np.cumsum(n_choices) - n_choices
    rank = np.cumsum(fits) - 1 - before[meetings.in_wijk]
    return np.asarray(fits & (rank == choice[meetings.in_wijk]))


def _hub_sector(
    parameters: Parameters, questionnaire: Questionnaire, sector: np.ndarray, meetings: Meetings
) -> int:
    """The formal sector with most often one organisation of its own in a wijk, by number."""
    n_served = np.bincount(meetings.organisation, minlength=meetings.n_organisations)
    here = sector[meetings.organisation]
    shape = (meetings.n_wijken, len(questionnaire.sectors))
    n_in, n_own = (
        np.bincount(meetings.in_wijk * shape[1] + here, weight, minlength=shape[0] * shape[1])
        for weight in (None, n_served[meetings.organisation] == 1)
    )
    alone = ((n_in == 1) & (n_own == 1)).reshape(shape).mean(axis=0)
    formal = np.array([not one.is_informal for one in questionnaire.sectors])
    present = np.bincount(sector, minlength=shape[1]) > 0
    choices = np.flatnonzero(formal & present)
    if not len(choices):
        return -1
    best = choices[alone[choices] == alone[choices].max()]
    rng = stream(parameters.seed_of_what_is_alike, "hub sector")
    return int(best[rng.integers(len(best))])


def _draw_camps(
    parameters: Parameters, meetings: Meetings, sector: np.ndarray, is_hub: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """In some wijken the hub becomes the broker between two camps of sectors, drawn by lot."""
    camp = np.full(len(is_hub), -1)
    n_in = np.bincount(meetings.in_wijk, minlength=meetings.n_wijken)
    large = np.flatnonzero(n_in >= FEWEST_FOR_CAMPS)
    rng = stream(parameters.seed, "brokers")
    n_broker = round(parameters.p_broker_neighbourhood * len(large))
    hangs = np.isin(meetings.in_wijk, rng.permutation(large)[:n_broker])
    members = np.flatnonzero(hangs & ~is_hub)
    starts = np.unique(meetings.in_wijk[members], return_index=True)[1]
    for rows in np.split(members, starts[1:]) if len(members) else ():
        camp[rows] = _two_camps(sector[meetings.organisation[rows]], rng)
    return hangs & is_hub, camp


def _two_camps(sector: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """About half of the organisations each; those of one sector stay together where they can."""
    lot = rng.permutation(sector.max() + 1)[sector]
    rank = np.argsort(np.argsort(lot, kind="stable"), kind="stable")
    if (sector == sector[0]).all():
        return np.asarray(rank >= len(rank) // 2)
    middle = (np.bincount(sector, rank) / np.maximum(np.bincount(sector), 1))[sector]
    second = middle >= (len(rank) - 1) / 2
    if second.all():
        second = middle > middle.min()
    return np.asarray(second)
