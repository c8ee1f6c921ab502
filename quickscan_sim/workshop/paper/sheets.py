"""Sheets for the group: predictions to tally, roles to cut out, questions, exit cards."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from quickscan_sim.language import Bilingual, translator
from quickscan_sim.present.document import (
    Block,
    Bullets,
    CutCard,
    CutSheet,
    Heading,
    PageBreak,
    Paragraph,
    TableBlock,
    WritingSpace,
)
from quickscan_sim.workshop.afterwards.exit_form import RIGHT, YES_NO
from quickscan_sim.workshop.afterwards.looking_back import QUESTIONS

Data = dict[str, Any]
NO_BREAK = EMPTY_CELL = "\N{NO-BREAK SPACE}"
BOX = "☐"
ROLES_ON_A_PAGE = (6, 8)
EXIT_CARDS_ON_A_PAGE = 4
EXIT_LINES = 6
"""On a card, over all its questions."""
ROOM_FOR_MARKS = " ".join([EMPTY_CELL * 10] * 16)


def prediction_blocks(data: Data) -> Iterator[Block]:
    """The question with its options, to tally on a table or a wall."""
    say = translator(data["language"])
    prediction = data["prediction"]
    yield PageBreak()
    yield Heading(2, say("Prediction sheet"))
    yield Paragraph(prediction["question"], say("Predict."))
    yield TableBlock(
        say("A mark for each person"),
        (say("I think"), say("marks"), say("together")),
        tuple((option, ROOM_FOR_MARKS, EMPTY_CELL) for option in prediction["options"]),
        align=("left", "left", "left"),
        is_to_fill=True,
    )
    yield WritingSpace(say("Reasons we heard"), 5)
    yield Paragraph(
        say("Keep this sheet. At the close it is laid beside what came out."), say("Later.")
    )


def role_blocks(data: Data) -> Iterator[Block]:
    """A card for each role, to cut out; nothing where the card has no roles."""
    if not data["roles"]:
        return
    say = translator(data["language"])
    yield PageBreak()
    yield Heading(2, say("Role cards to cut out"))
    yield CutSheet(
        tuple(CutCard(role["name"], (Paragraph(role["text"]),)) for role in data["roles"]),
        min(ROLES_ON_A_PAGE, key=lambda number: ceil(len(data["roles"]) / number)),
    )


def debrief_blocks(
    language: str, kinds: tuple[tuple[str, tuple[Bilingual, ...]], ...]
) -> Iterator[Block]:
    """The questions of the debrief in their order, with room for what was said."""
    say = translator(language)
    yield PageBreak()
    yield Heading(2, say("Questions for the debrief"))
    for title, questions in kinds:
        yield Heading(3, say(title))
        yield Bullets(tuple(Paragraph(one.in_language(language)) for one in questions))
        yield WritingSpace(say("What we said"), 3)


def exit_blocks(data: Data) -> Iterator[Block]:
    """Four exit cards on a page, all the same; without a name."""
    say = translator(data["language"])
    yield PageBreak()
    yield Heading(2, say("Exit cards to cut out"))
    yield CutSheet((_exit_card(data),) * EXIT_CARDS_ON_A_PAGE, EXIT_CARDS_ON_A_PAGE)


def _exit_card(data: Data) -> CutCard:
    say = translator(data["language"])
    lines = max(2, EXIT_LINES // len(data["exit_card"])) if data["exit_card"] else 0
    questions = [
        WritingSpace(f"{number}. {text}", lines)
        for number, text in enumerate(data["exit_card"], start=1)
    ]
    return CutCard(
        say("{card}: without your name", card=data["card"]),
        (
            Paragraph(_boxes(RIGHT, data["language"]), say("Prediction came out:")),
            *questions,
            Paragraph(
                _boxes(YES_NO, data["language"]),
                say("This may be shown, without a name:"),
            ),
        ),
    )


def _boxes(answers: dict[str, str], language: str) -> str:
    """Answers to tick, each held together with its box."""
    say = translator(language)
    held = (say(answer).replace(" ", NO_BREAK) for answer in answers.values())
    return "   ".join(f"{BOX}{NO_BREAK}{answer}" for answer in held)


def looking_back_blocks(data: Data) -> Iterator[Block]:
    """Three questions for the trainer, within a day."""
    say = translator(data["language"])
    yield PageBreak()
    yield Heading(2, say("Looking back: three questions for the trainer"))
    yield Paragraph(
        say(
            "Fill this in on the same day, in ten minutes, alone or with a colleague. No names of "
            "participants. Or type it into the text file that came with this pack."
        )
    )
    yield WritingSpace(say("Day, place, number of people, 45 or 30 minutes"), 1)
    for question in QUESTIONS:
        yield WritingSpace(say(question), 5)
