"""A workshop card: everything a trainer shows, asks and hands out, as data."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from quickscan_sim.language import Bilingual

Value = str | int | float | bool
Positions = dict[str, Value]
"""For each lever the value it stands on."""

LEVER_KINDS = ("knob", "scenario", "reading")
FOUND = "found"
"""Positions that follow from the draw, such as the names of organisations."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Position(_Part):
    """A place that a lever can stand on."""

    value: Value
    label: Bilingual


class Lever(_Part):
    """One thing that may be changed, and between which positions.

    ``kind`` says what it changes: a knob of the simulator (``changes`` names it), the scenario
    (the values are names of scenarios), or how the answers are read (``changes`` names what the
    view of the card can read in two ways).
    """

    name: str
    kind: Literal["knob", "scenario", "reading"]
    changes: str | None = None
    label: Bilingual
    positions: tuple[Position, ...] | Literal["found"]


class Option(_Part):
    """A prediction that people can make.

    It is right when the outcome is ``value``, or a number from ``low`` up to, not with, ``high``.
    """

    label: Bilingual
    value: Value | None = None
    low: float | None = None
    high: float | None = None


class Prediction(_Part):
    """What everybody writes down before the run, and the fact that it is laid beside.

    ``outcome`` names a fact of the view, at the end of round ``round``.
    """

    question: Bilingual
    options: tuple[Option, ...]
    outcome: str
    round: Literal[1, 2] = 1


class Round(_Part):
    """One run: where the levers stand, what groups do, and where the levers end.

    Between ``start`` and ``end`` the trainer moves one lever; ``also`` names levers that may be
    tried after that. ``end`` may be left out when nothing moves, and its values may be ones that
    the view finds, such as "best".
    """

    task: Bilingual
    notes: Bilingual
    start: Positions
    end: Positions = {}
    also: tuple[str, ...] = ()


class Discovery(_Part):
    """What people should find out: an event that the view can compute."""

    event: str
    text: Bilingual


class Debrief(_Part):
    """Questions in their order; the ones on structure ask which rule, time or route did it."""

    describe: tuple[Bilingual, ...]
    understand: tuple[Bilingual, ...]
    structure: tuple[Bilingual, ...]


class Pitfall(_Part):
    """What trainers see go wrong, and what helps; with a number of the list of misconceptions."""

    text: Bilingual
    misconception: str | None = None


class Role(_Part):
    """A card for one person or small group: who they are today, and what they know."""

    name: Bilingual
    text: Bilingual


class Card(_Part):
    """A workshop of 45 or 30 minutes on one discovery.

    ``view`` names the picture and what can be read from it, ``settings`` are for that view.
    ``minutes`` is the length it opens with. ``prebrief`` is what people should hear before they
    start, with the content note; ``apply`` and ``close`` are the last questions.
    """

    card: str
    title: Bilingual
    module: str
    minutes: Literal[30, 45]
    people: tuple[int, int]
    objectives: tuple[Bilingual, ...]
    scenario: str
    seed: int
    view: str
    settings: Positions = {}
    levers: tuple[Lever, ...]
    prebrief: tuple[Bilingual, ...]
    prediction: Prediction
    rounds: tuple[Round, Round]
    discovery: Discovery
    truth: tuple[Bilingual, ...]
    debrief: Debrief
    apply: Bilingual
    close: Bilingual
    pitfalls: tuple[Pitfall, ...]
    roles: tuple[Role, ...] = ()
    exit_card: tuple[Bilingual, ...]
