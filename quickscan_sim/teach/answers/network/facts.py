"""What is filled in in a prompt: a layer, an organisation, a pair, a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.teach.answers.network.brokers import pick
from quickscan_sim.teach.answers.network.organisations import most_doubtful, names_informal
from quickscan_sim.teach.answers.network.own_network import OwnNetwork, network_of
from quickscan_sim.teach.answers.network.pair_labels import asked_pair
from quickscan_sim.teach.answers.network.quality import rated_pair
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData

ASKED = {
    "doubtful": most_doubtful,
    "informal": names_informal,
}
PAIRS = {"pair": asked_pair, "rated": rated_pair}


@answers
def network_facts(data: OwnData, layer: str, asked: str = "") -> dict[str, Any]:
    """The layer, and the organisation or pair that is asked about.

    ``middle`` stands in the middle of a picture, ``best_rated`` gets the highest mean quality.

    ``asked``: "doubtful" or "informal" give ``organisation``; "pair" and "rated" give ``first``
    and ``second``.
    """
    network = network_of(data)
    facts: dict[str, Any] = {
        "layer": network.layer_names[network.layers[network.layer_number(layer)]],
        "middle": network.label(pick(network, layer, "in_the_middle")),
        "best_rated": network.label(pick(network, layer, "rated")),
    }
    return facts | _asked(network, layer, asked)


def _asked(network: OwnNetwork, layer: str, asked: str) -> dict[str, str]:
    if asked in ASKED:
        number = ASKED[asked](network, layer)
        return {"organisation": "?" if number is None else network.label(number)}
    if asked in PAIRS:
        pair = PAIRS[asked](network, layer)
        sides = ("?", "?") if pair is None else tuple(network.label(side) for side in pair)
        return dict(zip(("first", "second"), sides, strict=True))
    return {}


@answers
def all_organisations(data: OwnData) -> dict[str, str]:
    """Every organisation of the wijk, by code, with its label."""
    network = network_of(data)
    return {code: network.label(number) for number, code in enumerate(network.codes)}


@answers
def other_organisations(data: OwnData, layer: str, asked: str) -> dict[str, str]:
    """Every organisation but the one that is asked about."""
    network = network_of(data)
    left_out = ASKED[asked](network, layer)
    return {
        code: network.label(number)
        for number, code in enumerate(network.codes)
        if number != left_out
    }
