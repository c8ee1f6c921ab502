"""Files of workshop cards, made once for all tests of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.html_file import write_card_file


@cache
def _run(card: str) -> CardRun:
    return CardRun(load_card(card))


@pytest.fixture(scope="session")
def card_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The page of a card in a language; written when first asked for."""
    folder = tmp_path_factory.mktemp("cards")

    def of(card: str, language: str) -> Path:
        path = folder / f"{card}_{language}.html"
        if not path.exists():
            write_card_file(_run(card), path, language)
        return path

    return of


@pytest.fixture(scope="session")
def w2_file(card_file: Callable[[str, str], Path]) -> Path:
    return card_file("W2", "en")


@pytest.fixture
def quiet_page(browser_page: Page) -> Iterator[Page]:
    """A page in which nothing may go wrong unseen."""
    wrong: list[str] = []
    browser_page.on("pageerror", lambda error: wrong.append(str(error)))
    browser_page.on("console", lambda told: wrong.append(told.text))
    yield browser_page
    assert wrong == []
