"""Ties on two layers, on four organisations."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from analyse.reports import LAYER, both_ways, readings, row

from quickscan_sim.analyse import overlap_of_layers, read_multiplex
from quickscan_sim.analyse.network.delete_one import delete_one_interval
from quickscan_sim.errors import QuickscanError

FOUR = {"a": 3, "b": 3, "c": 3, "d": 0}
OTHER = "ondersteunen"
ON_ONE = both_ways("ab", n=3) | {("a", "c"): 3, ("a", "d"): 3, ("b", "c"): 3}
ON_OTHER = both_ways("ab", n=3) | {("c", "a"): 3, ("b", "d"): 3}


def two_layers(
    one: dict[tuple[str, str], int], other: dict[tuple[str, str], int], **tie: int
) -> pd.DataFrame:
    second = readings(FOUR, other).assign(layer=OTHER)
    return pd.concat([readings(FOUR, one, **tie), second], ignore_index=True)


BOTH = two_layers(ON_ONE, ON_OTHER, level=1)


def pair(contact: str, one: str, other: str) -> pd.Series:
    return row(read_multiplex(BOTH), contact=contact, organisation_id=one, partner_id=other)


def test_a_pair_is_counted_over_its_layers() -> None:
    ab, ac, ad = (pair("knows", "a", other) for other in "bcd")
    assert (ab["n_layers"], ab["n_named"], ab["n_confirmed"]) == (2, 2, 2)
    assert ab["confirmed_on"] == f"{LAYER}; {OTHER}"
    # a names c on the one layer, c names a on the other: named on both, confirmed on none.
    assert (ac["n_named"], ac["n_confirmed"], ac["named_on"]) == (2, 0, f"{LAYER}; {OTHER}")
    assert (ad["n_named"], ad["readable"], ad["confirmed_on"]) == (1, False, "")
    assert ac["readable"]


def test_working_together_is_counted_apart() -> None:
    # On the first layer everybody only knows each other (level 1).
    ab = pair("works_with", "a", "b")
    assert (ab["n_named"], ab["named_on"]) == (1, OTHER)


def test_overlap_is_the_share_of_ties_that_are_on_both_layers() -> None:
    # Layer one: a names b, c, d; b names a, c. Layer two: a names b; b names a, d; c names a.
    # Both: ab, ba. At least one: ab, ac, ad, ba, bc, bd, ca.
    found = row(overlap_of_layers(BOTH), contact="knows")
    assert (found["n_readable"], found["n_ties"], found["n_ties_other"]) == (3, 5, 4)
    assert found["n_shared"] == 2
    assert found["overlap"] == pytest.approx(2 / 7)
    # Without a 1/4, without b 1/4, without c 2/6.
    low, high = delete_one_interval(2 / 7, np.array([1 / 4, 1 / 4, 1 / 3]))
    assert (found["ci_low"], found["ci_high"]) == pytest.approx((low, high))


def test_the_same_ties_overlap_altogether_and_others_not_at_all() -> None:
    same = row(overlap_of_layers(two_layers(ON_ONE, ON_ONE)), contact="knows")
    assert same["overlap"] == 1
    assert same["reason"] == "no_fair_interval"
    apart = overlap_of_layers(two_layers(both_ways("ab"), both_ways("bc")))
    assert row(apart, contact="knows")["overlap"] == 0


def test_what_cannot_be_compared_says_why() -> None:
    assert (overlap_of_layers(two_layers({}, {}))["reason"] == "no_ties").all()
    few = readings({"a": 3, "b": 3, "c": 1}, both_ways("ab"))
    found = overlap_of_layers(pd.concat([few, few.assign(layer=OTHER)], ignore_index=True))
    assert (found["reason"] == "too_few_clusters").all()
    assert overlap_of_layers(readings(FOUR, ON_ONE)).empty
    assert read_multiplex(readings({"a": 3}, {})).empty
    with pytest.raises(QuickscanError, match="`tie_readings` needs"):
        overlap_of_layers(BOTH.drop(columns="works"))


def test_a_large_wijk_counts_the_same_pairs() -> None:
    people = {f"o{number:03d}": 3 for number in range(302)}
    named = {("o000", "o200"): 3, ("o200", "o000"): 3, ("o003", "o300"): 3}
    found = read_multiplex(readings(people, named))
    known = found[(found["contact"] == "knows") & (found["n_named"] > 0)]
    assert known[["organisation_id", "partner_id", "n_confirmed"]].to_numpy().tolist() == [
        ["o000", "o200", 1], ["o003", "o300", 0],
    ]  # fmt: skip


def test_no_difference_without_anybody_is_no_certainty() -> None:
    assert np.isnan(delete_one_interval(1.0, np.array([1.0, 1.0, 1.0]))).all()
    assert np.isnan(delete_one_interval(0.5, np.array([0.5, np.nan, 1.0]))).all()
    assert np.isnan(delete_one_interval(0.5, np.array([0.5]))).all()
