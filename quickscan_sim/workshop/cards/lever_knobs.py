"""Which knobs of the simulator a lever may turn: those of professionals, organisations, rules."""

from __future__ import annotations

from collections.abc import Sequence

from quickscan_sim.errors import nearest
from quickscan_sim.language import Message
from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.answers import AnswerKnobs
from quickscan_sim.parameters.households import HouseholdKnobs
from quickscan_sim.parameters.places import PlaceKnobs
from quickscan_sim.parameters.response import ResponseKnobs
from quickscan_sim.parameters.staff import StaffKnobs
from quickscan_sim.parameters.ties import TieKnobs
from quickscan_sim.parameters.waves import WaveKnobs

OF_ORGANISATIONS = (PlaceKnobs, StaffKnobs, ResponseKnobs, AnswerKnobs, TieKnobs, WaveKnobs)
"""Knobs that a lever may turn; those of families and of the whole draw are in no such group."""


def knobs_for_levers() -> list[str]:
    """The knobs that a lever may turn.

    >>> "tie_density" in knobs_for_levers(), "p_problem_debt" in knobs_for_levers()
    (True, False)
    """
    return [name for group in OF_ORGANISATIONS for name in group.model_fields]


def why_refused(knob: str) -> Message | None:
    """Why a lever may not turn this knob; None when it may.

    >>> why_refused("tie_density") is None
    True
    """
    if knob in knobs_for_levers():
        return None
    if knob in HouseholdKnobs.model_fields:
        return Message(
            "{knob} is about families. A lever changes what professionals, organisations or rules "
            "do, never what a family chooses or has. Choose another knob.",
            knob=repr(knob),
        )
    if knob in Parameters.model_fields:
        return Message(
            "{knob} is a setting of the whole draw, and no lever. Put it in the card itself, or in "
            "a scenario.",
            knob=repr(knob),
        )
    return Message(
        "There is no knob {name}. The nearest is {near}. All of them: docs/knobs.md.",
        name=repr(knob),
        near=nearest(knob, knobs_for_levers()) or "tie_density",
    )


def family_knobs_that_differ(draws: Sequence[Parameters]) -> list[str]:
    """The knobs about families that are not the same in all these settings."""
    return [
        knob
        for knob in HouseholdKnobs.model_fields
        if any(getattr(one, knob) != getattr(draws[0], knob) for one in draws)
    ]
