"""Weak spots: each kind by hand, and how often they are right where the truth is known."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest
from analyse.reports import both_ways, readings, row

from quickscan_sim.analyse import find_gaps, read_ties
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import GAPS

FIVE = dict.fromkeys("abcde", 6)
FULL = both_ways(*(one + two for one in "abcde" for two in "abcde" if one < two), n=6)
SECTORS = {"a": "school", "b": "team", "c": "school", "d": "team", "e": "club"}


def organisations(names: str = "abcde") -> pd.DataFrame:
    return pd.DataFrame({"organisation_id": list(names), "sector": [SECTORS[n] for n in names]})


def kinds(gaps: pd.DataFrame) -> set[tuple[str, str, str]]:
    return set(zip(gaps["kind"], gaps["organisation_id"], gaps["partner_id"], strict=True))


def without(*pairs: str) -> dict[tuple[str, str], int]:
    """Everybody works with everybody, but for these; "a>b" leaves out that direction only."""
    named = dict(FULL)
    for pair in pairs:
        one, other = pair[0], pair[-1]
        named.pop((one, other))
        if ">" not in pair:
            named.pop((other, one))
    return named


def in_three_wijken(missing: dict[tuple[str, str], int]) -> pd.DataFrame:
    """The full network in n2 and n3, and n1 with something missing."""
    other = readings({}, FULL, wijken={"n2": FIVE, "n3": FIVE})
    return pd.concat([readings(FIVE, missing), other], ignore_index=True)


def test_a_full_network_has_no_weak_spots() -> None:
    assert find_gaps(readings(FIVE, FULL), organisations()).empty


def test_a_tie_that_such_organisations_have_elsewhere_is_missed() -> None:
    gaps = find_gaps(in_three_wijken(without("ab")), organisations())
    assert kinds(gaps) == {("no_tie", "a", "b")}
    gap = gaps.iloc[0]
    assert gap["neighbourhood_id"] == "n1"
    assert gap["expected"] > 0.9
    assert gap["p_absent"] > 0.99
    assert gap["certainty"] == pytest.approx(gap["expected"] * gap["p_absent"])
    assert (gap["n_naming"], gap["n_reporters"], gap["n_reporters_back"]) == (0, 6, 6)


def test_a_tie_that_such_organisations_lack_elsewhere_too_is_not_missed() -> None:
    reading = readings({}, without("ab", "cd", "ad", "bc"), wijken={"n1": FIVE, "n2": FIVE})
    assert "no_tie" not in set(find_gaps(reading, organisations())["kind"])


def test_in_one_wijk_nothing_is_expected_from_other_wijken() -> None:
    assert "no_tie" not in set(find_gaps(readings(FIVE, without("ab")), organisations())["kind"])


def test_one_side_that_names_the_other_in_vain_is_one_way() -> None:
    gaps = find_gaps(readings(FIVE, without("b>a")), organisations())
    assert kinds(gaps) == {("one_way", "a", "b")}
    assert gaps.iloc[0]["certainty"] > 0.9
    assert (gaps.iloc[0]["n_naming"], gaps.iloc[0]["n_naming_back"]) == (6, 0)


def test_the_side_that_names_comes_first_whatever_the_order_of_the_codes() -> None:
    gaps = find_gaps(readings(FIVE, without("a>b")), organisations())
    assert kinds(gaps) == {("one_way", "b", "a")}


def test_a_tie_that_is_rated_low_is_of_weak_quality() -> None:
    low = readings(FIVE, both_ways("ab", n=6), quality=1)
    high = readings(FIVE, without("ab"), quality=4)
    known = low["n_naming"] > 0
    reading = pd.concat([low[known], high[~known.to_numpy()]], ignore_index=True)
    gaps = find_gaps(reading, organisations())
    assert kinds(gaps) == {("weak_quality", "a", "b")}
    assert (gaps.iloc[0]["quality"], gaps.iloc[0]["n_quality"]) == (1.0, 12)
    assert gaps.iloc[0]["certainty"] > 0.95


def test_what_one_or_two_people_of_a_side_rate_is_not_in_the_mean() -> None:
    # Five of a rate b at 1; the only one of b rates a at 4: 9 / 6 - 5 / 5 would be what b says.
    reading = readings({"a": 5, "b": 1, "c": 5}, both_ways("ab", "ac", n=5), quality=1)
    b_says = (reading["organisation_id"] == "b") & (reading["n_quality"] > 0)
    reading = reading.assign(quality=reading["quality"].mask(b_says, 4.0))
    gaps = find_gaps(reading, organisations(), 0.0)
    weak = gaps[(gaps["kind"] == "weak_quality") & (gaps["partner_id"] == "b")]
    assert weak["n_quality"].tolist() == [5]
    assert weak["quality"].tolist() == [1.0]


def test_fewer_than_five_ratings_are_not_read_as_weak() -> None:
    reading = readings(
        dict.fromkeys("abcde", 2) | {"c": 3, "d": 3}, both_ways("ab", n=2), quality=1
    )
    assert find_gaps(reading, organisations()).empty


def test_an_organisation_that_reaches_the_others_through_one_hangs_on_a_single_broker() -> None:
    named = without("ea", "eb", "ec")
    gaps = find_gaps(readings(FIVE, named), organisations())
    assert kinds(gaps) == {("single_broker", "d", "e")}
    assert gaps.iloc[0]["certainty"] > 0.9
    assert gaps.iloc[0]["n_reporters_back"] == 6


@pytest.mark.parametrize("silent", list("abcde"))
def test_a_silent_organisation_is_never_the_weak_spot(silent: str) -> None:
    people = FIVE | {silent: 0}
    named = {pair: n for pair, n in both_ways("ab", "bc", "cd", "de").items() if silent != pair[0]}
    gaps = find_gaps(readings(people, named), organisations(), minimum_certainty=0.0)
    pairs = gaps[~gaps["kind"].isin(["single_broker", "hangs_on_one", "not_found"])]
    assert silent not in set(pairs["organisation_id"]) | set(pairs["partner_id"])
    assert silent not in set(gaps.loc[gaps["kind"] == "single_broker", "partner_id"])


def test_silent_in_this_wijk_stays_silent_whatever_colleagues_elsewhere_say() -> None:
    # In n2 e answered; in n1 it is silent, and only d names it there.
    here = {pair: n for pair, n in without("ea", "eb", "ec").items() if pair[0] != "e"}
    reading = pd.concat(
        [
            readings({}, here, wijken={"n1": FIVE | {"e": 0}}),
            readings({}, FULL, wijken={"n2": FIVE}),
        ],
        ignore_index=True,
    )
    gaps = find_gaps(reading, organisations(), minimum_certainty=0.0)
    assert gaps[(gaps["neighbourhood_id"] == "n1") & (gaps["partner_id"] == "e")].empty


def test_who_named_whom_is_not_told_of_fewer_than_five_people() -> None:
    gaps = find_gaps(readings(FIVE | {"a": 4}, without("b>a")), organisations())
    gap = row(gaps, kind="one_way")
    assert gap["n_reporters"] == 4
    assert pd.isna(gap["n_naming"])
    assert gap["n_naming_back"] == 0


def test_the_order_of_the_readings_does_not_matter() -> None:
    reading = in_three_wijken(without("ab", "c>d", "ea", "eb", "ec"))
    shuffled = reading.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(
        find_gaps(reading, organisations()), find_gaps(shuffled, organisations())
    )


@pytest.mark.parametrize(
    ("people", "named"),
    [
        (FIVE, {}),
        (dict.fromkeys("abcde", 0), {}),
        ({"a": 6}, {}),
        ({"a": 6, "b": 6}, both_ways("ab", n=6)),
    ],
    ids=["no ties at all", "nobody answered", "one organisation", "two organisations"],
)
def test_where_there_is_nothing_to_find_the_table_is_empty_and_well_formed(
    people: dict[str, int], named: dict[tuple[str, str], int]
) -> None:
    gaps = find_gaps(readings(people, named), organisations())
    assert gaps.empty
    check_table(gaps, GAPS)


def true_ties(truth: Truth) -> dict[tuple[str, ...], float]:
    """The quality of every tie that truly exists, by wijk, layer, organisation and partner."""
    columns = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]
    keys = truth.true_ties[columns].itertuples(index=False, name=None)
    return dict(zip(keys, truth.true_ties["quality"].astype(float), strict=True))


def is_true(gap: pd.Series, true: dict[tuple[str, ...], float]) -> bool:
    place, (one, other) = (
        (gap["neighbourhood_id"], gap["layer"]),
        (
            gap["organisation_id"],
            gap["partner_id"],
        ),
    )
    there, back = (*place, one, other), (*place, other, one)
    if gap["kind"] == "no_tie":
        return there not in true and back not in true
    if gap["kind"] == "one_way":
        return there in true and back not in true
    rated = [true[side] for side in (there, back) if side in true]
    return bool(rated) and sum(rated) / len(rated) < 2.5


def simulated(n_seeds: int) -> Iterator[tuple[Quickscan, Truth, pd.DataFrame]]:
    for seed in range(1, n_seeds + 1):
        scan, truth = simulate_quickscan(Parameters(seed=seed, n_neighbourhoods=4))
        layers = scan.questionnaire.layer_ids
        reading = read_ties(scan.ties, scan.professionals, scan.works_in, scan.active_in, layers)
        yield scan, truth, find_gaps(reading, scan.organisations)


def test_of_the_weak_spots_above_90_percent_at_least_85_percent_are_true() -> None:
    right: list[bool] = []
    for _, truth, gaps in simulated(4):
        check_table(gaps, GAPS)
        true = true_ties(truth)
        sure = gaps[(gaps["certainty"] > 0.9) & (gaps["kind"] != "single_broker")]
        right += [is_true(gap, true) for _, gap in sure.iterrows()]
    assert len(right) >= 20
    assert sum(right) / len(right) >= 0.85
