"""What is true about the broker, the partners that were not heard and the best contact."""

from __future__ import annotations

from quickscan_sim.language import Message
from quickscan_sim.workshop.card import Positions
from quickscan_sim.workshop.views.routes_steps import Pair
from quickscan_sim.workshop.views.view import Drawn, Facts

SEVERAL = 2
"""A group of fewer organisations is no group."""


def truth(drawn: Drawn, settings: Positions, facts: Facts) -> tuple[Message, ...]:
    """The planted broker, who did not answer, whether the best contact fills a true gap, seed."""
    layer = str(settings["layer"])
    ties = _true_ties(drawn, facts, layer)
    return (
        _planted(facts, _true_ties(drawn, facts)),
        *(_of_silent(name, facts, ties) for name in facts["silent"]),
        _of_link(facts["link"], facts, ties),
        Message("The seed of this neighbourhood is {seed}.", seed=str(drawn.truth.parameters.seed)),
    )


def _true_ties(drawn: Drawn, facts: Facts, layer: str | None = None) -> set[Pair]:
    """The pairs that truly have a contact, on one layer or on any."""
    table = drawn.truth.true_ties
    rows = table[table["layer"] == layer] if layer else table
    ends = zip(rows["organisation_id"], rows["partner_id"], strict=True)
    here = facts["places"]
    return {(min(pair), max(pair)) for pair in ends if pair[0] in here and pair[1] in here}


def _planted(facts: Facts, ties: set[Pair]) -> Message:
    """Which groups truly have no contact but through the broker."""
    import networkx as nx

    broker, names = facts["broker"], facts["names"]
    graph = nx.Graph(sorted(ties))
    graph.add_nodes_from(facts["places"])
    graph.remove_node(broker)
    parts = sorted(map(sorted, nx.connected_components(graph)), key=lambda part: (-len(part), part))
    groups = [part for part in parts if len(part) >= SEVERAL]
    if len(groups) < SEVERAL:
        return Message(
            "In truth the neighbourhood does not hang on {broker}: there are other routes. The "
            "answers show too few contacts here.",
            broker=names[broker],
        )
    one, other = (", ".join(names[name] for name in group) for group in groups[:2])
    return Message(
        "Planted: {broker} connects two groups, on every theme. Without it {one} and {other} have "
        "no contact with each other.",
        broker=names[broker],
        one=one,
        other=other,
    )


def _of_silent(name: str, facts: Facts, ties: set[Pair]) -> Message:
    partners = sorted(
        facts["names"][other] for pair in ties if name in pair for other in pair if other != name
    )
    if not partners:
        return Message(
            "{name} was not heard. In truth it has no contacts on {layer}.",
            name=facts["names"][name],
            layer=facts["layer"],
        )
    return Message(
        "{name} was not heard, but is no gap. In truth it has contact on {layer} with: {partners}.",
        name=facts["names"][name],
        layer=facts["layer"],
        partners=", ".join(partners),
    )


def _of_link(link: Pair | None, facts: Facts, ties: set[Pair]) -> Message:
    if link is None:
        return Message("In this neighbourhood there is no contact that can be added.")
    one, other = (facts["names"][name] for name in link)
    if link in ties:
        return Message(
            "The best contact, {one} with {other}, truly exists already. The answers missed it.",
            one=one,
            other=other,
        )
    return Message(
        "The best contact, {one} with {other}, is a true gap: they have no contact on {layer}.",
        one=one,
        other=other,
        layer=facts["layer"],
    )
