"""Density and reciprocity of the true network, on organisations that a person can draw."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from analyse.reports import both_ways, readings
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.analyse import estimate_density
from quickscan_sim.analyse.network.density import report_pairs
from quickscan_sim.errors import QuickscanError

FIVE = dict.fromkeys("abcde", 4)
STAR = both_ways("ab", "ac", "ad", "ae")


def plain(named: np.ndarray, silent: tuple[int, ...] = ()) -> pd.DataFrame:
    """A researcher's network: one report of each organisation, none of the silent ones."""
    n = len(named)
    rows = [
        ("n1", "l", f"o{one:03d}", f"o{other:03d}", 0 if one in silent else 1,
         0 if one in silent else int(named[one, other]))
        for one in range(n)
        for other in range(n)
        if one != other
    ]  # fmt: skip
    columns = [
        "neighbourhood_id", "layer", "organisation_id", "partner_id", "n_reporters", "n_naming"
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns).astype({"n_reporters": "Int64"})
    names = (table["n_naming"] > 0).astype("boolean").mask(table["n_reporters"] == 0)
    return table.assign(names=names, n_working=table["n_naming"])


def of(reading: pd.DataFrame, tie: str = "knows") -> pd.Series:
    found = estimate_density(reading, tie)
    assert len(found) == 1
    return found.iloc[0]


def network(seed: int, n: int, chance: float) -> np.ndarray:
    rng = np.random.default_rng(seed)
    mutual, own = rng.random((n, n)) < chance, rng.random((n, n)) < chance / 8
    return (np.triu(mutual, 1) | np.triu(mutual, 1).T | own) & ~np.eye(n, dtype=bool)


def test_everybody_heard_and_of_one_mind_is_the_exact_share_without_width() -> None:
    # A star of five: 4 of the 10 pairs, both ways: 8 of 20 ordered pairs.
    found = of(readings(FIVE, STAR))
    assert found[["density", "density_low", "density_high"]].tolist() == [0.4, 0.4, 0.4]
    assert found[["reciprocity", "reciprocity_low", "reciprocity_high"]].tolist() == [1, 1, 1]
    # a names b and c, b names a: 3 of 20, and 2 of those 3 are returned.
    found = of(readings(FIVE, both_ways("ab") | {("a", "c"): 4}))
    assert found["density"] == pytest.approx(3 / 20)
    assert found["reciprocity"] == pytest.approx(2 / 3)
    assert found["density_low"] == found["density_high"] == found["density"]


def test_working_together_is_read_from_its_own_reports() -> None:
    knowing = readings(FIVE, STAR, level=1)
    assert of(knowing)["density"] == pytest.approx(8 / 20)
    assert of(knowing, "works_with")["density"] == 0.0
    assert of(knowing, "works_with")["reason"] == "no_ties"
    assert of(readings(FIVE, STAR, level=2), "works_with")["density"] == pytest.approx(8 / 20)


def test_colleagues_who_contradict_each_other_widen_the_interval() -> None:
    # 1 of 4 people of a and of e name the other: a tie, or slips of the pen.
    unsure = of(readings(FIVE, both_ways("ab", "ac", "ad") | both_ways("ae", n=1)))
    assert 6 / 20 <= unsure["density"] <= 8 / 20
    assert unsure["density_low"] <= 6 / 20 < unsure["density_high"]
    # 3 of 4 people on both sides leave next to no doubt.
    nearly = of(readings(FIVE, both_ways("ab", "ac", "ad", "ae", n=3)))
    assert nearly["density"] == pytest.approx(8 / 20, abs=0.001)
    assert nearly["density_high"] - nearly["density_low"] < 0.001


def test_a_silent_organisation_is_not_a_row_of_zeros() -> None:
    # e says nothing. Rows 4/4 and three times 1/4: on average 7/16, and with zeros 7/20.
    found = of(readings(FIVE | {"e": 0}, STAR))
    assert (found["n_organisations"], found["n_readable"], found["n_silent"]) == (5, 4, 1)
    assert found["density"] == pytest.approx(7 / 16)
    assert found["density_low"] == pytest.approx(7 / 20)
    assert found["density_high"] == pytest.approx((7 + 4) / 20)


def test_rows_of_silent_organisations_follow_being_named() -> None:
    # Who is named by k of the others names k of them: the line is exact, so e names all four.
    named = both_ways("ab", "cd", "ac", "af") | {(one, "e"): 4 for one in "abcdf"}
    people = dict.fromkeys("abcdef", 4) | {"e": 0}
    found = of(readings(people, named))
    # Rows: a 4, b 2, c 3, d 2, f 2 of 5; named by 3, 1, 2, 1, 1 of 4: a row is .2 + x / 1.25.
    assert found["density"] == pytest.approx((4 + 2 + 3 + 2 + 2 + 5) / 30)


def test_what_the_others_say_of_a_silent_organisation_counts() -> None:
    ring = both_ways("ab", "bc", "cd", "da")
    # One colleague who disagrees: now reports are modelled.
    ring |= {("a", "b"): 3}
    named_by_all = ring | {(one, "e"): 4 for one in "abcd"}
    loved, unknown = (of(readings(FIVE | {"e": 0}, named)) for named in (named_by_all, ring))
    assert loved["density"] > unknown["density"] + 4 / 20
    assert unknown["density"] < 9 / 20


def test_more_silent_organisations_make_wider_intervals() -> None:
    named = network(1, 14, 0.3)
    widths = []
    for n_silent in (0, 2, 5, 8):
        found = of(plain(named, tuple(range(n_silent))))
        widths.append(found["density_high"] - found["density_low"])
    assert widths[0] == pytest.approx(0, abs=1e-6)
    assert np.all(np.diff(widths) > 0)


def test_a_plain_network_of_one_report_each_is_taken_as_it_is() -> None:
    named = network(2, 12, 0.3)
    found = of(plain(named))
    assert found["density"] == pytest.approx(named.sum() / (12 * 11))
    assert found["reciprocity"] == pytest.approx((named & named.T).sum() / named.sum())
    assert found["density_low"] == pytest.approx(found["density_high"])


def test_the_rows_of_who_answered_are_kept_in_a_plain_network() -> None:
    # Only the row of the silent one is unknown: density lies between 0 and 1 for that row alone.
    named = network(3, 12, 0.3)
    found = of(plain(named, (0,)))
    known = named[1:].sum()
    assert known / 132 <= found["density_low"]
    assert found["density_high"] <= (known + 11) / 132


def test_with_two_organisations_that_can_be_read_there_is_a_reason() -> None:
    for people in (FIVE | {"c": 0, "d": 1, "e": 2}, dict.fromkeys("abcde", 0), {"a": 4, "b": 4}):
        found = of(readings(people, both_ways("ab")))
        assert found["reason"] == "too_few_clusters"
        assert found[["density", "density_low", "reciprocity", "reciprocity_high"]].isna().all()


def test_nobody_names_anybody() -> None:
    found = of(readings(FIVE, {}))
    assert found[["density", "density_low", "density_high"]].tolist() == [0, 0, 0]
    assert np.isnan(found["reciprocity"])
    assert found["reason"] == "no_ties"
    silent = of(readings(FIVE | {"d": 0, "e": 0}, {}))
    assert silent["density"] == silent["density_low"] == 0 < silent["density_high"] <= 8 / 20


def test_one_organisation_has_no_network() -> None:
    assert estimate_density(readings({"a": 4}, {})).empty


def test_wijken_stay_in_their_order_whatever_their_size() -> None:
    wijken = {"n2": FIVE, "n1": dict.fromkeys("abcdefg", 4), "n3": FIVE | {"b": 0}}
    found = estimate_density(readings(FIVE, STAR, wijken))
    assert found["neighbourhood_id"].tolist() == ["n1", "n2", "n3"]
    assert found["n_organisations"].tolist() == [7, 5, 5]
    shuffled = readings(FIVE, STAR, wijken).sample(frac=1, random_state=1)
    again = estimate_density(shuffled).set_index("neighbourhood_id")
    assert np.allclose(again.loc[["n1", "n2", "n3"], "density"], found["density"])


def test_a_pair_without_a_row_is_named_by_nobody() -> None:
    reading = readings(FIVE | {"e": 0}, STAR)
    fewer = reading[(reading["n_naming"] > 0) | (reading["partner_id"] == "a")]
    kept = [
        fewer,
        reading[(reading["organisation_id"] == "a") & (reading["partner_id"] == "b")],
    ]
    sparse = pd.concat(kept).drop_duplicates(["organisation_id", "partner_id"])
    assert len(sparse) < len(reading)
    assert of(sparse)["density"] == pytest.approx(of(reading)["density"])


def test_a_large_wijk_is_read_as_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    named = network(4, 120, 0.08)
    reading = plain(named, tuple(range(24)))
    every_pair = of(reading)
    monkeypatch.setattr(report_pairs, "MOST_ORGANISATIONS", 100)
    counted = of(reading[(reading["n_naming"] > 0) | (reading["partner_id"] < "o002")])
    assert counted["density"] == pytest.approx(every_pair["density"], rel=0.02)
    assert counted["reciprocity"] == pytest.approx(every_pair["reciprocity"], abs=0.02)
    for bound in ("density_low", "density_high", "reciprocity_low", "reciprocity_high"):
        assert counted[bound] == pytest.approx(every_pair[bound], rel=0.05)


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    n=st.integers(3, 9),
    chance=st.floats(0, 1),
    n_silent=st.integers(0, 3),
)
def test_bounds_lie_around_the_estimate_between_0_and_1(
    seed: int, n: int, chance: float, n_silent: int
) -> None:
    rng = np.random.default_rng(seed)
    people = {f"o{one}": 0 if one < n_silent else int(rng.integers(1, 6)) for one in range(n)}
    named = {
        (one, other): int(rng.integers(0, size + 1))
        for one, size in people.items()
        for other in people
        if one != other and size and rng.random() < chance
    }
    reading = readings(people, named)
    found = of(reading)
    if found["reason"] != "too_few_clusters":
        for name in ("density", "reciprocity"):
            low, middle, high = found[f"{name}_low"], found[name], found[f"{name}_high"]
            assert np.isnan(middle) or 0 <= low <= middle <= high <= 1
    new = {name: f"x{place}" for place, name in enumerate(rng.permutation(list(people)))}
    relabelled = reading.assign(
        organisation_id=reading["organisation_id"].map(new),
        partner_id=reading["partner_id"].map(new),
    )
    names = ["density", "density_low", "density_high", "reciprocity", "reciprocity_low"]
    again = of(relabelled)[names].to_numpy(float)
    assert np.allclose(again, found[names].to_numpy(float), atol=1e-4, equal_nan=True)


def test_a_wrong_table_or_kind_of_tie_gets_a_sentence() -> None:
    with pytest.raises(QuickscanError, match="works_with"):
        estimate_density(readings(FIVE, STAR), "friends")
    with pytest.raises(QuickscanError, match="n_working"):
        estimate_density(readings(FIVE, STAR).drop(columns="n_working"), "works_with")
    with pytest.raises(QuickscanError, match="tie_readings"):
        estimate_density(pd.DataFrame({"layer": []}))


def test_reports_without_working_together_still_give_who_knows_whom() -> None:
    reading = readings(FIVE, both_ways("ab", "ac", "ad") | both_ways("ae", n=2))
    fewer = of(reading.drop(columns="n_working"))
    assert fewer["density"] == pytest.approx(of(reading)["density"], abs=0.05)
