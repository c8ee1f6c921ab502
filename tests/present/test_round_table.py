"""The papers of a round table: what is on which sheet, and for whom."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from advise.round_table.tables import findings_of, odd_table, reading_of, table_of

from quickscan_sim.advise.round_table import RoundTable, prepare_round_table
from quickscan_sim.present.document import (
    Card,
    Document,
    FigureBlock,
    Heading,
    PageBreak,
    TableBlock,
    WritingSpace,
)
from quickscan_sim.present.published import published_numbers
from quickscan_sim.present.render_html import render_html
from quickscan_sim.present.round_table import (
    card_document,
    handout_document,
    minutes_document,
    round_table_document,
)

EMPTY_HANDED = ("all_silent", "nobody_has_a_wijk", "one_organisation", "own_questionnaire")


def texts_of(value: object) -> Iterator[str]:
    """Every text anywhere in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def told(document: Document) -> str:
    return "\n".join(texts_of(document.blocks))


def private_texts(table: RoundTable, seat_id: str) -> list[str]:
    [seat] = [one for one in table.seats if one.seat_id == seat_id]
    return [line.text for line in seat.own_lines]


@pytest.fixture(scope="module")
def pack() -> Document:
    return round_table_document(table_of())


def test_the_pack_has_one_title_and_skips_no_level(pack: Document) -> None:
    levels = [block.level for block in pack.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_the_pack_holds_every_sheet(pack: Document) -> None:
    headings = [block.text for block in pack.blocks if isinstance(block, Heading)]
    wanted = ("Agenda: 90 minutes", "Script for the chairperson", "In 45 minutes: a workshop")
    wanted += ("Hand-out: propositions", "Hand-out: network map", "Minutes form")
    assert [one for one in wanted if one not in headings] == []
    assert sum(isinstance(block, FigureBlock) for block in pack.blocks) == 2


def test_the_note_on_poverty_and_that_it_is_invented_stand_on_the_first_page(
    pack: Document,
) -> None:
    first = told(Document("", "en", pack.made_on, pack.blocks[:6], "", "", ""))
    assert "Nobody has to share anything" in first
    assert "do not exist" in first


def test_each_private_part_begins_a_page_and_is_marked(pack: Document) -> None:
    cards = [block for block in pack.blocks if isinstance(block, Card)]
    assert len(cards) == 12
    private = [card for card in cards if card.kind == "private"]
    assert len(private) == 5
    assert all(card.starts_page for card in private)
    assert [card.kind for card in cards[-2:]] == ["empty", "empty"]


def test_the_file_of_a_card_holds_no_private_text_of_another_seat() -> None:
    table = table_of()
    for seat in table.seats:
        own = told(card_document(table, seat))
        assert [text for text in private_texts(table, seat.seat_id) if text not in own] == []
        others = [one.seat_id for one in table.seats if one is not seat]
        foreign = [text for other in others for text in private_texts(table, other)]
        assert [text for text in foreign if text in own] == []


def test_the_hand_outs_hold_no_line_of_a_card() -> None:
    table = table_of()
    shown = told(handout_document(table))
    private = [text for seat in table.seats for text in private_texts(table, seat.seat_id)]
    assert [text for text in private if text in shown] == []


def test_the_results_come_before_who_names_whom() -> None:
    table = table_of()
    blocks = list(handout_document(table).blocks)
    breaks = [place for place, block in enumerate(blocks) if isinstance(block, PageBreak)]
    results = "\n".join(texts_of(blocks[breaks[0] : breaks[1]]))
    of_ties = [one.title.in_language("en") for one in table.findings if one.organisation_id]
    assert of_ties
    assert [title for title in of_ties if title in results] == []


def test_every_invented_line_says_so_on_paper() -> None:
    table = table_of()
    for seat in table.played_seats:
        back = told(card_document(table, seat))
        n_invented = sum(line.source == "invented" for line in seat.own_lines)
        assert back.count("(invented for the exercise)") == n_invented == 4


def test_a_real_card_tells_nothing_invented_and_asks_to_be_collected() -> None:
    table = table_of(real=True)
    whole = told(round_table_document(table))
    assert "invented for the exercise" not in whole
    assert "Collect the cards at the end" in whole


def test_the_minutes_ask_for_residents_objections_and_the_empty_seat() -> None:
    labels = " ".join(
        block.label
        for block in minutes_document(table_of()).blocks
        if isinstance(block, WritingSpace)
    )
    for wanted in ("expert by experience", "residents", "objected", "First step", "Owner"):
        assert wanted in labels


def test_the_agenda_of_three_rounds_names_them() -> None:
    shown = told(round_table_document(table_of(rounds=3)))
    assert "(round 3)" in shown
    tally = round_table_document(table_of(rounds=3)).blocks
    [seats] = [one for one in tally if isinstance(one, TableBlock) and "who" in one.header]
    assert len(seats.header) == 5
    assert len(seats.rows) == 6


@pytest.mark.parametrize("name", EMPTY_HANDED)
def test_a_table_with_little_data_has_its_papers_too(name: str) -> None:
    table = odd_table(name)
    page = render_html(round_table_document(table))
    assert "nan" not in told(round_table_document(table)).split()
    assert "<NA>" not in page
    if name in ("all_silent", "nobody_has_a_wijk"):
        assert "there is no picture of working together" in page


@pytest.mark.parametrize("wijk", ["W01", "W02", "W03"])
def test_the_cards_publish_no_number_that_the_report_does_not(wijk: str) -> None:
    reading = reading_of()
    table = prepare_round_table(reading, findings_of(), wijk, "en")
    published = published_numbers(reading, named=True)
    shown = published[~published["withheld"].astype(bool)]
    parts = reading.shares.set_index("item_id")["part"]
    shares = shown[shown["quantity"] == "share"]
    known = {
        (f"{parts[row.item_id].iloc[0]}/{'' if row.sector != row.sector else row.sector}", row.n)
        for row in shares.itertuples()
        if row.theme == row.theme
    }
    acting = shown[shown["quantity"] == "seeing minus acting"]
    known |= {("seeing_acting/", row.n) for row in acting.itertuples()}
    lines = [line for seat in table.seats for line in seat.own_lines if line.source == "data"]
    told = [line for line in lines if line.about.split("/")[0] != "names"]
    assert told
    for line in told:
        assert (line.about.rsplit("/", 1)[0], line.n) in known


@pytest.mark.parametrize("wijk", ["W01", "W02", "W03"])
def test_the_results_hand_out_holds_only_numbers_of_the_report(wijk: str) -> None:
    reading = reading_of()
    document = handout_document(prepare_round_table(reading, findings_of(), wijk, "en"))
    published = published_numbers(reading, named=True)
    scores = published[(published["place"] == "scores") & ~published["withheld"].astype(bool)]
    here = scores["grouping"].eq("all") | scores["neighbourhood_id"].eq(wijk)
    known = {(f"{row.value:.1f}", str(row.n)) for row in scores[here].itertuples()}
    [table] = [
        block
        for block in document.blocks
        if isinstance(block, TableBlock) and block.header[0] == "theme"
    ]
    shown = [(mean.split(" ")[0], n) for row in table.rows for mean, n in (row[1:3], row[3:5])]
    told = [pair for pair in shown if pair[1].isdigit()]
    assert len(told) >= len(table.rows)
    assert set(told) <= known


def test_equal_data_gives_equal_papers() -> None:
    assert round_table_document(table_of("nl")) == round_table_document(table_of("nl"))
