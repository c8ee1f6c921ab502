"""Spread beside means: agreement and camps by hand, quartiles beside R, small groups withheld."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import (
    scale_agreement,
    score_items,
    summarise_distributions,
    summarise_groups,
    two_camps,
)
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import load_questionnaire

ORACLE = Path(__file__).parents[2] / "oracle"
PRACTICE = load_questionnaire()


@pytest.mark.parametrize(
    ("counts", "agreement"),
    [
        ([0, 0, 8, 0, 0], 1.0),  # all the same
        ([3, 3, 3, 3, 3], 0.0),  # all answers equally often
        ([7, 0, 0, 0, 7], -1.0),  # half at each end
        ([5, 5, 0, 0, 0], 0.75),  # two answers side by side: 1 * (1 - 1 / 4)
        # Pattern 1 0 1 0 0: one three 101 and two 110: U = (3 * 2 - 4 * 1) / (3 * 3) = 2 / 9.
        ([4, 0, 4, 0, 0], 2 / 9 * 0.75),
        # Layers 1 1 1 (3 people of 4) and 0 1 0 (1 of 4): 0.75 * 0 + 0.25 * 1.
        ([1, 2, 1], 0.25),
        ([30, 40, 210, 130, 530, 50, 10], 0.6113333333),  # the example of R's package agrmt
    ],
)
def test_agreement_a_is_that_worked_out_by_hand(counts: list[int], agreement: float) -> None:
    found = scale_agreement(counts)
    assert found.estimate == pytest.approx(agreement, abs=1e-9)
    assert (found.n, found.reason) == (sum(counts), "no_fair_interval")


def test_agreement_of_nobody_has_a_reason() -> None:
    assert scale_agreement([0, 0, 0]).reason == "too_few_people"


@pytest.mark.parametrize("counts", [[1, 2], [1, -2, 3], ["a", "b", "c"], [[1, 2, 3]], [1.5, 2, 3]])
def test_counts_that_are_none_are_refused(counts: object) -> None:
    with pytest.raises(QuickscanError, match="how many people gave each answer"):
        scale_agreement(counts)


def test_camps_by_hand() -> None:
    # Thirds of 1-5: below 2.33, above 3.67. Shares .4, .2, .4: the ends hold .2 more.
    found = two_camps([1.0, 1.5, 3.0, 4.5, 5.0], (1, 5))
    assert found.estimate == pytest.approx(0.2)
    # Adjusted Wald: (.4 * 5 + 1) / 7 = 3 / 7 and 2 / 7; sqrt((5 / 7 - 1 / 49) / 7) = .3149.
    assert found.ci_low == pytest.approx(1 / 7 - 1.959964 * np.sqrt((5 / 7 - 1 / 49) / 7), abs=1e-6)


def test_the_interval_of_camps_holds_the_truth_at_least_as_often_as_it_says() -> None:
    rng = np.random.default_rng(3)
    n_held = 0
    for _ in range(400):
        found = two_camps(rng.choice([1.0, 3.0, 5.0], 30, p=[0.35, 0.3, 0.35]), (1, 5))
        n_held += found.ci_low <= 0.05 <= found.ci_high
    assert n_held >= 372


def test_colleagues_who_agree_make_the_interval_wider() -> None:
    scores, organisation = np.repeat([1.0, 5.0, 1.0, 5.0], 10), np.repeat([1, 2, 3, 4], 10)
    alone, together = two_camps(scores, (1, 5)), two_camps(scores, (1, 5), organisation)
    assert together.ci_low < alone.ci_low


@pytest.mark.parametrize("scores", [[], [np.nan, np.nan]])
def test_camps_of_nobody_have_a_reason(scores: list[float]) -> None:
    assert two_camps(scores, (1, 5)).reason == "too_few_people"


def people(by_sector: dict[str, list[float]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Theme scores on signaleren and who has them; everybody is an organisation."""
    rows = [(s, f"{s}{n}", score) for s, own in by_sector.items() for n, score in enumerate(own)]
    table = pd.DataFrame(rows, columns=["sector", "professional_id", "score"])
    table = table.assign(wave=1, organisation_id=table["professional_id"], theme="signaleren")
    return table[["professional_id", "wave", "theme", "score"]], table.drop(columns="theme")


def summary(by_sector: dict[str, list[float]]) -> pd.DataFrame:
    scores, professionals = people(by_sector)
    found = summarise_distributions(scores, PRACTICE, professionals)
    own = found[found["theme"] == "signaleren"]
    return own.set_index(own["sector"].fillna("everybody"))


def test_two_groups_with_the_same_mean_are_told_apart() -> None:
    found = summary({"s": [1.0] * 20 + [5.0] * 20, "t": [3.0] * 40})
    assert found.loc[["s", "t"], "mean"].tolist() == [3.0, 3.0]
    assert found.loc["s", "camps_low"] > 0 > found.loc["t", "camps_high"]
    assert found.loc[["s", "t"], "agreement"].tolist() == [-1.0, 1.0]
    assert found.loc["s", ["p_low", "p_middle", "p_high"]].tolist() == [0.5, 0.0, 0.5]


def test_mean_and_quartiles_equal_those_of_r() -> None:
    items = pd.read_csv(ORACLE / "scores_items.csv")
    expected = pd.read_csv(ORACLE / "scores_summary.csv").iloc[0]
    scores = score_items(items, (1, 5), ["item_3", "item_6"])["score"]
    by_kit = summary({"s": scores.tolist()}).loc["s"]
    for name in ("n", "mean", "lower_quartile", "median", "upper_quartile"):
        assert by_kit[name] == pytest.approx(expected[name], abs=1e-10)
    plain = summarise_groups(scores, ["s"] * len(scores)).iloc[1]
    for name in ("n", "mean", "sd", "ci_low", "ci_high"):
        assert plain[name] == pytest.approx(expected[name], abs=1e-10)


@pytest.mark.parametrize(("n", "is_shown"), [(5, False), (19, False), (20, True)])
def test_quartiles_are_shown_of_20_people_or_more(n: int, is_shown: bool) -> None:
    found = summary({"s": [1.17 + 0.1 * one for one in range(n)]}).loc["s"]
    quartiles = found[["lower_quartile", "median", "upper_quartile"]]
    assert quartiles.notna().all() == is_shown
    assert quartiles.isna().all() != is_shown
    assert pd.notna(found["mean"])


def test_a_small_sector_is_withheld_together_with_a_second_one() -> None:
    found = summary({"s": [3.0] * 9, "t": [2.0] * 6, "u": [4.0] * 2})
    assert found["withheld"].to_dict() == {"everybody": False, "s": False, "t": True, "u": True}
    hidden = found.loc[["t", "u"]].drop(columns=["theme", "sector", "withheld", "reason"])
    assert hidden.isna().all(axis=None)
    assert found.loc["t", "reason"] == "withheld"


@pytest.mark.parametrize(
    "by_sector",
    [{}, {"s": []}, {"s": [3.0]}, {"s": [2.0, 4.0]}, {"s": [3.0] * 6}, {"s": [np.nan] * 6}],
)
def test_no_number_is_missing_without_a_reason(by_sector: dict[str, list[float]]) -> None:
    scores, professionals = people(by_sector or {"s": []})
    found = summarise_distributions(scores, PRACTICE, professionals)
    assert (found["mean"].notna() | found["reason"].notna()).all()
    plain = summarise_groups(scores["score"], professionals["sector"])
    assert (plain["ci_low"].notna() | plain["reason"].notna()).all()


def test_one_organisation_per_sector_gives_camps_and_means_without_an_interval() -> None:
    scores, professionals = people({"s": [1.0] * 6 + [5.0] * 6, "t": [2.0, 3] * 6})
    professionals["organisation_id"] = professionals["sector"]
    found = summarise_distributions(scores, PRACTICE, professionals)
    own = found[found["theme"] == "signaleren"]
    assert own["camps"].notna().all()
    assert own["camps_low"].isna().all()
    assert set(own["reason"]) == {"too_few_clusters"}
    plain = summarise_groups(scores["score"], professionals["sector"], professionals["sector"])
    assert set(plain["reason"]) == {"too_few_clusters"}


def test_nobody_at_all_is_too_few_people() -> None:
    assert summarise_groups([], [], minimum=0)["reason"].tolist() == ["too_few_people"]


def test_an_organisation_in_two_groups_is_refused() -> None:
    with pytest.raises(QuickscanError, match="Organisation 'o' has people in more than one group"):
        summarise_groups([1.0, 2, 3, 4], list("aabb"), list("opoq"))


def test_people_without_an_organisation_are_no_colleagues() -> None:
    scores, groups = [1.0, 2, 5, 4, 3, 5, 2, 1, 4, 4], ["a"] * 5 + ["b"] * 5
    known = [*"ooxyz", *"ppuvw"]
    unknown = [*"oo", None, None, None, *"pp", None, None, None]
    pd.testing.assert_frame_equal(
        summarise_groups(scores, groups, unknown), summarise_groups(scores, groups, known)
    )
    assert two_camps(scores, (1, 5), unknown) == two_camps(scores, (1, 5), known)


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(QuickscanError, match="of one length; found 2, 3"):
        summarise_groups([1.0, 2.0, 3.0], ["a", "b"])
