"""The verdict of a plan row, from numbers that can be judged by head."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from quickscan_sim.advise.second_measurement.row_words import NOT_FAILED, row_sentences
from quickscan_sim.advise.second_measurement.seen import Seen
from quickscan_sim.advise.second_measurement.verdicts import RowReading, _judged

SEEN = Seen(
    earlier=2.5,
    later=3.0,
    change=0.5,
    ci_low=0.3,
    ci_high=0.7,
    p=0.001,
    smallest=0.3,
    n_earlier=40,
    n_later=42,
    n_both=30,
)


def reading(seen: Seen, target: float | None) -> RowReading:
    row: Any = SimpleNamespace(target=SimpleNamespace(value=target, text=f"{target}"))
    return RowReading(row, "no_change", None, seen)


def down(seen: Seen) -> Seen:
    """The same as far down, on a number that should go down: 2.5 to 2.0."""
    return replace(seen, later=2.0, change=-0.5, ci_low=-0.7, ci_high=-0.3)


@pytest.mark.parametrize(
    ("seen", "target", "p", "verdict"),
    [
        (SEEN, 2.9, 0.01, "reached"),
        (SEEN, 3.2, 0.01, "moved"),
        (SEEN, None, 0.01, "moved"),
        (SEEN, 2.9, 0.20, "perhaps"),
        (replace(SEEN, change=0.05), 3.2, 0.60, "no_change"),
        (replace(SEEN, change=-0.10), 3.2, 0.30, "no_change"),
        (down(SEEN), 3.2, 0.01, "moved_away"),
        (down(SEEN), 2.1, 0.01, "reached"),
        (replace(SEEN, expected=0.1, rest_low=0.1, rest_high=0.7), 2.9, 0.01, "reached"),
        (replace(SEEN, expected=0.4, rest_low=-0.1, rest_high=0.3), 2.9, 0.01, "perhaps"),
    ],
)
def test_the_verdict_follows_the_interval_the_target_and_what_comes_by_itself(
    seen: Seen, target: float | None, p: float, verdict: str
) -> None:
    assert _judged(reading(seen, target), p).verdict == verdict


def test_what_may_have_come_by_itself_says_so() -> None:
    seen = replace(SEEN, expected=0.4, rest_low=-0.1, rest_high=0.3)
    found = _judged(reading(seen, 2.9), 0.01)
    texts = [text.in_language("en") for text in row_sentences(found)]
    assert "a change was to be expected: 0.40 points up" in " ".join(texts)
    assert "may well have come by itself" in " ".join(texts)


def test_no_visible_change_is_not_called_a_failure_and_names_what_could_be_seen() -> None:
    found = _judged(reading(replace(SEEN, change=0.02), 3.2), 0.9)
    texts = [text.in_language("en") for text in row_sentences(found)]
    assert NOT_FAILED in texts
    assert any("a change below 0.30 is often missed" in text for text in texts)


def test_a_clear_change_is_not_called_a_cause() -> None:
    texts = [text.in_language("en") for text in row_sentences(_judged(reading(SEEN, 2.9), 0.01))]
    assert "does not mean that the plan did it" in texts[-1]


def test_without_a_number_the_reason_is_the_sentence() -> None:
    row: Any = SimpleNamespace()
    found = RowReading(row, "cannot_read", reason="items_changed")
    assert "other words" in row_sentences(found)[0].in_language("en")
