"""The verdict of a plan row about a tie, from probabilities that can be judged by head."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from quickscan_sim.advise.second_measurement.row_words import row_sentences
from quickscan_sim.advise.second_measurement.tie_rows import read_tie
from quickscan_sim.advise.second_measurement.verdicts import RowReading
from quickscan_sim.vocabulary import GAP_KINDS

TIE = {
    "neighbourhood_id": "n1",
    "layer": "care",
    "organisation_id": "a",
    "partner_id": "b",
}


def network(kind: str, reason: str | None = None, **chances: float) -> Any:
    """One weak spot; what is not given is missing."""
    names = ("there_before", "there_later", "mended", "still", "otherwise", "never")
    p = {f"p_{name}": chances.get(name, 0.0 if chances else None) for name in names}
    return SimpleNamespace(
        gaps=pd.DataFrame([{"kind": kind, **TIE, **p, "listed_later": True, "reason": reason}])
    )


def read(kind: str, found: Any) -> RowReading:
    finding: Any = SimpleNamespace(kind=kind, **TIE)
    verdict, reason, chances = read_tie(finding, found)
    row: Any = SimpleNamespace()
    return RowReading(row, verdict, finding, reason=reason, chances=chances)


@pytest.mark.parametrize(
    ("chances", "verdict", "reason"),
    [
        ({"there_later": 0.98, "mended": 0.97, "still": 0.02, "never": 0.01}, "reached", None),
        ({"there_later": 0.94, "mended": 0.94, "still": 0.06}, "perhaps", None),
        ({"there_later": 0.30, "mended": 0.30, "still": 0.70}, "no_change", None),
        ({"there_later": 0.02, "mended": 0.02, "still": 0.98}, "no_change", "still"),
        (
            {"there_before": 0.60, "there_later": 0.90, "mended": 0.3, "still": 0.1, "never": 0.6},
            "cannot_read",
            "was_there",
        ),
        (
            {"there_before": 0.40, "there_later": 0.55, "mended": 0.2, "still": 0.4, "never": 0.4},
            "no_change",
            None,
        ),
        ({"otherwise": 0.96, "still": 0.04}, "cannot_read", "turned"),
    ],
)
def test_only_what_is_sure_is_told_as_such(
    chances: dict[str, float], verdict: str, reason: str | None
) -> None:
    reading = read("no_tie", network("no_tie", **chances))
    assert (reading.verdict, reading.reason) == (verdict, reason)
    assert reading.is_firm == (verdict == "reached")


@pytest.mark.parametrize(
    "kind", ["no_tie", "one_way", "single_layer", "not_found", "informal_apart"]
)
def test_the_chance_then_and_now_is_told(kind: str) -> None:
    found = network(kind, there_before=0.04, there_later=0.97, mended=0.95, still=0.03, never=0.04)
    texts = [text.in_language("en") for text in row_sentences(read(kind, found))]
    assert texts[0] == "What was missing is very likely there now."
    assert "4% at first, 97% now." in texts[1]


def test_where_some_contact_was_likely_anyway_that_is_told() -> None:
    found = network("not_found", there_before=0.6, there_later=0.9, mended=0.3, never=0.6)
    texts = " ".join(text.in_language("en") for text in row_sentences(read("not_found", found)))
    assert "some contact is easily likely" in texts


@pytest.mark.parametrize("kind", sorted(set(GAP_KINDS) - {"weak_quality"}))
def test_a_kind_without_a_chance_gets_a_sentence_why(kind: str) -> None:
    reading = read(kind, network(kind, reason="other_kind"))
    assert reading.verdict == "cannot_read"
    said = row_sentences(reading)[0].in_language("en")
    assert "computed" in said


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (network("no_tie", reason="silent_in_a_wave"), "Too few people of these organisations"),
        (network("no_tie", reason="no_shared_organisations"), "not there in both measurements"),
        (network("one_way", reason=None, still=1.0), "not there in both measurements"),
        (None, "no subject of working together in common"),
    ],
)
def test_what_cannot_be_judged_says_why(found: Any, says: str) -> None:
    assert says in row_sentences(read("no_tie", found))[0].in_language("en")
