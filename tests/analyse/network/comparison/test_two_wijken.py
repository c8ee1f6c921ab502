"""Two wijken beside each other, worked by hand; what they share is taken into account."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from analyse.reports import both_ways, readings, row

from quickscan_sim.analyse import compare_networks
from quickscan_sim.errors import QuickscanError

COLUMNS = ["kind", "neighbourhood_id", "layer", "organisation_id", "partner_id"]


def sectors(names: str = "abcdefgh") -> pd.DataFrame:
    return pd.DataFrame({"organisation_id": list(names), "sector": ["school"] * len(names)})


def gaps(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


def worlds(
    one: dict[tuple[str, str], int],
    other: dict[tuple[str, str], int],
    names: tuple[str, str] = ("abcd", "efgh"),
    n: int = 3,
    **tie: int,
) -> pd.DataFrame:
    """A wijk n1 with these organisations and a wijk n2 with those, n people of each."""
    parts = [
        readings(dict.fromkeys(own, n), named, **tie).assign(neighbourhood_id=wijk)
        for wijk, own, named in (("n1", names[0], one), ("n2", names[1], other))
    ]
    return pd.concat(parts, ignore_index=True)


def test_density_is_compared_over_organisations() -> None:
    # n1: a and b name each other and a names c: a 2, b 1, c 0 and d 0 of 3. Mean 0.25.
    # n2: all four name each other but h names nobody: 1, 1, 1, 0. Mean 0.75.
    one = both_ways("ab", n=3) | {("a", "c"): 3}
    other = {(x, y): 3 for x in "efg" for y in "efgh" if x != y}
    found = row(compare_networks(worlds(one, other), sectors(), "n1", "n2"), measure="density")
    assert (found["value_one"], found["value_other"]) == (0.25, 0.75)
    assert found["difference"] == -0.5
    # Nothing is shared: the variances of two means of four add up, as for independent tellers.
    shares = (np.array([2, 1, 0, 0]) / 3, np.array([1, 1, 1, 0]))
    error = np.sqrt(sum(share.var(ddof=1) / 4 for share in shares))
    assert found["ci_high"] - found["difference"] == pytest.approx(3.18245 * error, rel=1e-4)
    assert (found["n_one"], found["n_other"], found["n_shared"]) == (4, 4, 0)


def test_the_same_organisations_in_both_wijken_leave_no_difference_to_doubt() -> None:
    one = both_ways("ab", n=3) | {("a", "c"): 3}
    twice = worlds(one, one, ("abcd", "abcd"))
    found = row(compare_networks(twice, sectors(), "n1", "n2"), measure="density")
    assert (found["difference"], found["n_shared"]) == (0, 4)
    assert found["reason"] == "no_variation", "leaving one out changes both alike"


def test_reciprocity_level_and_quality_have_their_values() -> None:
    one = both_ways("ab", "cd", n=3) | {("a", "c"): 3}
    other = both_ways("ef", n=3) | {("e", "g"): 3, ("f", "h"): 3}
    table = compare_networks(worlds(one, other, level=3, quality=2), sectors(), "n1", "n2")
    # 4 of 5 named ties are returned in n1, 2 of 4 in n2.
    reciprocity = row(table, measure="reciprocity")
    assert (reciprocity["value_one"], reciprocity["value_other"]) == (0.8, 0.5)
    assert (reciprocity["n_one"], reciprocity["n_other"]) == (5, 4)
    level = row(table, measure="level")
    assert (level["value_one"], level["value_other"]) == (3, 3)
    assert level["reason"] == "no_variation"
    assert row(table, measure="quality")["n_one"] == 15, "ratings of three people of five ties"


def test_weak_spots_are_counted_for_every_ten_organisations() -> None:
    listed = gaps(
        ("no_tie", "n1", "signaleren", "a", "b"),
        ("one_way", "n1", "signaleren", "a", "c"),
        ("not_found", "n2", "signaleren", "h", pd.NA),
    )
    table = compare_networks(worlds({}, {}), sectors(), "n1", "n2", listed)
    found = row(table, measure="gaps")
    assert (found["value_one"], found["value_other"]) == (5.0, 2.5)
    assert (found["n_one"], found["n_other"]) == (2, 1)
    assert found["ci_low"] < 0 < found["ci_high"], "three weak spots are no difference"


def test_many_looks_are_taken_into_account() -> None:
    one = both_ways("ab", n=3) | {("a", "c"): 3}
    other = {(x, y): 3 for x in "efg" for y in "efgh" if x != y}
    table = compare_networks(worlds(one, other), sectors(), "n1", "n2")
    known = table[table["p"].notna()]
    assert len(known) > 1
    assert (known["p_adjusted"] >= known["p"]).all()
    assert (known["p_adjusted"] > known["p"]).any()


def test_numbers_that_cannot_be_had_have_a_reason() -> None:
    table = compare_networks(worlds({}, both_ways("ef", n=3)), sectors(), "n1", "n2")
    assert row(table, measure="reciprocity")["reason"] == "no_ties"
    few = compare_networks(worlds({}, {}, n=2), sectors(), "n1", "n2")
    assert set(few["reason"]) == {"too_few_clusters"}
    # One organisation rates, three people: fewer than five ratings are not shown.
    rated = worlds({("a", "b"): 3}, {("e", "f"): 3}, quality=1)
    quality = row(compare_networks(rated, sectors(), "n1", "n2"), measure="quality")
    assert quality["reason"] == "too_few"
    assert np.isnan(quality["value_one"])


@pytest.mark.parametrize(("one", "other"), [("n1", "n1"), ("n1", "n9"), ("x", "n2")])
def test_two_wijken_that_are_not_there_get_a_sentence(one: str, other: str) -> None:
    with pytest.raises(QuickscanError, match=r"two neighbourhoods that have readings: n1, n2\."):
        compare_networks(worlds({}, {}), sectors(), one, other)


def test_turning_the_two_around_turns_the_difference() -> None:
    world = worlds(both_ways("ab", n=3), both_ways("ef", "eg", n=3) | {("h", "e"): 3})
    there, back = (
        compare_networks(world, sectors(), *wijken) for wijken in (("n1", "n2"), ("n2", "n1"))
    )
    np.testing.assert_allclose(there["difference"], -back["difference"])
    np.testing.assert_allclose(there["ci_low"], -back["ci_high"])
    np.testing.assert_allclose(there["p_adjusted"], back["p_adjusted"])


def test_two_sides_that_tell_of_one_tie_do_not_count_as_two() -> None:
    # In n1 a is named by all and names all, nobody else does. As tellers alone the organisations
    # of n1 have shares 1 and three times 1/3; that all of them tell of a makes it less sure.
    star = both_ways("ab", "ac", "ad", n=3)
    ring = both_ways("ef", "fg", "gh", "he", n=3)
    found = row(compare_networks(worlds(star, ring), sectors(), "n1", "n2"), measure="density")
    tellers = np.sqrt(np.array([3, 1, 1, 1]).var(ddof=1) / 9 / 4)
    assert found["ci_high"] - found["difference"] > 1.5 * 3.18245 * tellers
