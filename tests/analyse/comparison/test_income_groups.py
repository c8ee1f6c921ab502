"""Wijken with few and many families on a low income compared, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from quickscan_sim.analyse import compare_groups
from quickscan_sim.analyse.comparison.income_groups import METHODS
from quickscan_sim.errors import QuickscanError

WIJKEN = {"f1": "few", "f2": "few", "m1": "many", "m2": "many"}
Row = tuple[str, str, float, int]


def compare(
    rows: list[Row], groups: dict[str, str | None] | None = None, **options: object
) -> pd.DataFrame:
    """From (wijk, sector, score, number of people) to the comparison, by adjusted or not."""
    people = [
        (f"p{number}x{copy}", wijk, sector, score)
        for number, (wijk, sector, score, n) in enumerate(rows)
        for copy in range(n)
    ]
    frame = pd.DataFrame(people, columns=["professional_id", "neighbourhood_id", "sector", "score"])
    frame = frame.assign(wave=1, theme="th", organisation_id=frame["sector"], share=1.0)
    wijken = pd.DataFrame((groups or WIJKEN).items(), columns=["neighbourhood_id", "income_group"])
    found = compare_groups(
        frame[["professional_id", "wave", "theme", "score"]],
        frame[["professional_id", "wave", "organisation_id", "sector"]],
        frame[["professional_id", "wave", "neighbourhood_id", "share"]],
        wijken,
        **options,  # type: ignore[arg-type]
    )
    return found.set_index("method" if options else "adjusted")


def test_the_sign_turns_when_sectors_are_held_equal() -> None:
    # Simpson: in each sector few is 1 higher, but few has mostly the sector that scores low.
    found = compare(
        [
            ("f1", "low", 2.0, 9), ("f2", "low", 2.0, 9), ("f1", "high", 5.0, 1),
            ("f2", "high", 5.0, 1), ("m1", "low", 1.0, 1), ("m2", "low", 1.0, 1),
            ("m1", "high", 4.0, 9), ("m2", "high", 4.0, 9),
        ]
    )  # fmt: skip
    assert found.loc[False, "mean_few"] == pytest.approx((18 * 2 + 2 * 5) / 20)
    assert found.loc[False, "difference"] == pytest.approx(2.3 - 3.7)
    assert found.loc[True, "difference"] == pytest.approx(1.0)
    assert found.loc[True, "ci_low"] == pytest.approx(1.0)


def test_adjusted_means_are_those_of_the_mix_of_sectors_of_everybody() -> None:
    found = compare(
        [("f1", "s", 2.0, 6), ("m1", "s", 1.0, 2), ("f2", "t", 4.0, 2), ("m2", "t", 3.0, 6)]
    )
    adjusted = found.loc[True]
    assert adjusted["mean_few"] == pytest.approx(2.0 / 2 + 4.0 / 2)
    assert adjusted["mean_many"] == pytest.approx(adjusted["mean_few"] - adjusted["difference"])


def test_the_jackknife_of_two_by_two_wijken_is_the_one_worked_out_by_hand() -> None:
    # Equal numbers: leaving out a wijk leaves the mean of the other. Differences without f1, f2:
    # 4-2, 3-2; without m1, m2: 3.5-3, 3.5-1. Variance: 1/2 * (2 * 0.5^2) + 1/2 * (2 * 1^2) = 1.25.
    found = compare([("f1", "s", 3.0, 5), ("f2", "s", 4.0, 5), ("m1", "s", 1.0, 5),
                     ("m2", "s", 3.0, 5)])  # fmt: skip
    raw = found.loc[False]
    assert raw["difference"] == pytest.approx(1.5)
    assert raw["standard_error"] == pytest.approx(np.sqrt(1.25))
    assert raw["df"] == 2
    assert raw["ci_high"] == pytest.approx(1.5 + stats.t.ppf(0.975, 2) * np.sqrt(1.25))


def test_with_equal_wijken_it_is_the_t_test_on_the_means_of_wijken() -> None:
    few, many = [2.1, 2.7, 3.0, 2.4], [3.1, 2.9, 3.9, 3.3]
    rows = [(f"f{n}", "s", score, 5) for n, score in enumerate(few)]
    rows += [(f"m{n}", "s", score, 5) for n, score in enumerate(many)]
    groups = {wijk: "few" if wijk.startswith("f") else "many" for wijk, *_ in rows}
    raw = compare(rows, groups).loc[False]
    expected = stats.ttest_ind(few, many)
    assert raw["difference"] / raw["standard_error"] == pytest.approx(expected.statistic)
    assert raw["df"] == expected.df == 6
    interval = expected.confidence_interval(0.95)
    assert (raw["ci_low"], raw["ci_high"]) == pytest.approx((interval.low, interval.high))


@pytest.mark.parametrize(
    ("rows", "reason", "has_numbers"),
    [
        ([("f1", "s", 3.0, 6), ("m1", "s", 2.0, 6), ("m2", "s", 2.0, 6)],
         "too_few_neighbourhoods", True),
        ([("f1", "s", 3.0, 6), ("f2", "s", 2.0, 6)], "one_group", False),
        ([("f1", "s", 3.0, 3), ("m1", "s", 2.0, 9)], "too_few", False),
        ([], None, None),
    ],
)  # fmt: skip
def test_where_something_is_missing_the_reason_is_given(
    rows: list[Row], reason: str | None, has_numbers: bool | None
) -> None:
    found = compare(rows)
    if reason is None:
        assert len(found) == 0
        return
    assert set(found["reason"]) == {reason}
    assert found["difference"].notna().all() == has_numbers
    assert found["ci_low"].isna().all()


def test_sectors_that_work_in_one_group_only_cannot_be_held_equal() -> None:
    found = compare([("f1", "s", 3.0, 6), ("f2", "s", 3.5, 6), ("m1", "t", 2.0, 6),
                     ("m2", "t", 2.5, 6)])  # fmt: skip
    assert found.loc[False, "difference"] == pytest.approx(1.0)
    assert pd.isna(found.loc[True, "difference"])
    assert found.loc[True, "reason"] == "no_shared_sector"


def test_a_difference_within_sector_that_hangs_on_one_wijk_gets_no_interval() -> None:
    found = compare([("f1", "s", 3.0, 6), ("f2", "t", 3.5, 6), ("m1", "s", 2.0, 6),
                     ("m2", "u", 2.5, 6)])  # fmt: skip
    assert found.loc[True, "difference"] == pytest.approx(1.0)
    assert found.loc[True, "reason"] == "too_few_neighbourhoods"


def test_wijken_without_a_group_are_left_out() -> None:
    rows: list[Row] = [("f1", "s", 3.0, 6), ("m1", "s", 2.0, 6), ("x", "s", 5.0, 6)]
    found = compare(rows, {"f1": "few", "m1": "many", "x": None})
    assert found.loc[False, "difference"] == pytest.approx(1.0)
    assert found.loc[False, "n_few"] == 6


def test_three_people_outside_both_groups_would_follow_from_the_total() -> None:
    rows: list[Row] = [("f1", "s", 3.0, 6), ("m1", "s", 2.0, 6), ("x", "s", 5.0, 3)]
    found = compare(rows, {"f1": "few", "m1": "many", "x": None})
    assert set(found["reason"]) == {"too_few"}


def test_no_income_group_at_all_is_said_for_every_theme() -> None:
    found = compare([("f1", "s", 3.0, 6)], {"f1": None})
    assert found["reason"].tolist() == ["one_group", "one_group"]
    assert found["n_neighbourhoods_few"].tolist() == [0, 0]


def test_who_works_in_both_groups_counts_there_in_full_or_for_the_share_worked() -> None:
    ids = [f"p{n}" for n in range(6)]
    scores = pd.DataFrame(
        {"professional_id": ids, "wave": 1, "theme": "th", "score": [1.0, 1, 1, 1, 1, 5]}
    )
    people = pd.DataFrame(
        {"professional_id": ids, "wave": 1, "organisation_id": "o", "sector": "s"}
    )
    works_in = pd.DataFrame(
        [(one, 1, wijk, share) for one in ids for wijk, share in (("f1", 0.8), ("m1", 0.2))],
        columns=["professional_id", "wave", "neighbourhood_id", "share"],
    )
    works_in.loc[works_in["professional_id"] == "p5", "share"] = [0.2, 0.8]
    wijken = pd.DataFrame({"neighbourhood_id": ["f1", "m1"], "income_group": ["few", "many"]})
    raw, within = (row for _, row in compare_groups(scores, people, works_in, wijken).iterrows())
    assert within["mean_few"] == pytest.approx((5 * 0.8 + 5 * 0.2) / 4.2)
    assert within["mean_many"] == pytest.approx((5 * 0.2 + 5 * 0.8) / 1.8)
    assert (raw["mean_few"], raw["mean_many"]) == pytest.approx((10 / 6, 10 / 6))
    assert (raw["n_few"], raw["n_many"], within["n_few"]) == (6, 6, 6)


def test_standardising_weighs_each_sector_by_its_people_and_least_squares_does_not() -> None:
    # s: 2 - 1 = 1 on 12 and 6 people, t: 4 - 1 = 3 on 8 and 8. Standardised: 18 and 16 people.
    # Least squares weighs by 12 * 6 / 18 = 4 and 8 * 8 / 16 = 4.
    rows: list[Row] = [
        ("f1", "s", 2.0, 6), ("f2", "s", 2.0, 6), ("m1", "s", 1.0, 3), ("m2", "s", 1.0, 3),
        ("f1", "t", 4.0, 4), ("f2", "t", 4.0, 4), ("m1", "t", 1.0, 4), ("m2", "t", 1.0, 4),
    ]  # fmt: skip
    found = compare(rows, methods=METHODS)
    assert found.loc["standardised", "difference"] == pytest.approx((18 + 48) / 34)
    assert found.loc["within sector", "difference"] == pytest.approx(2.0)
    assert found.loc["standardised", "mean_few"] == pytest.approx((18 * 2 + 16 * 4) / 34)
    assert found["adjusted"].tolist() == [False, True, True, True]


def test_standardising_shows_nothing_where_a_sector_has_a_few_people_in_a_group() -> None:
    # Beside "raw" it would give the mean of the 3 people of s in the wijken with few.
    rows: list[Row] = [
        ("f1", "s", 4.0, 3), ("f2", "t", 2.0, 7), ("m1", "s", 3.0, 7), ("m2", "t", 3.5, 6),
    ]  # fmt: skip
    found = compare(rows, methods=["raw", "within sector", "standardised"])
    assert found["difference"].notna().tolist() == [True, True, False]
    assert found.loc["standardised", "reason"] == "too_few"
    rows[0] = ("f1", "s", 4.0, 5)
    assert compare(rows, methods=["standardised"])["difference"].notna().all()
    # A sector in one group only has no part in it.
    rows[2] = ("m1", "t", 3.0, 7)
    assert (
        compare([*rows, ("f2", "s", 3.0, 3)], methods=["standardised"])["difference"].notna().all()
    )


def test_with_equal_wijken_the_mixed_model_is_the_t_test_on_the_means_of_wijken() -> None:
    # Means of wijken 2, 3 against 4, 6, with two people each, .5 to both sides.
    middles = {"f1": 2.0, "f2": 3.0, "m1": 4.0, "m2": 6.0}
    rows = [
        (wijk, "s", middle + shift, 3) for wijk, middle in middles.items() for shift in (-0.5, 0.5)
    ]
    row = compare(rows, methods=["mixed model"]).loc["mixed model"]
    expected = stats.ttest_ind([2.0, 3.0], [4.0, 6.0])
    assert row["difference"] == pytest.approx(-2.5)
    assert row["standard_error"] == pytest.approx(-2.5 / expected.statistic, rel=1e-4)
    assert row["df"] == pytest.approx(2.0, rel=1e-3)


def test_readers_see_raw_and_within_sector_unless_they_ask_for_more() -> None:
    rows: list[Row] = [("f1", "s", 3.0, 6), ("f2", "s", 4.0, 6), ("m1", "s", 1.0, 6),
                       ("m2", "s", 3.0, 6)]  # fmt: skip
    assert compare(rows)["method"].tolist() == ["raw", "within sector"]


def test_a_mixed_model_without_spread_within_groups_says_so() -> None:
    rows: list[Row] = [("f1", "s", 3.0, 6), ("f2", "s", 4.0, 6), ("m1", "s", 1.0, 6),
                       ("m2", "s", 3.0, 6)]  # fmt: skip
    found = compare(rows, methods=["mixed model"]).loc["mixed model"]
    assert found["reason"] == "no_variation"
    assert pd.isna(found["difference"])


@pytest.mark.parametrize("methods", ["raw", ["raw", "anova"]])
def test_an_unknown_method_is_refused(methods: object) -> None:
    with pytest.raises(QuickscanError, match="compare_groups"):
        compare([("f1", "s", 3.0, 6)], methods=methods)
