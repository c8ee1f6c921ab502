"""The reading of agreement: firm exactly when the interval allows it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import (
    between_group_correlation,
    intraclass_correlation,
    retest_reliability,
    within_group_agreement,
)
from quickscan_sim.analyse.meaning.agreement import (
    ENOUGH,
    meaning_of_between_groups,
    meaning_of_raters,
    meaning_of_retest,
    meaning_of_within_group,
)

SIDES = [
    (ENOUGH + 0.001, 0.95, "clear"),
    (ENOUGH, 0.95, "unclear"),
    (0.2, ENOUGH, "unclear"),
    (0.2, ENOUGH - 0.001, "clear"),
]
SCORES = [3.0, 2.0, 4.0, 3.5, 2.5, 1.5], [3.2, 2.4, 3.8, 3.9, 2.2, 1.9]


@pytest.mark.parametrize(("low", "high", "certainty"), SIDES)
def test_raters_and_retests_are_judged_firmly_only_beside_the_boundary(
    low: float, high: float, certainty: str
) -> None:
    retest = retest_reliability(*SCORES)
    found = replace(retest.agreement, estimate=(low + high) / 2, ci_low=low, ci_high=high)
    assert meaning_of_raters(found).certainty == certainty
    assert meaning_of_retest(replace(retest, agreement=found)).certainty == certainty


@pytest.mark.parametrize(("low", "high", "certainty"), SIDES)
def test_a_team_is_judged_firmly_only_beside_the_boundary(
    low: float, high: float, certainty: str
) -> None:
    row = within_group_agreement(pd.Series([4, 4, 4, 5, 3]), ["O1"] * 5, 5).iloc[0]
    row = row.replace({row["ci_low"]: low, row["ci_high"]: high})
    assert meaning_of_within_group(row).certainty == certainty


@pytest.mark.parametrize(
    ("low", "high", "certainty", "words"),
    [
        (0.01, 0.3, "clear", "Colleagues resemble each other: "),
        (0.0, 0.3, "unclear", "not clear"),
        (-0.1, 0.0, "unclear", "not clear"),
        (-0.2, -0.01, "clear", "differ more from each other than strangers"),
    ],
)
def test_resemblance_is_firm_only_when_the_interval_leaves_out_zero(
    low: float, high: float, certainty: str, words: str
) -> None:
    found = between_group_correlation([1, 2, 3, 4, 5, 6], list("aabbcc"))
    icc1 = replace(found.icc1, estimate=(low + high) / 2, ci_low=low, ci_high=high)
    meaning = meaning_of_between_groups(replace(found, icc1=icc1))
    assert meaning.certainty == certainty
    assert words in meaning.says.in_language("en")


def test_a_share_below_zero_is_read_as_none() -> None:
    found = between_group_correlation([1, 3, 2, 3, 3, 2, 1, 2], list("aabbccdd"))
    says = meaning_of_between_groups(found).says.in_language("en")
    assert found.icc1.estimate < 0
    assert "lies between groups is 0%" in says


def test_a_retest_says_how_many_people_changed_less_than_can_be_shown() -> None:
    # Differences 0.2 .4 -.2 .4 -.3 .4; their sd is .319, so 1.96 * .319 = .625: nobody more.
    meaning = meaning_of_retest(retest_reliability(*SCORES))
    assert "must change by 0.63 points" in meaning.says.in_language("en")
    assert "Of these 6 people 100% changed less" in meaning.says.in_language("en")
    assert "group can show a smaller change" in meaning.says_not.in_language("en")


def test_where_everybody_moved_far_a_retest_does_not_say_that_people_changed_little() -> None:
    first = [1.0, 1.5, 2, 2.5, 3, 1.2]
    found = retest_reliability(first, [3.0, 3.5, 4.1, 4.5, 5, 3.2])
    assert found.share_changed_less == 0.0
    assert "Of these 6 people 0% changed less" in meaning_of_retest(found).says.in_language("en")


def test_a_small_group_is_withheld_without_a_number() -> None:
    row = within_group_agreement(pd.Series([1, 2, 3, 4]), ["O1"] * 4, 5).iloc[0]
    meaning = meaning_of_within_group(row)
    assert meaning.certainty == "withheld"
    assert meaning.says.in_language("en") == (
        "Nothing about group O1. Fewer than 5 people of this group answered, so nothing is shown."
    )


def test_a_group_of_one_mind_comes_with_a_warning() -> None:
    row = within_group_agreement(pd.Series([4] * 6), ["O1"] * 6, 5).iloc[0]
    meaning = meaning_of_within_group(row)
    assert meaning.certainty == "unclear"
    assert "Do not publish it" in meaning.says.in_language("en")


def test_no_number_gives_the_reason_and_no_number_without_interval_is_firm() -> None:
    empty = pd.DataFrame({"x": [np.nan] * 3, "y": [1, 2, 3]})
    assert meaning_of_raters(intraclass_correlation(empty)).certainty == "not_computed"
    assert meaning_of_retest(retest_reliability([], [])).certainty == "not_computed"
    alone = between_group_correlation([1, 2, 3], ["a"] * 3)
    assert meaning_of_between_groups(alone).certainty == "not_computed"
    agreed = between_group_correlation([1, 1, 2, 2], list("aabb"))
    meaning = meaning_of_between_groups(agreed)
    assert meaning.certainty == "unclear"
    assert "how certain that is cannot be said" in meaning.says.in_language("en")
