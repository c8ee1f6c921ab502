"""The paper pack of a card as a document; the truth card is its last page."""

from __future__ import annotations

from quickscan_sim.language import mark, translator
from quickscan_sim.parameters import load_scenario
from quickscan_sim.present.document import Document
from quickscan_sim.workshop.bundle import card_data
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.paper.overview import overview_blocks
from quickscan_sim.workshop.paper.script import script_blocks
from quickscan_sim.workshop.paper.sheets import (
    debrief_blocks,
    exit_blocks,
    looking_back_blocks,
    prediction_blocks,
    role_blocks,
)
from quickscan_sim.workshop.paper.string_map import string_map_blocks
from quickscan_sim.workshop.paper.truth_sheet import truth_blocks
from quickscan_sim.workshop.paper.wall import number_blocks, wall_blocks


def paper_document(run: CardRun, language: str) -> Document:
    """Everything to print for a workshop with this card.

    Examples
    --------
    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> paper_document(CardRun(load_card("W2")), "en").mark
    'invented neighbourhood, simulated data'
    """
    say = translator(language)
    data = card_data(run, language, keys=())
    asked = run.card.debrief
    title = say("{card}. {title} (on paper)", card=data["card"], title=data["title"])
    questions = (
        (mark("1. What did you see?"), asked.describe),
        (mark("2. How did you understand it?"), asked.understand),
        (mark("3. Which rule, time or route made it so? Always ask this."), asked.structure),
    )
    return Document(
        title=title,
        language=language,
        made_on=load_scenario(run.card.scenario).measured_on,
        blocks=(
            *overview_blocks(run, data, title),
            *script_blocks(data),
            *prediction_blocks(data),
            *wall_blocks(run, language),
            *number_blocks(run, language),
            *role_blocks(data),
            *string_map_blocks(run.card.view, data),
            *debrief_blocks(language, questions),
            *exit_blocks(data),
            *looking_back_blocks(data),
            *truth_blocks(data),
        ),
        contents_title="",
        skip_text=say("Skip to the text"),
        data_table_text=say("The figure as a table"),
        mark=say("invented neighbourhood, simulated data"),
    )
