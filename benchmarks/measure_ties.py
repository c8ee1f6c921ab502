"""CPU seconds for a tie, beside networkx's block model in the same run.

Two comparisons: a large network, of which only the ties that exist are drawn; and the organisations
of one municipality, in which every pair is drawn with its own chance, levels and qualities.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.simulate.large_networks import draw_large_network
from quickscan_sim.simulate.network import draw_network
from quickscan_sim.simulate.organisations import draw_organisations
from quickscan_sim.simulate.places import draw_places
from quickscan_sim.simulate.planted_gaps import plant_gaps
from quickscan_sim.simulate.professionals import draw_professionals
from quickscan_sim.simulate.reports import draw_reports
from quickscan_sim.simulate.response import draw_response
from quickscan_sim.simulate.working_places import place_professionals

RUNS = 5
SEED = 7
SECTORS = 10
LARGE = 20_000
MEAN_PARTNERS = 10.0


def spent(work: Callable[[], Any], runs: int = RUNS) -> tuple[float, Any]:
    """Median CPU seconds of some work in this process after a first run, and what it gave."""
    given = work() if runs > 1 else None
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        given = work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds), given


def block_model(sizes: list[int], chance: float) -> int:
    """Ties in a directed network of networkx with this chance everywhere."""
    chances = np.full((len(sizes), len(sizes)), chance).tolist()
    return nx.stochastic_block_model(sizes, chances, seed=SEED, directed=True).number_of_edges()


def large_networks() -> None:
    """Both samplers on the same size, and ours fifty times as large."""
    sizes = [LARGE // SECTORS] * SECTORS

    def ours(times: int) -> int:
        drawn = draw_large_network(
            [size * times for size in sizes],
            MEAN_PARTNERS,
            np.random.default_rng(SEED),
            homophily=3.0,
            reciprocity=0.9,
        )
        return len(drawn[0])

    theirs, n_theirs = spent(lambda: block_model(sizes, MEAN_PARTNERS / (LARGE - 1)), runs=1)
    per_tie = theirs / n_theirs
    print(f"{'a large network':44}{'ties':>12}{'seconds':>9}{'ns a tie':>10}{'times faster':>14}")
    print(f"{f'networkx, {LARGE:,} nodes':44}{n_theirs:12,}{theirs:9.3f}{1e9 * per_tie:10.0f}")
    for times in (1, 50):
        seconds, n = spent(lambda times=times: ours(times), runs=3)
        label = f"ours, {LARGE * times:,} organisations"
        each = seconds / n
        print(f"{label:44}{n:12,}{seconds:9.3f}{1e9 * each:10.0f}{per_tie / each:14.0f}")


def municipality(n_wijken: int, n_each: int) -> None:
    """The stages of one municipality, and networkx for as many pairs of one layer."""
    questionnaire = load_questionnaire("practice")
    plan = SectorPlan(n_per_neighbourhood=n_each, n_invited_low=2, n_invited_high=5)
    plans = {} if n_each == 1 else {"sectors": dict.fromkeys(questionnaire.sector_ids, plan)}
    parameters = Parameters(seed=SEED, n_neighbourhoods=n_wijken, **plans)
    wijken = draw_places(parameters).neighbourhoods
    organisations, active_in = draw_organisations(parameters, questionnaire, wijken, "Voorbeeld")
    staff = draw_professionals(parameters, organisations)
    people = draw_response(parameters, staff, np.zeros((len(staff), len(questionnaire.themes))))
    works_in = place_professionals(parameters, people, active_in, wijken)
    network_seconds, network = spent(
        lambda: draw_network(parameters, questionnaire, organisations, active_in, wijken)
    )
    gap_seconds, (with_gaps, _) = spent(
        lambda: plant_gaps(parameters, network, organisations, wijken)
    )
    report_seconds, ties = spent(
        lambda: draw_reports(
            parameters, questionnaire, people, organisations, with_gaps, works_in=works_in
        )
    )
    n_ties = int((network.level > 0).sum())
    theirs, n_theirs = spent(lambda: block_model([len(organisations) // n_wijken] * 2, 0.34), 3)
    each = network_seconds / n_ties
    print(
        f"{n_wijken:7}{len(organisations):15,}{len(people):9,}{n_ties:9,}{len(ties):9,}"
        f"{1e3 * network_seconds:11.1f}{1e3 * gap_seconds:8.1f}{1e3 * report_seconds:9.1f}"
        f"{1e9 * each:10.0f}{theirs / n_theirs / each:14.1f}"
    )


def main() -> None:
    """Print both comparisons."""
    large_networks()
    print()
    print("municipalities: every pair with its own chance, three layers, levels and qualities")
    print(
        f"{'wijken':>7}{'organisations':>15}{'people':>9}{'ties':>9}{'reports':>9}"
        f"{'network ms':>11}{'gaps ms':>8}{'reports ms':>9}{'ns a tie':>9}{'networkx / it':>14}"
    )
    for n_wijken, n_each in ((1, 1), (10, 1), (10, 6), (110, 6)):
        municipality(n_wijken, n_each)


if __name__ == "__main__":
    main()
