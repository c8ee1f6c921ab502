"""The file of a card: one page that stands on its own, the same every time."""

from __future__ import annotations

import re
from pathlib import Path

import build_workshop
import pytest
from build_workshop import HERE, build_cards, pages

from quickscan_sim.cli.session import Screen
from quickscan_sim.cli.workshop_file import write_file
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.html_file import card_file_name, render_card_file


@pytest.fixture(scope="module")
def page() -> str:
    return render_card_file(CardRun(load_card("W2")), "nl")


def test_the_page_names_no_other_place_and_forbids_every_request(page: str) -> None:
    assert "default-src 'none'" in page
    assert re.findall(r"(?:src|href)=\"(?!data:)[^\"]*\"", page) == []
    # What remains are names of kinds of pictures, which no browser fetches.
    assert set(re.findall(r"https?://[^\s\"'\\]+", page)) <= {"http://www.w3.org/2000/svg"}


def test_equal_cards_give_equal_bytes(page: str) -> None:
    assert render_card_file(CardRun(load_card("W2")), "nl") == page


def test_the_committed_cards_are_what_the_code_makes() -> None:
    made = dict(pages(HERE / "workshop"))
    there = set((HERE / "workshop").glob("*/*.html"))
    assert there == set(made), "run make course"
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run make course"


def test_a_file_of_a_card_that_is_gone_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_workshop, "card_names", lambda: ["W2"])
    old = tmp_path / "nl" / "W0_weg.html"
    old.parent.mkdir()
    old.touch()
    written = build_cards(tmp_path)
    assert not old.exists()
    assert set(tmp_path.glob("*/*.html")) == set(written)
    assert len(written) == 2


def test_a_trainer_gets_the_file_under_the_name_of_the_card(tmp_path: Path) -> None:
    set_language("en")
    place = write_file(Screen("en"), "w2", "en", tmp_path, force=False)
    assert place == tmp_path / card_file_name(load_card("W2"), "en")
    assert place.read_text(encoding="utf-8").startswith("<!doctype html>")
    with pytest.raises(QuickscanError, match="already exists"):
        write_file(Screen("en"), "w2", "en", place, force=False)
    write_file(Screen("en"), "w2", "en", place, force=True)


def test_a_file_with_another_ending_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match=r"\.html"):
        write_file(Screen("en"), "W2", "en", tmp_path / "card.pdf", force=False)
    assert not list(tmp_path.iterdir())
