"""What was looked at and not found is told, and why."""

from __future__ import annotations

import re

import pytest
from advise.scans import reading_of, without_rows

from quickscan_sim.advise import collect_findings, summarise_quickscan
from quickscan_sim.advise.findings.no_findings import (
    REASONS,
    NoFinding,
    no_findings_table,
    say_nothing_about,
)

READINGS = ["ordinary", "own", "few", "nothing"]


def of_sectors(nothing: tuple[NoFinding, ...]) -> set[tuple[str | None, str | None]]:
    """Themes and sectors about which nothing is said."""
    return {(one.theme, one.sector) for one in nothing if one.sector}


@pytest.mark.parametrize("name", READINGS)
def test_every_sector_and_theme_is_a_finding_or_is_said_not_to_be_one(name: str) -> None:
    reading = reading_of(name)
    nothing = say_nothing_about(reading)
    contrasts = reading.contrasts
    seen = contrasts[contrasts["p"] < 0.05]
    clear = set(zip(seen["theme"], seen["sector"], strict=True))
    assert not clear & of_sectors(nothing)
    sectors = set(reading.scan.organisations["sector"])
    every = {(theme, sector) for theme in set(reading.theme_scores["theme"]) for sector in sectors}
    assert clear | of_sectors(nothing) == every


@pytest.mark.parametrize("name", READINGS)
def test_what_is_found_is_not_also_said_to_be_nothing(name: str) -> None:
    reading = reading_of(name)
    found = {(one.theme, one.sector) for one in collect_findings(reading) if one.sector}
    assert not found & of_sectors(say_nothing_about(reading))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", READINGS)
def test_every_sentence_reads_without_holes(name: str, language: str) -> None:
    for one in say_nothing_about(reading_of(name)):
        for text in (one.about.in_language(language), one.explanation.in_language(language)):
            assert not re.search(r"[{}]|\bnan\b|<NA>|None|Message\(", text), text
        assert one.reason in REASONS


def test_no_clear_difference_says_which_one_would_have_been_seen() -> None:
    reading = reading_of("nothing")
    unseen = [one for one in say_nothing_about(reading) if one.reason == "no_clear_difference"]
    assert unseen
    for one in (one for one in unseen if one.sector):
        row = reading.contrasts.set_index(["theme", "sector"]).loc[(one.theme, one.sector)]
        half = (row["ci_high"] - row["ci_low"]) / 2
        # (1.96 + 0.84) / 1.96 = 1.43
        assert one.smallest == pytest.approx(1.4294 * half, rel=1e-3)
        assert one.n == row["n"]


def test_of_a_withheld_sector_no_number_is_told() -> None:
    nothing = say_nothing_about(reading_of("few"))
    few = [one for one in nothing if one.reason in ("too_few_answers", "nobody_answered")]
    assert few
    assert all(one.n is None and one.smallest is None for one in few)


def test_a_wijk_where_nobody_was_heard_is_told_apart_from_one_without_weak_spots() -> None:
    silent = summarise_quickscan(without_rows(reading_of("few").scan, "ties", "answers"))
    reasons = {one.reason for one in say_nothing_about(silent)}
    assert reasons <= {"nobody_answered", "too_few_answers", "network_not_heard", "no_weak_spot"}
    assert len(no_findings_table(say_nothing_about(silent), "nl")) > 0


def test_nothing_to_say_nothing_about_still_makes_a_table() -> None:
    assert {"reason", "smallest", "explanation"} <= set(no_findings_table((), "en").columns)
