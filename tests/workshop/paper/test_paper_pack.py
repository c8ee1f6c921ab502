"""The paper pack: every page there in both languages, the truth on the last page alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual
from quickscan_sim.present.document import (
    CutSheet,
    Document,
    FigureBlock,
    Heading,
    PageBreak,
    TableBlock,
)
from quickscan_sim.workshop.card import Card, Role
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.paper.attitude_form import attitude_document
from quickscan_sim.workshop.paper.pack import paper_document
from quickscan_sim.workshop.paper.string_map import string_map_blocks
from quickscan_sim.workshop.paper.wall import wall_pictures
from quickscan_sim.workshop.paper.wall_sheet import wall_sheet
from quickscan_sim.workshop.paper.write_pack import write_paper_pack
from quickscan_sim.workshop.picture import HEIGHT, Picture, as_svg, words

reads_pdf = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
TRUTH = {"nl": "In het echt staat de boom links.", "en": "In truth the tree is on the left."}
FOUND = {"nl": "Alles draait om.", "en": "Everything turns around."}


@pytest.fixture(scope="module")
def card() -> Card:
    """The card W2 with roles, and with a truth that is easy to look for."""
    roles = tuple(
        Role(name=Bilingual(f"Rol {n}", f"Role {n}"), text=Bilingual("Kijk mee.", "Look along."))
        for n in range(1, 8)
    )
    found = load_card("W2")
    return found.model_copy(
        update={
            "roles": roles,
            "truth": (Bilingual(TRUTH["nl"], TRUTH["en"]),),
            "discovery": found.discovery.model_copy(
                update={"text": Bilingual(FOUND["nl"], FOUND["en"])}
            ),
        }
    )


@pytest.fixture(scope="module")
def run(card: Card) -> CardRun:
    return CardRun(card)


@pytest.fixture(scope="module")
def packs(run: CardRun, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    folder = tmp_path_factory.mktemp("paper")
    return {
        language: write_paper_pack(run, folder / language, language) for language in ("nl", "en")
    }


def pages_of(pdf: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    return [re.sub(r"\s+", " ", page) for page in text.split("\f")[:-1]]


def letters(text: str) -> str:
    """Only letters and digits: a line may break a word, or a text."""
    return re.sub(r"[\W_]+", "", text)


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


@reads_pdf
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_truth_and_the_discovery_stand_on_the_last_page_alone(
    packs: dict[str, dict[str, Path]], language: str
) -> None:
    *before, last = pages_of(packs[language]["pack"])
    assert TRUTH[language] in last
    assert FOUND[language] in last
    assert not any(TRUTH[language] in page or FOUND[language] in page for page in before)


@reads_pdf
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_is_empty_and_every_text_of_the_card_is_printed(
    packs: dict[str, dict[str, Path]], card: Card, language: str
) -> None:
    pages = pages_of(packs[language]["pack"])
    assert all(len(page.split()) > 8 for page in pages)
    whole = letters(" ".join(pages))
    texts = [
        *card.prebrief,
        *(one.text for one in card.pitfalls),
        *(one.name for one in card.roles),
        *card.debrief.structure,
        *card.exit_card,
        *(one.label for one in card.prediction.options),
        card.apply,
        card.close,
    ]
    assert [text.en for text in texts if letters(text.in_language(language)) not in whole] == []


@reads_pdf
def test_the_overview_is_one_page_and_so_is_the_script(
    packs: dict[str, dict[str, Path]], card: Card
) -> None:
    pages = pages_of(packs["en"]["pack"])
    assert "In short" in pages[0]
    assert letters(card.pitfalls[-1].text.en) in letters(pages[0])
    assert all(name in pages[1] for name in ("Before we start", "Reactions", "Close"))


@reads_pdf
def test_pictures_for_the_wall_lie_on_their_side(
    packs: dict[str, dict[str, Path]], run: CardRun
) -> None:
    told = subprocess.run(
        ["pdfinfo", "-l", "30", str(packs["en"]["pack"])],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sizes = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", told)
    n_pictures = len(wall_pictures(run))
    assert sum(float(width) > float(height) for width, height in sizes) == n_pictures


def test_the_sheet_for_the_wall_holds_the_picture_what_it_tells_and_that_it_is_invented() -> None:
    svg = as_svg([words(10, 20, "inside")], "alt", height=300)
    sheet = wall_sheet(Picture(svg, "alt", "Mean 3.1, n = 24.", (), ()), "Lever: on", "en")
    for text in ("inside", "Mean 3.1, n = 24.", "Lever: on", "simulated data, no real people."):
        assert text in sheet
    assert 'width="1200" height="300.0"' in sheet
    assert sheet.count("<svg") == 2


def test_a_picture_with_a_size_of_its_own_is_still_one_picture() -> None:
    svg = as_svg([], "alt").replace("<svg ", '<svg width="40" height="30" ', 1)
    sheet = wall_sheet(Picture(svg, "alt", "", (), ()), "", "en")
    assert 'width="40"' not in sheet
    assert f'height="{HEIGHT}.0"' in sheet


def test_every_picture_of_both_rounds_is_there_once_with_its_text_and_its_numbers(
    run: CardRun,
) -> None:
    shown = wall_pictures(run)
    assert {one.key for one in shown} == {run.start(1), run.end(1), run.start(2), run.end(2)}
    document = paper_document(run, "en")
    figures = [block for block in document.blocks if isinstance(block, FigureBlock)]
    assert len(figures) == len(shown)
    assert all(figure.alt for figure in figures)
    tables = [block for block in document.blocks if isinstance(block, TableBlock)]
    assert [table.rows for table in tables[-len(shown) :]] == [
        run.picture(one.key, "en").rows for one in shown
    ]
    assert sum(isinstance(b, PageBreak) and b.is_landscape for b in document.blocks) == len(shown)


def test_the_parts_come_in_the_order_of_the_session(run: CardRun) -> None:
    found = headings(paper_document(run, "en"))
    order = ["Script", "Prediction sheet", "Picture 1", "Role cards", "Questions", "Exit cards"]
    places = [next(n for n, text in enumerate(found) if text.startswith(part)) for part in order]
    assert places == sorted(places)
    assert found[-2].startswith("Looking back")
    assert found[-1].startswith("Truth card")


def test_four_exit_cards_and_up_to_eight_roles_go_on_a_page(run: CardRun) -> None:
    sheets = [block for block in paper_document(run, "en").blocks if isinstance(block, CutSheet)]
    assert [(len(sheet.cards), sheet.per_page) for sheet in sheets] == [(7, 8), (4, 4)]


def test_a_card_without_roles_has_no_page_for_them() -> None:
    run = CardRun(load_card("W2").model_copy(update={"roles": ()}))
    assert "Role cards to cut out" not in headings(paper_document(run, "en"))


def test_only_a_network_has_a_string_map_with_a_place_for_every_card() -> None:
    data = {"language": "en", "roles": [{"name": f"Actor {n}", "text": ""} for n in range(12)]}
    assert list(string_map_blocks("reversed_items", data)) == []
    blocks = list(string_map_blocks("routes", data))
    figures = [block for block in blocks if isinstance(block, FigureBlock)]
    assert figures[0].alt == "A table with 12 places in a ring, one for each card."


@reads_pdf
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_attitude_check_is_a_file_of_its_own_and_says_what_it_is_not(
    packs: dict[str, dict[str, Path]], language: str
) -> None:
    before, after = pages_of(packs[language]["attitudes"])
    for page in (before, after):
        assert all(f"A{n}." in page for n in range(1, 6))
    assert "A1." not in " ".join(pages_of(packs[language]["pack"]))


def test_the_attitude_check_says_that_it_is_no_validated_instrument(run: CardRun) -> None:
    document = attitude_document("en", paper_document(run, "en").made_on)
    texts = " ".join(str(block) for block in document.blocks)
    assert texts.count("not a validated instrument") == 2
    assert texts.count("fewer than 5 people nothing is shown") == 2


def test_a_pack_that_is_there_stays_when_somebody_typed_in_it(
    run: CardRun, packs: dict[str, dict[str, Path]]
) -> None:
    typed = packs["en"]["exit_cards"]
    with pytest.raises(QuickscanError, match="bestaat al"):
        write_paper_pack(run, typed.parent, "en")
    whole = typed.read_bytes()
    typed.write_bytes(whole + b"W2,yes,,\r\n")
    with pytest.raises(QuickscanError, match=r"W2_exit_cards\.csv"):
        write_paper_pack(run, typed.parent, "en", force=True)
    typed.write_bytes(whole)
