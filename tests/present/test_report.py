"""The report: what it must say, what it must never say, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from quickscan_sim.advise import collect_findings, draft_plan
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message
from quickscan_sim.present.chapters.themes import score_cell
from quickscan_sim.present.document import Document, FigureBlock, Heading, Record, TableBlock
from quickscan_sim.present.report_files import write_report
from quickscan_sim.quickscan import Quickscan

FORBIDDEN = (
    "de armen",
    "probleemgezin",
    "achterstandswijk",
    "zwakke wijk",
    "lotgenoot",
    "doelgroep",
    "onwillig",
    "weigeren",
)


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


def whole_text(document: Document) -> str:
    return "\n".join(texts_of(document.blocks))


def blocks_of(document: Document, kind: type) -> list[Any]:
    return [block for block in document.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("name", ["report_nl", "report_en", "real_report", "own_report"])
def test_there_is_one_title_and_no_level_is_skipped(
    name: str, request: pytest.FixtureRequest
) -> None:
    levels = [heading.level for heading in blocks_of(request.getfixturevalue(name), Heading)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_fixed_lines_stand_in_it(report_nl: Document) -> None:
    text = whole_text(report_nl)
    assert "Dit is het beeld van professionals; bewoners zijn niet gevraagd." in text
    assert "Oefenversie, niet het gevalideerde instrument" in text
    assert "Verzonnen wijk – gesimuleerde gegevens – geen echte mensen." in text


def test_the_fixed_lines_stand_in_it_in_english(report_en: Document) -> None:
    text = whole_text(report_en)
    assert "This is the view of professionals; residents were not asked." in text
    assert "Practice version, not the validated instrument" in text
    assert "Invented neighbourhood – simulated data – no real people." in text


def test_real_data_is_called_confidential_and_never_invented(real_report: Document) -> None:
    text = whole_text(real_report).lower()
    assert "vertrouwelijk." in text
    assert "verzonnen" not in text
    assert "gesimuleerd" not in text


def test_an_unknown_number_invited_is_said(real_report: Document) -> None:
    assert "daarom is de respons onbekend" in whole_text(real_report)


def test_organisations_of_real_data_are_called_after_their_sector(
    real_report: Document, scan: Quickscan
) -> None:
    text = whole_text(real_report)
    assert [name for name in scan.organisations["name"] if name in text] == []


def test_organisations_of_real_data_are_named_when_that_is_asked(
    story: Any, scan: Quickscan
) -> None:
    text = whole_text(story.document("nl", named=True))
    assert any(name in text for name in scan.organisations["name"])


def test_no_person_is_named(report_nl: Document, scan: Quickscan) -> None:
    text = whole_text(report_nl)
    assert [name for name in scan.professionals["name"].dropna() if name in text] == []
    assert [code for code in scan.professionals["professional_id"] if code in text] == []


def test_the_words_put_people_first(report_nl: Document) -> None:
    text = whole_text(report_nl).lower()
    assert [word for word in FORBIDDEN if word in text] == []


@pytest.mark.parametrize("name", ["report_nl", "report_en", "own_report"])
def test_every_figure_says_in_words_and_as_a_table_what_it_shows(
    name: str, request: pytest.FixtureRequest
) -> None:
    figures = blocks_of(request.getfixturevalue(name), FigureBlock)
    assert len(figures) >= 6
    for figure in figures:
        assert len(figure.alt) > 60
        assert re.search(r"\d", figure.alt)
        assert figure.rows
        assert {len(row) for row in figure.rows} == {len(figure.header)}


@pytest.mark.parametrize("name", ["report_nl", "report_en", "own_report", "real_report"])
def test_every_row_of_every_table_has_a_cell_for_each_column(
    name: str, request: pytest.FixtureRequest
) -> None:
    for table in blocks_of(request.getfixturevalue(name), TableBlock):
        assert {len(row) for row in table.rows} == {len(table.header)}, table.caption


def test_every_row_of_the_plan_is_a_card_with_all_its_parts(story: Any) -> None:
    cards = [
        block for block in blocks_of(story.document("nl"), Record) if "Voorstel" in block.title
    ]
    parts = {"Doel", "Actie", "Eerste stap", "Trekker", "Partners", "Klaar op"}
    parts |= {"Wat we meten", "Nu", "Streefgetal", "Stem van bewoners", "Datum van de check"}
    assert cards
    for card in cards:
        found = dict(card.pairs)
        assert parts <= set(found)
        assert all(value.strip() for value in found.values())


def test_no_group_below_five_shows_a_number_anywhere(
    report_nl: Document, report_en: Document, own_report: Document
) -> None:
    for document in (report_nl, report_en, own_report):
        found = re.findall(r"\bn\s?=\s?(\d+)", whole_text(document))
        assert found
        assert min(map(int, found)) >= 5


def test_a_withheld_row_shows_no_number() -> None:
    row = {"mean": 3.2, "ci_low": 3.0, "ci_high": 3.4, "n": 4, "withheld": True}
    assert score_cell(row, "nl") == "niet getoond"


def test_withheld_groups_of_the_reading_are_shown_as_such(story: Any, report_en: Document) -> None:
    hidden = story.reading.score_summary
    hidden = hidden[(hidden["grouping"] == "sector x neighbourhood") & hidden["withheld"]]
    tables = [
        table
        for table in blocks_of(report_en, TableBlock)
        if "per sector in each neighbourhood" in table.caption
    ]
    cells = [cell for table in tables for row in table.rows for cell in row[1:]]
    assert len(hidden) > 0
    assert cells.count("not shown") == len(hidden)


def test_no_english_is_left_in_the_dutch(report_nl: Document) -> None:
    for word in (" the ", " people ", " and ", "not shown", "neighbourhood"):
        assert word not in whole_text(report_nl), word


def test_own_themes_and_scale_lead_the_report(own_report: Document) -> None:
    text = whole_text(own_report)
    for theme in ("Recognising", "Discussing", "Referring", "Strengthening", "Connecting"):
        assert theme in text
    assert "on a scale from 1 to 6" in text
    assert "Signaleren" not in text


def test_all_files_are_written_and_an_existing_one_is_kept(story: Any, tmp_path: Path) -> None:
    findings = collect_findings(story.reading)
    plan = draft_plan(findings, story.reading, "en")
    (tmp_path / "report.docx").write_text("mine")
    with pytest.raises(QuickscanError, match=r"report\.docx"):
        write_report(story.reading, findings, plan, tmp_path, "en")
    assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]
    files = write_report(story.reading, findings, plan, tmp_path, "en", force=True)
    assert files["html"].stat().st_size > 100_000
    assert files["word"].read_bytes().startswith(b"PK")
    assert files["pdf"].read_bytes().startswith(b"%PDF")


def test_without_findings_the_report_says_so(story: Any) -> None:
    from quickscan_sim.present.report import report_document

    plan = draft_plan((), story.reading)
    text = whole_text(report_document(story.reading, (), plan, "nl"))
    assert "Geen groep springt er duidelijk uit." in text
    assert "Er is geen voorstel voor een plan" in text


def test_a_message_is_read_in_the_language_of_the_report() -> None:
    assert Message("not shown").in_language("nl") == "niet getoond"


def test_withheld_in_the_reading_means_no_number(story: Any) -> None:
    summary: pd.DataFrame = story.reading.score_summary
    hidden = summary[summary["withheld"]]
    assert hidden[["n", "mean", "ci_low", "ci_high"]].isna().all().all()
