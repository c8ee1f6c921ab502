"""Which partners stand on the list of each respondent, and what is truly there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.simulate.columns import places_in
from quickscan_sim.simulate.network import Network


@dataclass(frozen=True)
class Views:
    """Every ordered pair of organisations that meet: what the one truly has with the other.

    Sorted by ``organisation`` and ``partner``; ``number`` (pairs x 2) finds the view of a side.
    """

    organisation: np.ndarray
    partner: np.ndarray
    level: np.ndarray
    quality: np.ndarray
    number: np.ndarray


@dataclass(frozen=True)
class PartnerLists:
    """A row for every respondent and partner on the list, by person: row numbers of both."""

    person: np.ndarray
    view: np.ndarray
    n_on_list: np.ndarray


def views_of(network: Network) -> Views:
    """Both sides of each pair, sorted by the one who looks."""
    organisation = np.concatenate([network.first, network.second])
    partner = np.concatenate([network.second, network.first])
    order = np.lexsort((partner, organisation))
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    return Views(
        organisation=organisation[order],
        partner=partner[order],
        level=np.concatenate([network.level[..., 0], network.level[..., 1]])[order],
        quality=np.concatenate([network.quality[:, 0], network.quality[:, 1]])[order],
        number=number.reshape(2, -1).T,
    )


def list_partners(
    people: pd.DataFrame,
    organisations: pd.DataFrame,
    network: Network,
    views: Views,
    works_in: pd.DataFrame | None,
) -> PartnerLists:
    """The list of everybody: the organisations active in a wijk of their own.

    Without ``works_in``, people work in every wijk of their organisation.
    """
    own = places_in(organisations["organisation_id"].to_numpy(object), people["organisation_id"])
    if works_in is None:
        person, view = _of_groups(np.arange(len(people)), own, views.organisation)
    else:
        person, view = _of_own_wijken(people, own, network, views, works_in)
    return PartnerLists(person, view, np.bincount(person, minlength=len(people)))


def _of_own_wijken(
    people: pd.DataFrame, own: np.ndarray, network: Network, views: Views, works_in: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """A partner that is met in several wijken stands on the list once."""
    person = places_in(people["professional_id"].to_numpy(object), works_in["professional_id"])
    wijk = places_in(network.neighbourhood_ids, works_in["neighbourhood_id"])
    known = np.flatnonzero((person >= 0) & (wijk >= 0))
    known = known[np.argsort(person[known], kind="stable")]
    person, wijk = person[known], wijk[known]
    n_wijken = len(network.neighbourhood_ids)
    view, group = _views_by_wijk(network, views, n_wijken)
    person, row = _of_groups(person, own[person] * n_wijken + wijk, group)
    if len(known) == len(np.unique(person)):
        return person, view[row]
    n_views = max(len(views.organisation), 1)
    key = np.unique(person * n_views + view[row])
    return key // n_views, key % n_views


def _views_by_wijk(network: Network, views: Views, n_wijken: int) -> tuple[np.ndarray, np.ndarray]:
    """The views of every meeting, sorted by organisation, wijk and partner; and that group."""
    view = views.number[network.pair_of_meeting].ravel()
    wijk = np.repeat(network.meetings["wijk"].to_numpy(), 2)
    group = views.organisation[view] * n_wijken + wijk
    order = np.lexsort((view, group))
    return view[order], group[order]


def _of_groups(
    one: np.ndarray, its_group: np.ndarray, groups: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Each beside every row of its group; ``groups`` is sorted."""
    start, stop = (np.searchsorted(groups, its_group, side=side) for side in ("left", "right"))
    n_each = stop - start
    end = np.cumsum(n_each)
    row = np.arange(end[-1] if len(end) else 0) + np.repeat(start - (end - n_each), n_each)
    return np.repeat(one, n_each), row
