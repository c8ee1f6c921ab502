"""For the chair: who sits where, the agenda on one page, and what to say when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quickscan_sim.language import translator
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Heading,
    PageBreak,
    Paragraph,
    TableBlock,
)

if TYPE_CHECKING:
    from quickscan_sim.advise.round_table.table import AgendaStep, RoundTable

EMPTY_CELL = "\N{NO-BREAK SPACE}"


def seats_blocks(table: RoundTable) -> list[Block]:
    """The seats with the rule they were chosen by, and room to tally who spoke."""
    say = translator(table.language)
    rounds = [say("round {number}", number=number) for number in range(1, table.n_rounds + 1)]
    return [
        Heading(2, say("Who sits at the table")),
        Paragraph(table.seat_rule),
        TableBlock(
            say("Seats, and who spoke: put a mark for each time"),
            (say("seat"), say("who"), *rounds),
            tuple(
                (
                    seat.seat_id,
                    f"{seat.name} ({say('empty chair')})" if seat.is_empty else seat.name,
                    *(EMPTY_CELL for _ in rounds),
                )
                for seat in table.seats
            ),
            align=("left", "left"),
        ),
    ]


def agenda_blocks(table: RoundTable) -> list[Block]:
    """The agenda on a page of its own."""
    say = translator(table.language)
    return [
        PageBreak(),
        Heading(2, say("Agenda: 90 minutes")),
        _table(table.agenda, say("Agenda of 90 minutes"), table.language),
    ]


def script_blocks(table: RoundTable) -> list[Block]:
    """Each step: what happens, what to say, and where it often goes wrong."""
    say = translator(table.language)
    blocks: list[Block] = [
        PageBreak(),
        Heading(2, say("Script for the chair")),
        Paragraph(
            say(
                "Keep the time out loud. Ask about numbers, rules and routes, never about the "
                "choices of a family."
            )
        ),
    ]
    return blocks + [block for step in table.agenda for block in _step(step, table.language)]


def short_blocks(table: RoundTable) -> list[Block]:
    """The cut of 45 minutes, with the same cards."""
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
        _table(table.short_agenda, say("Agenda of 45 minutes"), table.language),
        *(block for step in table.short_agenda for block in _step(step, table.language)),
    ]


def _table(steps: Sequence[AgendaStep], caption: str, language: str) -> TableBlock:
    say = translator(language)
    return TableBlock(
        caption,
        (say("time"), say("part"), say("minutes"), say("hand out")),
        tuple(
            (_time(step), _with_round(step, language), str(step.minutes), step.hands_out)
            for step in steps
        ),
        align=("left", "left", "right", "left"),
    )


def _time(step: AgendaStep) -> str:
    """From and to, in minutes from the start.

    The dash is a figure of time, so it is kept on one line.
    """
    return f"{step.start}–{step.start + step.minutes}"


def _with_round(step: AgendaStep, language: str) -> str:
    if step.round is None or str(step.round) in step.title:
        return step.title
    say = translator(language)
    return say("{title} (round {number})", title=step.title, number=step.round)


def _step(step: AgendaStep, language: str) -> list[Block]:
    say = translator(language)
    parts = (
        (say("What happens:"), step.does),
        (say("Say:"), step.says),
        (say("Often goes wrong:"), step.pitfall),
    )
    title = say(
        "{time} {title} ({minutes} minutes)",
        time=_time(step),
        title=_with_round(step, language),
        minutes=step.minutes,
    )
    return [Heading(3, title), Bullets(tuple(Paragraph(text, lead) for lead, text in parts))]
