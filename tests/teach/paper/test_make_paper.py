"""A module on paper: every question with its table, and the answers on another sheet."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.present.document import FigureBlock, Paragraph, TableBlock
from quickscan_sim.teach.packs.pack import PRACTICE, read_pack_folder
from quickscan_sim.teach.paper import make_paper
from quickscan_sim.teach.paper.answer_blocks import answer_text
from quickscan_sim.teach.paper.material_blocks import finding_blocks, network_blocks, score_blocks
from quickscan_sim.teach.questions import expect, load_questions


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


def test_the_answer_sheet_gives_what_the_self_check_expects(papers: dict[str, str]) -> None:
    _, data = read_pack_folder(PRACTICE)
    for question in load_questions("M2"):
        if question.is_automatic and question.kind != "function":
            right = answer_text(question, expect(question, data).right, data, "en")
            assert " ".join(right.split()) in " ".join(papers["answers"].split())


def test_the_scores_to_look_up_have_every_theme_and_their_n() -> None:
    _, data = read_pack_folder(PRACTICE)
    table = next(block for block in score_blocks(data, "en") if isinstance(block, TableBlock))
    assert len(table.header) == 2 + len(data.scan.questionnaire.themes)
    assert f"n = {len(table.rows)}" in table.caption


def test_the_network_stands_on_paper_with_words_and_a_table_for_each_layer() -> None:
    _, data = read_pack_folder(PRACTICE)
    figures = [block for block in network_blocks(data, "nl") if isinstance(block, FigureBlock)]
    assert len(figures) == 2 * len(data.scan.questionnaire.layers)
    assert all(len(figure.alt) > 80 and figure.rows for figure in figures)


def test_the_findings_are_sentences_with_their_number() -> None:
    _, data = read_pack_folder(PRACTICE)
    found = [block for block in finding_blocks(data, "nl") if isinstance(block, Paragraph)]
    assert [block.lead for block in found][:2] == ["F1.", "F2."]


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
