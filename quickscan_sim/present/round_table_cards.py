"""The cards of the seats: a front that everybody may read, and a back for one seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, Card, Paragraph, WritingSpace

if TYPE_CHECKING:
    from quickscan_sim.advise.round_table.table import CardLine, RoundTable, Seat


def card_blocks(table: RoundTable, seat: Seat, *, starts_page: bool = True) -> list[Block]:
    """Two cards, each on a page of its own: front and back.

    Parameters
    ----------
    starts_page
        Whether the front begins a page too; the back always does.
    """
    if seat.is_empty:
        return _empty_chair(table, seat, starts_page)
    return [_front(table, seat, starts_page), _back(table, seat), *_own_notes(table)]


def _front(table: RoundTable, seat: Seat, starts_page: bool) -> Card:
    say = translator(table.language)
    return Card(
        say("{seat}. {name} – for everybody", seat=seat.seat_id, name=seat.name),
        (
            Paragraph(seat.why_here, say("Why at this table.")),
            *(_line(line, table.language) for line in seat.public),
            *_question(seat, table.language),
        ),
        "open",
        starts_page,
    )


def _question(seat: Seat, language: str) -> tuple[Paragraph, ...]:
    say = translator(language)
    return (Paragraph(seat.question, say("A question to ask.")),) if seat.question else ()


def _back(table: RoundTable, seat: Seat) -> Card:
    say = translator(table.language)
    return Card(
        say("{seat}. {name} – for this seat only", seat=seat.seat_id, name=seat.name),
        (
            Paragraph(
                say(
                    "Nobody else has this page. Share what helps the conversation; you choose when."
                )
            ),
            *(_line(line, table.language) for line in seat.own_lines),
        ),
        "private",
        starts_page=True,
    )


def _own_notes(table: RoundTable) -> tuple[WritingSpace, ...]:
    """In a real quickscan people bring what no card may make up."""
    if table.invented:
        return ()
    say = translator(table.language)
    return (WritingSpace(say("What I bring in myself: time, rules, wishes"), 4),)


def _line(line: CardLine, language: str) -> Paragraph:
    """A line with its lead; what was made up says so, beside the text itself."""
    say = translator(language)
    if line.source == "invented":
        lead = say("{lead} (invented for the exercise).", lead=line.lead)
        return Paragraph(line.text, lead)
    return Paragraph(line.text, f"{line.lead}.")


def _empty_chair(table: RoundTable, seat: Seat, starts_page: bool) -> list[Block]:
    say = translator(table.language)
    title = say("{seat}. {name} – this chair stays empty", seat=seat.seat_id, name=seat.name)
    front = Card(
        title,
        (
            Paragraph(seat.why_here),
            *(
                Paragraph(text, say("Needed.") if number == 0 else "")
                for number, text in enumerate(seat.needs)
            ),
        ),
        "empty",
        starts_page,
    )
    back = Card(
        say("{seat}. {name} – questions to ask", seat=seat.seat_id, name=seat.name),
        (
            Paragraph(
                say(
                    "The chairperson reads these out. Nobody answers for somebody else. What an "
                    "answer would change is a question too."
                )
            ),
            *(Paragraph(one.what_if, one.question) for one in seat.questions),
        ),
        "empty",
        starts_page=True,
    )
    asked = WritingSpace(say("Who will be asked, by whom and before which day"), 3)
    return [front, asked, back]
