"""Names in a card that the kit must know: scenario, view, event, outcome, settings."""

from __future__ import annotations

import re

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message
from quickscan_sim.parameters import load_scenario
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.card_values import shown
from quickscan_sim.workshop.cards.problem import Problem, near_name, problem, problems_of
from quickscan_sim.workshop.views.view import View, load_view

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,29}")


def check_names(card: Card) -> list[Problem]:
    """What the card names and the kit does not know, and a name that no file can have."""
    problems = [*_own_name(card), *_scenario(card)]
    try:
        view = load_view(card.view)
    except QuickscanError as unknown:
        return [*problems, *problems_of(("view",), unknown)]
    return [*problems, *_of_view(card, view), *_codes(card)]


def _own_name(card: Card) -> list[Problem]:
    """Files are called after the card: its name may not lead to another folder."""
    if CODE.fullmatch(card.card):
        return []
    return [
        problem(
            ("card",),
            Message(
                "The name of a card has letters, digits, - and _, and no spaces; found {found}.",
                found=shown(card.card),
            ),
        )
    ]


def _scenario(card: Card) -> list[Problem]:
    try:
        load_scenario(card.scenario)
    except QuickscanError as unknown:
        return problems_of(("scenario",), unknown)
    try:
        load_scenario(card.scenario, seed=card.seed)
    except QuickscanError as impossible:
        return problems_of(("seed",), impossible)
    return []


def _of_view(card: Card, view: View) -> list[Problem]:
    """Events, outcomes and settings that the view does not have."""
    problems = []
    event, outcome = card.discovery.event, card.prediction.outcome
    if event not in view.events:
        problems.append(
            problem(
                ("discovery", "event"),
                Message(
                    "The view {view} has no event {name}. Known: {known}. The nearest is {near}.",
                    view=card.view,
                    **near_name(event, view.events),
                ),
            )
        )
    if outcome not in view.outcomes:
        problems.append(
            problem(
                ("prediction", "outcome"),
                Message(
                    "The view {view} has no outcome {name}. Known: {known}. The nearest is {near}.",
                    view=card.view,
                    **near_name(outcome, view.outcomes),
                ),
            )
        )
    problems += [
        problem(
            ("settings", name),
            Message(
                "The view {view} has no setting {name}. Known: {known}. The nearest is {near}.",
                view=card.view,
                **near_name(name, view.settings),
            ),
        )
        for name in card.settings
        if name not in view.settings
    ]
    return problems


def _codes(card: Card) -> list[Problem]:
    """Settings that name a theme, a sector or a layer which the questionnaire does not have."""
    try:
        questionnaire = load_questionnaire(load_scenario(card.scenario).questionnaire)
    except QuickscanError:  # an unknown scenario has been told already
        return []
    finders = {
        "theme": questionnaire.theme,
        "sector": questionnaire.sector,
        "layer": questionnaire.layer,
    }
    problems = []
    for kind, find in finders.items():
        try:
            if kind in card.settings:
                find(str(card.settings[kind]))
        except QuickscanError as unknown:
            problems += problems_of(("settings", kind), unknown)
    return problems
