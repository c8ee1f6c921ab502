"""The Dutch of every report can be read at B1: short sentences of short words."""

from __future__ import annotations

from functools import cache

import pytest
from present.conftest import Story, story_of
from present.reading_level import (
    check_level,
    flesch_douma,
    n_words,
    sentences_of,
)

from quickscan_sim.parameters import Parameters
from quickscan_sim.present.document import Document
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan

ENOUGH = 55
ENOUGH_FOR_RESIDENTS = 65
SEEDS = (1, 2, 5)


@cache
def story_with(seed: int) -> Story:
    return story_of(simulate_quickscan(Parameters(seed=seed, n_neighbourhoods=2))[0])


def first_institution(story: Story) -> str:
    return str(story.reading.scan.organisations["organisation_id"].iloc[0])


def report_of(seed: int, reader: str) -> Document:
    story = story_with(seed)
    organisation = first_institution(story) if reader == "institution" else None
    return story.document("nl", reader=reader, organisation_id=organisation)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("reader", ["institution", "professional"])
def test_reports_for_professionals_are_plain(seed: int, reader: str) -> None:
    check_level(report_of(seed, reader), story_with(seed).reading.scan, ENOUGH)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_for_residents_is_plainer(seed: int) -> None:
    check_level(report_of(seed, "residents"), story_with(seed).reading.scan, ENOUGH_FOR_RESIDENTS)


def test_the_report_for_the_municipality_is_plain(report_nl: Document, scan: Quickscan) -> None:
    check_level(report_nl, scan, ENOUGH)


def test_the_report_of_real_data_is_plain(real_report: Document, scan: Quickscan) -> None:
    check_level(real_report, scan, ENOUGH)


def test_a_hard_text_is_found() -> None:
    hard = (
        "Interdisciplinaire samenwerkingsverbanden implementeren "
        "vroegsignaleringsmethodieken ten behoeve van multiprobleemhuishoudens."
    )
    assert flesch_douma([hard]) < 0


def test_a_long_sentence_is_found_and_names_count_once() -> None:
    names = ["Basisschool De Grutto aan het Water"]
    assert n_words("woord " * 26) == 26
    assert n_words("Dit is Basisschool De Grutto aan het Water.", names) == 3


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Het gemiddelde is 3.2. Dat is veel.", 2),
        ('Zij zeggen: "Dat kan." Wij ook.', 2),
        ("n = 24 mensen, 95% interval.", 1),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, n: int) -> None:
    assert len(sentences_of([text])) == n
