"""Every paper that people get, in a real browser: no barrier, no sideways scroll, no request."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from quickscan_sim.advise import collect_findings, draft_plan, prepare_round_table
from quickscan_sim.advise.reading import Reading, summarise_quickscan
from quickscan_sim.advise.round_table import RoundTable
from quickscan_sim.advise.second_measurement.before_after import read_before_after
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.before_after import before_after_document
from quickscan_sim.present.document import Document
from quickscan_sim.present.form import render_form
from quickscan_sim.present.form_parts import form_document
from quickscan_sim.present.render_html import render_html
from quickscan_sim.present.report import report_document
from quickscan_sim.present.round_table import (
    card_document,
    handout_document,
    minutes_document,
    round_table_document,
)
from quickscan_sim.simulate import simulate_quickscan

WIDTHS = (1920, 1280, 768, 360)
SHORT_READERS = ("institution", "professional", "residents")
"""The report of the municipality has its tests in test_render_html."""
ALSO_IN_ENGLISH = ("report for institution", "round table", "before and after", "form")
"""Papers with the parts of which all others are made."""


@cache
def reading_of() -> Reading:
    return summarise_quickscan(simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))[0])


@cache
def table_in(language: str) -> RoundTable:
    reading = reading_of()
    wijk = str(reading.scan.neighbourhoods["neighbourhood_id"].iloc[0])
    return prepare_round_table(reading, collect_findings(reading), wijk, language)


def report(reader: str) -> Callable[[str], Document]:
    """The report of a reader, in a language."""

    def made(language: str) -> Document:
        reading = reading_of()
        findings = collect_findings(reading)
        own = str(reading.scan.organisations["organisation_id"].iloc[0])
        return report_document(
            reading,
            findings,
            draft_plan(findings, reading, language),
            language,
            reader=reader,
            organisation_id=own if reader == "institution" else None,
        )

    return made


def before_after(language: str) -> Document:
    scan = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2, n_waves=2))[0]
    first = summarise_quickscan(scan, wave=1)
    plan = draft_plan(collect_findings(first), first, language)
    return before_after_document(read_before_after(scan, plan=plan), language)


def form(language: str) -> Document:
    scan = reading_of().scan
    return form_document(scan.questionnaire, language, scan.measured_on, scan.organisations)


PAPERS: dict[str, Callable[[str], Document]] = {
    **{f"report for {reader}": report(reader) for reader in SHORT_READERS},
    "round table": lambda language: round_table_document(table_in(language)),
    "hand-outs": lambda language: handout_document(table_in(language)),
    "minutes": lambda language: minutes_document(table_in(language)),
    "card": lambda language: card_document(table_in(language), table_in(language).seats[0]),
    "empty chair": lambda language: card_document(
        table_in(language), table_in(language).empty_seat
    ),
    "before and after": before_after,
    "form": form,
}


@pytest.mark.parametrize(
    ("paper", "language"),
    [
        *((paper, "nl") for paper in (*PAPERS, "form as a web page")),
        *((paper, "en") for paper in ALSO_IN_ENGLISH),
    ],
)
def test_a_paper_has_no_known_barriers_and_never_scrolls_sideways(
    paper: str, language: str, browser_page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "paper.html"
    file.write_text(page_of(paper, language), encoding="utf-8")
    requests: list[str] = []
    browser_page.on("request", lambda request: requests.append(request.url))
    browser_page.goto(file.as_uri())
    browser_page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in WIDTHS:
        browser_page.set_viewport_size({"width": width, "height": 900})
        assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(browser_page, language) == []
    browser_page.set_viewport_size({"width": 657, "height": 900})
    browser_page.emulate_media(media="print")
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 657
    assert faults(browser_page, language) == []
    assert [url for url in requests if not url.startswith("data:")] == [file.as_uri()]
    assert browser_page.evaluate("document.documentElement.lang") == language


def page_of(paper: str, language: str) -> str:
    if paper in PAPERS:
        return render_html(PAPERS[paper](language))
    scan = reading_of().scan
    return render_form(scan.questionnaire, language, scan.organisations)


def faults(page: Page, language: str) -> list[tuple[str, str]]:
    """Contrast takes axe most of the time, and the colours of the two languages are the same."""
    rules = {"color-contrast": {"enabled": language == "nl"}}
    found = Axe().run(page, options={"rules": rules}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
