"""The few weak spots to talk about first, and where was not looked."""

from __future__ import annotations

import pandas as pd
import pytest
from analyse.reports import both_ways, readings

from quickscan_sim.analyse import skipped_gaps, top_gaps
from quickscan_sim.analyse.network.gaps.skipped import SKIPPED_REASONS
from quickscan_sim.errors import QuickscanError

Row = tuple[str, str, str | None, str | None, float]


def listed(*rows: Row) -> pd.DataFrame:
    names = ["kind", "neighbourhood_id", "organisation_id", "partner_id", "certainty"]
    return pd.DataFrame(rows, columns=names)


def chosen(*rows: Row, per_wijk: int = 5) -> list[tuple[str, ...]]:
    table = top_gaps(listed(*rows), per_wijk)
    ends = table[["organisation_id", "partner_id"]].fillna("")
    return list(zip(table["kind"], ends["organisation_id"], ends["partner_id"], strict=True))


def test_the_first_of_every_kind_comes_before_the_second_of_any() -> None:
    rows: tuple[Row, ...] = (
        ("one_way", "n1", "a", "b", 0.99),
        ("one_way", "n1", "c", "d", 0.98),
        ("one_way", "n1", "e", "f", 0.97),
        ("no_tie", "n1", "g", "h", 0.6),
    )
    kept = chosen(*rows, per_wijk=3)
    assert kept == [("one_way", "a", "b"), ("one_way", "c", "d"), ("no_tie", "g", "h")]


def test_no_organisation_is_there_more_than_twice_and_no_pair_more_than_once() -> None:
    rows: tuple[Row, ...] = (
        ("one_way", "n1", "a", "b", 0.99),
        ("weak_quality", "n1", "b", "a", 0.98),
        ("one_way", "n1", "a", "c", 0.97),
        ("no_tie", "n1", "a", "d", 0.96),
        ("no_tie", "n1", "e", "f", 0.95),
    )
    assert chosen(*rows) == [("one_way", "a", "b"), ("no_tie", "a", "d"), ("no_tie", "e", "f")]


def test_what_is_less_likely_than_not_is_left_out() -> None:
    assert chosen(("one_way", "n1", "a", "b", 0.49)) == []


def test_each_wijk_has_its_own_few_also_of_a_whole_layer() -> None:
    rows: tuple[Row, ...] = (
        ("split_layer", "n1", None, None, 0.9),
        ("not_found", "n2", "a", None, 0.8),
        ("no_tie", "n1", "a", "b", 0.7),
    )
    assert chosen(*rows, per_wijk=1) == [("split_layer", "", ""), ("not_found", "a", "")]


@pytest.mark.parametrize("per_wijk", [0, True, 2.5])
def test_a_number_that_is_none_is_refused(per_wijk: object) -> None:
    with pytest.raises(QuickscanError, match="per_wijk"):
        top_gaps(listed(), per_wijk)  # type: ignore[arg-type]


def test_a_layer_that_was_searched_in_full_is_not_listed() -> None:
    reading = readings(dict.fromkeys("abcde", 6), both_ways("ab", "bc", "cd", n=6))
    assert skipped_gaps(reading).empty


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ({"a": 6, "b": 6, "c": 6}, "too_few_clusters"),
        ({"a": 6, "b": 6, "c": 2, "d": 0, "e": 0}, "too_few_heard"),
        ({f"o{number:03}": 3 for number in range(101)}, "sampled"),
    ],
)
def test_a_layer_that_was_not_searched_in_full_says_why(
    people: dict[str, int], reason: str
) -> None:
    skipped = skipped_gaps(readings(people, {}))
    assert skipped["reason"].tolist() == [reason]
    assert reason in SKIPPED_REASONS
    assert skipped["n_organisations"].tolist() == [len(people)]
