"""Theme scores: what counts, what does not, and when there is no score."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import score_themes
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import THEME_SCORES

PRACTICE = load_questionnaire()
OWN = load_questionnaire(
    Path(__file__).parents[3] / "examples" / "own_questionnaire" / "questionnaire.csv"
)
SIGNALEREN = PRACTICE.items_of("practice", "signaleren")
REVERSED = [item.is_reversed for item in SIGNALEREN]
NVT = "n.v.t."


def answers(person: str, given: list[object]) -> pd.DataFrame:
    """What somebody answered to the six items of signaleren; the fifth is reversed."""
    return pd.DataFrame(
        {
            "professional_id": person,
            "wave": 1,
            "item_id": [item.item_id for item in SIGNALEREN],
            "answer": pd.array([one if one != NVT else None for one in given], dtype="Int64"),
            "not_applicable": [one == NVT for one in given],
        }
    )


def only(scores: pd.DataFrame) -> pd.Series:
    return scores[scores["theme"] == "signaleren"].iloc[0]


def test_exactly_one_item_of_the_theme_is_reversed() -> None:
    assert sum(REVERSED) == 1


@pytest.mark.parametrize(
    ("forward", "turned", "score", "reason"),
    [
        ([5, 5, 5, 5, 5], 1, 5.0, None),  # a low answer to the reversed item is favourable
        ([1, 1, 1, 1, 1], 5, 1.0, None),
        ([3, 3, 3, 3, 3], 3, 3.0, None),
        ([4, 4, 4, 4, 4], 4, (5 * 4 + 2) / 6, None),
        ([4, 2, NVT, None, None], None, np.nan, "too_few_answers"),  # 2 of 6
        ([4, 2, 3, None, None], None, 3.0, None),  # 3 of 6: just enough
        ([4, NVT, NVT, None, None], 1, 4.5, None),  # 2 of the 4 that apply: n.v.t. is no gap
        ([4, NVT, None, None, None], 1, np.nan, "too_few_answers"),  # 2 of 5
        ([NVT] * 5, NVT, np.nan, "nothing_applies"),
        ([None] * 5, None, np.nan, "too_few_answers"),
    ],
)
def test_a_score_is_the_mean_of_what_was_answered(
    forward: list[object], turned: object, score: float, reason: str | None
) -> None:
    rest = iter(forward)
    given = [turned if is_reversed else next(rest) for is_reversed in REVERSED]
    found = only(score_themes(answers("a", given), PRACTICE))
    assert found["score"] == pytest.approx(score, nan_ok=True)
    assert (found["no_score_reason"] if pd.notna(found["no_score_reason"]) else None) == reason
    assert found["n_answered"] == sum(isinstance(one, int) for one in given)
    assert found["n_not_applicable"] == given.count(NVT)
    assert found["n_items"] == 6


def test_the_minimum_can_be_chosen() -> None:
    table = answers("a", [4, 4, None, None, None, None])
    assert only(score_themes(table, PRACTICE, minimum_answered=2))["score"] == 4.0
    assert np.isnan(only(score_themes(table, PRACTICE, minimum_answered=3))["score"])


@pytest.mark.parametrize("minimum", [0, -1])
def test_a_minimum_below_one_is_refused(minimum: int) -> None:
    with pytest.raises(QuickscanError, match=f"minimum_answered is {minimum}; a score needs"):
        score_themes(answers("a", [1] * 6), PRACTICE, minimum_answered=minimum)


def test_everybody_gets_a_row_for_every_theme_also_when_it_was_not_answered() -> None:
    scores = score_themes(pd.concat([answers("b", [3] * 6), answers("a", [3] * 6)]), PRACTICE)
    assert list(scores["professional_id"]) == ["a"] * 4 + ["b"] * 4
    assert list(scores["theme"])[:4] == PRACTICE.theme_ids
    assert scores.loc[scores["theme"] == "stimuleren", "n_answered"].tolist() == [0, 0]


def test_waves_are_scored_apart() -> None:
    both = pd.concat([answers("a", [2] * 6), answers("a", [4] * 6).assign(wave=2)])
    scores = score_themes(both, PRACTICE).query("theme == 'signaleren'")
    assert scores["wave"].tolist() == [1, 2]
    assert scores["score"].tolist() == pytest.approx([(5 * 2 + 4) / 6, (5 * 4 + 2) / 6])


def test_items_that_make_no_score_do_not_count() -> None:
    wish = answers("a", [5] * 6).assign(item_id="sig_wish").head(1)
    assert only(score_themes(wish, PRACTICE))["n_answered"] == 0


def test_an_own_6_point_scale_turns_around_its_own_middle() -> None:
    items = OWN.items_of("practice", "herkennen")
    table = pd.DataFrame(
        {
            "professional_id": "a",
            "wave": 1,
            "item_id": [item.item_id for item in items],
            "answer": pd.array([6 if not item.is_reversed else 1 for item in items], dtype="Int64"),
            "not_applicable": False,
        }
    )
    scores = score_themes(table, OWN).set_index("theme")["score"]
    assert scores["herkennen"] == 6.0


def test_no_answers_at_all_give_an_empty_table_of_the_declared_shape() -> None:
    empty = score_themes(answers("a", [1] * 6).head(0), PRACTICE)
    assert len(empty) == 0
    assert list(empty.columns) == THEME_SCORES.column_names


GIVEN = st.lists(st.sampled_from([1, 2, 3, 4, 5, None, NVT]), min_size=6, max_size=6)


@given(given=GIVEN)
def test_a_score_stays_within_the_scale_and_exists_or_has_a_reason(given: list[object]) -> None:
    scores = check_table(score_themes(answers("a", given), PRACTICE), THEME_SCORES)
    found = only(scores)
    if pd.isna(found["no_score_reason"]):
        assert 1 <= found["score"] <= 5
    else:
        assert np.isnan(found["score"])


@given(given=st.lists(GIVEN, min_size=1, max_size=4), seed=st.integers(0, 99))
def test_the_order_of_the_rows_does_not_matter(given: list[list[object]], seed: int) -> None:
    table = pd.concat([answers(f"p{n}", one) for n, one in enumerate(given)])
    shuffled = table.sample(frac=1, random_state=seed)
    pd.testing.assert_frame_equal(score_themes(table, PRACTICE), score_themes(shuffled, PRACTICE))


def test_a_theme_without_items_has_no_scores() -> None:
    one = replace(PRACTICE, items=PRACTICE.items_of("practice", "signaleren"))
    scores = score_themes(answers("a", [3] * 6), one).set_index("theme")
    assert scores.loc["signaleren", "score"] == 3
    others = scores.drop(index="signaleren")
    assert others["score"].isna().all()
    assert set(others["no_score_reason"]) == {"nothing_applies"}
    assert set(others["n_items"]) == {0}
