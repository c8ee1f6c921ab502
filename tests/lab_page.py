"""What tests ask of widgets on a notebook page: size, names, keys, faults, and the kernel."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

CONTROLS = "select, input, textarea, button:not([disabled]), summary, a[href], [tabindex='0']"
CUT_OFF = """box => [...box.querySelectorAll("*")].filter(one =>
  one.clientWidth && !one.closest("svg")
  && !one.matches("input, select, [role=region], [role=group][tabindex='0']")
  && one.scrollWidth > one.clientWidth + 1).map(one => one.outerHTML.slice(0, 200))"""
SMALL = """box => [...box.querySelectorAll("*")].filter(one =>
  [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  && one.tagName !== "STYLE" && one.checkVisibility()
  && parseFloat(getComputedStyle(one).fontSize) * (one.ownerSVGElement
    ? one.ownerSVGElement.clientWidth / one.ownerSVGElement.viewBox.baseVal.width : 1) < 16)
  .map(one => one.outerHTML.slice(0, 200))"""
ASK = """async code => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const reply = await kernel.requestExecute({ code, user_expressions: { it: "asked" } }).done;
  const { it } = reply.content.user_expressions ?? {};
  return it?.data?.["text/plain"] ?? "";
}"""
COUNT = "import ipywidgets\nasked = len(ipywidgets.widgets.widget._instances)"


def box(page: Page, name: str) -> Locator:
    return page.locator(f".quickscan-{name}")


def status(page: Page, name: str) -> Locator:
    return box(page, name).get_by_role("status").first


def ask(page: Page, code: str) -> str:
    """What the kernel answers: the variable ``asked``, as Python writes it."""
    return str(page.evaluate(ASK, code))


def run_cell(page: Page, number: int) -> None:
    page.evaluate(
        "number => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = number; }",
        number,
    )
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-cell')")


def faults(page: Page, name: str) -> list[tuple[str, str]]:
    found = Axe().run(page, context=f".quickscan-{name}").response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def heard_by_tab(page: Page, name: str) -> tuple[int, list[Any]]:
    """How many controls can be seen in a widget, and the name of each stop of the Tab key."""
    controls = box(page, name).locator(CONTROLS).and_(page.locator(":visible"))
    n = controls.count()
    controls.first.focus()
    heard: list[Any] = []
    for _ in range(4 * n):  # a date is more than one stop
        inside = page.evaluate(
            "name => { const one = document.activeElement;"
            "return one.closest('.quickscan-' + name) && (one.ariaLabel || one.innerText"
            "|| [...(one.labels ?? [])].map(label => label.innerText).join(' ')) }",
            name,
        )
        if inside is None:
            break
        heard.append(inside)
        page.keyboard.press("Tab")
    return n, heard


IS_RUN = """name => {
  const one = [...(window.jupyterapp?.shell.widgets("main") ?? [])]
    .find(each => each.context?.path.endsWith(`/${name}.ipynb`));
  return one?.sessionContext.session?.kernel?.status === "idle" && one.content.widgets
    .filter(cell => cell.model.type === "code" && cell.model.sharedModel.source.trim())
    .every(cell => !window.askedToRun?.has(one) || cell.model.executionCount);
}"""
OPEN = "path => { window.jupyterapp.commands.execute('docmanager:open', { path }); }"
RUN_ALL = """() => {
  (window.askedToRun ??= new Set()).add(window.jupyterapp.shell.currentWidget);
  window.jupyterapp.commands.execute("notebook:run-all-cells");
}"""
GO_TO = """name => {
  const one = [...(window.jupyterapp?.shell.widgets("main") ?? [])]
    .find(each => each.context?.path.endsWith(`/${name}.ipynb`));
  if (one) window.jupyterapp.shell.activateById(one.id);
  return one && one === window.jupyterapp.shell.currentWidget;
}"""
CLOSE = """async () => {
  for (const one of [...window.jupyterapp.shell.widgets("main")]) one.dispose();
  await window.jupyterapp.serviceManager.sessions.shutdownAll();
}"""


def open_notebook(page: Page, path: str) -> None:
    """In a tab in front of what is open already."""
    page.evaluate(OPEN, path)


def run_all(page: Page) -> None:
    """Start all cells of the notebook in front, without waiting."""
    page.evaluate(RUN_ALL)


def wait_until_run(page: Page, name: str) -> None:
    """Until the kernel of an open notebook rests, and has run all cells if it was asked to."""
    page.wait_for_function(IS_RUN, arg=name, timeout=60_000)


def go_to(page: Page, name: str) -> None:
    """Bring an open notebook to the front."""
    page.wait_for_function(GO_TO, arg=name, timeout=60_000)


def close_notebooks(page: Page) -> None:
    """Close all that is open without saving, and stop their kernels."""
    page.evaluate(CLOSE)
