"""The form in Word and PDF: every question with all its answers, any questionnaire."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn

from quickscan_sim.present.document import Card, Document, Heading, Paragraph, TableBlock
from quickscan_sim.present.form_parts import BOX, form_blocks, form_document
from quickscan_sim.present.pdf import render_pdf
from quickscan_sim.present.render_word import render_word
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire

OWN = Path(__file__).parents[2] / "examples" / "own_questionnaire" / "questionnaire.csv"
DAY = date(2026, 3, 16)


@pytest.fixture(params=["practice", OWN], ids=["practice", "own"])
def questionnaire(request: pytest.FixtureRequest) -> Questionnaire:
    return load_questionnaire(request.param)


def rows_of(document: Document) -> dict[str, tuple[str, ...]]:
    """The rows of all tables by the first line of their first cell."""
    tables = [block for block in document.blocks if isinstance(block, TableBlock)]
    return {row[0].split("\n")[0]: row for table in tables for row in table.rows}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_item_offers_each_answer_of_its_scale(
    questionnaire: Questionnaire, language: str
) -> None:
    made = form_document(questionnaire, language, DAY)
    rows = rows_of(made)
    cards = {
        block.title.split(". ", 1)[-1]: block for block in made.blocks if isinstance(block, Card)
    }
    for item in questionnaire.items:
        text = item.text.in_language(language)
        if item.part == "knowledge":
            lines = [line.text for line in cards[text].lines]
            assert lines == [
                f"{BOX} {label.in_language(language)}" for _, label in item.scale.labels
            ]
        else:
            assert rows[text][1:] == (BOX,) * (len(item.scale.labels) + 1)


def test_the_notice_stands_above_the_form_and_on_every_page(questionnaire: Questionnaire) -> None:
    made = form_document(questionnaire, "nl", DAY)
    notice = questionnaire.notice.in_language("nl")
    assert made.mark == notice
    if notice:
        assert notice in [getattr(block, "text", "") for block in made.blocks[:2]]


def test_partners_stand_by_sector_with_blank_lines_for_others() -> None:
    partners = pd.DataFrame(
        [("o1", "primary_school", "De Wiekslag"), ("o2", "elsewhere", "Fonds & Co")],
        columns=["organisation_id", "sector", "name"],
    )
    made = form_document(load_questionnaire(), "en", DAY, partners)
    tables = [one for one in made.blocks if isinstance(one, TableBlock)]
    with_partners = [one for one in tables if one.header[0] == "Partner"]
    assert [one.rows[0][0] for one in with_partners] == [f"{BOX} De Wiekslag", f"{BOX} Fonds & Co"]
    assert with_partners[-1].rows[-1][0].startswith(f"{BOX} ____")


def test_an_annex_comes_below_the_headings_of_its_report() -> None:
    levels = [
        one.level for one in form_blocks(load_questionnaire(), "nl") if isinstance(one, Heading)
    ]
    assert levels[0] == 2
    assert set(levels[1:]) == {3}


def test_right_answers_are_not_on_the_form() -> None:
    knowledge = [one for one in load_questionnaire().items if one.part == "knowledge"]
    assert knowledge
    cards = [one for one in form_blocks(load_questionnaire(), "nl") if isinstance(one, Card)]
    texts = [line for card in cards for line in card.lines]
    assert all(line == Paragraph(line.text) for line in texts)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_word_and_pdf_can_be_made_of_any_questionnaire(
    questionnaire: Questionnaire, language: str
) -> None:
    made = form_document(questionnaire, language, DAY)
    assert render_pdf(made)[:5] == b"%PDF-"
    word = docx.Document(io.BytesIO(render_word(made)))
    rows = list(word.element.iter(qn("w:tr")))
    kept = [row for row in rows if row.find(f".//{qn('w:cantSplit')}") is not None]
    heads = [row for row in rows if row.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(kept) + len(heads) == len(rows)
