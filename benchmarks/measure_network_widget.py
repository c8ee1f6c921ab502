"""The network picture in Chromium: until it is drawn, and until another subject is.

A switch counts from the click until the browser has painted the frame with the new ties.
Medians of milliseconds, beside the same page and the same notebook cell with an empty widget in
the same run. The page counts from the start of loading it; the notebook from running the cell,
with the widget made before.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import FLAGS, ready_browser
from lab_server import KERNEL, address_of, running_lab, write_notebook

from quickscan_sim.advise import summarise_quickscan
from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.parameters.staff import DEFAULT_PLANS
from quickscan_sim.present import network_page
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan

RUNS = 7
SEED = 7
SIZES = (60, 300)

EMPTY = """const root = document.getElementById("network");
requestAnimationFrame(() => { root.dataset.drawn = "1"; });"""
"""In the place of the picture: a page with the same data that draws nothing."""

WATCH = """addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => {
    if (document.querySelector("[data-drawn]")) window.drawnAfter ??= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-drawn"] });
})"""

SWITCH = """name => new Promise(done => {
  const root = document.querySelector(".qsn");
  const start = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(performance.now() - start);
  new MutationObserver((_, watch) => { watch.disconnect(); port2.postMessage(""); })
    .observe(root, { attributes: true, attributeFilter: ["data-drawn"] });
  root.querySelector(`input[type=radio][value="${name}"]`).click();
})"""

RUN_CELL = """([number, shown]) => new Promise(done => {
  const { content } = window.jupyterapp.shell.currentWidget;
  content.activeCellIndex = number;
  const before = document.querySelectorAll(shown).length;
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (document.querySelectorAll(shown).length === before) return;
    watch.disconnect();
    done(performance.now() - start);
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  window.jupyterapp.commands.execute("notebook:run-cell");
})"""

IN_NOTEBOOK = """import sys
sys.path[:0] = {paths!r}
import anywidget
from measure_network_widget import wijk_with
from quickscan_sim.lesson import show_network
class Empty(anywidget.AnyWidget):
    _esm = '''export default {{ render({{ el }}) {{
      requestAnimationFrame(() => {{ el.dataset.empty = "1"; }});
    }} }}'''
ready = [[Empty(), show_network(wijk_with(60)), show_network(wijk_with(300))] for _ in range({n})]
print("made")"""


@cache
def wijk_with(n: int) -> Quickscan:
    """One wijk with about so many organisations; a large one is several drawn ones taken as one."""
    times = -(-n // 120)
    each = max(1, round(n / times / len(DEFAULT_PLANS)))
    plans = {
        sector: SectorPlan(**plan.model_dump() | {"n_per_neighbourhood": each, "n_served": 1})
        for sector, plan in DEFAULT_PLANS.items()
    }
    scan, _ = simulate_quickscan(Parameters(seed=SEED, n_neighbourhoods=times, sectors=plans))
    one = scan.neighbourhoods["neighbourhood_id"].iloc[0]
    return replace(
        scan,
        neighbourhoods=scan.neighbourhoods.iloc[:1],
        works_in=scan.works_in.assign(neighbourhood_id=one).drop_duplicates(
            ["professional_id", "wave"]
        ),
        active_in=scan.active_in.assign(neighbourhood_id=one).drop_duplicates(),
    )


def line(label: str, drawn: float, empty: float, switches: list[float] | None = None) -> None:
    """One row of the table; a switch with its slowest."""
    told = f"{statistics.median(switches):12.0f}{max(switches):10.0f}" if switches else ""
    print(f"{label:34}{drawn:9.0f}{empty:9.0f}{drawn / empty:8.1f}{told}")


def opened(browser: Browser, path: Path) -> tuple[float, Page]:
    """Milliseconds until the page is drawn, and the page."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    page.wait_for_function("window.drawnAfter")
    return float(page.evaluate("window.drawnAfter")), page


def measure_page(browser: Browser, folder: Path, n: int) -> None:
    """Loading and switching subjects, in turns with the empty page."""
    reading = summarise_quickscan(wijk_with(n))
    whole, empty = folder / f"{n}.html", folder / f"{n}_empty.html"
    whole.write_text(network_page.render_network_page(reading), encoding="utf-8")
    with patch.object(network_page, "bundle", lambda name: EMPTY if name == "network.js" else ""):
        empty.write_text(network_page.render_network_page(reading), encoding="utf-8")
    drawn: list[float] = []
    nothing: list[float] = []
    switches: list[float] = []
    for _ in range(RUNS):
        seconds, page = opened(browser, empty)
        nothing.append(seconds)
        page.context.close()
        seconds, page = opened(browser, whole)
        drawn.append(seconds)
        for layer in ("1", "2", "all", "0"):
            switches.append(float(page.evaluate(SWITCH, layer)))
            page.wait_for_timeout(30)
        page.context.close()
    n_here = len(reading.scan.organisations)
    label = f"page, {n_here} organisations"
    line(label, statistics.median(drawn), statistics.median(nothing), switches)


def measure_notebook(browser: Browser, folder: Path) -> None:
    """Running a cell that shows a widget, in turns with a cell that shows an empty one."""
    notebook = folder / "widgets.ipynb"
    here = Path(__file__).parent
    prepare = IN_NOTEBOOK.format(paths=[str(here), str(here.parent / "tests")], n=RUNS)
    cells = [f"ready[{k}][{which}]" for k in range(RUNS) for which in range(3)]
    write_notebook(notebook, prepare, *cells)
    with running_lab(folder) as lab:
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        page.goto(address_of(lab, notebook))
        page.wait_for_function(f"{KERNEL} === 'idle'", timeout=120_000)
        page.evaluate(RUN_CELL, [0, ".jp-OutputArea-output"])
        page.wait_for_function(f"{KERNEL} === 'idle'", timeout=300_000)
        took: list[list[float]] = [[], [], []]
        for k in range(len(cells)):
            shown = "[data-empty]" if k % 3 == 0 else ".qsn[data-drawn]"
            took[k % 3].append(float(page.evaluate(RUN_CELL, [k + 1, shown])))
        page.context.close()
    empty, *drawn = (statistics.median(one) for one in took)
    for n, median in zip(SIZES, drawn, strict=True):
        line(f"JupyterLab, {n} organisations", median, empty)


if __name__ == "__main__":
    print(f"{'median ms':34}{'drawn':>9}{'empty':>9}{'times':>8}{'switch':>12}{'slowest':>10}")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=ready_browser(), args=list(FLAGS))
        for size in SIZES:
            measure_page(chromium, Path(made), size)
        measure_notebook(chromium, Path(made))
        chromium.close()
