"""The document model: what a report is made of."""

from __future__ import annotations

from datetime import date

from quickscan_sim.present.document import Document, Heading, Paragraph, TableBlock, anchor_of


def document(*blocks: Heading | Paragraph) -> Document:
    return Document("Title", "en", date(2026, 3, 16), blocks, "Contents", "Skip", "Table")


def test_two_headings_with_one_text_have_two_places() -> None:
    anchors = [
        anchor for _, anchor in document(Heading(2, "Plan"), Heading(2, "Plan")).with_anchors()
    ]
    assert anchors == ["plan", "plan-2"]


def test_the_contents_hold_the_second_and_third_level_only() -> None:
    made = document(Heading(1, "Title"), Heading(2, "A"), Heading(3, "B"), Heading(4, "C"))
    assert made.contents() == [(2, "a", "A"), (3, "b", "B")]


def test_an_anchor_keeps_letters_of_other_alphabets() -> None:
    assert anchor_of("Één wijk: 't Zand") == "één-wijk-t-zand"


def test_numbers_stand_to_the_right_unless_asked_otherwise() -> None:
    table = TableBlock("Caption", ("a", "b", "c"), (), ("left", "left"))
    assert [table.alignment(column) for column in range(3)] == ["left", "left", "right"]
