"""What is filled in in a prompt: a layer, an organisation, a pair, a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.teach.answers.network.organisations import most_doubtful, names_informal
from quickscan_sim.teach.answers.network.own_network import OwnNetwork, network_of
from quickscan_sim.teach.answers.network.pair_labels import asked_pair
from quickscan_sim.teach.answers.network.quality import rated_pair
from quickscan_sim.teach.answers.network.shares import tie_density
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
    """The layer, its density, and the organisation or pair that is asked about.

    ``asked``: "doubtful" or "informal" give ``organisation``; "pair" and "rated" give ``first``
    and ``second``.
    """
    network = network_of(data)
    density = tie_density(data, layer)
    facts: dict[str, Any] = {
        "layer": network.layer_names[network.layers[network.layer_number(layer)]],
        "per_hundred": None if density is None else round(100 * density),
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
