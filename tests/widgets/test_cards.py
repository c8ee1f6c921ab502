"""Network cards: in a notebook, and as a page to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_sim.advise import summarise_quickscan
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_cards
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.network_cards import (
    card_deck,
    render_network_cards,
    write_network_cards,
)
from quickscan_sim.present.network_view import network_view
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.widgets import cards
from quickscan_sim.widgets.cards import Cards


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=20, n_neighbourhoods=1))[0]


@pytest.fixture(scope="module")
def wijk(scan: Quickscan) -> str:
    return str(scan.neighbourhoods["neighbourhood_id"].iloc[0])


def test_shape_colour_and_edge_are_those_of_the_network_picture(scan: Quickscan, wijk: str) -> None:
    view = network_view(summarise_quickscan(scan), [wijk], named=True)
    drawn = {
        one["label"]["en"]: (view["sectors"][one["sector"]], one["informal"])
        for one in view["wijken"][0]["organisations"]
    }
    deck = card_deck(scan, wijk, "en")
    assert {card.name for card in deck.cards} == set(drawn)
    for card in deck.cards:
        sector, is_informal = drawn[card.name]
        assert card.mark.sector == sector["name"]["en"]
        assert card.mark.colour == sector["colour"]
        assert card.mark.points == " ".join(f"{x},{y}" for x, y in sector["outline"])
        assert card.is_informal is is_informal


@pytest.mark.parametrize(("language", "asked"), [("nl", "nl"), ("en", "en")])
def test_the_page_stands_on_its_own_in_each_language(
    scan: Quickscan, wijk: str, language: str, asked: str
) -> None:
    page = render_network_cards(card_deck(scan, wijk, language))
    assert f'<html lang="{asked}">' in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert page.count("<h1>") == 1
    sector = scan.questionnaire.sectors[0].name.in_language(language)
    assert sector in page


def test_every_card_says_that_it_is_invented(scan: Quickscan, wijk: str) -> None:
    deck = card_deck(scan, wijk, "en")
    page = render_network_cards(deck)
    n_empty = 2
    n_notices = 1
    assert page.count(deck.invented_mark) == len(deck.cards) + n_empty + n_notices


def test_a_colour_for_each_subject_and_one_when_one_is_asked(scan: Quickscan, wijk: str) -> None:
    layers = scan.questionnaire.layer_ids
    links = card_deck(scan, wijk).links
    assert len({link.colour for link in links}) == len({link.dashes for link in links})
    assert len(links) == len(layers)
    assert card_deck(scan, wijk, layer=layers[1]).links == (links[1],)


def test_real_organisations_without_announcement_are_called_after_their_sector(
    scan: Quickscan, wijk: str
) -> None:
    deck = card_deck(replace(scan, invented=False), wijk, "en")
    names = set(scan.organisations["name"])
    assert not names & {card.name for card in deck.cards}
    assert "invented" not in render_network_cards(deck)


def test_names_from_data_cannot_become_html(scan: Quickscan, wijk: str) -> None:
    odd = scan.organisations.assign(name="<script>alert(1)</script>")
    assert "<script" not in render_network_cards(card_deck(replace(scan, organisations=odd), wijk))


def test_the_page_is_written_to_a_file(scan: Quickscan, wijk: str, tmp_path: Path) -> None:
    write_network_cards(scan, tmp_path / "cards.html", wijk, "en")
    written = (tmp_path / "cards.html").read_text(encoding="utf-8")
    assert written == render_network_cards(card_deck(scan, wijk, "en"))


def test_another_subject_gives_another_page_and_is_said(scan: Quickscan, wijk: str) -> None:
    widget = Cards(scan, wijk, "")
    before = widget.links.page
    layer = scan.questionnaire.layers[1]
    widget.layer.value = layer.layer_id
    assert widget.links.page != before
    assert layer.name.en in widget.status.value


def test_elsewhere_it_is_a_table_and_in_a_notebook_a_widget(
    scan: Quickscan, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = show_cards(scan).text
    assert "organisation | sector | kind" in told
    monkeypatch.setattr(cards, "in_notebook", lambda: True)
    assert type(show_cards(scan)).__name__ == "VBox"


def test_an_unknown_subject_is_a_sentence(scan: Quickscan) -> None:
    with pytest.raises(QuickscanError):
        show_cards(scan, layer="everything")
