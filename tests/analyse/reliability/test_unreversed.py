"""An item that nobody turned around is found, named, and left as it is."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.analyse import find_unreversed
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan


def six_items(seed: int = 1, n: int = 60) -> pd.DataFrame:
    """Answers from 1 to 5 to six items about one thing."""
    rng = np.random.default_rng(seed)
    latent = 0.8 * rng.standard_normal((n, 1)) + 0.7 * rng.standard_normal((n, 6)) + 3
    return pd.DataFrame(np.clip(np.round(latent), 1, 5), columns=list("abcdef"))


def turned(items: pd.DataFrame, names: str) -> pd.DataFrame:
    return items.assign(**{name: 6 - items[name] for name in names})


def clearly_against(found: pd.DataFrame) -> str:
    is_found = (found["direction"] == "against_the_others") & (found["certainty"] == "clear")
    return "".join(found.loc[is_found, "item"])


@pytest.mark.parametrize("forgotten", ["", "a", "d", "ab", "cf"])
def test_the_forgotten_items_are_found_and_no_others(forgotten: str) -> None:
    assert clearly_against(find_unreversed(turned(six_items(), forgotten))) == forgotten


@settings(max_examples=15)
@given(forgotten=st.sampled_from(["a", "be", "f"]), seed=st.integers(0, 1000))
def test_turning_everything_changes_nothing_that_can_be_seen(forgotten: str, seed: int) -> None:
    items = turned(six_items(seed), forgotten)
    upside_down = find_unreversed(6 - items)
    pd.testing.assert_frame_equal(find_unreversed(items), upside_down)


def test_the_answers_themselves_stay_as_they_were() -> None:
    items = turned(six_items(), "a")
    before = items.copy()
    find_unreversed(items)
    pd.testing.assert_frame_equal(items, before)


def test_half_turned_is_two_camps_and_not_one_culprit() -> None:
    found = find_unreversed(turned(six_items(), "bdf")).set_index("item")
    assert list(found["direction"]) == ["camp_1", "camp_2"] * 3
    assert set(found["certainty"]) == {"clear"}


def test_of_two_items_that_go_against_each_other_neither_is_blamed() -> None:
    found = find_unreversed(turned(six_items()[["a", "b"]], "b"))
    assert list(found["direction"]) == ["camp_1", "camp_2"]
    assert (found["alpha_turned"] > found["alpha"]).all()


def test_alpha_rises_by_turning_the_forgotten_item_and_falls_by_turning_another() -> None:
    found = find_unreversed(turned(six_items(), "c")).set_index("item")
    assert found.loc["c", "alpha_turned"] > found.loc["c", "alpha"]
    others = found.drop(index="c")
    assert (others["alpha_turned"] < others["alpha"]).all()


def test_an_item_about_nothing_is_never_clearly_against_the_others_more_than_chance() -> None:
    named = 0
    for seed in range(100):
        noise = np.random.default_rng(10_000 + seed).integers(1, 6, 60)
        named += clearly_against(find_unreversed(six_items(seed).assign(a=noise))) == "a"
    # Fisher's interval at 95 % leaves 2.5 % below 0: 2 or 3 of 100 expected.
    assert named <= 8


def test_three_people_are_too_few_to_say() -> None:
    found = find_unreversed(turned(six_items(n=3), "a"))
    assert set(found["reason"]) == {"too_few_people"}
    assert found["certainty"].isna().all()


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ({"a": [1, 2, 3, 4, 5]}, {"too_few_items"}),
        ({}, set()),
        ({"a": [], "b": []}, {"too_few_people"}),
        ({"a": [np.nan] * 5, "b": [np.nan] * 5}, {"too_few_people"}),
        ({"a": [1, 2], "b": [2, 1]}, {"too_few_people"}),
        ({"a": [3] * 5, "b": [3] * 5}, {"constant_item"}),
        ({"a": [1, 2, 3, 4, 5], "b": [5, 4, 3, 2, 1]}, {"constant_sum"}),
        ({"a": [1, 2, 3, 4, 5], "b": [3] * 5}, {"no_variation", "constant_item"}),
    ],
)
def test_what_cannot_be_judged_says_why(items: dict[str, list[float]], reason: set[str]) -> None:
    found = find_unreversed(pd.DataFrame(items, dtype=float))
    assert set(found["reason"].dropna()) == reason
    missing = found[["item_rest", "ci_low", "ci_high", "alpha"]].isna().any(axis=1)
    assert found.loc[missing, "reason"].notna().all()


def test_two_items_that_mirror_each_other_are_clear_though_there_is_no_alpha() -> None:
    found = find_unreversed(pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [5, 4, 3, 2, 1]}))
    assert set(found["certainty"]) == {"clear"}
    assert found["alpha"].isna().all()
    assert found["alpha_turned"].to_numpy() == pytest.approx([1, 1])


def test_in_the_example_exactly_the_reversed_questions_are_named_until_they_are_turned() -> None:
    scan, _ = simulate_quickscan(load_scenario("example", seed=11))
    as_given = scan.answers.pivot(
        index=["professional_id", "wave"], columns="item_id", values="answer"
    )
    reversed_items = {item.item_id for item in scan.questionnaire.items if item.is_reversed}
    for items in favourable_items(scan.answers, scan.questionnaire).values():
        found = find_unreversed(as_given[list(items)])
        against = found.loc[found["direction"] == "against_the_others", "item"]
        assert set(against) == reversed_items & set(items)
        assert set(found.loc[against.index, "certainty"]) == {"clear"}
        assert clearly_against(find_unreversed(items)) == ""


def test_text_in_an_item_is_refused() -> None:
    with pytest.raises(QuickscanError, match="Column b holds something else than numbers"):
        find_unreversed(pd.DataFrame({"a": [1, 2], "b": ["often", "never"]}))
