"""Numbers about ties are attacked too: none may rest on too few people or organisations."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.analyse import check_published
from quickscan_sim.analyse.disclosure.network_numbers import leaks_about_ties


def published(quantity: str, n: int | None, value: float | None = 0.5) -> pd.DataFrame:
    row = {"quantity": quantity, "grouping": "organisation", "neighbourhood_id": "W1"}
    row |= {"layer": "a", "n": n, "value": value, "withheld": value is None}
    others = dict.fromkeys(["sector", "organisation_id", "income_group", "theme"])
    return pd.DataFrame([row | others]).astype({"n": "Int64"})


@pytest.mark.parametrize(
    ("quantity", "n"),
    [
        ("people who name the partner", 4),
        ("quality of working together", 4),
        ("quality as one side sees it", 3),
        ("level as one side sees it", None),
        ("density", 2),
        ("reciprocity", 1),
    ],
)
def test_a_number_of_too_few_leaks(quantity: str, n: int | None) -> None:
    (leak,) = check_published(published(quantity, n))
    assert "W1 (a) rests on" in leak.in_language("en")


@pytest.mark.parametrize(
    ("quantity", "n"), [("people who name the partner", 5), ("density", 3), ("level", 1)]
)
def test_a_number_of_enough_does_not(quantity: str, n: int) -> None:
    assert leaks_about_ties(published(quantity, n)) == []


def test_a_withheld_number_does_not_leak() -> None:
    assert leaks_about_ties(published("density", 1, None)) == []


def test_a_table_without_layers_has_no_ties() -> None:
    assert leaks_about_ties(published("density", 1).drop(columns="layer")) == []
