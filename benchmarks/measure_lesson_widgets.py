"""The widgets of the lessons in JupyterLab: from a slider or switch until the new picture.

Milliseconds from the moment that a control changes until the browser has painted what came back
from the kernel: median and 90th percentile. In the same notebook and in turns with the plainest
slider of ipywidgets, of which the kernel writes back the number.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import FLAGS, ready_browser
from lab_server import KERNEL, address_of, running_lab, write_notebook

ROUNDS = 40
WARM = 3
"""Rounds before counting: what is made once and kept."""
PAUSE = 40
"""Milliseconds between two changes, so that one does not wait for the other."""

PREPARE = """import ipywidgets
from quickscan_sim.lesson import open_my_wijk
my_scan = open_my_wijk("", "en")"""
PLAIN = """slider, shown = ipywidgets.IntSlider(max=1000), ipywidgets.HTML("0")
slider.observe(lambda change: setattr(shown, "value", str(change["new"])), "value")
plain = ipywidgets.VBox([slider, shown])
plain.add_class("plain")
plain"""
SHOW = "from quickscan_sim.lesson import {name}\n{name}({given})"
SHOWN = ("show_score_sheet", "show_distribution", "show_network", "show_advice", "show_seats")

CHANGE = """([watched, control, act]) => new Promise((done, fail) => {
  const one = document.querySelector(control);
  const { port1, port2 } = new MessageChannel();
  const late = setTimeout(() => fail(new Error(`nothing changed: ${control}`)), 20000);
  const acts = {
    click: () => one.click(),
    key: () => one.dispatchEvent(
      new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true })),
    choose: () => {
      one.selectedIndex = (one.selectedIndex + 1) % one.options.length;
      one.dispatchEvent(new Event("change", { bubbles: true }));
    },
    slide: () => {
      const isLast = one.valueAsNumber >= Number(one.max);
      one.valueAsNumber = isLast ? Number(one.min) : one.valueAsNumber + Number(one.step);
      one.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
  let start;
  port1.onmessage = () => { clearTimeout(late); done(performance.now() - start); };
  new MutationObserver((_, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => port2.postMessage(""));
  }).observe(document.querySelector(watched), {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  start = performance.now();
  acts[act]();
})"""


@dataclass(frozen=True)
class Measured:
    """What is changed, where that is seen, and how it is changed."""

    label: str
    watched: str
    control: str
    act: str


SHEET = ".quickscan-score-sheet"
SPREAD = ".quickscan-distribution"
MEASURED = (
    Measured("plainest slider of ipywidgets", ".plain .widget-html", ".plain .noUi-handle", "key"),
    Measured(
        "score sheet: fewest answers", ".quickscan-steps", f"{SHEET} input[type=range]", "slide"
    ),
    Measured(
        "score sheet: reversing on or off",
        ".quickscan-steps",
        f"{SHEET} input[type=checkbox]",
        "click",
    ),
    Measured(
        "distribution: bars on or off",
        f"{SPREAD} .widget-vbox .widget-html",
        f"{SPREAD} input[type=checkbox]",
        "click",
    ),
    Measured(
        "distribution: another theme",
        f"{SPREAD} .widget-vbox .widget-html",
        f"{SPREAD} select",
        "choose",
    ),
    Measured(
        "before and after: effect",
        ".quickscan-before-after .widget-html:has(svg)",
        ".quickscan-before-after input[type=range]",
        "slide",
    ),
    Measured(
        "network: another subject",
        ".qsn[data-drawn]",
        ".qsn input[type=radio]:not(:checked)",
        "click",
    ),
    Measured(
        "advice: one more gap",
        ".quickscan-advice .quickscan-spoken p",
        ".quickscan-advice input[type=checkbox]",
        "click",
    ),
    Measured(
        "seats: another seat",
        ".quickscan-seats .quickscan-spoken p",
        ".quickscan-seats select",
        "choose",
    ),
)


def opened(page: Page, lab: str, notebook: Path) -> None:
    """The notebook, run, with the score at its last step and the distribution open."""
    page.goto(address_of(lab, notebook))
    page.wait_for_function(f"{KERNEL} === 'idle'", timeout=120_000)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.locator(".quickscan-before-after svg").first.wait_for(timeout=300_000)
    page.wait_for_function(f"{KERNEL} === 'idle'", timeout=120_000)
    for _ in range(4):
        page.locator(SHEET).get_by_role("button", name="Next step").click()
        page.wait_for_timeout(500)
    page.locator(f"{SPREAD} button").first.click()
    page.wait_for_timeout(1000)


def measure(page: Page) -> dict[str, list[float]]:
    """Each change in turn, so that a busy moment of the machine hits all of them."""
    took: dict[str, list[float]] = {one.label: [] for one in MEASURED}
    for number in range(WARM + ROUNDS):
        for one in MEASURED:
            page.locator(one.control).first.scroll_into_view_if_needed()
            page.wait_for_timeout(PAUSE)
            time = float(page.evaluate(CHANGE, [one.watched, one.control, one.act]))
            if number >= WARM:
                took[one.label].append(time)
    return took


def show(took: dict[str, list[float]]) -> None:
    """The table."""
    print(f"{'slider or switch to new picture':36}{'median ms':>11}{'p90 ms':>9}{'n':>5}")
    for label, times in took.items():
        p90 = statistics.quantiles(times, n=10)[-1]
        print(f"{label:36}{statistics.median(times):11.0f}{p90:9.0f}{len(times):5}")


if __name__ == "__main__":
    cells = [SHOW.format(name=name, given="my_scan") for name in SHOWN]
    cells.append(SHOW.format(name="show_before_after", given=""))
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=ready_browser(), args=list(FLAGS))
        file = Path(made) / "widgets.ipynb"
        write_notebook(file, PREPARE, PLAIN, *cells)
        with running_lab(Path(made)) as address:
            lab_page = chromium.new_context(viewport={"width": 1280, "height": 720}).new_page()
            opened(lab_page, address, file)
            before = os.getloadavg()[0]
            found = measure(lab_page)
        chromium.close()
    show(found)
    print(f"Load of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} after.")
