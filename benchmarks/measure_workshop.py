"""The page of a workshop in Chromium, from the server and from a file.

Seconds from the command until the address is there and until the first page can be used; until
the next card stands there, chosen straight after each other in a kernel that just started;
until another neighbourhood is drawn. Milliseconds from a lever until the browser has painted the
new picture: median and 90th percentile. Browsers may ask nothing of another host; what they
asked is counted in the last line.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import FLAGS, is_outside, ready_browser
from workshop_server import READY, running_workshop

from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import card_names, load_card
from quickscan_sim.workshop.html_file import write_card_file

CHANGES = 30
WARM = 3
PAUSE = 40
"""Milliseconds between two changes, so that one does not wait for the other."""
AIMS = {"first page": 15, "next card": 2, "file": 2}
WATCHED = ".qsw-run .qsw-place"

MOVE = """([watched, number]) => new Promise((done, fail) => {
  const { port1, port2 } = new MessageChannel();
  const late = setTimeout(() => fail(new Error("no other picture")), 30000);
  let start;
  port1.onmessage = () => { clearTimeout(late); done(performance.now() - start); };
  new MutationObserver((_, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => port2.postMessage(""));
  }).observe(document.querySelector(watched), { subtree: true, childList: true });
  const lists = [...document.querySelectorAll(".qsw-levers select")];
  const buttons = [...document.querySelectorAll(".qsw-levers input")];
  start = performance.now();
  if (buttons.length) {
    const off = buttons.filter(each => !each.checked);
    off[number % off.length].click();
  } else {
    const list = lists[number % lists.length];
    list.selectedIndex = (list.selectedIndex + 1) % list.options.length;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }
})"""
HAS_LEVER = "document.querySelector('.qsw-run .qsw-levers') !== null"


class Asked:
    """Requests that leave the computer; all are refused."""

    def __init__(self) -> None:
        self.outside: list[str] = []

    def page_of(self, browser: Browser) -> Page:
        """An empty page that reaches files and this computer only."""
        context = browser.new_context(viewport={"width": 1280, "height": 720})

        def block(route: Route) -> None:
            self.outside.append(route.request.url)
            route.abort()

        context.route(is_outside, block)
        return context.new_page()


def line(label: str, *values: str) -> None:
    print(f"{label:44}" + "".join(f"{value:>12}" for value in values))


def levers(page: Page) -> list[float]:
    """Milliseconds of changes of the levers of the last round with levers."""
    took = []
    for number in range(WARM + CHANGES):
        page.wait_for_timeout(PAUSE)
        time_taken = float(page.evaluate(MOVE, [WATCHED, number]))
        if number >= WARM:
            took.append(time_taken)
    return took


def to_levers(page: Page) -> None:
    """From the opening screen of a card to the first screen with a lever."""
    page.locator(".qsw-opening .qsw-main-button").click()
    for _ in range(20):
        if page.evaluate(HAS_LEVER):
            return
        page.keyboard.press("PageDown")
    raise RuntimeError("this card has no lever")


def shown_card(page: Page, name: str) -> float:
    """Seconds from the choice of a card until its opening screen."""
    start = time.perf_counter()
    page.locator(".qsw-chooser button", has_text=f"{name} ·").click()
    page.locator(".qsw-opening").wait_for(timeout=60_000)
    return time.perf_counter() - start


def another(page: Page) -> float:
    """Seconds until another neighbourhood, from the last screen of a round with levers."""
    for _ in range(10):
        if page.locator(".qsw-moves > button").count():
            break
        page.keyboard.press("PageDown")
    page.locator(".qsw-moves > button").click()
    start = time.perf_counter()
    page.locator(".qsw-free .qsw-moves > button").click()
    page.locator(".qsw-free h1", has_text="1").wait_for(timeout=60_000)
    return time.perf_counter() - start


def in_ms(took: list[float]) -> tuple[str, str]:
    return f"{statistics.median(took):.0f}", f"{statistics.quantiles(took, n=10)[-1]:.0f}"


def measure_server(browser: Browser, asked: Asked, folder: Path) -> None:
    start = time.perf_counter()
    with running_workshop(folder) as workshop:
        listening = time.perf_counter() - start
        page = asked.page_of(browser)
        page.goto(workshop.address)
        page.wait_for_function(READY, timeout=60_000)
        line("server: command to address (s)", f"{listening:.1f}")
        line(
            f"server: command to first page (s; at most {AIMS['first page']})",
            f"{time.perf_counter() - start:.1f}",
        )
        for name in card_names():
            seconds = shown_card(page, name)
            line(f"{name}: chosen to shown (s; at most {AIMS['next card']})", f"{seconds:.2f}")
            page.keyboard.press("Home")
        for name in card_names():
            shown_card(page, name)
            to_levers(page)
            line(f"{name}: lever to picture, server (ms)", *in_ms(levers(page)))
            line(f"{name}: another neighbourhood (s)", f"{another(page):.2f}")
            page.keyboard.press("Home")
        memory = sum(one.memory_info().rss for one in workshop.programs()) / 1e6
        line("server with its kernels (MB)", f"{memory:.0f}")


def measure_files(browser: Browser, asked: Asked, folder: Path) -> None:
    for name in card_names():
        file = folder / f"{name}.html"
        write_card_file(CardRun(load_card(name)), file)
        page = asked.page_of(browser)
        start = time.perf_counter()
        page.goto(file.as_uri())
        page.wait_for_function(READY)
        opened = time.perf_counter() - start
        line(f"{name}: file opened (s; at most {AIMS['file']})", f"{opened:.2f}")
        to_levers(page)
        line(f"{name}: lever to picture, file (ms)", *in_ms(levers(page)))
        page.context.close()


if __name__ == "__main__":
    before = os.getloadavg()[0]
    requests = Asked()
    line("", "median", "p90")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=ready_browser(), args=list(FLAGS))
        measure_files(chromium, requests, Path(made))
        measure_server(chromium, requests, Path(made))
        chromium.close()
    line("requests to another host", str(len(requests.outside)))
    print(f"Load of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} after.")
