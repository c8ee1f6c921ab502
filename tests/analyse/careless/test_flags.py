"""Flags against the truth of simulated people; counts and means that give nobody away."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import (
    careless_indices,
    flag_careless,
    items_as_asked,
    means_without_flagged,
    score_themes,
    summarise_careless,
)
from quickscan_sim.analyse.careless.flags import RULES
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import load_scenario
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.simulate import simulate_quickscan

KEY = ["professional_id", "wave"]


@pytest.fixture(scope="module")
def simulated() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Indices, theme scores and the truth about 750 people; 10 % careless, 5 % straight lines."""
    parameters = load_scenario(
        "example", seed=2, n_neighbourhoods=16, p_careless=0.10, p_straight_lining=0.05
    )
    scan, truth = simulate_quickscan(parameters)
    items = items_as_asked(scan.answers, scan.questionnaire)
    indices = careless_indices(items, favourable_items(scan.answers, scan.questionnaire))
    people = truth.people.set_index(KEY).reindex(items.index)
    return indices, score_themes(scan.answers, scan.questionnaire), people


def test_straight_lines_are_found_and_careful_people_left_in_peace(
    simulated: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
) -> None:
    indices, _, people = simulated
    flagged = flag_careless(indices)["flagged"]
    careful = ~people["careless"].astype(bool) & ~people["straight_lining"].astype(bool)
    full = indices["n_answered"] >= 12
    assert flagged[people["straight_lining"].astype(bool) & full].mean() > 0.9
    # Random answers hide well: about half are far enough from all others.
    assert 0.3 < flagged[people["careless"].astype(bool)].mean() < 0.8
    assert flagged[careful].mean() < 0.02


def test_random_answers_score_worse_on_every_index_of_consistency(
    simulated: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
) -> None:
    indices, _, people = simulated
    careless = people["careless"].astype(bool)
    random, careful = (
        indices[careless],
        indices[~careless & ~people["straight_lining"].astype(bool)],
    )
    assert random["mahalanobis"].median() > careful["mahalanobis"].median() + 5
    assert random["even_odd"].median() > careful["even_odd"].median()
    assert random["person_total"].median() < careful["person_total"].median()


def test_items_are_as_asked_also_where_reversed() -> None:
    practice = load_questionnaire()
    asked = [item.item_id for item in practice.items_of("practice")]
    answers = pd.DataFrame(
        {
            "professional_id": "P1",
            "wave": 1,
            "item_id": asked[::-1],
            "answer": pd.array([5] * len(asked), dtype="Int64"),
            "not_applicable": False,
        }
    )
    items = items_as_asked(answers, practice)
    assert list(items.columns) == asked
    assert (items == 5).all(axis=None)
    flags = flag_careless(careless_indices(items))
    assert flags["reasons"].tolist() == ["longstring irv"]


def forms(n_straight: int, n_careful: int) -> pd.DataFrame:
    rows = [[3] * 6] * n_straight + [[1, 2, 3, 4, 5, 1]] * n_careful
    people = pd.MultiIndex.from_arrays([[f"P{row}" for row in range(len(rows))], [1] * len(rows)])
    return pd.DataFrame(rows, people.set_names(KEY), list("abcdef"), dtype=float)


@pytest.mark.parametrize(
    ("n_straight", "n_careful", "shown"),
    [(0, 20, False), (4, 20, False), (5, 20, True), (5, 3, False)],
)
def test_the_number_of_flagged_is_shown_from_five(
    n_straight: int, n_careful: int, shown: bool
) -> None:
    summary = summarise_careless(flag_careless(careless_indices(forms(n_straight, n_careful))))
    row = summary.set_index("rule").loc["any"]
    assert row["withheld"] != shown
    assert pd.isna(row["n_flagged"]) != shown


def test_a_number_that_tells_a_small_one_is_not_shown() -> None:
    # Six break the rule of runs and four of them the rule of no variation: 6 and 6 are shown,
    # 4 is not. With five of six, 6 - 5 would tell that one form breaks the first rule alone.
    rows = [[3.0] * 6] * 5 + [[3, 3, 3, 3, 1, 2]] + [[1, 2, 3, 4, 5, 1]] * 14
    summary = summarise_careless(flag_careless(careless_indices(pd.DataFrame(rows))))
    shown = summary.set_index("rule")["n_flagged"]
    assert (shown["any"], shown["longstring"]) == (6, 6)
    assert pd.isna(shown["irv"])


def scores(forms: pd.DataFrame) -> pd.DataFrame:
    people = forms.index.to_frame(index=False)
    return people.assign(theme="t", score=forms.mean(axis=1).to_numpy())


def test_the_mean_without_flagged_people_by_hand() -> None:
    # Five people at 3 are flagged; the others score 16 / 6 = 2.667. With all 25: 2.733.
    items = forms(5, 20)
    row = means_without_flagged(scores(items), flag_careless(careless_indices(items))).iloc[0]
    assert (row["n"], row["n_kept"]) == (25, 20)
    assert row["mean"] == pytest.approx((5 * 3 + 20 * 16 / 6) / 25)
    assert row["mean_kept"] == pytest.approx(16 / 6)
    assert row["difference"] == pytest.approx(row["mean_kept"] - row["mean"])
    assert row["reason"] == "equal_scores"  # nobody differs within the two groups
    assert row[["ci_low", "ci_high"]].isna().all()


def test_its_interval_is_welchs_times_the_flagged_share() -> None:
    from scipy.stats import ttest_ind

    items = forms(6, 20)
    own = scores(items).assign(score=np.random.default_rng(1).normal(3, 1, 26))
    row = means_without_flagged(own, flag_careless(careless_indices(items))).iloc[0]
    welch = ttest_ind(own["score"][6:], own["score"][:6], equal_var=False).confidence_interval()
    assert (row["ci_low"], row["ci_high"]) == pytest.approx(
        (welch.low * 6 / 26, welch.high * 6 / 26)
    )


@pytest.mark.parametrize(("n_straight", "n_careful"), [(0, 20), (1, 20), (4, 20), (20, 4), (2, 2)])
def test_means_that_would_tell_about_fewer_than_five_are_withheld(
    n_straight: int, n_careful: int
) -> None:
    items = forms(n_straight, n_careful)
    row = means_without_flagged(scores(items), flag_careless(careless_indices(items))).iloc[0]
    assert row["withheld"]
    assert row["reason"] == "too_few_people"
    assert row[["n_kept", "mean_kept", "difference", "ci_low"]].isna().all()


def test_other_rules_are_used_when_asked() -> None:
    indices = careless_indices(forms(2, 3)).assign(
        even_odd=[0.9, -0.9, np.nan, 0.9, -0.9], synonyms=[0.5, 0.5, 0.5, 0.5, -0.5]
    )
    flags = flag_careless(
        indices, longstring_above=6, irv_at_most=None, even_odd_above=0.0, synonyms_below=0.0
    )
    assert flags["reasons"].tolist() == ["even_odd", "", "", "even_odd", "synonyms"]
    assert set(RULES) < set(flags.columns)


def test_a_nearly_empty_form_is_no_straight_line() -> None:
    items = forms(1, 0)
    items.iloc[0, 2:] = np.nan
    assert not flag_careless(careless_indices(items))["flagged"].any()


@pytest.mark.parametrize("n", [0, 1])
def test_nobody_and_one_person_make_a_table_too(n: int) -> None:
    items = forms(n, 0)
    flags = flag_careless(careless_indices(items))
    assert len(flags) == n
    assert summarise_careless(flags)["withheld"].all()
    assert len(means_without_flagged(scores(items), flags)) == n


def test_wrong_input_is_refused_with_a_sentence() -> None:
    items = forms(5, 5)
    flags = flag_careless(careless_indices(items))
    for wrong, sentence in (
        (lambda: flag_careless(items), "careless_indices"),
        (lambda: summarise_careless(items), "flag_careless"),
        (lambda: means_without_flagged(scores(items), flags.reset_index(drop=True)), "whose"),
        (lambda: means_without_flagged(scores(items), flags.iloc[:3]), "without a flag"),
    ):
        with pytest.raises(QuickscanError) as caught:
            wrong()
        assert sentence in caught.value.in_language("en")
