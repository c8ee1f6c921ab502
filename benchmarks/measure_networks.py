"""Seconds and memory for the measures of one network, from 10 to 10,000 organisations.

In one wijk and layer, organisations with about 25 partners each (as in Dutch networks of services
for children), of 8 sectors. Beside it networkx on the same network, measure by measure, up to the
size at which that takes long.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from quickscan_sim.analyse import (
    find_gaps,
    measure_brokerage,
    measure_network,
    measure_organisations,
)
from quickscan_sim.analyse.network.measures.brokerage import brokerage
from quickscan_sim.analyse.network.measures.communities import SEARCHED_UP_TO, communities
from quickscan_sim.analyse.network.measures.core_periphery import core_periphery
from quickscan_sim.analyse.network.measures.graphs import adjacency, as_networkx, symmetric
from quickscan_sim.analyse.network.measures.network_measures import measures_of_graph
from quickscan_sim.analyse.network.measures.shortest_paths import (
    EXACT_UP_TO,
    N_PIVOTS,
    shortest_routes,
)
from quickscan_sim.analyse.network.measures.structural_holes import constraint, effective_size
from quickscan_sim.errors import QuickscanError
from quickscan_sim.simulate.large_networks import draw_large_network

SEED = 7
N_SECTORS = 8
MEAN_PARTNERS = 25.0
SIZES = (10, 100, 1_000, 10_000)
BESIDE_NETWORKX_UP_TO = 1_000
DRAWN_SIZES = (15, 20, 30, 40)


def drawn(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Both ends of every tie, and the sector of every organisation."""
    sizes = np.diff(np.arange(N_SECTORS + 1) * n // N_SECTORS)
    one, other = draw_large_network(
        sizes.tolist(),
        min(MEAN_PARTNERS, 0.3 * (n - 1)),
        np.random.default_rng(SEED),
        homophily=2.0 if n > 50 else 1.0,
        reciprocity=0.5,
    )
    return one, other, np.repeat(np.arange(N_SECTORS), sizes)


def tables(n: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The readings of such a network, with a row for every tie, and its organisations."""
    one, other, sector = drawn(n)
    alone = np.setdiff1d(np.arange(n), one)
    names = np.array([f"o{number:05d}" for number in range(n)])
    rows = pd.DataFrame(
        {
            "neighbourhood_id": "n1",
            "layer": "signalling",
            "organisation_id": names[np.concatenate([one, alone])],
            "partner_id": names[np.concatenate([other, (alone + 1) % n])],
            "n_reporters": pd.array(np.full(len(one) + len(alone), 4), dtype="Int64"),
            "names": pd.array(np.arange(len(one) + len(alone)) < len(one), dtype="boolean"),
        }
    )
    of_name = rows["names"].to_numpy(bool)
    rows["n_naming"] = pd.array(np.where(of_name, 3, 0), dtype="Int64")
    rows["n_working"], rows["works"] = rows["n_naming"], rows["names"]
    rows["share_naming"] = np.where(of_name, 0.75, 0.0)
    rows["level"] = np.where(of_name, 2.0, np.nan)
    rows["quality"] = np.where(of_name, 3.0, np.nan)
    rows["n_quality"] = rows["n_naming"]
    organisations = pd.DataFrame(
        {"organisation_id": names, "sector": sector.astype(str), "is_informal": sector == 0}
    )
    return rows, organisations


def spent(work: Callable[[], Any], runs: int = 1) -> float:
    """The least CPU seconds of some work."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def peak() -> float:
    """The most memory that this process has held so far, in MB; the sizes go up."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def growth() -> None:
    """The tables of one network of each size."""
    print(f"exact routes up to {EXACT_UP_TO:,} organisations, above that from {N_PIVOTS} of them;")
    print(f"communities up to {SEARCHED_UP_TO:,}")
    print(
        f"{'organisations':>13}{'ties':>9}{'network s':>11}{'organisations s':>17}"
        f"{'brokerage s':>13}{'peak MB':>9}  gaps"
    )
    for n in SIZES:
        readings, organisations = tables(n)
        seconds = [
            spent(lambda: work(readings, organisations), runs=3 if n <= 1_000 else 1)  # noqa: B023
            for work in (measure_network, measure_organisations, measure_brokerage)
        ]
        n_ties = int(readings["names"].sum())
        print(
            f"{n:13,}{n_ties:9,}{seconds[0]:11.3f}{seconds[1]:17.3f}{seconds[2]:13.3f}"
            f"{peak():9.0f}  {gaps(readings, organisations)}"
        )


def gaps(readings: pd.DataFrame, organisations: pd.DataFrame) -> str:
    """How long the gap list takes, or why it is not for this size."""
    try:
        return f"{spent(lambda: find_gaps(readings, organisations)):.1f} s"
    except (MemoryError, QuickscanError, ValueError) as error:
        return f"not for this size: {type(error).__name__}"


def beside_networkx() -> None:
    """Measure by measure, the same network."""
    print(
        f"\n{'beside networkx':24}{'organisations':>14}{'ours s':>9}{'networkx s':>12}{'ratio':>8}"
    )
    for n in (40, 300, BESIDE_NETWORKX_UP_TO):
        one, other, sector = drawn(n)
        linked = symmetric(adjacency(one, other, n))
        graph = as_networkx(linked)
        pairs: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
            "betweenness and harmonic": (
                lambda linked=linked: shortest_routes(linked),
                lambda graph=graph: (
                    nx.betweenness_centrality(graph),
                    nx.harmonic_centrality(graph),
                ),
            ),
            "constraint": (
                lambda linked=linked: constraint(linked),
                lambda graph=graph: nx.constraint(graph),
            ),
            "effective size": (
                lambda linked=linked: effective_size(linked),
                lambda graph=graph: nx.effective_size(graph),
            ),
            "communities": (
                lambda linked=linked: communities(linked),
                lambda graph=graph: nx.community.louvain_communities(graph, seed=SEED),
            ),
        }
        for name, (ours, theirs) in pairs.items():
            each = [spent(work, runs=3 if n < 1_000 else 1) for work in (ours, theirs)]
            print(f"{name:24}{n:14,}{each[0]:9.4f}{each[1]:12.4f}{each[1] / each[0]:8.1f}")
        own = spent(lambda linked=linked: core_periphery(linked), runs=3)
        roles = spent(lambda linked=linked, sector=sector: brokerage(linked, sector), runs=3)
        print(f"{'core and periphery':24}{n:14,}{own:9.4f}{'-':>12}")
        print(f"{'brokerage':24}{n:14,}{roles:9.4f}{'-':>12}")


def one_graph() -> None:
    """All measures of a drawn network, as often as posterior draws ask for them."""
    print(f"\n{'measures_of_graph':24}{'ms':>8}")
    for n in DRAWN_SIZES:
        one, other, sector = drawn(n)
        arcs = adjacency(one, other, n)
        work = spent(
            lambda arcs=arcs, sector=sector: [
                measures_of_graph(arcs, sector, (sector == 0).astype(int)) for _ in range(20)
            ],
            runs=5,
        )
        print(f"{f'{n} organisations':24}{1e3 * work / 20:8.2f}")


def main() -> None:
    """Print the three tables."""
    growth()
    beside_networkx()
    one_graph()


if __name__ == "__main__":
    main()
