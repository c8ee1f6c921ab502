"""How people fill in a form: at random, in straight lines, rosily, hesitant."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

COMPLETE = {
    "seed": 6,
    "n_neighbourhoods": 12,
    "response_rate": 1,
    "p_silent_organisation": 0,
    "p_skipped": 0,
    "p_near_empty": 0,
    "p_not_applicable_inside": 0,
    "p_not_applicable_outside": 0,
    "p_careless": 0,
    "p_straight_lining": 0,
}


def drawn(**knobs: object) -> tuple[Quickscan, Truth, pd.DataFrame]:
    """A complete draw, its truth, and the answers with a column per item."""
    scan, truth = simulate_quickscan(Parameters(**(COMPLETE | knobs)))
    wide = scan.answers.pivot(index="professional_id", columns="item_id", values="answer")
    return scan, truth, wide.astype(float)


def test_straight_liners_give_one_answer_to_a_whole_scale_also_where_it_is_reversed() -> None:
    scan, truth, wide = drawn(p_straight_lining=0.3)
    straight = truth.people.query("straight_lining")["professional_id"]
    assert len(straight) / len(wide) == pytest.approx(0.3, abs=0.05)
    scored = [item.item_id for item in scan.questionnaire.items_of("practice")]
    confidence = [item.item_id for item in scan.questionnaire.items_of("confidence")]
    assert (wide.loc[straight, scored].nunique(axis=1) == 1).all()
    assert (wide.loc[straight, confidence].nunique(axis=1) == 1).all()
    assert wide.loc[straight, "sig_1"].nunique() > 2
    others = wide.index.difference(straight)
    assert (wide.loc[others, scored].nunique(axis=1) > 1).all()


def test_careless_people_answer_evenly_over_the_scale_whatever_they_do() -> None:
    _, truth, wide = drawn(p_careless=1)
    assert truth.people["careless"].all()
    answers = wide[["sig_1", "sig_2", "sam_6"]].stack()
    assert answers.value_counts(normalize=True).to_numpy() == pytest.approx([0.2] * 5, abs=0.03)
    assert abs(wide["sig_1"].corr(wide["sig_2"])) < 0.1


def test_careless_or_not_leaves_the_others_as_they_were() -> None:
    _, _, before = drawn()
    _, truth, after = drawn(p_careless=0.2)
    careful = truth.people.query("not careless")["professional_id"]
    assert before.loc[careful].equals(after.loc[careful])


def test_rosy_answers_go_up_and_reversed_ones_down_while_the_true_score_stays() -> None:
    _, truth, plain = drawn()
    _, rosy_truth, rosy = drawn(social_desirability=0.5)
    assert (rosy["sig_1"] >= plain["sig_1"]).all()
    assert (rosy["sig_6"] <= plain["sig_6"]).all()
    assert rosy["sig_1"].mean() > plain["sig_1"].mean() + 0.3
    assert rosy[["sig_wish", "know_1", "check_1"]].equals(plain[["sig_wish", "know_1", "check_1"]])
    assert rosy_truth.traits["true_score"].equals(truth.traits["true_score"])


def test_hesitant_people_still_see_but_act_less_and_say_so() -> None:
    _, truth, plain = drawn()
    _, hesitant_truth, hesitant = drawn(hesitation=0.8)
    assert hesitant[["sig_1", "sig_4"]].equals(plain[["sig_1", "sig_4"]])
    for item in ("sig_2", "sig_3"):
        assert (hesitant[item] <= plain[item]).all()
        assert hesitant[item].mean() < plain[item].mean() - 0.4
    assert hesitant["sig_6"].mean() > plain["sig_6"].mean() + 0.4
    assert (hesitant_truth.traits["true_score"] < truth.traits["true_score"]).all()


def test_the_same_person_is_as_rosy_in_whatever_company() -> None:
    knobs = {"social_desirability_spread": 0.4, "hesitation_spread": 0.3}
    _, few, _ = drawn(**knobs, n_neighbourhoods=3)
    _, many, _ = drawn(**knobs)
    both = few.people.merge(many.people, on="professional_id")
    same = both["social_desirability_x"] == both["social_desirability_y"]
    assert len(both) > 50
    assert same.all()
    assert many.people["social_desirability"].std() == pytest.approx(0.4, abs=0.04)
    correlation = many.people[["social_desirability", "hesitation"]].corr().iloc[0, 1]
    assert abs(correlation) < 0.1


def test_scores_of_careful_people_scatter_around_their_true_score() -> None:
    scan, truth, wide = drawn(hesitation_spread=0.5)
    for theme in scan.questionnaire.theme_ids:
        items = scan.questionnaire.items_of("practice", theme)
        score = sum(
            6 - wide[item.item_id] if item.is_reversed else wide[item.item_id] for item in items
        ) / len(items)
        true = truth.traits.query("theme == @theme").set_index("professional_id")["true_score"]
        error = score - true.loc[score.index]
        assert error.mean() == pytest.approx(0, abs=3.5 * error.std() / np.sqrt(len(error)))
        assert abs(error.corr(true)) < 0.1
        assert score.corr(true) ** 2 == pytest.approx(0.8, abs=0.05)
