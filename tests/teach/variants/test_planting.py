import numpy as np
import pytest

from quickscan_sim.analyse.scores.theme_scores import score_themes
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.teach.variants.comparison_type import _scores, differences, shows_its_type
from quickscan_sim.teach.variants.draw_variant import draw_variant, redraw
from quickscan_sim.teach.variants.near_empty import N_FORMS
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit
from quickscan_sim.teach.variants.planting import plant, truth_types

PERSONAL = PersonalDraw(bytes(range(32)), "2027")


@pytest.fixture(scope="module")
def draws():
    return [redraw(PERSONAL, Unit(f"s{n}"), 1) for n in range(6)]


def test_everybody_works_in_one_wijk_and_the_own_wijk_has_twelve_organisations(draws):
    for _, data, _ in draws:
        assert data.both.works_in["professional_id"].is_unique
        assert data.both.active_in["organisation_id"].is_unique
        assert len(data.scan.organisations) == 12
        assert data.scan.organisations["sector"].nunique() in (6, 7)
        assert data.scan.organisations["is_informal"].sum() == 2
        check_quickscan(data.both)


def test_the_data_do_not_say_which_truth_was_planted(draws):
    assert len({data.both.recipe["scenario"] for _, data, _ in draws}) == 1
    for group in ("few", "many"):
        mixes = {
            tuple(sorted(data.scan.organisations["sector"]))
            for _, data, _ in draws
            if data.scan.neighbourhoods["income_group"].iloc[0] == group
        }
        assert len(mixes) <= 1


def test_both_kinds_of_own_wijk_and_all_truths_occur():
    kinds = {plant(seed).truth_type for seed in range(30)}
    assert kinds == set(truth_types())
    assert len({plant(seed).compared_theme for seed in range(30)}) == 4


def test_a_few_forms_in_each_wijk_are_nearly_empty_and_low(draws):
    for _, data, _ in draws:
        scores = score_themes(data.scan.answers, data.scan.questionnaire)
        none = scores.groupby("professional_id")["score"].apply(lambda score: score.isna().all())
        assert none.sum() >= N_FORMS


def test_the_truth_says_whose_form_is_nearly_empty(draws):
    for _, data, truth in draws:
        scores = score_themes(data.both.answers, data.both.questionnaire)
        n_answered = scores.groupby("professional_id")["n_answered"].sum()
        told = set(truth.people["professional_id"][truth.people["near_empty"].astype(bool)])
        few = set(n_answered.index[n_answered <= 2 * len(data.both.questionnaire.theme_ids)])
        assert len(told & few) >= 2 * N_FORMS


def test_scores_of_the_comparison_are_those_of_the_kit(draws):
    _, data, _ = draws[0]
    people = data.both.professionals["professional_id"]
    scores = score_themes(data.both.answers, data.both.questionnaire)
    for theme in data.both.questionnaire.theme_ids:
        of_kit = scores[scores["theme"] == theme].set_index("professional_id")["score"]
        expected = of_kit.reindex(people).to_numpy(float, na_value=np.nan)
        np.testing.assert_allclose(_scores(data.both, theme, people), expected)


def test_an_accepted_draw_shows_its_truth_and_is_the_same_again():
    variant = draw_variant(PERSONAL, Unit("s1"), ())
    planting, data, _ = redraw(PERSONAL, Unit("s1"), variant.n_tries)
    assert shows_its_type(data.both, planting)
    assert differences(data.both, planting.compared_theme) == differences(
        variant.data.both, variant.compared_theme
    )
    for name, table in variant.data.both.tables.items():
        assert table.equals(data.both.tables[name])
