"""Routes between organisations: how many steps apart they are, and what breaks or comes back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from quickscan_sim.present.tie_states import NetworkReading

Pair = tuple[str, str]
Steps = Mapping[Pair, int | None]
"""For each pair the number of contacts on the shortest named route; None when there is none."""


def named_ties(network: NetworkReading) -> list[Pair]:
    """The ties that at least one side names, in order of code."""
    return sorted({_in_order(tie.from_id, tie.to_id) for tie in network.ties})


def steps_between(
    network: NetworkReading, broker: str, *, is_gone: bool = False, link: Pair | None = None
) -> Steps:
    """How far apart all pairs are of organisations that were heard, the broker not counted.

    An organisation with too few answers is in no pair: whom it reaches is not known. A route may
    run through it where others name it.

    Parameters
    ----------
    network
        Who names whom.
    broker
        The organisation that may leave.
    is_gone
        Whether it has left.
    link
        A contact that is added.

    Examples
    --------
    >>> from quickscan_sim.present.tie_states import PairTie
    >>> ties = (PairTie("a", "b", "both"), PairTie("b", "c", "both"))
    >>> network = NetworkReading(("a", "b", "c"), dict.fromkeys("abc", 5), ties)
    >>> steps_between(network, "b")
    {('a', 'c'): 2}
    >>> steps_between(network, "b", is_gone=True)
    {('a', 'c'): None}
    """
    import networkx as nx

    graph = nx.Graph(named_ties(network))
    graph.add_nodes_from(network.organisations)
    if link is not None:
        graph.add_edge(*link)
    if is_gone:
        graph.remove_node(broker)
    far = dict(nx.all_pairs_shortest_path_length(graph))
    heard = sorted(set(network.readable) - {broker})
    return {(one, other): far[one].get(other) for one, other in combinations(heard, 2)}


def lost(before: Steps, now: Steps, most: int) -> list[Pair]:
    """The pairs that had a route of at most so many steps, and have none now."""
    return [
        pair for pair in before if _is_near(before[pair], most) and not _is_near(now[pair], most)
    ]


def near(steps: Steps, most: int) -> int:
    """How many pairs have a route of at most so many steps."""
    return sum(_is_near(value, most) for value in steps.values())


def find_broker(network: NetworkReading, most: int) -> str:
    """The organisation without which most pairs lose their route; of equals the first by code."""
    return min(
        network.organisations,
        key=lambda name: (-_n_lost_without(network, name, most), name),
    )


def _n_lost_without(network: NetworkReading, name: str, most: int) -> int:
    before = steps_between(network, name)
    return len(lost(before, steps_between(network, name, is_gone=True), most))


def _is_near(steps: int | None, most: int) -> bool:
    return steps is not None and steps <= most


def _in_order(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
