"""Something in a card that a trainer should mend, with the place in the card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.yaml_lines import Place
from quickscan_sim.language import Message


@dataclass(frozen=True)
class Problem:
    """A sentence and the part of the card that it is about."""

    place: Place
    sentence: Message


def problem(place: Iterable[str | int], sentence: Message) -> Problem:
    """A problem at a place; numbers in the place count from 0, as in the file.

    >>> problem(("rounds", 1, "task"), Message("This is long.")).place
    ('rounds', '1', 'task')
    """
    return Problem(tuple(map(str, place)), sentence)


def problems_of(place: Iterable[str | int], error: QuickscanError) -> list[Problem]:
    """What an error says, as problems of one place."""
    where = tuple(map(str, place))
    return [Problem(where, sentence) for sentence in error.messages]


def near_name(name: str, known: Iterable[str]) -> dict[str, str]:
    """The facts of a sentence on an unknown name: the name, what is known, and the nearest.

    >>> near_name("lowst", ["lowest", "highest"])
    {'name': "'lowst'", 'known': 'lowest, highest', 'near': 'lowest'}
    """
    names = list(known)
    return {
        "name": repr(name),
        "known": ", ".join(names) or "-",
        "near": nearest(name, names) or (names[0] if names else "-"),
    }
