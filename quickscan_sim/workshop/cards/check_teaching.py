"""What a workshop cannot do without: a warning beforehand, a prediction, questions, a close."""

from __future__ import annotations

import re

from quickscan_sim.language import LANGUAGES, Bilingual, Message, mark
from quickscan_sim.teach.misconceptions import load_misconceptions
from quickscan_sim.teach.misconceptions.catalogue import BASICS
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.check_prediction import check_prediction
from quickscan_sim.workshop.cards.problem import Problem, near_name, problem

INVENTED = {
    "nl": re.compile(r"verzonnen|bedacht|fictie|gesimuleerd", re.IGNORECASE),
    "en": re.compile(r"invented|made[ -]up|fictional|simulated", re.IGNORECASE),
}
NOTE = Bilingual(
    "niemand hoeft iets te delen; meekijken mag", "nobody has to share anything; watching is fine"
)
NO_NEED = {
    "nl": re.compile(r"niemand hoeft|hoeft niemand|hoef je niets|hoeft niets", re.IGNORECASE),
    "en": re.compile(
        r"(nobody|no one) (has|needs) to|(need|have) not|don't have to", re.IGNORECASE
    ),
}
"""Words of a content note: what somebody may do whom it comes close to."""
PEOPLE = (2, 100)
MODULE = re.compile(r"M\d{1,2}")
NEEDED = {
    ("objectives",): mark("There is no objective. Say what people can do afterwards."),
    ("prebrief",): mark("There is no text before the start. Say that this is invented."),
    ("truth",): mark("There is no truth. Say what is really going on in this neighbourhood."),
    ("debrief", "describe"): mark("There is no question on what people saw. Add one."),
    ("debrief", "understand"): mark("There is no question on how people looked at it. Add one."),
    ("debrief", "structure"): mark(
        "The question on causes is missing: which rule, time or route made it so? Without it "
        "people seek the cause in people."
    ),
    ("pitfalls",): mark("There is no pitfall. Say what may go wrong, and what helps."),
    ("exit_card",): mark("The exit card is empty. Ask at least one question."),
}


def check_teaching(card: Card) -> list[Problem]:
    """What is missing for a good session."""
    return [
        *(problem(place, Message(text)) for place, text in NEEDED.items() if not _at(card, place)),
        *_heading(card),
        *_prebrief(card),
        *check_prediction(card.prediction),
        *_pitfalls(card),
    ]


def _at(card: Card, place: tuple[str, ...]) -> object:
    found: object = card
    for name in place:
        found = getattr(found, name)
    return found


def _heading(card: Card) -> list[Problem]:
    """The module of the card and for how many people it is."""
    problems = []
    if not MODULE.fullmatch(card.module):
        problems.append(
            problem(
                ("module",),
                Message(
                    "A module is a letter M with a number, such as M2; found {found}.",
                    found=repr(card.module),
                ),
            )
        )
    least, most = card.people
    if not PEOPLE[0] <= least <= most <= PEOPLE[1]:
        problems.append(
            problem(
                ("people",),
                Message(
                    "people is {least} to {most}; expected a smaller and a larger number, between "
                    "{low} and {high}.",
                    least=least,
                    most=most,
                    low=PEOPLE[0],
                    high=PEOPLE[1],
                ),
            )
        )
    return problems


def _prebrief(card: Card) -> list[Problem]:
    """That people hear that it is invented, and that it may come close."""
    if not card.prebrief:
        return []
    problems = []
    for language in LANGUAGES:
        text = " ".join(one.in_language(language) for one in card.prebrief)
        if not INVENTED[language].search(text):
            problems.append(
                problem(
                    ("prebrief",),
                    Message(
                        "The text before the start ({language}) does not say that the "
                        "neighbourhood is invented.",
                        language=language,
                    ),
                )
            )
        if not NO_NEED[language].search(text):
            problems.append(
                problem(
                    ("prebrief",),
                    Message(
                        "The text before the start ({language}) has no content note. Say that "
                        "some people here live or lived in poverty, and: {words}.",
                        language=language,
                        words=NOTE.in_language(language),
                    ),
                )
            )
    return problems


def _pitfalls(card: Card) -> list[Problem]:
    known = [one.misconception_id for one in (*load_misconceptions(), *load_misconceptions(BASICS))]
    return [
        problem(
            ("pitfalls", at, "misconception"),
            Message(
                "There is no misconception {name}. The nearest is {near}. All of them: "
                "course/guide/misconceptions_en.md.",
                name=repr(one.misconception),
                near=near_name(one.misconception, known)["near"],
            ),
        )
        for at, one in enumerate(card.pitfalls)
        if one.misconception is not None and one.misconception not in known
    ]
