"""Nothing escapes the checker: each number of people in a whole report is a published number."""

from __future__ import annotations

import html
import re

import pandas as pd
import pytest

from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.curing import safe_reading
from quickscan_sim.present.document import Document
from quickscan_sim.present.render_html import render_html
from quickscan_sim.present.report import report_document
from quickscan_sim.simulate import simulate_quickscan

PEOPLE = re.compile(r"\bn = (\d+)")
DECIMAL = re.compile(r"(?<![\d.])-?\d+\.\d+")
WINDOW = 60
"""A mean stands so near before its n that it is in the same clause."""


def text_of(document: Document) -> str:
    """What a reader sees of a report, figures as their alternative text."""
    page = render_html(document)
    page = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", page)
    alt = " ".join(re.findall(r'\balt="([^"]*)"', page))
    text = html.unescape(re.sub(r"<[^>]*>", " ", page) + " " + alt)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def numbers_in(document: Document) -> list[tuple[int, tuple[str, ...]]]:
    """Each n in a report, with the decimal numbers just before it, after the n before that."""
    text = text_of(document)
    found, before = [], 0
    for one in PEOPLE.finditer(text):
        clause = text[max(before, one.start() - WINDOW) : one.start()]
        found.append((int(one.group(1)), tuple(DECIMAL.findall(clause))))
        before = one.end()
    return found


def escaped(document: Document, published: pd.DataFrame) -> list[tuple[int, tuple[str, ...]]]:
    """What stands in a report and not in its table of published numbers."""
    shown = published[published["n"].notna()]
    of_n: dict[int, set[str]] = {}
    for row in shown.to_dict("records"):
        known = of_n.setdefault(int(row["n"]), set())
        for name in ("value", "ci_low", "ci_high"):
            if pd.notna(row[name]):
                known |= {f"{row[name]:.{places}f}" for places in (1, 2)}
    for n, value in differences(published):
        of_n.setdefault(n, set()).add(value)
    return [
        (n, decimals)
        for n, decimals in numbers_in(document)
        if n not in of_n or (decimals and not any(one in of_n[n] for one in decimals))
    ]


def differences(published: pd.DataFrame) -> list[tuple[int, str]]:
    """A published difference has no n of its own: it stands beside those of its two groups."""
    if "place" not in published:
        return []
    compared = published[published["place"] == "comparison"]
    sides = compared.loc[compared["n"].notna(), ["theme", "n"]]
    both = sides.merge(compared.loc[compared["n"].isna(), ["theme", "value"]].dropna(), on="theme")
    return [
        (int(n), f"{abs(value):.2f}") for n, value in zip(both["n"], both["value"], strict=True)
    ]


@pytest.mark.parametrize("seed", [3, 8])
def test_every_number_of_people_in_a_report_is_published(seed: int) -> None:
    parameters = Parameters(seed=seed, n_neighbourhoods=2, response_rate=0.5)
    reading = summarise_quickscan(simulate_quickscan(parameters)[0])
    safe, published = safe_reading(reading, named=True)
    findings = collect_findings(safe)
    document = report_document(safe, findings, draft_plan(findings, safe), "en")
    assert len(numbers_in(document)) > 100
    assert escaped(document, published) == []


def test_a_number_that_is_not_published_is_found(report_en: Document) -> None:
    nothing = pd.DataFrame({"n": [], "value": [], "ci_low": [], "ci_high": []})
    assert len(escaped(report_en, nothing)) == len(numbers_in(report_en))
