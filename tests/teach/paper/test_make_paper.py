"""A module on paper: every question with its table, and the answers on another sheet."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES
from quickscan_sim.present.document import FigureBlock, Paragraph, TableBlock, WritingSpace
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.packs.pack import PRACTICE, read_pack_folder
from quickscan_sim.teach.paper import make_paper
from quickscan_sim.teach.paper.answer_blocks import answer_text
from quickscan_sim.teach.paper.material_blocks import (
    count_blocks,
    finding_blocks,
    network_blocks,
    score_blocks,
    sector_blocks,
    theme_blocks,
)
from quickscan_sim.teach.paper.question_blocks import MOST_LINES, question_blocks
from quickscan_sim.teach.questions import expect, load_questions


@pytest.fixture(scope="module")
def data() -> OwnData:
    return read_pack_folder(PRACTICE)[1]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("paper") / "M2"
    made = make_paper("m2", out, "en")
    assert made.questions["pdf"].read_bytes()[:5] == b"%PDF-"
    assert sorted(path.suffix for path in out.glob("M2*")) == [".html", ".html", ".pdf", ".pdf"]
    return {
        name: unescape(re.sub(r"<[^>]+>", " ", place["html"].read_text(encoding="utf-8")))
        for name, place in (("questions", made.questions), ("answers", made.answers))
    }


def test_every_question_without_code_stands_on_both_papers(papers: dict[str, str]) -> None:
    for question in load_questions("M2"):
        for text in papers.values():
            assert (f"{question.question_id}:" in text) is (question.kind != "function")


def test_both_papers_say_that_the_neighbourhood_is_invented(papers: dict[str, str]) -> None:
    assert all("This neighbourhood is invented." in text for text in papers.values())


def test_the_answers_stand_on_the_answer_sheet_alone(papers: dict[str, str]) -> None:
    assert "Right:" in papers["answers"]
    assert "MV-S1" in papers["answers"]
    assert "Do not hand it out" in papers["answers"]
    assert "Right:" not in papers["questions"]
    assert "MV-" not in papers["questions"]


def test_the_answer_sheet_gives_what_the_self_check_expects(
    papers: dict[str, str], data: OwnData
) -> None:
    for question in load_questions("M2"):
        if question.is_automatic and question.kind != "function":
            right = answer_text(question, expect(question, data).right, data, "en")
            assert " ".join(right.split()) in " ".join(papers["answers"].split())


def test_nothing_on_paper_is_to_type_or_to_run(papers: dict[str, str]) -> None:
    assert not re.search(
        r"\b(Type|notebook|my_scan|groupby|In a cell|empty cell)\b", papers["questions"]
    )
    assert "Circle one letter or code." in papers["questions"]


def test_the_tables_at_the_back_hold_what_code_would_show(data: OwnData) -> None:
    by_id = {question.question_id: question for question in load_questions("M2")}
    (table,) = [block for block in theme_blocks(data, "en") if isinstance(block, TableBlock)]
    themes = data.scan.questionnaire.themes
    counts, means = (expect(by_id[name], data).right for name in ("M2.A4", "M2.A3"))
    for theme, (_, count, mean, below) in zip(themes, table.rows, strict=True):
        assert int(count) == counts[theme.theme_id]
        assert float(mean) == pytest.approx(means[theme.theme_id], abs=0.005)
        assert 0 <= int(below) <= int(count)
    assert table.rows[0][2] == answer_text(
        by_id["M2.W5"], expect(by_id["M2.W5"], data).right, data, "en"
    )
    share = 100 * int(table.rows[0][3]) / int(table.rows[0][1])
    assert share == pytest.approx(expect(by_id["M2.W8"], data).right)


def test_sectors_are_counted_whole_and_averaged_from_five_people(data: OwnData) -> None:
    by_id = {question.question_id: question for question in load_questions("M6")}
    (counts,) = [block for block in count_blocks(data, "en") if isinstance(block, TableBlock)]
    (means,) = [block for block in sector_blocks(data, "en") if isinstance(block, TableBlock)]
    encouraging = counts.header.index("Encouraging")
    enough = [row for row in counts.rows if int(row[encouraging]) >= 5]
    assert len(enough) == expect(by_id["M6.W7"], data).right
    assert len(enough) == sum(row[0] == "Encouraging" for row in means.rows)
    assert min(int(row[2]) for row in means.rows) >= 5


@pytest.mark.parametrize("module", ["M2", "M5", "M6"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_in_every_module_keeps_its_own_words(
    module: str, language: str, data: OwnData
) -> None:
    for question in load_questions(module):
        if question.kind == "function":
            continue
        blocks = list(question_blocks(question, data, language))
        texts = [block.text for block in blocks if isinstance(block, Paragraph)]
        assert len(texts) >= 1, question.question_id
        for text in texts:
            assert not re.search(r"\b(Typ|Type|typ je|my_scan)\b|[{}\[\]\x00]", text), text
            assert not text.endswith(":"), text


def test_rows_to_fill_in_are_high_enough_for_a_pen(data: OwnData) -> None:
    (asked,) = [one for one in load_questions("M2") if one.question_id == "M2.A1"]
    blocks = list(question_blocks(asked, data, "nl"))
    (answer,) = [block for block in blocks if isinstance(block, TableBlock) and block.is_to_fill]
    assert [row[1] for row in answer.rows] == [""] * len(answer.rows)
    assert blocks[-1] is answer


def test_a_long_text_gets_one_page_of_lines(data: OwnData) -> None:
    (asked,) = [one for one in load_questions("M6") if one.question_id == "M6.A6"]
    (room,) = [one for one in question_blocks(asked, data, "en") if isinstance(one, WritingSpace)]
    assert room.lines == MOST_LINES
    assert "a sheet of your own" in room.label


def test_the_scores_to_look_up_have_every_theme_and_their_n(data: OwnData) -> None:
    table = next(block for block in score_blocks(data, "en") if isinstance(block, TableBlock))
    assert len(table.header) == 2 + len(data.scan.questionnaire.themes)
    assert f"n = {len(table.rows)}" in table.caption


def test_the_network_stands_on_paper_with_words_and_a_table(data: OwnData) -> None:
    first = list(islice(network_blocks(data, "nl"), 4))  # a heading, and all of the first layer
    figures = [block for block in first if isinstance(block, FigureBlock)]
    assert len(figures) == 2
    assert all(len(figure.alt) > 80 and figure.rows for figure in figures)


def test_the_findings_are_sentences_with_their_number(data: OwnData) -> None:
    found = [block for block in finding_blocks(data, "nl") if isinstance(block, Paragraph)]
    assert [block.lead.split()[0] for block in found][:2] == ["F1.", "F2."]
    assert all(block.lead.endswith(".") and len(block.lead) > 10 for block in found)


def test_a_module_that_is_not_there_and_a_folder_that_is_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="M99"):
        make_paper("M99", tmp_path / "paper")
    (tmp_path / "own.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(QuickscanError):
        make_paper("M2", tmp_path)


def test_a_module_with_nothing_to_hand_in_has_no_paper(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match=r"M0 (has no|heeft geen) "):
        make_paper("M0", tmp_path / "paper")
    assert list(tmp_path.iterdir()) == []
