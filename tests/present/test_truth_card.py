"""The truth card: what was planted beside what was found, and never a claim that is not so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_sim.advise import (
    Finding,
    Reading,
    collect_findings,
    compare_with_truth,
    summarise_quickscan,
)
from quickscan_sim.parameters import Parameters, load_scenario
from quickscan_sim.present.document import TableBlock
from quickscan_sim.present.truth_card import truth_card, write_truth_card
from quickscan_sim.quickscan import Truth
from quickscan_sim.simulate import simulate_quickscan

Known = tuple[Truth, Reading, tuple[Finding, ...]]


@pytest.fixture(scope="module")
def known() -> Known:
    scan, truth = simulate_quickscan(Parameters(seed=14))
    reading = summarise_quickscan(scan)
    return truth, reading, collect_findings(reading)


def test_every_planted_thing_has_an_outcome(known: Known) -> None:
    truth, _, _ = known
    found = compare_with_truth(*known)
    assert len(found) == len(truth.planted)
    assert set(found["outcome"]) <= {"firm", "indication", "listed", "unseen", "too_few"}


def test_a_planted_difference_counts_as_found_only_on_the_side_it_was_planted(
    known: Known,
) -> None:
    truth, reading, findings = known
    found = compare_with_truth(truth, reading, findings)
    effect = found[(found["kind"] == "effect") & (found["outcome"] == "firm")].iloc[0]
    turned = truth.planted.copy()
    turned["size"] = -turned["size"]
    other_way = compare_with_truth(replace(truth, planted=turned), reading, findings)
    assert effect["outcome"] == "firm"
    assert other_way.loc[effect.name, "outcome"] == "unseen"


def test_nothing_planted_is_said_so() -> None:
    scan, truth = simulate_quickscan(
        Parameters(seed=3, n_neighbourhoods=2, effects=(), n_planted_gaps=0)
    )
    reading = summarise_quickscan(scan)
    card = truth_card(truth, reading, collect_findings(reading), "en")
    assert not [block for block in card.blocks if isinstance(block, TableBlock)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_card_names_every_wijk_and_the_seed(
    known: Known, language: str, tmp_path: Path
) -> None:
    page = write_truth_card(*known, tmp_path / "card.html", language).read_text(encoding="utf-8")
    for wijk in known[1].scan.neighbourhoods["name"]:
        assert wijk in page
    assert " 14 " in page
    assert "<nav" not in page


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        ("second_measurement_no_change", "Nothing, on average."),
        ("second_measurement_contact_person", "Fixed contact person between school"),
    ],
)
def test_the_card_of_a_second_measurement_says_what_truly_changed(
    scenario: str, sentence: str
) -> None:
    scan, truth = simulate_quickscan(load_scenario(scenario, n_neighbourhoods=1))
    reading = summarise_quickscan(scan)
    card = truth_card(truth, reading, collect_findings(reading), "en")
    assert any(sentence in str(block) for block in card.blocks)
    first = summarise_quickscan(scan, wave=1)
    card = truth_card(truth, first, collect_findings(first), "en")
    assert not any("truly changed" in str(block) for block in card.blocks)
