"""What every view of a card can do, and the list of the views that there are."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Message
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.workshop.card import Position, Positions, Value
from quickscan_sim.workshop.picture import Picture

Facts = Mapping[str, Any]
"""What is read at some positions of the levers: names with numbers, texts and lists of them,
never a table. The picture, the prediction and the discovery are made from these alone."""

Verdict = Literal["seen", "not seen", "opposite"]
Event = Callable[[Facts, Facts], Verdict]
"""From the facts at the end of round 1 and of round 2, what came out."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """An invented quickscan with its truth.

    Facts come from the quickscan alone, as with a real one. Only the truth card, and an event
    that is about what is true, may look at the truth.
    """

    scan: Quickscan
    truth: Truth


def _none_found(drawn: Drawn, settings: Positions, lever: str) -> tuple[Position, ...]:  # noqa: ARG001
    return ()


def _as_they_are(drawn: Drawn, settings: Positions, positions: Positions) -> Positions:  # noqa: ARG001
    return positions


@dataclass(frozen=True)
class View:
    """One way to look at a quickscan on a projector; a card names it and sets it.

    Parameters
    ----------
    readings
        What a lever of kind "reading" can change: its name, and the values it can have. An empty
        tuple: the positions are found in the draw.
    settings
        What a card may set in ``settings``, with what it means.
    outcomes
        Facts that a prediction may be about, with what they are.
    events
        What can be discovered.
    facts
        From a draw, the settings of the card and the positions of all levers: what is read.
    picture
        From facts and a language: what the projector shows.
    truth
        From a draw, the settings and the facts at the end of round 2: what is true here.
    found
        From a draw, the settings and the name of a lever: the positions that follow from the draw.
    settled
        Positions with values such as "best" replaced by what they are in this draw.
    """

    readings: Mapping[str, tuple[Value, ...]]
    settings: Mapping[str, str]
    outcomes: Mapping[str, str]
    events: Mapping[str, Event]
    facts: Callable[[Drawn, Positions, Positions], Facts]
    picture: Callable[[Facts, str], Picture]
    truth: Callable[[Drawn, Positions, Facts], tuple[Message, ...]]
    found: Callable[[Drawn, Positions, str], tuple[Position, ...]] = _none_found
    settled: Callable[[Drawn, Positions, Positions], Positions] = _as_they_are


VIEWS = ("seen_and_done", "reversed_items", "within_sectors", "routes", "lowest_team")
"""Every view; each is a module of this package that holds it as ``VIEW``."""


def load_view(name: str) -> View:
    """The view with this name.

    Raises
    ------
    QuickscanError
        When there is none.
    """
    if name not in VIEWS:
        raise QuickscanError(
            "There is no view {name}. Known: {known}. The nearest is {near}.",
            name=repr(name),
            known=", ".join(VIEWS),
            near=nearest(name, VIEWS) or VIEWS[0],
        )
    module = importlib.import_module(f"{__package__}.{name}")
    found: View = module.VIEW
    return found
