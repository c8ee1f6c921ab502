"""Who reaches whom in a few steps, when the broker leaves, and with one new contact."""

from __future__ import annotations

from collections import Counter

from quickscan_sim.language import Bilingual
from quickscan_sim.workshop.card import Position, Positions
from quickscan_sim.workshop.views.routes_links import best_link, links_to_try
from quickscan_sim.workshop.views.routes_names import short_names
from quickscan_sim.workshop.views.routes_picture import picture
from quickscan_sim.workshop.views.routes_places import places_of
from quickscan_sim.workshop.views.routes_steps import (
    Pair,
    lost,
    named_ties,
    near,
    steps_between,
)
from quickscan_sim.workshop.views.routes_truth import truth
from quickscan_sim.workshop.views.routes_wijk import Wijk, read_wijk
from quickscan_sim.workshop.views.view import Drawn, Facts, Verdict, View

NO_LINK = "none"
BEST = "best"
LEAVES = "leaves"

MANY_ROUTES = 6
"""From so many lost routes it is seen that the wijk hangs on one organisation: an assumption."""
RESTORED_SHORT, RESTORED_LONG = 0.25, 0.5
"""One contact helps when it brings back at least this share of the routes of few steps, and this
share by any route: an assumption."""


def facts(drawn: Drawn, settings: Positions, positions: Positions) -> Facts:
    """The network on one layer at some positions, and what became of the routes."""
    wijk = _wijk(drawn, settings)
    layer = str(positions.get("layer", settings["layer"]))
    most, network = int(settings["steps"]), wijk.networks[layer]
    is_gone = positions.get("partner") == LEAVES
    link = _pair(positions)
    before = steps_between(network, wijk.broker)
    gone = steps_between(network, wijk.broker, is_gone=True)
    now = steps_between(network, wijk.broker, is_gone=is_gone, link=link)
    broken, lost_now = lost(before, gone, most) if is_gone else [], lost(before, now, most)
    places = places_of(wijk.sides, wijk.broker)
    of = dict(
        zip(
            drawn.scan.organisations["organisation_id"],
            drawn.scan.organisations["sector"],
            strict=True,
        )
    )
    questionnaire = drawn.scan.questionnaire
    lost_by = Counter(name for pair in lost_now for name in pair)
    return {
        "layer": questionnaire.layer(layer).name,
        "is_other_layer": layer != settings["layer"],
        "steps": most,
        "names": short_names(drawn, wijk),
        "sectors": {name: questionnaire.sector(of[name]).name for name in places},
        "looks": {name: questionnaire.sector_ids.index(of[name]) for name in places},
        "places": places,
        "sides": wijk.sides,
        "broker": wijk.broker,
        "is_gone": is_gone,
        "ties": named_ties(network),
        "link": link,
        "is_known_link": link is not None and link in named_ties(network),
        "silent": {name: network.n_reporters[name] for name in wijk.silent(layer)},
        "pairs": [(*pair, before[pair], now[pair]) for pair in before],
        "lost_by": {name: lost_by[name] for name in places},
        "n_others": len(set(network.readable) - {wijk.broker}),
        "n_people": network.n_people,
        "n_pairs": len(before),
        "n_before": near(before, most),
        "n_broken": len(broken),
        "n_lost": len(lost_now),
        "n_apart": sum(now[pair] is None for pair in lost_now),
    }


def found(drawn: Drawn, settings: Positions, lever: str) -> tuple[Position, ...]:
    """The contacts that can be added, by the names of both organisations."""
    if lever != "link":
        return ()
    wijk, (layer, steps) = _wijk(drawn, settings), (str(settings["layer"]), int(settings["steps"]))
    names = short_names(drawn, wijk)
    pairs = links_to_try(wijk, layer, steps)
    none = Position(value=NO_LINK, label=Bilingual("geen nieuw contact", "no new contact"))
    labels = [f"{names[one]} + {names[other]}" for one, other in pairs]
    return (
        none,
        *(
            Position(value=_code(pair), label=Bilingual(label, label))
            for pair, label in zip(pairs, labels, strict=True)
        ),
    )


def settled(drawn: Drawn, settings: Positions, positions: Positions) -> Positions:
    """The best contact by its code; no contact where there is none to add."""
    if positions.get("link") != BEST:
        return positions
    best = best_link(_wijk(drawn, settings), str(settings["layer"]), int(settings["steps"]))
    return positions | {"link": NO_LINK if best is None else _code(best)}


def routes_break_and_return(first: Facts, second: Facts) -> Verdict:
    """Six pairs or more lose their route, and one contact brings a good part of them back.

    A good part: a quarter within the few steps, and half of them by any route. Opposite: no pair
    loses its route.
    """
    if first["n_lost"] == 0:
        return "opposite"
    is_short = second["n_lost"] <= (1 - RESTORED_SHORT) * first["n_lost"]
    is_long = second["n_apart"] <= (1 - RESTORED_LONG) * first["n_lost"]
    return "seen" if first["n_lost"] >= MANY_ROUTES and is_short and is_long else "not seen"


def _wijk(drawn: Drawn, settings: Positions) -> Wijk:
    return read_wijk(drawn, str(settings["layer"]), int(settings["steps"]), int(settings["silent"]))


def _code(pair: Pair) -> str:
    return f"{pair[0]} {pair[1]}"


def _pair(positions: Positions) -> Pair | None:
    value = str(positions.get("link", NO_LINK))
    if value in (NO_LINK, BEST):
        return None
    one, other = value.split()
    return one, other


VIEW = View(
    readings={
        "partner": ("stays", LEAVES),
        "link": (),
        "layer": ("signaleren", "ondersteunen", "stimuleren"),
    },
    settings={
        "layer": "code of the layer on which routes are read first",
        "steps": "how many contacts a route may have at most",
        "silent": "how many partners without answers the chosen neighbourhood should have",
    },
    outcomes={
        "n_lost": "how many pairs lose their route",
        "n_before": "how many pairs had one",
    },
    events={"routes_break_and_return": routes_break_and_return},
    facts=facts,
    picture=picture,
    truth=truth,
    found=found,
    settled=settled,
)
