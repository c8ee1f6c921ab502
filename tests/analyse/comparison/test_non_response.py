"""Bounds by hand on two organisations, and what may not be told."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.comparison.non_response import non_response_bounds
from quickscan_sim.errors import QuickscanError

SUMMARY = pd.DataFrame({"grouping": "sector", "sector": ["a", "b"], "withheld": False})


def bounds(
    answers: dict[str, list[float]], n_invited: dict[str, int | None], **options: float
) -> pd.DataFrame:
    """From scores and numbers invited per organisation; the sector is its first letter."""
    rows = [(own, score) for own, scores in answers.items() for score in scores]
    people = pd.DataFrame(rows, columns=["organisation_id", "score"]).astype({"score": float})
    people = people.assign(
        professional_id=[f"p{number}" for number in range(len(people))],
        wave=1, theme="th", sector=people["organisation_id"].str[0],
    )  # fmt: skip
    organisations = pd.DataFrame(
        {
            "organisation_id": list(n_invited),
            "sector": [name[0] for name in n_invited],
            "n_invited": pd.array(list(n_invited.values()), dtype="Int64"),
        }
    )
    scale = (options.pop("low", 1), options.pop("high", 5))
    return non_response_bounds(people, people, organisations, SUMMARY, scale, **options)


TWO = {"a1": [2.0, 2, 4, 4, 3], "b1": [1.0, 1, 3, 3, 2]}


def test_bounds_by_hand() -> None:
    # a: 5 of 10 answered, mean 3; b: all 5, mean 2. Sums of squares 4 + 4 + 10 / 4 = 10.5 on 9.
    found = bounds(TWO, {"a1": 10, "b1": 5}).set_index(["question", "sector"])
    sd = np.sqrt(10.5 / 9)
    mean = found.loc[("mean", "a")]
    assert mean["response"] == 0.5
    assert (mean["worst_low"], mean["worst_high"]) == pytest.approx((2.0, 4.0))
    assert mean["plausible_high"] == pytest.approx(3 + 0.5 * 0.5 * sd)
    difference = found.loc[("difference", "a")]
    assert difference["estimate"] == pytest.approx(1.0)
    assert (difference["worst_low"], difference["worst_high"]) == pytest.approx((0.0, 2.0))
    # Half of a moves; b stands still: 1 = half of 2 standard deviations / sd.
    assert difference["tipping_point"] == pytest.approx(1 / (0.5 * sd))


def test_at_the_tipping_point_the_difference_is_just_gone() -> None:
    answers, invited = {"a1": [2.0, 2, 4, 4, 3], "b1": [2.0, 2, 3, 3, 2]}, {"a1": 15, "b1": 10}
    first = bounds(answers, invited, low=-9, high=9)
    tip = float(first[first["question"] == "difference"]["tipping_point"].iloc[0])
    again = bounds(answers, invited, low=-9, high=9, delta=tip)
    assert again[again["question"] == "difference"]["plausible_low"].iloc[0] == pytest.approx(0.0)


def difference_of(found: pd.DataFrame) -> pd.Series:
    return found[found["question"] == "difference"].iloc[0]


@pytest.mark.parametrize(
    ("a", "n_a", "n_b", "shift"),
    [
        # a: mean 4, b: mean 2. Nobody passes an end: a goes down at most 3, b goes up at most 3.
        ([4.0, 4, 4, 4, 4], 20, 20, 2 / 1.5),
        # All of b answered: a alone must go down 2 / .75, and can.
        ([4.0, 4, 4, 4, 4], 20, 5, 2 / 0.75),
        # b alone, of which half stayed away: 4 up is out of reach.
        ([4.0, 4, 4, 4, 4], 5, 10, np.nan),
        # a: mean 2.5. It goes down 1.5 at most; .5 of .75 + .5 is reached first.
        ([2.5, 2.5, 2.5, 2.5, 2.5], 20, 10, 0.5 / 1.25),
    ],
)
def test_the_tipping_point_by_hand(a: list[float], n_a: int, n_b: int, shift: float) -> None:
    b = [1.0, 3, 2, 1, 3]
    row = difference_of(bounds({"a1": a, "b1": b}, {"a1": n_a, "b1": n_b}))
    sd = float(np.std([*a, *b], ddof=1))
    assert row["tipping_point"] * sd == pytest.approx(shift, nan_ok=True)


def test_when_one_side_is_at_the_end_of_the_scale_the_other_moves_on() -> None:
    row = difference_of(bounds({"a1": [1.5] * 10, "b1": [1.0] * 10}, {"a1": 20, "b1": 15}))
    # .5 down for half of a closes .25, .5 up for a third of b 1/6; the rest of .5 by b alone.
    rest = 0.5 - 0.25 - 1 / 6
    sd = float(np.std([1.5] * 10 + [1.0] * 10, ddof=1))
    assert row["tipping_point"] * sd == pytest.approx(0.5 + 3 * rest)


def test_the_tipping_point_is_missing_exactly_where_the_worst_case_leaves_a_difference() -> None:
    for n_a in (5, 10, 20, 40):
        for n_b in (5, 10, 20, 40):
            answers = {"a1": [4.0, 5, 4, 5, 3], "b1": [2.0, 1, 2, 3, 2]}
            row = difference_of(bounds(answers, {"a1": n_a, "b1": n_b}))
            assert np.isnan(row["tipping_point"]) == (row["worst_low"] > 0)
            if row["worst_low"] <= 0:
                tip = float(row["tipping_point"])
                again = difference_of(bounds(answers, {"a1": n_a, "b1": n_b}, delta=tip))
                assert again["plausible_low"] == pytest.approx(0.0)


def test_a_difference_tells_the_response_of_both_sides() -> None:
    row = difference_of(bounds(TWO, {"a1": 5, "b1": 50}))
    assert (row["response"], row["response_others"]) == (1.0, 0.1)


def test_where_everybody_answered_nothing_can_change() -> None:
    found = bounds(TWO, {"a1": 5, "b1": 5})
    assert found["worst_low"].tolist() == pytest.approx(found["worst_high"].tolist())
    assert found["tipping_point"].isna().all()


def test_an_organisation_where_nobody_answered_counts_as_its_sector() -> None:
    found = bounds(TWO, {"a1": 5, "a2": 5, "b1": 5}).set_index(["question", "sector"])
    assert found.loc[("mean", "a"), "estimate"] == pytest.approx(3.0)
    assert found.loc[("mean", "a"), "worst_low"] == pytest.approx(2.0)


def test_bounds_tell_no_other_mean_than_that_of_who_answered() -> None:
    # Weighed by who was invited, the mean of a would be (20 * 4 + 12 * 2) / 32, beside the plain
    # (10 * 4 + 3 * 2) / 13: two equations for two organisations that may both be withheld.
    answers = {"a1": [4.0] * 10, "a2": [2.0] * 3, "b1": [3.0, 2, 2, 3, 4], "c1": [5.0] * 5}
    found = bounds(answers, {"a1": 20, "a2": 12, "b1": 10, "c1": 40})
    found = found.set_index(["question", "sector"])
    by_all = [score for scores in answers.values() for score in scores]
    assert found.loc[("mean", "a"), "estimate"] == pytest.approx(46 / 13)
    assert found["estimate"].iloc[0] == pytest.approx(np.mean(by_all))
    assert found.loc[("difference", "a"), "estimate"] == pytest.approx(46 / 13 - 39 / 10)


@pytest.mark.parametrize(
    ("answers", "n_invited", "reason"),
    [
        (TWO, {"a1": None, "b1": 9}, "unknown_n_invited"),
        (TWO, {"a1": 7, "b1": 20}, "too_few"),
        ({"a1": [1.0] * 4, "b1": [2.0] * 9}, {"a1": 20, "b1": 20}, "too_few"),
        ({"a1": [np.nan] * 4, "b1": [2.0] * 9}, {"a1": 20, "b1": 20}, "nobody"),
    ],
)
def test_where_there_are_no_bounds_the_reason_is_given(
    answers: dict[str, list[float]], n_invited: dict[str, int | None], reason: str
) -> None:
    found = bounds(answers, n_invited).set_index(["question", "sector"])
    row = found.loc[("mean", "a")]
    assert row["reason"] == reason
    assert np.isnan(row["estimate"])
    if reason == "too_few":
        assert pd.isna(row["n"])


def test_plausible_lies_within_worst_case() -> None:
    found = bounds(TWO, {"a1": 50, "b1": 50}, delta=3.0)
    assert (found["worst_low"] <= found["plausible_low"] + 1e-12).all()
    assert (found["plausible_high"] <= found["worst_high"] + 1e-12).all()


@pytest.mark.parametrize(
    ("options", "match"),
    [({"low": 5, "high": 1}, "`scale`"), ({"delta": -1}, "`delta`"), ({"high": 3}, "outside")],
)
def test_wrong_options_are_refused(options: dict[str, float], match: str) -> None:
    with pytest.raises(QuickscanError, match=match):
        bounds(TWO, {"a1": 10, "b1": 10}, **options)
