"""The page of the workshop on a real server, in a real browser."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import offline_page
from playwright.sync_api import Browser, Page, expect
from workshop_server import Workshop, open_page, running_workshop, wait_until_ready

from quickscan_sim.workshop.cards.read_card import CARDS

OWN = "W99"
CARD = "JSON.parse(sessionStorage.getItem('quickscan-workshop')).card"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A server with an own card beside those of the kit."""
    folder = tmp_path_factory.mktemp("workshop")
    own = folder / "own.yaml"
    text = (CARDS / "W2.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("card: W2", f"card: {OWN}"), encoding="utf-8")
    with running_workshop(folder, str(own), "--language", "en") as running:
        yield running


@pytest.fixture(scope="module")
def page(chromium: Browser, workshop: Workshop) -> Iterator[Page]:
    """The page of one trainer, which every test finds at the first picture of W2."""
    with offline_page(chromium, []) as one:
        open_page(one, workshop.address)
        yield one


def choose(page: Page, card: str) -> None:
    """From the list of cards to the first picture of a card."""
    if page.locator(".qsw-chooser").count() == 0:
        page.keyboard.press("Home")
    page.locator(".qsw-chooser button", has_text=f"{card} ·").click()
    page.locator(".qsw-opening .qsw-main-button").click()
    for _ in range(20):
        if page.locator(".qsw-run svg").count():
            return
        page.keyboard.press("PageDown")
    pytest.fail("no picture after twenty times Next")


def seen(page: Page) -> tuple[str, str]:
    """The heading of where the page stands, and its picture."""
    picture = page.locator(".qsw-run svg").first
    return page.locator(".qsw-top, header").first.inner_text(), picture.evaluate("e => e.outerHTML")


def test_an_own_card_opens_and_the_cards_of_the_kit_stand_beside_it(page: Page) -> None:
    expect(page.locator(".qsw-opening .qsw-label")).to_have_text(OWN)
    page.keyboard.press("Home")
    expect(page.locator(".qsw-chooser button", has_text="W2 ·")).to_be_visible()
    expect(page.locator(".qsw-chooser button", has_text=f"{OWN} ·")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title()


def test_the_page_in_voila_is_accessible_in_the_chooser_and_in_a_card(page: Page) -> None:
    page.keyboard.press("Home")
    assert wrong_marks(page) == []
    choose(page, "W2")
    assert wrong_marks(page) == []


def wrong_marks(page: Page) -> list[str]:
    return [one["id"] for one in Axe().run(page).response["violations"]]


def test_a_lever_gives_another_picture(page: Page) -> None:
    choose(page, "W2")
    page.locator(".qsw-run").first.wait_for()
    before = seen(page)
    while not page.locator(".qsw-lever input").count():
        page.keyboard.press("PageDown")
    before = seen(page)
    page.locator(".qsw-lever input:not(:checked)").first.click(force=True)
    assert seen(page)[1] != before[1]


def test_a_page_that_is_loaded_again_stands_where_it_stood(page: Page, workshop: Workshop) -> None:
    before, kernel = seen(page), workshop.kernel_of(page)
    page.reload()
    wait_until_ready(page)
    assert seen(page) == before
    psutil.wait_procs([kernel], 10)
    assert not kernel.is_running(), "the kernel of the page that went is still there"


def test_a_killed_kernel_is_replaced_and_the_page_stands_where_it_stood(
    page: Page, workshop: Workshop
) -> None:
    before, kernel = seen(page), workshop.kernel_of(page)
    page.evaluate("window.isOld = true")
    kernel.send_signal(signal.SIGKILL)
    page.wait_for_function("!window.isOld", timeout=40_000)
    wait_until_ready(page)
    assert seen(page) == before
    assert workshop.kernel_of(page).pid != kernel.pid


def test_another_neighbourhood_is_drawn_by_the_kernel(page: Page) -> None:
    own = page.locator(".qsw-run svg").first.evaluate("e => e.outerHTML")
    page.get_by_role("button", name="Explore freely").click()
    page.get_by_role("button", name="Another neighbourhood").click()
    expect(page.get_by_role("heading", name="number 1")).to_be_visible(timeout=20_000)
    assert page.locator(".qsw-run svg").first.evaluate("e => e.outerHTML") != own


def test_two_trainers_do_not_see_each_others_card(
    chromium: Browser, workshop: Workshop, page: Page
) -> None:
    with offline_page(chromium, []) as other:
        open_page(other, workshop.address)
        choose(other, OWN)
        assert workshop.kernel_of(other).pid != workshop.kernel_of(page).pid
        assert other.evaluate(CARD) == OWN
        assert page.evaluate(CARD) == "W2"


def test_ctrl_c_leaves_no_program_and_no_file(
    tmp_path: Path, chromium: Browser, workshop: Workshop
) -> None:
    started = workshop.programs()
    said = workshop.stop()
    _, left = psutil.wait_procs(started, 5)
    assert left == []
    assert list(workshop.temporary.iterdir()) == []
    assert [path for path in workshop.home.rglob("*") if path.is_file()] == []
    assert workshop.process.returncode == 0
    assert "stopped" in said
    assert "Traceback" not in said
