"""How sure the measures of a network and of each organisation are, from drawn networks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.analyse.network.density.drawn_measures import (
    betweenness_of,
    cut_points_of,
    linked_of,
    measures_of_draws,
)
from quickscan_sim.analyse.network.density.network_draws import (
    N_DRAWS,
    DrawnNetworks,
    draw_networks,
)
from quickscan_sim.analyse.network.density.report_pairs import is_large
from quickscan_sim.analyse.network.groups import informal_groups, sector_groups
from quickscan_sim.analyse.network.ties.place_readings import FEWEST_READABLE, PLACE
from quickscan_sim.analyse.typed_rows import typed_columns, typed_rows

OfGraph: TypeAlias = Callable[
    [np.ndarray, np.ndarray | None, np.ndarray | None], "dict[str, float]"
]
"""A function such as :func:`measures_of_graph`: measures of one network by name."""

TAILS = (0.5 - CONFIDENCE / 2, 0.5 + CONFIDENCE / 2)
TOP = 3
"""Organisations that count as the strongest brokers."""

ROUTES_UP_TO = 150
"""Organisations of a wijk up to which betweenness is followed in every draw."""

MEASURE_COLUMNS = {
    "neighbourhood_id": "str",
    "layer": "str",
    "measure": "str",
    "estimate": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "n_draws": "Int64",
    "reason": "str",
}
ORGANISATION_COLUMNS = {
    "neighbourhood_id": "str",
    "layer": "str",
    "organisation_id": "str",
    "n_partners": "float64",
    "n_partners_low": "float64",
    "n_partners_high": "float64",
    "betweenness": "float64",
    "betweenness_low": "float64",
    "betweenness_high": "float64",
    "p_cut_point": "float64",
    "p_top_broker": "float64",
    "n_draws": "Int64",
    "reason": "str",
}


class NetworkIntervals(NamedTuple):
    """``measures``: a row per wijk, layer and measure; ``organisations``: per organisation."""

    measures: pd.DataFrame
    organisations: pd.DataFrame


def network_intervals(
    tie_readings: pd.DataFrame,
    organisations: pd.DataFrame | None = None,
    n_draws: int = N_DRAWS,
    seed: int = 0,
    tie: str = "knows",
    of_graph: OfGraph | None = None,
) -> NetworkIntervals:
    """How far each measure may be off: its middle 95 % over networks that may be the true one.

    :func:`draw_networks` says what those networks are. The target is the true network of all
    organisations of the wijk. Without ``of_graph`` the measures are density, reciprocity,
    transitivity, degree centralisation and components: they are fast on many networks at once.
    ``of_graph=measures_of_graph`` gives an interval for every measure of the network table, a
    graph at a time (some seconds for a municipality, more for large wijken).

    How often these intervals hold the truth is in studies/ (study_network_density). They are too
    narrow for a plain network in which naming differs more between organisations than being named;
    :func:`estimate_density` then has the better intervals.

    Parameters
    ----------
    tie_readings
        Table of :func:`~quickscan_sim.analyse.read_ties`.
    organisations
        Gives ``sector`` and ``is_informal`` to ``of_graph``.
    n_draws, seed, tie
        As for :func:`draw_networks`.
    of_graph
        A function of adjacency, sectors and informal groups that gives measures by name.

    Returns
    -------
    NetworkIntervals
        ``measures``: ``estimate`` is the mean over draws. ``reason``: "too_few_clusters" (fewer
        than 3 organisations can be read), "no_ties" (in some draws the measure does not exist), or
        "too_large" (a wijk of more than 300 organisations: one row, and none per organisation).
        ``organisations``: partners on at least one side, the share of shortest routes through it,
        the probability that the network falls apart further without it, and that at most two
        organisations have more routes through them; betweenness is NA with reason "too_large"
        in wijken of more than 150 organisations.

    Raises
    ------
    QuickscanError
        As :func:`draw_networks`.

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
    >>> found = network_intervals(readings, n_draws=50)
    >>> found.measures.query("measure == 'density'")[["ci_low", "ci_high"]].to_numpy().tolist()
    [[0.5, 0.5]]
    >>> found.organisations[["organisation_id", "n_partners", "p_cut_point"]].to_numpy().tolist()
    [['a', 2.0, 1.0], ['b', 1.0, 0.0], ['c', 1.0, 0.0]]
    """
    if organisations is not None:
        check_table(organisations, "organisations", ("organisation_id", "sector"))
    measures: list[dict[str, Any]] = [
        dict(zip(PLACE, place, strict=True)) | {"measure": "density", "reason": "too_large"}
        for place in _too_large(tie_readings)
    ]
    places: list[dict[str, np.ndarray]] = []
    for drawn in draw_networks(tie_readings, n_draws, seed, tie):
        place = dict(zip(PLACE, drawn.place, strict=True))
        is_shown = drawn.n_readable >= FEWEST_READABLE
        measures += [place | row for row in _measures(drawn, organisations, of_graph, is_shown)]
        n = len(drawn.organisations)
        labels = {name: np.full(n, label, dtype=object) for name, label in place.items()}
        places.append(labels | _organisations(drawn, is_shown))
    columns = {
        name: np.concatenate([part[name] for part in places]) if places else np.zeros(0)
        for name in ORGANISATION_COLUMNS
    }
    return NetworkIntervals(
        typed_rows(measures, MEASURE_COLUMNS),
        typed_columns(columns, ORGANISATION_COLUMNS, len(columns["organisation_id"])),
    )


def _too_large(tie_readings: pd.DataFrame) -> list[tuple[str, str]]:
    check_table(tie_readings, "tie_readings", PLACE)
    large = tie_readings[is_large(tie_readings)]
    return list(large[PLACE].drop_duplicates().itertuples(index=False, name=None))


def _measures(
    drawn: DrawnNetworks,
    organisations: pd.DataFrame | None,
    of_graph: OfGraph | None,
    is_shown: bool,
) -> Iterator[dict[str, object]]:
    """A row for each measure."""
    if not is_shown:
        names = measures_of_draws(np.zeros((1, FEWEST_READABLE, FEWEST_READABLE), dtype=bool))
        for name in names if of_graph is None else ():
            yield {"measure": name, "n_draws": len(drawn.ties), "reason": "too_few_clusters"}
        return
    found = (
        measures_of_draws(drawn.ties)
        if of_graph is None
        else _each_graph(drawn, organisations, of_graph)
    )
    for name, values in found.items():
        low, high = np.quantile(values, TAILS, method="inverted_cdf")
        yield {
            "measure": name,
            "estimate": values.mean(),
            "ci_low": low,
            "ci_high": high,
            "n_draws": len(values),
            "reason": "no_ties" if np.isnan(values).any() else None,
        }


def _each_graph(
    drawn: DrawnNetworks, organisations: pd.DataFrame | None, of_graph: OfGraph
) -> dict[str, np.ndarray]:
    groups = (kind(drawn.organisations, organisations) for kind in (sector_groups, informal_groups))
    sectors, informal = groups
    rows = [of_graph(ties.astype(float), sectors, informal) for ties in drawn.ties]
    return {name: np.array([row[name] for row in rows], dtype=float) for name in rows[0]}


def _organisations(drawn: DrawnNetworks, is_shown: bool) -> dict[str, np.ndarray]:
    """Columns of the table of organisations."""
    n_draws, n, _ = drawn.ties.shape
    found: dict[str, np.ndarray] = {
        name: np.full(n, np.nan) for name, kind in ORGANISATION_COLUMNS.items() if kind == "float64"
    }
    has_routes = is_shown and n <= ROUTES_UP_TO
    if is_shown:
        linked = linked_of(drawn.ties)
        found |= _spread("n_partners", linked.sum(axis=2).astype(float))
        found["p_cut_point"] = cut_points_of(linked).mean(axis=0)
    if has_routes:
        betweenness = betweenness_of(linked)
        found |= _spread("betweenness", betweenness)
        found["p_top_broker"] = _among_top(betweenness).mean(axis=0)
    reason = None if has_routes else "too_large" if is_shown else "too_few_clusters"
    return found | {
        "organisation_id": drawn.organisations,
        "n_draws": np.full(n, n_draws),
        "reason": np.full(n, reason, dtype=object),
    }


def _spread(name: str, values: np.ndarray) -> dict[str, np.ndarray]:
    low, high = np.quantile(values, TAILS, axis=0, method="inverted_cdf")
    return {name: values.mean(axis=0), f"{name}_low": low, f"{name}_high": high}


def _among_top(values: np.ndarray) -> np.ndarray:
    """Draws x organisations: whether fewer than three have more, and it has any."""
    third = np.sort(values, axis=1)[:, -min(TOP, values.shape[1])]
    return np.asarray((values >= third[:, None]) & (values > 0))
