"""What levers may change: professionals, organisations and rules, never a family's choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message
from quickscan_sim.parameters import Parameters, load_scenario
from quickscan_sim.workshop.card import FOUND, Card, Lever, Position
from quickscan_sim.workshop.cards.lever_knobs import family_knobs_that_differ, why_refused
from quickscan_sim.workshop.cards.problem import Problem, near_name, problem, problems_of
from quickscan_sim.workshop.views.view import View


def check_levers(card: Card, view: View) -> list[Problem]:
    """Levers that cannot be used, or may not be."""
    if not card.levers:
        return [
            problem(
                ("levers",), Message("There is no lever. Add one: it changes between the rounds.")
            )
        ]
    names = Counter(lever.name for lever in card.levers)
    problems = [
        problem(("levers",), Message("Two levers are called {name}. Rename one.", name=repr(name)))
        for name, times in names.items()
        if times > 1
    ]
    for at, lever in enumerate(card.levers):
        check = {"knob": _knob, "scenario": _scenario, "reading": _reading}[lever.kind]
        problems += [*_positions(lever, at), *check(card, view, lever, at)]
    return problems


def listed(lever: Lever) -> Sequence[Position]:
    """The positions that stand in the card; none when the view finds them."""
    return () if isinstance(lever.positions, str) else lever.positions


def _positions(lever: Lever, at: int) -> list[Problem]:
    """Positions that are too few, or that cannot be told apart."""
    place = ("levers", at, "positions")
    if lever.positions == FOUND:
        if lever.kind == "reading":
            return []
        return [
            problem(
                place,
                Message(
                    "The lever {lever} needs its positions in the card.", lever=repr(lever.name)
                ),
            )
        ]
    positions = listed(lever)
    problems = []
    if len(positions) < 2:
        problems.append(
            problem(
                place, Message("The lever {lever} needs two positions.", lever=repr(lever.name))
            )
        )
    for texts in (
        [repr(position.value) for position in positions],
        [position.label.nl for position in positions],
        [position.label.en for position in positions],
    ):
        problems += [
            problem(
                place,
                Message(
                    "Two positions of the lever {lever} are the same: {twice}.",
                    lever=repr(lever.name),
                    twice=text,
                ),
            )
            for text, times in Counter(texts).items()
            if times > 1
        ]
    return problems


def _knob(card: Card, view: View, lever: Lever, at: int) -> list[Problem]:  # noqa: ARG001
    """A knob of the simulator, and whether it takes these positions."""
    knob = lever.changes or ""
    refused = why_refused(knob)
    if refused is not None:
        return [problem(("levers", at, "changes"), refused)]
    problems, others = [], _other_knobs(card)
    for number, position in enumerate(listed(lever)):
        try:
            others.changed(**{knob: position.value})
        except QuickscanError as impossible:
            problems += problems_of(("levers", at, "positions", number, "value"), impossible)
    return problems


def _other_knobs(card: Card) -> Parameters:
    """What the other knobs stand on; an unknown scenario has been told already."""
    try:
        return load_scenario(card.scenario)
    except QuickscanError:
        return Parameters()


def _scenario(card: Card, view: View, lever: Lever, at: int) -> list[Problem]:  # noqa: ARG001
    """Scenarios that are known, and that leave the families as they are."""
    problems, draws = [], {}
    for number, position in enumerate(listed(lever)):
        place = ("levers", at, "positions", number, "value")
        try:
            draws[str(position.value)] = load_scenario(str(position.value))
        except QuickscanError as unknown:
            problems += problems_of(place, unknown)
    return problems + [
        problem(
            ("levers", at, "positions"),
            Message(
                "These scenarios differ in {knob}, which is about families. A lever changes what "
                "professionals, organisations or rules do. Choose other scenarios.",
                knob=repr(knob),
            ),
        )
        for knob in family_knobs_that_differ(list(draws.values()))
    ]


def _reading(card: Card, view: View, lever: Lever, at: int) -> list[Problem]:
    """What the view can read in another way, and in which ways."""
    place = ("levers", at, "changes")
    changes = lever.changes or ""
    if changes not in view.readings:
        return [
            problem(
                place,
                Message(
                    "The view {view} cannot read {name} in another way. Known: {known}. The "
                    "nearest is {near}.",
                    view=card.view,
                    **near_name(changes, view.readings),
                ),
            )
        ]
    ways = view.readings[changes]
    problems = [] if lever.name == changes else [_other_name(lever, changes, at)]
    return problems + [
        problem(
            ("levers", at, "positions", number, "value"),
            Message(
                "{changes} has no position {name}. Known: {known}. The nearest is {near}.",
                changes=changes,
                **near_name(str(position.value), map(str, ways)),
            ),
        )
        for number, position in enumerate(listed(lever))
        if ways and position.value not in ways
    ]


def _other_name(lever: Lever, changes: str, at: int) -> Problem:
    """The view knows a lever by its name."""
    return problem(
        ("levers", at, "name"),
        Message(
            "The lever {lever} changes how the picture is read, and is called after it: give it "
            "the name {name}.",
            lever=repr(lever.name),
            name=changes,
        ),
    )
