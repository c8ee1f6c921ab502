"""The wijk that a card on routes shows: who is there, who was heard, who holds it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from quickscan_sim.analyse.network.ties.tie_readings import read_ties
from quickscan_sim.errors import QuickscanError
from quickscan_sim.present.tie_states import NetworkReading, Networks
from quickscan_sim.workshop.views.routes_places import sides_of
from quickscan_sim.workshop.views.routes_steps import find_broker
from quickscan_sim.workshop.views.view import Drawn

FEWEST, MOST = 5, 15
"""So many organisations fit in the picture, with their names."""


@dataclass(frozen=True, eq=False)
class Wijk:
    """One wijk as it was read: its network on every layer, and the organisation in the middle.

    ``sides`` are the two groups that are left without the broker, as they stand in the picture.
    """

    neighbourhood_id: str
    networks: Mapping[str, NetworkReading]
    broker: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]

    def silent(self, layer: str) -> tuple[str, ...]:
        """The organisations with too few answers to read whom they name."""
        network = self.networks[layer]
        return tuple(name for name in network.organisations if name not in network.readable)


@lru_cache(maxsize=32)
def read_wijk(drawn: Drawn, layer: str, steps: int, n_silent: int) -> Wijk:
    """The wijk to show, chosen by a rule that looks at the answers alone.

    Of the wijken that fit in the picture: first one whose broker was heard; of those the one with
    the number of partners that were not heard nearest to ``n_silent``; of those the one with
    fewest partners of which one or two people answered; of those the first by code.

    Raises
    ------
    QuickscanError
        When the questionnaire has no such layer, or no wijk fits.
    """
    scan = drawn.scan
    layers = [one.layer_id for one in scan.questionnaire.layers]
    if layer not in layers:
        raise QuickscanError(
            "The setting layer of the card is {found}; this questionnaire has {known}.",
            found=repr(layer),
            known=", ".join(layers),
        )
    readings = Networks(
        read_ties(scan.ties, scan.professionals, scan.works_in, scan.active_in, layers)
    )
    fitting = []
    for place in sorted(scan.neighbourhoods["neighbourhood_id"]):
        networks = {one: readings.of(place, one) for one in layers}
        if FEWEST <= len(networks[layer].organisations) <= MOST:
            fitting.append(_wijk(str(place), networks, layer, steps))
    if not fitting:
        raise QuickscanError(
            "No neighbourhood of this scenario has {fewest} to {most} organisations, as many as "
            "the picture of routes can hold. Choose another scenario in the card.",
            fewest=FEWEST,
            most=MOST,
        )
    return min(fitting, key=lambda wijk: _preference(wijk, layer, n_silent))


def _wijk(place: str, networks: dict[str, NetworkReading], layer: str, steps: int) -> Wijk:
    broker = find_broker(networks[layer], steps)
    return Wijk(place, networks, broker, sides_of(networks[layer], broker))


def _preference(wijk: Wijk, layer: str, n_silent: int) -> tuple[bool, int, int, str]:
    silent = wijk.silent(layer)
    n_partly = sum(wijk.networks[layer].n_reporters[name] > 0 for name in silent)
    return wijk.broker in silent, abs(len(silent) - n_silent), n_partly, wijk.neighbourhood_id
