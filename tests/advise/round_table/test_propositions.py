"""Statements about ties that two sides see differently."""

from __future__ import annotations

from typing import Any

import pandas as pd
from advise.round_table.tables import WIJK, reading_of

from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.round_table.propositions import Place, _of_pair


def place(language: str = "en") -> Place:
    reading = reading_of()
    return Place(reading, Names(reading.scan, named=True), WIJK, language)


def row(kind: str, **facts: Any) -> dict[str, Any]:
    """A row of the table of gaps about the first two organisations of the wijk."""
    one, other = Names(reading_of().scan, named=True).in_wijk(WIJK)[:2]
    layer = reading_of().scan.questionnaire.layer_ids[0]
    empty = dict.fromkeys([*reading_of().gaps.columns], pd.NA)
    return empty | {
        "kind": kind,
        "neighbourhood_id": WIJK,
        "layer": layer,
        "organisation_id": one,
        "partner_id": other,
        "certainty": 0.8,
        **facts,
    }


def test_two_levels_are_told_in_the_words_of_the_scale_with_n_and_certainty() -> None:
    facts = {"level": 3.6, "level_back": 1.2, "n_reporters": 6, "n_reporters_back": 5}
    told = _of_pair(row("differing_views", **facts), place())
    assert "“coalition”" in told.statement
    assert "“networking”" in told.statement
    assert "level 3.6" in told.basis
    assert "80%" in told.basis
    assert "n = 11" in told.basis
    assert told.n == 11


def test_in_dutch_the_words_are_dutch() -> None:
    facts = {"level": 3.2, "level_back": 1.0, "n_reporters": 6, "n_reporters_back": 5}
    told = _of_pair(row("differing_views", **facts), place("nl"))
    assert "“afstemmen”" in told.statement
    assert "“kennen”" in told.statement


def test_where_neither_level_nor_quality_may_be_told_only_the_difference_is() -> None:
    facts = {"n_reporters": 4, "n_reporters_back": 3}
    told = _of_pair(row("differing_views", **facts), place())
    assert "very differently" in told.statement
    assert "“" not in told.statement


def test_the_naming_side_comes_first_and_nobody_is_blamed() -> None:
    facts = {"n_reporters": 6, "n_naming": 5, "n_reporters_back": 5, "n_naming_back": 0}
    told = _of_pair(row("one_way", **facts), place())
    first = Names(reading_of().scan, named=True).organisation(told.organisations[0], WIJK)
    assert told.statement.startswith(f"{first} names ")
    assert "5 of 6 people" in told.basis
    assert told.structure == "Which rule, time or route causes this?"
