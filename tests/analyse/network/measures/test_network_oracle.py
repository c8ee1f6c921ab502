"""Every measure of a network beside R's sna and igraph (tests/oracle/network.R)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.network.measures.brokerage import brokerage
from quickscan_sim.analyse.network.measures.network_measures import measures_of_graph
from quickscan_sim.analyse.network.measures.organisation_measures import measures_of_nodes
from quickscan_sim.analyse.network.measures.structural_holes import constraint
from quickscan_sim.vocabulary import BROKERAGE_ROLES

ORACLE = Path(__file__).parents[3] / "oracle"
NETWORKS = ("wijk", "five", "parts")
TOLERANCE = 1e-6
NOT_COMPARED = {"n_core", "n_communities"}
"""R has no counterpart: other cores and divisions can fit as well."""


def arcs_and_groups(network: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, pd.Index]:
    people = pd.read_csv(ORACLE / "network_organisations.csv").query("network == @network")
    ties = pd.read_csv(ORACLE / "network_ties.csv").query("network == @network")
    names = pd.Index(people["organisation"])
    arcs = np.zeros((len(names), len(names)))
    arcs[names.get_indexer(ties["organisation"]), names.get_indexer(ties["partner"])] = 1
    return arcs, pd.factorize(people["sector"])[0], people["informal"].to_numpy(), names


def values(network: str) -> pd.DataFrame:
    """Organisation x measure, as R gave them; the whole network has no name."""
    table = pd.read_csv(ORACLE / "network_values.csv").query("network == @network")
    return table.assign(organisation=table["organisation"].fillna("")).pivot(
        index="organisation", columns="measure", values="value"
    )


@pytest.mark.parametrize("network", NETWORKS)
def test_the_measures_of_a_network_are_those_of_r(network: str) -> None:
    arcs, sectors, informal, _ = arcs_and_groups(network)
    found = measures_of_graph(arcs, sectors, informal)
    in_r = values(network).loc[""]
    for name in found.keys() - NOT_COMPARED:
        assert found[name] == pytest.approx(in_r[name], abs=TOLERANCE, nan_ok=True), name


@pytest.mark.parametrize("network", NETWORKS)
def test_the_measures_of_organisations_are_those_of_r(network: str) -> None:
    arcs, sectors, _, names = arcs_and_groups(network)
    in_r = values(network).loc[names]
    found = measures_of_nodes(((arcs + arcs.T) > 0).astype(float), sectors)[0]
    found |= {
        "n_named": arcs.sum(axis=1),
        "n_named_by": arcs.sum(axis=0),
        "constraint_directed": constraint(arcs),
    }
    for name in found.keys() - {"in_core"}:
        assert found[name] == pytest.approx(in_r[name], abs=TOLERANCE, nan_ok=True), name


@pytest.mark.parametrize("network", NETWORKS)
def test_brokerage_with_its_moments_is_that_of_r(network: str) -> None:
    arcs, sectors, _, names = arcs_and_groups(network)
    in_r, found = values(network), brokerage(arcs, sectors)
    kinds = {"": found.counts, "_expected": found.of_organisations.expected, "_z": found.z}
    whole = {
        "": found.counts.sum(axis=0),
        "_expected": found.of_network.expected,
        "_z": found.z_of_network,
    }
    for number, role in enumerate(BROKERAGE_ROLES):
        for kind in kinds:
            column = in_r[role + kind]
            assert kinds[kind][:, number] == pytest.approx(
                column[names], abs=TOLERANCE, nan_ok=True
            ), role + kind
            assert whole[kind][number] == pytest.approx(column[""], abs=TOLERANCE, nan_ok=True), (
                role + kind
            )
