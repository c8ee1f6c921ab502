"""For the chair: who sits where, the agenda on one page, and what to say when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import translator
from quickscan_sim.present.document import (
    Block,
    Heading,
    PageBreak,
    Paragraph,
    Record,
    TableBlock,
)

if TYPE_CHECKING:
    from quickscan_sim.advise.round_table.table import AgendaStep, RoundTable

EMPTY_CELL = "\N{NO-BREAK SPACE}"


def seats_blocks(table: RoundTable) -> list[Block]:
    """The seats with the rule they were chosen by, and room to tally who spoke."""
    say = translator(table.language)
    empty = say("empty chair")
    rounds = [say("round {number}", number=number) for number in range(1, table.n_rounds + 1)]
    return [
        PageBreak(),
        Heading(2, say("Who sits at the table")),
        Paragraph(table.seat_rule),
        TableBlock(
            say("Seats, and who spoke: put a mark for each time"),
            (say("seat"), say("who"), *rounds),
            tuple(
                (
                    seat.seat_id,
                    f"{seat.name} ({empty})" if seat.is_empty else seat.name,
                    *(EMPTY_CELL for _ in rounds),
                )
                for seat in table.seats
            ),
            align=("left", "left"),
        ),
    ]


def agenda_blocks(table: RoundTable) -> list[Block]:
    """The agenda, on the page of the seats: the one sheet that the chair keeps at hand."""
    say = translator(table.language)
    return [
        Heading(2, say("Agenda: 90 minutes")),
        TableBlock(
            say("Agenda of 90 minutes"),
            (say("time"), say("part"), say("minutes"), say("hand out")),
            tuple(
                (_time(step), _with_round(step, table.language), str(step.minutes), step.hands_out)
                for step in table.agenda
            ),
            align=("left", "left", "right", "left"),
        ),
    ]


def script_blocks(table: RoundTable) -> list[Block]:
    """Each step: what happens, what to say, and where it often goes wrong."""
    say = translator(table.language)
    blocks: list[Block] = [
        PageBreak(),
        Heading(2, say("Script for the chairperson")),
        Paragraph(
            say(
                "Say aloud how much time is left. Ask about numbers, rules and routes, never "
                "about the choices of a family."
            )
        ),
    ]
    return blocks + [_step(step, table.language) for step in table.agenda]


def short_blocks(table: RoundTable) -> list[Block]:
    """The cut of 45 minutes, with the same cards, on one page."""
    say = translator(table.language)
    return [
        PageBreak(),
        Heading(2, say("In 45 minutes: a workshop")),
        Paragraph(
            say(
                "The same cards, one goal. Change one thing between the two rounds: who chairs, "
                "how much time there is, or whether the questions of the empty chair come first."
            )
        ),
        TableBlock(
            say("Agenda of 45 minutes"),
            (say("time"), say("part"), say("what happens"), say("say")),
            tuple((_time(step), step.title, step.does, step.says) for step in table.short_agenda),
            align=("left",) * 4,
        ),
    ]


def _time(step: AgendaStep) -> str:
    """Hours and minutes from the start; from and to would break over two lines in a cell."""
    hours, minutes = divmod(step.start, 60)
    return f"{hours}:{minutes:02}"


def _with_round(step: AgendaStep, language: str) -> str:
    if step.round is None:
        return step.title
    say = translator(language)
    return say("{title} (round {number})", title=step.title, number=step.round)


def _step(step: AgendaStep, language: str) -> Record:
    say = translator(language)
    title = say(
        "{time} {title}: {minutes} minutes",
        time=_time(step),
        title=_with_round(step, language),
        minutes=step.minutes,
    )
    parts = (
        (say("What happens"), step.does),
        (say("Say"), step.says),
        (say("Often goes wrong"), step.pitfall),
        (say("Hand out"), step.hands_out),
    )
    return Record(title, parts)
