"""The shape of the network of a wijk: who works with whom, and who is in between."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.network.tie_readings import PLACE, PlaceReading, places_of
from quickscan_sim.analyse.typed_rows import typed_rows

NETWORK_COLUMNS = {
    "neighbourhood_id": "str",
    "layer": "str",
    "n_organisations": "Int64",
    "n_readable": "Int64",
    "n_silent": "Int64",
    "density": "float64",
    "density_low": "float64",
    "density_high": "float64",
    "reciprocity": "float64",
    "centralisation": "float64",
    "reason": "str",
}
NEEDED = 3
"""Organisations that can be read from which a network gets measures."""
ORGANISATION_COLUMNS = {
    "neighbourhood_id": "str",
    "layer": "str",
    "organisation_id": "str",
    "n_respondents": "Int64",
    "readable": "boolean",
    "n_named": "Int64",
    "n_named_by": "Int64",
    "betweenness": "float64",
}


def measure_network(tie_readings: pd.DataFrame) -> pd.DataFrame:
    """Density, reciprocity and centralisation of each wijk and layer, from those who could tell.

    Density is the share of possible partners that an organisation names, averaged over the
    organisations that can be read; organisations that did not answer are partners that can be
    named, never rows of zeros. Its interval leaves out one organisation at a time (jackknife).
    Reciprocity is the share of named ties, between two organisations that can both be read, that
    the other side names too. Centralisation is Freeman's (1979) for degree: 0 when every readable
    organisation has as many partners, 1 when all go through one.

    Returns
    -------
    DataFrame
        Table ``network_measures``. ``reason`` says why measures are NA: "too_few_clusters" (fewer
        than 3 organisations can be read), or why only reciprocity is: "no_ties".
    """
    rows = [
        dict(zip(PLACE, reading.place, strict=True)) | _measures(reading)
        for reading in places_of(tie_readings)
    ]
    return typed_rows(rows, NETWORK_COLUMNS)


def _measures(reading: PlaceReading) -> dict[str, object]:
    names = reading.matrix()
    readable = ~np.isnan(names).all(axis=1)
    counts: dict[str, object] = {
        "n_organisations": reading.n,
        "n_readable": int(readable.sum()),
        "n_silent": int((reading.reporters() == 0).sum()),
    }
    if readable.sum() < NEEDED:
        return counts | {"reason": "too_few_clusters"}
    inside = names[np.ix_(readable, readable)]
    density, low, high = _jackknifed_mean(np.nanmean(names[readable], axis=1))
    reciprocity = _reciprocity(inside)
    return counts | {
        "density": density,
        "density_low": max(0.0, low),
        "density_high": min(1.0, high),
        "reciprocity": reciprocity,
        "centralisation": _degree_centralisation(np.fmax(inside, inside.T)),
        "reason": "no_ties" if np.isnan(reciprocity) else None,
    }


def _jackknifed_mean(values: np.ndarray) -> tuple[float, float, float]:
    middle = float(values.mean())
    half = t_quantile(len(values) - 1) * float(values.std(ddof=1)) / np.sqrt(len(values))
    return middle, middle - half, middle + half


def _reciprocity(inside: np.ndarray) -> float:
    named = np.nansum(inside)
    return float(np.nansum(inside * inside.T) / named) if named else np.nan


def _degree_centralisation(together: np.ndarray) -> float:
    degree = np.nansum(together, axis=1)
    n = len(degree)
    return float((degree.max() - degree).sum() / ((n - 1) * (n - 2)))


def tie_graph(reading: PlaceReading) -> nx.Graph[str]:
    """The organisations of one wijk and layer, linked where at least one side names the other."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(reading.names)
    named = reading.named == 1
    sides = (reading.names[side[named]] for side in (reading.organisation, reading.partner))
    graph.add_edges_from(zip(*sides, strict=True))
    return graph


def measure_organisations(tie_readings: pd.DataFrame) -> pd.DataFrame:
    """How many partners each organisation names, how many name it, and how often it is between.

    Returns
    -------
    DataFrame
        Table ``organisation_measures``: a row per wijk, layer and organisation. ``n_named`` is NA
        for an organisation with fewer than 3 reporters; ``n_named_by`` counts readable
        organisations only. ``betweenness`` is the share of shortest routes between two others
        that run through it (Freeman 1977), over ties that at least one side names.
    """
    rows = []
    for reading in places_of(tie_readings):
        betweenness = nx.betweenness_centrality(tie_graph(reading))
        names, n_reporters = reading.matrix(), reading.reporters()
        readable = ~np.isnan(names).all(axis=1)
        n_named, n_named_by = np.nansum(names, axis=1), np.nansum(names, axis=0)
        rows += [
            dict(zip(PLACE, reading.place, strict=True))
            | {
                "organisation_id": name,
                "n_respondents": n_reporters[own],
                "readable": bool(readable[own]),
                "n_named": n_named[own] if readable[own] else pd.NA,
                "n_named_by": n_named_by[own],
                "betweenness": betweenness[name],
            }
            for own, name in enumerate(reading.names)
        ]
    return typed_rows(rows, ORGANISATION_COLUMNS)
