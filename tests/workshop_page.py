"""The workshop page in tests: opened, walked through, and looked at as people see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SIZES = ((1280, 720), (1920, 1080))
SMALLEST = 18

LOOK = """smallest => {
  const small = [], outside = [];
  const right = innerWidth + 1, bottom = innerHeight + 1;
  const aside = ".qsw-unseen, .qsw-table, .qsw-notes";
  const hidden = node => !node.getClientRects().length || node.closest(aside);
  const style = node => getComputedStyle(node);
  const check = (text, rects, size) => {
    if (size < smallest - 0.05) small.push(`${text}: ${size.toFixed(1)}`);
    for (const { width, left, top, right: end, bottom: below } of rects)
      if (width && (left < -1 || top < -1 || end > right || below > bottom)) outside.push(text);
  };
  const walker = document.createTreeWalker(document.querySelector(".qsw"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement, text = node.textContent.trim();
    if (!text || hidden(parent) || parent.closest("title, desc, option")) continue;
    const scale = parent.ownerSVGElement ? parent.getScreenCTM().a : 1;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(style(parent).fontSize) * scale;
    check(text, range.getClientRects(), size);
    const box = parent.ownerSVGElement?.getBoundingClientRect();
    const own = range.getBoundingClientRect();
    const isOut = box && (own.left < box.left - 1 || own.right > box.right + 1);
    // The box of a text has room below its letters.
    if (isOut || own.bottom - size / 4 > box?.bottom)
      outside.push(`${text} (picture)`);
  }
  for (const field of document.querySelectorAll(".qsw :is(input:not([type=radio]), select)"))
    if (!hidden(field))
      check(field.value, [field.getBoundingClientRect()], parseFloat(style(field).fontSize));
  const parts = ".qsw, .qsw-main, .qsw-top, .qsw-top p, .qsw-bottom, .qsw button, .qsw-choice";
  for (const part of document.querySelectorAll(parts)) {
    if (hidden(part) || style(part).display === "inline") continue;
    const isWide = part.scrollWidth > part.clientWidth + 1;
    if (isWide || part.scrollHeight > part.clientHeight + 1)
      outside.push(`${part.className || part.tagName} does not fit`);
  }
  return { small, outside };
}"""


def open_card(page: Page, path: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(path.as_uri())
    ready(page)


def ready(page: Page) -> None:
    page.locator(".qsw[data-ready]").wait_for()


def data_of(path: Path) -> dict[str, Any]:
    """What a file of a card holds: ``words`` and the data of its card."""
    text = path.read_text(encoding="utf-8")
    start = text.index("data-quickscan-workshop>") + len("data-quickscan-workshop>")
    found: dict[str, Any] = json.loads(text[start : text.index("</script>", start)])
    return {"words": found["words"], **found["cards"][0]}


def start_with(page: Page, length: int) -> None:
    """Begin the workshop of 45 or 30 minutes, with keys alone."""
    page.keyboard.press("1" if length == 30 else "2")
    page.keyboard.press("PageDown")


def steps(page: Page) -> Iterator[str]:
    """Every screen from here to the end, by its kind; the next one comes with the clicker."""
    while True:
        yield str(page.locator(".qsw-main > section").get_attribute("class"))
        if page.locator(".qsw-bottom .qsw-group").first.locator("button").last.is_disabled():
            return
        page.keyboard.press("PageDown")


def to_kind(page: Page, kind: str) -> None:
    """Go on until a screen of this kind, such as "qsw-run"."""
    for found in steps(page):
        if kind in found:
            return
    raise LookupError(kind)


def phase(page: Page) -> str:
    return page.locator(".qsw-where strong").inner_text()


def look(page: Page) -> dict[str, list[str]]:
    """Texts smaller than people can read from the back, and what does not fit."""
    found: dict[str, list[str]] = page.evaluate(LOOK, SMALLEST)
    return found
