"""From what people report to who works with whom, and the shape of the network of a wijk."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
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
        over those who name the partner; each person's quality counts once.
    """
    reporters = professionals[professionals["responded"] & professionals["answered_partners"]]
    placed = reporters[["professional_id", "wave", "organisation_id"]].merge(
        works_in[["professional_id", "wave", "neighbourhood_id"]], on=["professional_id", "wave"]
    )
    pairs = _pairs(active_in, layers)
    key = ["neighbourhood_id", "organisation_id"]
    n_reporters = placed.groupby(key).size().rename("n_reporters").reset_index()
    reading = pairs.merge(n_reporters, on=key, how="left").merge(
        _namings(ties, placed), on=[*PLACE, *PAIR], how="left"
    )
    counts = ["n_reporters", "n_naming", "n_quality"]
    reading[counts] = reading[counts].fillna(0).astype("Int64")
    share = reading["n_naming"] / reading["n_reporters"].mask(reading["n_reporters"] == 0)
    reading["share_naming"] = share.astype("float64")
    reading["names"] = (
        (reading["share_naming"] >= NAMED_BY_HALF)
        .astype("boolean")
        .mask(reading["n_reporters"] < MIN_REPORTERS)
    )
    columns = [*PLACE, *PAIR, "n_reporters", "n_naming", "share_naming"]
    kept: pd.DataFrame = reading[[*columns, "level", "quality", "n_quality", "names"]]
    return kept


def _pairs(active_in: pd.DataFrame, layers: list[str]) -> pd.DataFrame:
    partners = active_in.rename(columns={"organisation_id": "partner_id"})
    pairs = active_in.merge(partners, on="neighbourhood_id")
    pairs = pairs[pairs["organisation_id"].to_numpy(object) != pairs["partner_id"].to_numpy(object)]
    layered = pairs.merge(pd.DataFrame({"layer": layers}, dtype="str"), how="cross")
    ordered: pd.DataFrame = layered[[*PLACE, *PAIR]].sort_values([*PLACE, *PAIR], ignore_index=True)
    return ordered


def _namings(ties: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """How many reporters name a partner, with the mean level and quality."""
    reports = ties.merge(placed, on=["professional_id", "wave", "organisation_id"])
    named = reports[reports["level"].isna() | (reports["level"] >= 1)]
    by_pair = named.groupby([*PLACE, *PAIR])
    return (
        by_pair.agg(
            n_naming=("professional_id", "nunique"),
            level=("level", "mean"),
            quality=("quality", "mean"),
            n_quality=("quality", "count"),
        )
        .astype({"level": "float64", "quality": "float64"})
        .reset_index()
    )


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
        Table ``network_measures``; measures are NA where fewer than 3 organisations can be read
        (reciprocity: where no tie is named).
    """
    rows = [
        dict(zip(PLACE, place, strict=True)) | _measures(reading)
        for place, reading in tie_readings.groupby(PLACE, sort=False)
    ]
    kinds = {"n_organisations": "Int64", "n_readable": "Int64", "n_silent": "Int64"}
    measures = ("density", "density_low", "density_high", "reciprocity", "centralisation")
    columns = [*PLACE, *kinds, *measures]
    return pd.DataFrame(rows, columns=columns).astype(
        dict.fromkeys(PLACE, "str") | kinds | dict.fromkeys(measures, "float64")
    )


def _measures(reading: pd.DataFrame) -> dict[str, object]:
    names = _matrix(reading)
    readable = names.notna().any(axis=1).to_numpy()
    reporters = reading.groupby("organisation_id")["n_reporters"].first()
    counts: dict[str, object] = {
        "n_organisations": len(names),
        "n_readable": int(readable.sum()),
        "n_silent": int((reporters == 0).sum()),
    }
    if readable.sum() < 3:
        return counts
    known = names[readable].to_numpy(float)
    inside = names.loc[readable, readable].to_numpy(float)
    density, low, high = _jackknifed_mean(np.nanmean(known, axis=1))
    return counts | {
        "density": density,
        "density_low": max(0.0, low),
        "density_high": min(1.0, high),
        "reciprocity": _reciprocity(inside),
        "centralisation": _degree_centralisation(np.fmax(inside, inside.T)),
    }


def _matrix(reading: pd.DataFrame) -> pd.DataFrame:
    """Organisation x partner: 1 names, 0 does not, NA unknown (and on the diagonal)."""
    organisations = sorted(set(reading["organisation_id"]) | set(reading["partner_id"]))
    wide = reading.assign(names=reading["names"].astype("float64")).pivot(
        index="organisation_id", columns="partner_id", values="names"
    )
    return wide.reindex(index=organisations, columns=organisations)


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


def tie_graph(reading: pd.DataFrame) -> nx.Graph[str]:
    """The organisations of one wijk and layer, linked where at least one side names the other."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(set(reading["organisation_id"]) | set(reading["partner_id"])))
    named = reading[reading["names"].fillna(False).astype(bool)]
    graph.add_edges_from(named[PAIR].itertuples(index=False, name=None))
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
    for place, reading in tie_readings.groupby(PLACE, sort=False):
        betweenness = nx.betweenness_centrality(tie_graph(reading))
        by_organisation = reading.groupby("organisation_id")
        named_by = reading.groupby("partner_id")["names"].sum()
        for organisation, own in by_organisation:
            name = str(organisation)
            readable = bool(own["names"].notna().any())
            rows.append(
                dict(zip(PLACE, place, strict=True))
                | {
                    "organisation_id": name,
                    "n_respondents": own["n_reporters"].iloc[0],
                    "readable": readable,
                    "n_named": own["names"].sum() if readable else pd.NA,
                    "n_named_by": named_by[name],
                    "betweenness": betweenness[name],
                }
            )
    kinds = dict.fromkeys([*PLACE, "organisation_id"], "str") | {
        "n_respondents": "Int64",
        "readable": "boolean",
        "n_named": "Int64",
        "n_named_by": "Int64",
        "betweenness": "float64",
    }
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)
