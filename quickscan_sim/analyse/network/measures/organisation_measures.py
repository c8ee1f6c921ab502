"""The place of each organisation in the network of its wijk."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.network.groups import sector_groups
from quickscan_sim.analyse.network.measures.brokerage import (
    Brokerage,
    organisation_brokerage,
    reason_of_no_z,
)
from quickscan_sim.analyse.network.measures.cohesion import cores_and_cut_points
from quickscan_sim.analyse.network.measures.core_periphery import core_periphery
from quickscan_sim.analyse.network.measures.graphs import (
    Adjacency,
    ReportedGraph,
    ends,
    readings_of_tie,
    reported_graph,
)
from quickscan_sim.analyse.network.measures.shortest_paths import shortest_routes
from quickscan_sim.analyse.network.measures.structural_holes import (
    clustering,
    constraint,
    effective_size,
)
from quickscan_sim.analyse.network.ties.place_readings import PLACE, places_of
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.tables import ORGANISATION_MEASURES
from quickscan_sim.tables.declaration import DTYPES
from quickscan_sim.vocabulary import BROKERAGE_ROLES

ORGANISATION_COLUMNS = {
    column.name: DTYPES[column.kind] for column in ORGANISATION_MEASURES.columns
}
ROLES = [role for role in BROKERAGE_ROLES if role != "total"]

Columns = dict[str, np.ndarray]


def measure_organisations(
    tie_readings: pd.DataFrame, organisations: pd.DataFrame | None = None, tie: str = "knows"
) -> pd.DataFrame:
    """Whom each organisation names and is named by, and its place between the others.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.
    organisations
        Gives ``sector``; without it E-I and brokerage are NA.
    tie
        "knows": level 1 or more; "works_with": level 2 or more.

    Returns
    -------
    DataFrame
        Table ``organisation_measures``: a row per wijk, layer and organisation. ``n_named`` is NA
        for an organisation with fewer than 3 reporters; ``n_named_by`` counts readable
        organisations only. The measures from ``betweenness`` to ``ei_sector`` are over ties that
        at least one side names, among organisations that can be read or are named by one:
        ``betweenness``, the share of shortest routes between two others that run through it
        (Freeman 1977); ``harmonic``, the mean of 1 / distance to the others; ``core_number`` (the
        highest k of a k-core it is in); ``is_cut_point``; ``in_core`` (Borgatti and Everett 1999);
        ``constraint`` and ``effective_size`` (Burt 1992); ``clustering``, the share of pairs of its
        partners that are tied; ``ei_sector``, its partners outside its own sector less those
        inside, as a share of all (Krackhardt and Stern 1988). The brokerage roles are those of
        :func:`measure_brokerage`. ``reason``: "unknown_ties" (it cannot be read and nobody who can
        names it), "no_ties" (no partner: no constraint, effective size, clustering and E-I),
        "one_partner" (no clustering), "all_tied" (no core). ``sector_reason``: "no_groups".
        ``brokerage_reason``: as in :func:`measure_brokerage`. ``sampled``: betweenness and harmonic
        come from a sample of routes.

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
    >>> found = measure_organisations(readings)
    >>> found[["organisation_id", "n_named", "n_named_by", "betweenness"]].to_numpy().tolist()
    [['a', 1, 2, 1.0], ['b', 1, 1, 0.0], ['c', 1, 0, 0.0]]
    """
    if organisations is not None:
        check_table(organisations, "organisations", ("organisation_id", "sector"))
    found = []
    for reading in places_of(readings_of_tie(tie_readings, tie)):
        columns = _measures(reported_graph(reading), organisations)
        for name, label in zip(PLACE, reading.place, strict=True):
            columns[name] = np.full(reading.n, label, dtype=object)
        found.append(columns)
    columns = {
        name: np.concatenate([part[name] for part in found]) if found else np.zeros(0)
        for name in ORGANISATION_COLUMNS
    }
    return typed_columns(columns, ORGANISATION_COLUMNS, len(columns["readable"]))


def _measures(graph: ReportedGraph, organisations: pd.DataFrame | None) -> Columns:
    linked, known = graph.linked(), graph.known
    sectors = sector_groups(graph.names[known], organisations)
    placed, sampled = measures_of_nodes(linked, sectors)
    return {
        "organisation_id": graph.names,
        "n_respondents": graph.n_reporters,
        "readable": graph.readable,
        "n_named": np.where(graph.readable, graph.arcs.sum(axis=1), np.nan),
        "n_named_by": graph.arcs.sum(axis=0),
        **{name: _spread_out(values, known) for name, values in placed.items()},
        **_brokers(graph, organisations),
        "reason": _reason(placed, known),
        "sector_reason": np.full(
            len(known), "no_groups" if sectors is None else None, dtype=object
        ),
        "sampled": np.full(len(known), sampled),
    }


def measures_of_nodes(linked: Adjacency, sectors: np.ndarray | None) -> tuple[Columns, bool]:
    """The measures of linked organisations, and whether routes were sampled."""
    n = linked.shape[0]
    routes = shortest_routes(linked)
    core, is_cut_point = cores_and_cut_points(linked)
    division = core_periphery(linked)
    in_core = division.in_core if division.in_core.any() else np.full(n, np.nan)
    return {
        "betweenness": routes.betweenness / max((n - 1) * (n - 2), 1),
        "harmonic": routes.harmonic,
        "core_number": core,
        "is_cut_point": is_cut_point.astype(float),
        "in_core": in_core,
        "constraint": constraint(linked),
        "effective_size": effective_size(linked),
        "clustering": clustering(linked),
        "ei_sector": np.full(n, np.nan) if sectors is None else _own_external(linked, sectors),
    }, routes.sampled


def _own_external(linked: Adjacency, sectors: np.ndarray) -> np.ndarray:
    one, other = ends(linked)
    n = linked.shape[0]
    degree = np.bincount(one, minlength=n)
    outside = np.bincount(one[sectors[one] != sectors[other]], minlength=n)
    return np.where(degree > 0, (2 * outside - degree) / np.maximum(degree, 1), np.nan)


def _spread_out(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The values at the places of the known organisations, NaN elsewhere."""
    everywhere = np.full(len(known), np.nan)
    everywhere[known] = values
    return everywhere


def _reason(placed: Columns, known: np.ndarray) -> np.ndarray:
    of_known = np.full(int(known.sum()), None, dtype=object)
    of_known[np.isnan(placed["in_core"].astype(float))] = "all_tied"
    of_known[np.isnan(placed["clustering"])] = "one_partner"
    of_known[np.isnan(placed["constraint"])] = "no_ties"
    reason = np.full(len(known), "unknown_ties", dtype=object)
    reason[known] = of_known
    return reason


def _brokers(graph: ReportedGraph, organisations: pd.DataFrame | None) -> Columns:
    """How often each readable organisation has each role, and the total with its z."""
    readable = graph.readable
    sectors = sector_groups(graph.names[readable], organisations)
    found = organisation_brokerage(graph.inside(), sectors)
    reason = np.full(len(readable), "too_few_reporters", dtype=object)
    counts, z = (
        np.full((len(readable), len(BROKERAGE_ROLES)), np.nan),
        np.full(len(readable), np.nan),
    )
    if isinstance(found, Brokerage):
        counts[readable], z[readable] = found.counts, found.z[:, -1]
        reason[readable] = reason_of_no_z(found.z[:, -1])
    else:
        reason[readable] = found
    return {
        **dict(zip(ROLES, counts.T, strict=False)),
        "brokerage": counts[:, -1],
        "brokerage_z": z,
        "brokerage_reason": reason,
    }
