"""The shape of the network of a wijk: how dense, how mutual, and how it hangs together."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeGuard

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.network.density.density import estimate_density
from quickscan_sim.analyse.network.groups import informal_groups, sector_groups
from quickscan_sim.analyse.network.measures.centralisation import centralisations
from quickscan_sim.analyse.network.measures.cohesion import parts, reciprocity, transitivities
from quickscan_sim.analyse.network.measures.communities import (
    SEARCHED_UP_TO,
    communities,
    modularity,
)
from quickscan_sim.analyse.network.measures.core_periphery import core_periphery
from quickscan_sim.analyse.network.measures.graphs import (
    Adjacency,
    ReportedGraph,
    readings_of_tie,
    reported_graph,
    symmetric,
)
from quickscan_sim.analyse.network.measures.segregation import external_internal, homophily
from quickscan_sim.analyse.network.measures.shortest_paths import EXACT_UP_TO
from quickscan_sim.analyse.network.ties.place_readings import FEWEST_READABLE, PLACE, places_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.tables import NETWORK_MEASURES
from quickscan_sim.tables.declaration import DTYPES

NETWORK_COLUMNS = {column.name: DTYPES[column.kind] for column in NETWORK_MEASURES.columns}
OF_DENSITY = [
    f"{name}{end}" for name in ("density", "reciprocity") for end in ("", "_low", "_high")
]


def measure_network(
    tie_readings: pd.DataFrame, organisations: pd.DataFrame | None = None, tie: str = "knows"
) -> pd.DataFrame:
    """The measures of the network of each wijk and layer, from those who could tell.

    Density and reciprocity are those of the true network of all organisations, with their 95 %
    intervals: :func:`estimate_density`. Organisations that did not answer are never rows of zeros.
    Transitivity, centralisation (Freeman 1979), E-I, homophily and assortativity are
    taken among organisations that can be read, where both directions of every pair are known.
    Components, isolates, cut points, cores, core and periphery, and modularity are taken on
    all organisations of which a tie could be known (readable, or named by a readable one), linked
    where at least one side names the other; two that cannot be read may have ties that nobody
    tells of, so a network can hang together better than it seems.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.
    organisations
        Gives ``sector`` and ``is_informal``; without it the measures of sectors and of formal and
        informal are NA.
    tie
        "knows": level 1 or more; "works_with": level 2 or more.

    Returns
    -------
    DataFrame
        Table ``network_measures``. ``reason`` says why measures are NA: "too_few_clusters" (fewer
        than 3 organisations can be read), or why some are: "no_ties" (no readable organisation
        names another readable one), "no_two_steps" (nobody is named by somebody and names a third:
        no transitivity), "all_tied" (then no core stands out). ``sector_reason`` and
        ``informal_reason``: "no_groups" (not given, or unknown of some), "one_kind" (all of one
        sector; none or all informal), "no_ties", "empty_cell" (no odds ratio: ties, or no ties, are
        all within or all between sectors). ``size_reason``: "too_large" where communities were not
        looked for; ``sampled`` where routes were followed from some organisations only.

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
    >>> found = measure_network(readings)
    >>> found[["density", "reciprocity", "centralisation"]].round(3).to_numpy().tolist()
    [[0.5, 0.667, 1.0]]
    """
    if organisations is not None:
        check_table(organisations, "organisations", ("organisation_id", "sector"))
    readings = readings_of_tie(tie_readings, tie)
    estimated = estimate_density(tie_readings, tie)[OF_DENSITY].to_dict("records")
    rows = [
        dict(zip(PLACE, reading.place, strict=True))
        | _measures(reported_graph(reading), organisations, own)
        for reading, own in zip(places_of(readings), estimated, strict=True)
    ]
    return typed_rows(rows, NETWORK_COLUMNS)


def measures_of_graph(
    adjacency: Adjacency,
    sectors: np.ndarray | None = None,
    informal: np.ndarray | None = None,
) -> dict[str, float]:
    """Every measure of one network of which all ties are known.

    Parameters
    ----------
    adjacency
        Organisation x partner of 0 and 1, without NaN and with an empty diagonal, of 3
        organisations or more: a NumPy array, or a SciPy ``csr_array``.
    sectors
        The number of the sector of each organisation: 0, 1, 2, ...
    informal
        1 for informal groups, 0 for others.

    Returns
    -------
    dict
        The measures of the table ``network_measures`` by their column; NaN where one does not
        exist for this network, or where its groups are not given.

    Examples
    --------
    >>> import numpy as np
    >>> ring = np.roll(np.eye(5), 1, axis=1)
    >>> found = measures_of_graph(ring + ring.T, np.array([0, 0, 0, 1, 1]))
    >>> found["density"], found["reciprocity"], found["n_components"], round(found["ei_sector"], 1)
    (0.5, 1.0, 1.0, -0.2)
    """
    n = adjacency.shape[0]
    linked = symmetric(adjacency)
    return (
        {"density": float(adjacency.sum()) / (n * (n - 1))}
        | _of_arcs(adjacency, linked)
        | _of_links(linked)
        | _of_groups(adjacency, sectors, informal)
        | _of_sectors(linked, sectors)
    )


def _of_arcs(arcs: Adjacency, linked: Adjacency) -> dict[str, float]:
    """What needs both directions of every pair."""
    return {"reciprocity": reciprocity(arcs)} | transitivities(arcs, linked) | centralisations(arcs)


def _of_links(linked: Adjacency) -> dict[str, float]:
    """What asks who is linked."""
    core = core_periphery(linked)
    found = parts(linked) | {
        "core_correlation": core.correlation,
        "n_core": float(core.in_core.sum()) if core.in_core.any() else np.nan,
        "modularity": np.nan,
        "n_communities": np.nan,
    }
    if linked.shape[0] <= SEARCHED_UP_TO:
        group = communities(linked)
        found["modularity"] = modularity(linked, group)
        found["n_communities"] = float(group.max() + 1)
    return found


def _of_groups(
    arcs: Adjacency, sectors: np.ndarray | None, informal: np.ndarray | None
) -> dict[str, float]:
    found = dict.fromkeys(
        ("ei_sector", "homophily_odds_ratio", "assortativity", "ei_informal"), np.nan
    )
    if _differ(sectors):
        found |= {"ei_sector": external_internal(arcs, sectors)} | homophily(arcs, sectors)
    if _differ(informal):
        found["ei_informal"] = external_internal(arcs, informal)
    return found


def _of_sectors(linked: Adjacency, sectors: np.ndarray | None) -> dict[str, float]:
    return {"modularity_sectors": modularity(linked, sectors) if _differ(sectors) else np.nan}


def _differ(group: np.ndarray | None) -> TypeGuard[np.ndarray]:
    return group is not None and len(np.unique(group)) > 1


def _measures(
    graph: ReportedGraph, organisations: pd.DataFrame | None, estimated: dict[Hashable, float]
) -> dict[str, object]:
    readable, n = graph.readable, len(graph.names)
    counts: dict[str, object] = {
        "n_organisations": n,
        "n_readable": int(readable.sum()),
        "n_silent": int((graph.n_reporters == 0).sum()),
        "sampled": n > EXACT_UP_TO,
        "size_reason": "too_large" if n > SEARCHED_UP_TO else None,
    }
    if readable.sum() < FEWEST_READABLE:
        return counts | {"reason": "too_few_clusters"}
    own = {str(name): value for name, value in estimated.items()}
    return counts | _from_ties(graph, organisations) | own


def _from_ties(graph: ReportedGraph, organisations: pd.DataFrame | None) -> dict[str, object]:
    inside, linked = graph.inside(), graph.linked()
    sectors, informal = (
        kind(graph.names[graph.readable], organisations)
        for kind in (sector_groups, informal_groups)
    )
    found = _of_arcs(inside, symmetric(inside)) | _of_links(linked)
    found |= _of_groups(inside, sectors, informal)
    of_linked = sector_groups(graph.names[graph.known], organisations)
    found |= _of_sectors(linked, of_linked)
    reasons = {
        "reason": _reason(found),
        "sector_reason": _group_reason(
            None if of_linked is None else sectors, found, ("ei_sector", "homophily_odds_ratio")
        ),
        "informal_reason": _group_reason(informal, found, ("ei_informal",)),
    }
    return {**found, **reasons}


def _reason(found: dict[str, float]) -> str | None:
    """Why some of the measures of ties do not exist."""
    if np.isnan(found["reciprocity"]):
        return "no_ties"
    if np.isnan(found["transitivity"]):
        return "no_two_steps"
    return "all_tied" if np.isnan(found["core_correlation"]) else None


def _group_reason(
    group: np.ndarray | None, found: dict[str, float], names: tuple[str, ...]
) -> str | None:
    """Why some of the measures of groups do not exist."""
    if group is None:
        return "no_groups"
    if not _differ(group):
        return "one_kind"
    missing = [name for name in names if np.isnan(found[name])]
    if not missing:
        return None
    return "no_ties" if missing[0] == names[0] else "empty_cell"
