"""Scores from a plain table: by hand, beside R, and where there is none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import score_items
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"
NAN = np.nan


def test_scores_by_hand() -> None:
    items = pd.DataFrame({"a": [4, 5, 1], "b": [5, NAN, NAN], "c": [2, 1, NAN]})
    # c is reversed: 2 counts as 4, 1 as 5. (4 + 5 + 4) / 3; (5 + 5) / 2; 1 of 3 is too few.
    found = score_items(items, (1, 5), reversed_items=["c"])
    assert found["score"].tolist() == pytest.approx([13 / 3, 5.0, NAN], nan_ok=True)
    assert found["n_answered"].tolist() == [3, 2, 1]
    assert found["no_score_reason"].fillna("").tolist() == ["", "", "too_few_answers"]


@pytest.mark.parametrize("rule", ["any", "half", "two_thirds", "all"])
def test_scores_equal_those_of_r_under_every_rule(rule: str) -> None:
    items = pd.read_csv(ORACLE / "scores_items.csv")
    expected = pd.read_csv(ORACLE / "scores_values.csv", skipinitialspace=True)
    found = score_items(items, (1, 5), ["item_3", "item_6"], minimum_answered=rule)
    np.testing.assert_allclose(found["score"], expected[rule], atol=1e-10)
    assert found["n_answered"].tolist() == expected["n_answered"].tolist()


def test_any_answer_is_enough_in_psych_too() -> None:
    items = pd.read_csv(ORACLE / "scores_items.csv")
    expected = pd.read_csv(ORACLE / "scores_values.csv", skipinitialspace=True)["psych"]
    found = score_items(items, (1, 5), ["item_3", "item_6"], minimum_answered="any")["score"]
    np.testing.assert_allclose(found, expected, atol=1e-10)


@pytest.mark.parametrize(
    ("rule", "out_of", "has_score"),
    [
        # 2 answered, 2 n.v.t., 2 left open: 4 apply.
        ("any", "applicable", True),
        ("half", "applicable", True),
        ("two_thirds", "applicable", False),
        ("half", "all", False),
        (2, "all", True),
        (3, "applicable", False),
    ],
)
def test_not_applicable_counts_against_nobody_unless_asked(
    rule: str | int, out_of: str, has_score: bool
) -> None:
    items = pd.DataFrame([[4.0, 2, NAN, NAN, NAN, NAN]], columns=list("abcdef"))
    outside = pd.DataFrame([[False, False, True, True, False, False]], columns=list("abcdef"))
    found = score_items(items, (1, 5), (), rule, outside, out_of).iloc[0]
    assert pd.notna(found["score"]) == has_score
    assert found["n_not_applicable"] == 2


@pytest.mark.parametrize(
    ("items", "scores", "reasons"),
    [
        ({"a": [3, NAN]}, [3.0, NAN], [None, "too_few_answers"]),  # one item
        ({"a": [3, NAN], "b": [5, 1]}, [4.0, 1.0], [None, None]),  # two items
        ({"a": [3, 3], "b": [3, 3]}, [3.0, 3.0], [None, None]),  # constant
        ({"a": [NAN, NAN], "b": [NAN, NAN]}, [NAN, NAN], ["too_few_answers"] * 2),
        ({"a": [], "b": []}, [], []),  # nobody
    ],
)
def test_every_score_exists_or_has_a_reason(
    items: dict[str, list[float]], scores: list[float], reasons: list[str | None]
) -> None:
    found = score_items(pd.DataFrame(items, dtype=float), (1, 5))
    assert found["score"].tolist() == pytest.approx(scores, nan_ok=True)
    given = found["no_score_reason"]
    assert [one if pd.notna(one) else None for one in given] == reasons


def test_nothing_that_applies_is_a_reason_of_its_own() -> None:
    items = pd.DataFrame({"a": [NAN], "b": [NAN]})
    found = score_items(items, (1, 5), not_applicable=items.isna())
    assert found["no_score_reason"].tolist() == ["nothing_applies"]


TWO = pd.DataFrame({"a": [4, 5], "b": [5, 1]})


@pytest.mark.parametrize(
    ("items", "options", "sentence"),
    [
        ([[1, 2]], {}, "Expected a table .* found list"),
        (TWO["a"], {}, "found Series"),
        (TWO[[]], {}, "has no columns"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), {}, "of items is called a"),
        (TWO.assign(b=["ja", "nee"]), {}, "Column b holds something else than numbers: 'ja'"),
        (TWO.assign(b=[9, 1]), {}, "Row 1 holds the answer 9 to item 'b'; answers run from 1 to 5"),
        (TWO, {"scale": (5, 1)}, r"scale is \(5, 1\)"),
        (TWO, {"scale": 5}, "scale is 5"),
        (TWO, {"reversed_items": ["c"]}, "The reversed item 'c' is no column"),
        (TWO, {"minimum_answered": "halve"}, "the nearest rule is half"),
        (TWO, {"minimum_answered": 0}, "a score needs at least 1 answer"),
        (TWO, {"minimum_answered": 3}, "only 2 items"),
        (TWO, {"minimum_answered": 1.5}, "a whole number of items"),
        (TWO, {"minimum_answered": True}, "a whole number of items"),
        (TWO, {"out_of": "some"}, "out_of is 'some'"),
        (TWO, {"not_applicable": TWO[["a"]]}, "same rows and columns"),
    ],
)
def test_what_cannot_be_scored_is_refused_in_a_sentence(
    items: object, options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        score_items(items, **({"scale": (1, 5)} | options))  # type: ignore[arg-type]


def test_nothing_given_is_changed() -> None:
    items = TWO.copy()
    score_items(items, (1, 5), ["b"])
    pd.testing.assert_frame_equal(items, TWO)


def test_rows_beyond_one_chunk_are_scored_alike() -> None:
    many = pd.DataFrame({"a": np.tile([1.0, 5], 20_000), "b": np.tile([3.0, NAN], 20_000)})
    assert score_items(many, (1, 5), ["a"])["score"].tolist() == [4.0, 1.0] * 20_000
