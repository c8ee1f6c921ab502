"""What tests ask of widgets on a notebook page: size, names, keys, faults, and the kernel."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

CONTROLS = "select, input, textarea, button:not([disabled]), summary, a[href], [tabindex='0']"
CUT_OFF = """box => [...box.querySelectorAll("*")].filter(one =>
  one.clientWidth && !one.closest("svg") && !one.matches("input, select, [role=region]")
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
