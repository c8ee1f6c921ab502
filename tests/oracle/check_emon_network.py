"""The network measures of emon's Wichita beside the reference values of sna, igraph and glm.

Takes the CSV that check_emon_network.R wrote; ends with 1 when a value is off by more than 1e-6.
"""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.measures.brokerage import brokerage
from quickscan_sim.analyse.network.measures.graphs import symmetric
from quickscan_sim.analyse.network.measures.network_measures import measures_of_graph
from quickscan_sim.analyse.network.measures.structural_holes import constraint, effective_size
from quickscan_sim.vocabulary import BROKERAGE_ROLES

TOLERANCE = 1e-6
OF_NETWORK = {
    "density": 0.392105,
    "reciprocity": 0.563758,
    "transitivity": 0.650903,
    "centralisation_in": 0.252078,
    "centralisation_out": 0.584488,
    "centralisation_betweenness": 0.113064,
    "ei_sector": 0.449664,
    "assortativity": 0.057625,
}
ROLES = (12, 24, 135, 68, 167, 406)


def values(arcs: np.ndarray, sponsorship: np.ndarray) -> list[tuple[str, float, float]]:
    """Name, value of the kit, reference value (given to 6 decimals)."""
    found = measures_of_graph(arcs, sponsorship)
    linked, roles = symmetric(arcs), brokerage(arcs, sponsorship)
    return [
        *((name, found[name], reference) for name, reference in OF_NETWORK.items()),
        ("log odds ratio (nodematch)", float(np.log(found["homophily_odds_ratio"])), 1.140441),
        ("constraint, linked, sum", float(np.nansum(constraint(linked))), 5.006713),
        ("constraint, directed, sum", float(np.nansum(constraint(arcs))), 5.473255),
        ("effective size, sum", float(np.nansum(effective_size(linked))), 64.795735),
        *zip(BROKERAGE_ROLES, roles.counts.sum(axis=0).tolist(), ROLES, strict=True),
        ("z of the total", float(roles.z_of_network[-1]), -3.858136),
    ]


def main() -> int:
    """Print every value beside its reference."""
    table = pd.read_csv(sys.argv[1])
    arcs = table.drop(columns="sponsorship").to_numpy(float)
    found = values(arcs, pd.factorize(table["sponsorship"])[0])
    for name, kit, reference in found:
        print(f"{name:28}{kit:14.6f}{reference:14.6f}{kit - reference:12.1e}")
    return int(any(abs(kit - reference) > TOLERANCE for _, kit, reference in found))


if __name__ == "__main__":
    raise SystemExit(main())
