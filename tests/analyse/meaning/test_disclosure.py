"""Why a number is not shown, and the mark of few people."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.analyse.meaning.disclosure import is_few, meaning_of_withheld


@pytest.mark.parametrize(
    ("n", "few"),
    [(0, False), (4, False), (5, True), (9, True), (10, False), (None, False), (pd.NA, False)],
)
def test_five_to_nine_people_are_few(n: object, few: bool) -> None:
    assert is_few(n) is few


@pytest.mark.parametrize(
    ("n", "certainty"), [(5, "unclear"), (9, "unclear"), (10, None), (40, None), (0, None)]
)
def test_a_shown_number_of_few_people_is_unclear(n: int, certainty: str | None) -> None:
    found = meaning_of_withheld({"withheld": False, "n": n, "mean": 3.2})
    assert (found.certainty if found else None) == certainty


@pytest.mark.parametrize("n", [None, pd.NA, 3])
def test_a_withheld_row_does_not_say_which_reason_holds(n: object) -> None:
    found = meaning_of_withheld({"withheld": True, "n": n, "mean": None})
    assert found is not None
    assert found.certainty == "withheld"
    text = found.says.in_language("en")
    assert "fewer than 5" in text
    assert "computed" in text


def test_the_mean_of_few_people_stands_in_the_sentence() -> None:
    found = meaning_of_withheld({"withheld": False, "n": 7, "mean": 3.25})
    assert found is not None
    assert "Only 7 people" in found.says.in_language("en")
    assert "3,2" in found.says.in_language("nl")
