"""The round table on paper: script, agenda, hand-outs, cards, map, propositions, minutes form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import Day, translator
from quickscan_sim.present.document import (
    Block,
    Callout,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    bullets,
)
from quickscan_sim.present.round_table_cards import card_blocks
from quickscan_sim.present.round_table_map import map_blocks
from quickscan_sim.present.round_table_minutes import closing_blocks, minutes_blocks
from quickscan_sim.present.round_table_results import proposition_blocks, results_blocks
from quickscan_sim.present.round_table_script import (
    agenda_blocks,
    script_blocks,
    seats_blocks,
    short_blocks,
)

if TYPE_CHECKING:
    from quickscan_sim.advise.round_table.table import RoundTable, Seat


def round_table_document(table: RoundTable) -> Document:
    """The whole pack for the chair, ready to be rendered and printed.

    Every card takes two pages: the front that everybody may read, and the back for its own seat.
    To hand a card out without the others there is :func:`card_document`.
    """
    cards = [
        block
        for number, seat in enumerate(table.seats)
        for block in card_blocks(table, seat, starts_page=number > 0)
    ]
    say = translator(table.language)
    return _document(
        table,
        say("Round table {neighbourhood}", neighbourhood=table.neighbourhood),
        (
            *_opening(table),
            *seats_blocks(table),
            *agenda_blocks(table),
            *script_blocks(table),
            *short_blocks(table),
            *results_blocks(table),
            *proposition_blocks(table),
            *map_blocks(table),
            PageBreak(),
            Heading(2, say("Cards")),
            Paragraph(
                say(
                    "Each card has a front for everybody and a back for one seat. In the folder "
                    "cards every card has its own file. Print these on both sides to hand them "
                    "out."
                )
            ),
            *cards,
            *minutes_blocks(table),
            *closing_blocks(table),
        ),
        contents=say("Contents"),
    )


def handout_document(table: RoundTable) -> Document:
    """What everybody at the table gets: results, propositions, map and the closing question."""
    say = translator(table.language)
    title = say("Round table {neighbourhood}: hand-outs", neighbourhood=table.neighbourhood)
    blocks = (
        Heading(1, title),
        whose_data(table),
        *results_blocks(table),
        *proposition_blocks(table),
        *map_blocks(table),
        *closing_blocks(table),
    )
    return _document(table, title, blocks)


def card_document(table: RoundTable, seat: Seat) -> Document:
    """The card of one seat: front and back, and nothing of the other seats."""
    say = translator(table.language)
    title = say("Card: {seat}", seat=seat.name)
    blocks = (Heading(1, title), whose_data(table), *card_blocks(table, seat, starts_page=False))
    return _document(table, title, blocks)


def minutes_document(table: RoundTable) -> Document:
    """The minutes form on paper; the same questions stand in the YAML form."""
    say = translator(table.language)
    title = say("Minutes of the round table {neighbourhood}", neighbourhood=table.neighbourhood)
    blocks = (Heading(1, title), *minutes_blocks(table, starts_page=False))
    return _document(table, title, blocks)


def _document(
    table: RoundTable, title: str, blocks: tuple[Block, ...], contents: str = ""
) -> Document:
    say = translator(table.language)
    return Document(
        title=title,
        language=table.language,
        made_on=table.measured_on,
        blocks=blocks,
        contents_title=contents,
        skip_text=say("Skip to the text"),
        data_table_text=say("The figure as a table"),
        mark=say("invented neighbourhood") if table.invented else "",
    )


def whose_data(table: RoundTable) -> Callout:
    """Whether people and places exist, and when was measured."""
    say = translator(table.language)
    if table.invented:
        return Callout(
            "caution",
            say(
                "This neighbourhood, its organisations and its people do not exist. All answers "
                "were simulated, to practise with."
            ),
            say("Invented neighbourhood."),
        )
    return Callout(
        "caution",
        say(
            "These are real answers, of {day}. The papers are for the people at this table. "
            "Collect the cards at the end.",
            day=Day(table.measured_on),
        ),
        say("Confidential."),
    )


def _opening(table: RoundTable) -> list[Block]:
    say = translator(table.language)
    blocks: list[Block] = [
        Heading(1, say("Round table {neighbourhood}", neighbourhood=table.neighbourhood)),
        Paragraph(
            say(
                "{municipality}. Quickscan of {day}. 90 minutes, {rounds} rounds, {seats} seats.",
                municipality=table.municipality,
                day=Day(table.measured_on),
                rounds=table.n_rounds,
                seats=len(table.seats),
            )
        ),
        whose_data(table),
        content_note(table),
        *(Callout("note", note) for note in table.notes),
        Heading(2, say("Before you start")),
        bullets(
            say(
                "Invite an expert by experience in time, and arrange the payment. If nobody can "
                "come, the chair stays empty, but it does stand at the table."
            ),
            say(
                "Print this pack for yourself, the hand-outs for everybody, and the cards from the "
                "folder cards."
            ),
            say(
                "Put a chair for each seat around the table. Lay the front of each card at its "
                "seat."
            ),
            say("Have ready: a clock, pens, an empty sheet for ideas that come too early."),
            say("What is written down comes back: the minutes become the rows of the plan."),
        ),
    ]
    return blocks


def content_note(table: RoundTable) -> Callout:
    """Read out before the start, in every variant."""
    say = translator(table.language)
    return Callout(
        "note",
        say(
            "This is about poverty. Some people at this table may live or have lived in poverty "
            "themselves. Nobody has to share anything. You may pass. Watching and listening is "
            "taking part too."
        ),
        say("Read out beforehand."),
    )
