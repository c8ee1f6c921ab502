"""An own card may hold any text: it is shown as it stands, and nothing in it runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pydantic import BaseModel
from workshop_page import open_card, start_with, steps, to_kind

from quickscan_sim.language import Bilingual
from quickscan_sim.workshop.card import Card, Role
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.html_file import card_file_name, render_card_file, write_card_file

STRANGE = (
    '</script></title><script>window.ran=1</script><img src=x onerror="window.ran=2"><!--<script> '
    "'a' \"b\" & \N{WOMAN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5}\u2028 {n} {{ 7*7 }} {mean} "
)
LONG = Bilingual("woord " * 5000 + STRANGE, "word " * 5000 + STRANGE)


def with_strange_texts(part: Any) -> Any:
    """A copy of a card in which every text begins with markup."""
    if isinstance(part, Bilingual):
        return Bilingual(STRANGE + part.nl, STRANGE + part.en)
    if isinstance(part, tuple):
        return tuple(map(with_strange_texts, part))
    if isinstance(part, BaseModel):
        fields = type(part).model_fields
        return part.model_copy(update={n: with_strange_texts(getattr(part, n)) for n in fields})
    return part


@pytest.fixture(scope="module")
def run() -> CardRun:
    card: Card = with_strange_texts(load_card("W2"))
    return CardRun(card.model_copy(update={"roles": (Role(name=LONG, text=LONG),)}))


def test_no_text_ends_the_script_that_it_stands_in(run: CardRun) -> None:
    page = render_card_file(run, "en")
    assert page.count("<script") == page.count("</script>") == 2
    assert "<img" not in page
    data = page.split("data-quickscan-workshop>")[1].split("</script>")[0]
    (card,) = json.loads(data)["cards"]
    assert card["title"] == run.card.title.en
    assert card["roles"] == [{"name": LONG.en, "text": LONG.en}]


def test_a_file_gets_a_name_that_fits_whatever_the_title(run: CardRun) -> None:
    long = run.card.model_copy(update={"title": LONG})
    assert card_file_name(long, "en").startswith("W2_word_word")
    assert len(card_file_name(long, "en")) < 100


def test_what_a_text_holds_is_shown_and_never_runs(
    run: CardRun, quiet_page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "own.html"
    write_card_file(run, path, "en")
    open_card(quiet_page, path)
    start_with(quiet_page, 45)
    to_kind(quiet_page, "qsw-run")
    with quiet_page.expect_popup() as opened:
        quiet_page.get_by_role("button", name="Trainer").click()
    window = opened.value
    window.locator("h1").first.wait_for()
    for _ in steps(quiet_page):
        assert quiet_page.locator(".qsw img, .qsw script").count() == 0
    window.get_by_text("window.ran=2").first.wait_for()
    assert window.locator("img").count() == 0
    for page in (quiet_page, window):
        assert page.evaluate("window.ran") is None
