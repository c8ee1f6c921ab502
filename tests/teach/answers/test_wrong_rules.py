"""Each wrong rule changes one thing, and the right one gives what the kit gives."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import compare_groups, score_themes, summarise_reliability
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.teach.answers import answer_function
from quickscan_sim.teach.answers.cells import hidden_cells, n_cells_shown
from quickscan_sim.teach.answers.comparison import (
    difference,
    group_mean,
    wijk_difference,
    wijk_mean,
)
from quickscan_sim.teach.answers.records import (
    goals_reached,
    mean_rating,
    n_first_steps,
    rating_range,
    share_improved,
    typical_level,
)
from quickscan_sim.teach.answers.reliability import theme_alpha
from quickscan_sim.teach.answers.waves import mean_change
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.variants.planting import planted_parameters

COUNTS = st.lists(st.integers(0, 12), min_size=2, max_size=6)


@pytest.fixture(scope="module")
def data() -> OwnData:
    scan, _ = simulate_quickscan(planted_parameters(2**127 + 3))
    return OwnData("TEST-0001", scan, str(scan.neighbourhoods["neighbourhood_id"].iloc[0]))


def test_alpha_of_a_theme_is_that_of_the_kit(data: OwnData) -> None:
    scan = data.scan
    kit = summarise_reliability(scan.answers, scan.questionnaire).set_index("theme")
    for theme in scan.questionnaire.theme_ids:
        expected = kit.loc[theme, "estimate"]
        assert theme_alpha(data, theme=theme) == pytest.approx(expected)


def test_alpha_of_items_not_turned_around_is_lower(data: OwnData) -> None:
    for theme in data.scan.questionnaire.theme_ids:
        right, wrong = (theme_alpha(data, theme=theme, reverse=turn) for turn in (True, False))
        assert right is not None
        assert wrong is not None
        assert wrong < right - 0.02


def test_alpha_of_all_themes_is_one_number_for_every_theme(data: OwnData) -> None:
    themes = data.scan.questionnaire.theme_ids
    together = {theme_alpha(data, theme=theme, all_themes=True) for theme in themes}
    assert len(together) == 1
    assert together.isdisjoint({theme_alpha(data, theme=theme) for theme in themes})


def test_differences_between_wijken_are_those_of_the_kit(data: OwnData) -> None:
    both = data.both
    scores = score_themes(both.answers, both.questionnaire)
    kit = compare_groups(scores, both.professionals, both.works_in, both.neighbourhoods)
    groups = both.neighbourhoods.set_index("neighbourhood_id")["income_group"]
    sign = 1 if groups[data.own_wijk] == "few" else -1
    for theme in both.questionnaire.theme_ids:
        of_theme = kit[kit["theme"] == theme].set_index("method")["difference"]
        for method, is_within in (("raw", False), ("within sector", True)):
            found = wijk_difference(data, theme=theme, within_sector=is_within)
            assert found == pytest.approx(sign * of_theme[method])


def test_the_mean_of_a_wijk_counts_everybody_once(data: OwnData) -> None:
    scan = data.scan
    scores = score_themes(scan.answers, scan.questionnaire)
    for theme in scan.questionnaire.theme_ids:
        expected = scores.loc[scores["theme"] == theme, "score"].mean()
        assert wijk_mean(data, theme=theme) == pytest.approx(expected)


def test_a_question_file_can_name_what_takes_the_data_of_a_student(data: OwnData) -> None:
    theme = data.scan.questionnaire.theme_ids[0]
    for name in ("theme_alpha", "wijk_difference", "wijk_mean", "n_cells_shown"):
        assert answer_function(name)(data, theme=theme) is not None


PEOPLE = pd.DataFrame(
    {
        "sector": ["school", "school", "club", "school", "club", "club", "club"],
        "score": [4, 4, 3, 3, 2, 2, np.nan],
    }
)
FIRST = pd.Series([True, True, True, False, False, False, False])


def test_sectors_held_equal_by_hand() -> None:
    # school: 4 - 3 = 1 with weight 2/3; club: 3 - 2 = 1 with weight 2/3.
    assert difference(PEOPLE, FIRST) == pytest.approx(1)
    assert difference(PEOPLE, FIRST, within_sector=False) == pytest.approx(11 / 3 - 7 / 3)
    assert difference(PEOPLE, FIRST, turned=True) == pytest.approx(-1)


def test_groups_without_people_or_a_shared_sector_have_no_difference() -> None:
    nobody = pd.Series([False] * 7)
    assert difference(PEOPLE, nobody) is None
    apart = pd.DataFrame({"sector": ["a", "b"], "score": [1, 2]})
    assert difference(apart, pd.Series([True, False])) is None
    assert difference(apart, pd.Series([True, False]), within_sector=False) == -1


def test_a_small_sector_weighs_as_much_as_a_large_one_only_by_mistake() -> None:
    people = pd.DataFrame({"sector": ["a", "a", "a", "b", "b"], "score": [4, 4, 4, 2, np.nan]})
    assert group_mean(people) == 3.5
    assert group_mean(people, of_sectors=True) == 3.0
    assert group_mean(people.iloc[4:]) is None


def test_change_is_that_of_whoever_answered_twice() -> None:
    before = pd.DataFrame({"person_id": ["a", "b", "c"], "score": [2.0, 3.0, 1.0]})
    after = pd.DataFrame({"person_id": ["a", "b", "c", "d"], "score": [2.5, 3.5, np.nan, 5.0]})
    assert mean_change(before, after) == pytest.approx(0.5)
    assert mean_change(before, after, paired=False) == pytest.approx(11 / 3 - 2)
    assert mean_change(before, after.iloc[3:]) is None
    assert mean_change(before, after.iloc[:0], paired=False) is None


RATINGS = pd.DataFrame(
    {
        "rater": ["a", "b", "c", "a", "b", "c"],
        "wave": [0, 0, 0, 1, 1, 1],
        "rating": [5, 6, 4, 7, 3, None],
    }
)


def test_the_range_shows_what_the_mean_of_raters_hides() -> None:
    assert rating_range(RATINGS, 1) == 4
    assert rating_range(RATINGS, 1, averaged=True) == 0
    assert rating_range(RATINGS, 2) is None


def test_a_missing_rating_is_not_filled_in() -> None:
    assert mean_rating(RATINGS, 1) == 5
    assert mean_rating(RATINGS, 1, carried_forward=True) == pytest.approx(14 / 3)
    assert mean_rating(RATINGS, 2) is None
    assert mean_rating(RATINGS.iloc[:0], 1, carried_forward=True) is None


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_the_typical_level_is_a_level_that_somebody_has(levels: list[int]) -> None:
    assert typical_level(pd.Series(levels)) in levels


def test_of_an_even_number_of_levels_the_lower_middle_one_is_typical() -> None:
    levels = pd.Series([4, 1, 2, 3, np.nan])
    assert typical_level(levels) == 2
    assert typical_level(levels, as_number=True) == 2.5
    assert typical_level(levels.iloc[4:]) is None


def test_whoever_stopped_stays_in_the_count() -> None:
    levels = pd.DataFrame({"first": [1, 1, 2, 3, None], "last": [2, 1, None, None, 5]})
    assert share_improved(levels) == 0.25
    assert share_improved(levels, all_started=False) == 0.5
    assert share_improved(levels.iloc[2:], all_started=False) is None


def test_goals_are_counted_and_not_averaged() -> None:
    scores = pd.Series([1, 0, -1, -2, np.nan])
    assert goals_reached(scores) == 2
    assert goals_reached(scores, as_number=True) == -0.5
    assert goals_reached(scores.iloc[4:]) is None


def test_first_steps_have_nothing_before_them() -> None:
    actions = pd.DataFrame({"action_id": list("abcd"), "after": [None, "a", None, "c"]})
    assert n_first_steps(actions) == 2
    assert n_first_steps(actions, only_first=False) == 4


def test_cells_hidden_by_hand() -> None:
    counts = pd.DataFrame({"W01": [9, 6, 3], "W02": [4, 4, 6], "W03": [2, 0, 1]})
    assert hidden_cells(counts).T.tolist() == [
        [False, True, True],
        [True, True, False],
        [True, False, True],
    ]
    assert hidden_cells(counts, complementary=False).sum() == 5
    assert hidden_cells(counts, minimum=1).sum() == 0


@given(COUNTS)
def test_no_hidden_cell_follows_from_the_total(column: list[int]) -> None:
    n = np.array(column)
    hidden = hidden_cells(pd.DataFrame({"W01": n}))[:, 0]
    assert hidden[(n > 0) & (n < 5)].all()
    assert not hidden[n == 0].any()
    if hidden.any() and n.sum() >= 5 and (n >= 5).any():
        assert hidden.sum() >= min(2, (n > 0).sum())
        assert n[hidden].sum() >= 5


def test_small_cells_are_shown_only_by_mistake(data: OwnData) -> None:
    theme = data.both.questionnaire.theme_ids[0]
    right = n_cells_shown(data, theme=theme)
    assert right < n_cells_shown(data, theme=theme, minimum=1)
    assert right <= n_cells_shown(data, theme=theme, complementary=False)
