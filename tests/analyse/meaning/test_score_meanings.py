"""Firm only when the interval allows it; withheld and missing numbers say so."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from quickscan_sim.analyse.estimate import Estimate
from quickscan_sim.analyse.meaning.distributions import meaning_of_distribution
from quickscan_sim.analyse.meaning.meaning import Meaning
from quickscan_sim.analyse.meaning.seeing_and_acting import meaning_of_seeing_and_acting

READINGS: dict[str, tuple[Callable[[Estimate], Meaning], float]] = {
    "camps": (lambda found: meaning_of_distribution(found, 3.0), 0.0),
    "seeing": (meaning_of_seeing_and_acting, 0.0),
}


def found(low: float, high: float, reason: str | None = None) -> Estimate:
    middle = (low + high) / 2
    return Estimate(
        estimate=middle, ci_low=low, ci_high=high, n=12, name="x", method="", reason=reason
    )


@pytest.mark.parametrize("name", list(READINGS))
@pytest.mark.parametrize(
    ("low", "high", "certainty"),
    [
        (0.01, 0.5, "clear"),
        (0.0, 0.5, "unclear"),
        (-0.01, 0.5, "unclear"),
        (-0.5, 0.01, "unclear"),
        (-0.5, 0.0, "unclear"),
        (-0.5, -0.01, "clear"),
    ],
)
def test_a_reading_is_firm_only_when_the_boundary_lies_outside_the_interval(
    name: str, low: float, high: float, certainty: str
) -> None:
    read, boundary = READINGS[name]
    meaning = read(found(boundary + low, boundary + high))
    assert meaning.certainty == certainty
    text = meaning.says.in_language("en")
    assert ("not clear" in text or "may hide" in text) == (certainty == "unclear")


@pytest.mark.parametrize("name", list(READINGS))
@pytest.mark.parametrize(
    ("reason", "certainty"),
    [("withheld", "withheld"), ("too_few_people", "not_computed"), ("no_interval", "not_computed")],
)
def test_without_a_number_nothing_is_read(name: str, reason: str, certainty: str) -> None:
    read, _ = READINGS[name]
    meaning = read(found(np.nan, np.nan, reason))
    assert meaning.certainty == certainty
    assert "nan" not in meaning.in_language("en").lower()


@pytest.mark.parametrize("name", list(READINGS))
def test_both_directions_read_differently(name: str) -> None:
    read, boundary = READINGS[name]
    above, below = (
        read(found(boundary + 0.1, boundary + 0.9)),
        read(found(boundary - 0.9, boundary - 0.1)),
    )
    assert above.in_language("en") != below.in_language("en")


def test_acting_more_than_seeing_shows_no_negative_numbers() -> None:
    text = meaning_of_seeing_and_acting(found(-0.9, -0.1)).says.in_language("en")
    assert "0.50 points more (0.10 to 0.90" in text


def test_nobody_is_blamed_for_not_acting() -> None:
    says_not = meaning_of_seeing_and_acting(found(0.1, 0.9)).says_not.in_language("en")
    assert "time, rules that leave room" in says_not
