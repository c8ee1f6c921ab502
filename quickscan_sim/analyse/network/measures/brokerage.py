"""Who stands between two that do not name each other, and from which groups these three come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.network.groups import sector_groups
from quickscan_sim.analyse.network.measures.brokerage_moments import (
    Moments,
    of_network,
    of_organisations,
)
from quickscan_sim.analyse.network.measures.graphs import Adjacency, readings_of_tie, reported_graph
from quickscan_sim.analyse.network.ties.place_readings import FEWEST_READABLE, PLACE, places_of
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.vocabulary import BROKERAGE_ROLES

BROKERAGE_COLUMNS = {
    "neighbourhood_id": "str",
    "layer": "str",
    "organisation_id": "str",
    "role": "str",
    "n": "Int64",
    "expected": "float64",
    "z": "float64",
    "reason": "str",
}


@dataclass(frozen=True)
class Brokerage:
    """Organisation x role: how often; and what chance gives, of each and of the whole network.

    The roles are in the order of :data:`~quickscan_sim.vocabulary.BROKERAGE_ROLES`, "total" last.
    """

    counts: np.ndarray
    of_organisations: Moments
    of_network: Moments

    @property
    def z(self) -> np.ndarray:
        """How many standard deviations each organisation is from chance; NaN where none."""
        return self.of_organisations.z(self.counts)

    @property
    def z_of_network(self) -> np.ndarray:
        """The same for the roles in the whole network."""
        return self.of_network.z(self.counts.sum(axis=0))


def brokerage(arcs: Adjacency, group: np.ndarray) -> Brokerage:
    """The brokerage roles of Gould and Fernandez (1989), equal to ``brokerage`` of R's sna.

    B brokers between A and C when A names B, B names C, and A does not name C. ``coordinator``
    (sna: w_I): all three of one group. ``itinerant`` (w_O): A and C of one group, B of another.
    ``representative`` (b_IO): A and B of one group, C of another. ``gatekeeper`` (b_OI): B and C
    of one group, A of another. ``liaison`` (b_O): all of different groups. Expectation and
    standard deviation hold for ties that fall at random, given the density and group sizes.

    Parameters
    ----------
    arcs
        Organisation x partner, 0 and 1.
    group
        The number of the group of each organisation: 0, 1, 2, ...

    Examples
    --------
    >>> import numpy as np
    >>> path = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]], dtype=float)
    >>> brokerage(path, np.array([0, 0, 1])).counts[1].tolist()
    [0.0, 0.0, 1.0, 0.0, 0.0, 1.0]
    """
    counts = _counts(arcs.astype(float), group)
    sizes = np.bincount(group).astype(float)
    n = len(group)
    density = float(arcs.sum()) / (n * (n - 1)) if n > 1 else 0.0
    each = of_organisations(sizes, density)
    return Brokerage(
        counts,
        Moments(each.expected[group], each.sd[group]),
        of_network(sizes, density),
    )


def _counts(arcs: Adjacency, group: np.ndarray) -> np.ndarray:
    within, between = _split(arcs, group)
    coordinator = _open(within, within, arcs) - _mutual(within)
    representative = _open(within, between, arcs)
    gatekeeper = _open(between, within, arcs)
    outside = _open(between, between, arcs) - _mutual(between)
    itinerant = _returning(between, group) - _mutual(between) - _closed(between, between, within)
    roles = [coordinator, itinerant, representative, gatekeeper, outside - itinerant]
    return np.column_stack([*roles, sum(roles)])


def _split(arcs: Adjacency, group: np.ndarray) -> tuple[Adjacency, Adjacency]:
    """The arcs within groups, and those between."""
    if isinstance(arcs, np.ndarray):
        within = arcs * (group[:, None] == group)
        return within, arcs - within
    from scipy.sparse import csr_array

    one, other = arcs.nonzero()
    same = (group[one] == group[other]).astype(float)
    within = csr_array((same, (one, other)), shape=arcs.shape)
    return within, arcs - within


def _open(towards: Adjacency, onward: Adjacency, arcs: Adjacency) -> np.ndarray:
    """For each B: pairs of an arc to B and an arc from B, without an arc past B."""
    pairs = np.asarray(towards.sum(axis=0)) * np.asarray(onward.sum(axis=1))
    return np.asarray(pairs - _closed(towards, onward, arcs))


def _closed(towards: Adjacency, onward: Adjacency, arcs: Adjacency) -> np.ndarray:
    return np.asarray((towards * (arcs @ onward.T)).sum(axis=0))


def _mutual(arcs: Adjacency) -> np.ndarray:
    return np.asarray((arcs * arcs.T).sum(axis=0))


def _returning(between: Adjacency, group: np.ndarray) -> np.ndarray:
    """For each B: pairs of an arc from some other group to B and an arc from B to that group."""
    members = np.eye(int(group.max(initial=0)) + 1)[group]
    return np.asarray(((between.T @ members) * (between @ members)).sum(axis=1))


def measure_brokerage(
    tie_readings: pd.DataFrame, organisations: pd.DataFrame, tie: str = "knows"
) -> pd.DataFrame:
    """The brokerage roles of each organisation between sectors, beside what chance gives.

    B brokers between A and C when A names B, B names C and A does not name C (Gould and Fernandez
    1989; ``brokerage`` of R's sna). Counted among organisations that can be read, because of the
    others it is not known whom they name.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.
    organisations
        Gives the sector of each organisation.
    tie
        "knows": level 1 or more; "works_with": level 2 or more.

    Returns
    -------
    DataFrame
        A row per wijk, layer, organisation and role: "coordinator" (all three of one sector),
        "itinerant" (A and C of one sector, B of another), "representative" (A and B of one sector),
        "gatekeeper" (B and C of one sector), "liaison" (three sectors), and their "total". ``n``:
        how often; ``expected`` and ``z``: beside networks of this density and these sectors in
        which ties fall at random. ``reason``: "too_few_reporters" (fewer than 3 people of the
        organisation could tell), "too_few_clusters" (fewer than 3 organisations can be read),
        "no_groups", or why only z is NA: "no_variation" (chance gives one number only).

    Raises
    ------
    QuickscanError
        For a table without its columns, or an unknown kind of tie.

    Examples
    --------
    Nine people of three organisations; all of a name b, all of b and c name a.

    >>> from quickscan_sim.analyse import read_ties
    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> readings = read_ties(ties, people, people, people, ["care"])
    >>> sectors = pd.DataFrame({"organisation_id": list("abc"),
    ...                         "sector": ["school", "care", "care"]})
    >>> found = measure_brokerage(readings, sectors)
    >>> found.loc[found["n"] > 0, ["organisation_id", "role", "n"]].to_numpy().tolist()
    [['a', 'itinerant', 1], ['a', 'total', 1]]
    """
    check_table(organisations, "organisations", ("organisation_id", "sector"))
    parts = []
    for reading in places_of(readings_of_tie(tie_readings, tie)):
        graph = reported_graph(reading)
        found = organisation_brokerage(
            graph.inside(), sector_groups(graph.names[graph.readable], organisations)
        )
        rows = _rows(graph.readable, found)
        rows["organisation_id"] = np.repeat(graph.names, len(BROKERAGE_ROLES))
        rows |= {
            name: np.full(len(rows["n"]), label, dtype=object)
            for name, label in zip(PLACE, reading.place, strict=True)
        }
        parts.append(rows)
    columns: dict[str, Any] = {
        name: np.concatenate([part[name] for part in parts]) if parts else []
        for name in BROKERAGE_COLUMNS
    }
    return typed_columns(columns, BROKERAGE_COLUMNS, len(columns["n"]))


def organisation_brokerage(inside: Adjacency, group: np.ndarray | None) -> Brokerage | str:
    """The brokerage of readable organisations, or the code of the reason why there is none."""
    if inside.shape[0] < FEWEST_READABLE:
        return "too_few_clusters"
    return "no_groups" if group is None else brokerage(inside, group)


def reason_of_no_z(z: np.ndarray) -> np.ndarray:
    """The code of the reason where there is no z, None where there is one."""
    reason = np.full(z.shape, None, dtype=object)
    reason[np.isnan(z)] = "no_variation"
    return reason


def _rows(readable: np.ndarray, found: Brokerage | str) -> dict[str, np.ndarray]:
    n_roles = len(BROKERAGE_ROLES)
    numbers = np.full((3, len(readable), n_roles), np.nan)
    reason = np.full((len(readable), n_roles), "too_few_reporters", dtype=object)
    if isinstance(found, str):
        reason[readable] = found
    else:
        numbers[:, readable] = found.counts, found.of_organisations.expected, found.z
        reason[readable] = reason_of_no_z(found.z)
    n, expected, z = numbers.reshape(3, -1)
    return {
        "role": np.tile(np.array(list(BROKERAGE_ROLES), dtype=object), len(readable)),
        "n": n,
        "expected": expected,
        "z": z,
        "reason": reason.ravel(),
    }
