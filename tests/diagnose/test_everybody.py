"""What would have been found if everybody who was invited had answered."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import score_themes
from quickscan_sim.diagnose.everybody import means_of_everybody, scores_of_everybody
from quickscan_sim.diagnose.truths import true_scores, wijk_parts
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan


def test_everybody_answers_and_who_answered_before_gives_the_same_answers() -> None:
    scan, truth = simulate_quickscan(load_scenario("class_of_40", seed=5))
    scores, people = scores_of_everybody(truth.parameters, scan)
    assert people["responded"].all()
    before = score_themes(scan.answers, scan.questionnaire)
    both = before.merge(scores, on=["professional_id", "theme"], suffixes=("", "_all"))
    assert len(both) == len(before)
    assert both["score"].to_numpy() == pytest.approx(both["score_all"].to_numpy(), nan_ok=True)
    assert len(scores) > len(before)


def test_means_and_differences_by_hand() -> None:
    people = pd.DataFrame({"professional_id": ["p", "q", "r", "x"], "sector": ["a", "a", "b", "b"]})
    scores = people[["professional_id"]].assign(theme="th", score=[1.0, 2.0, 5.0, np.nan])
    means, differences = means_of_everybody(scores, people)
    assert means == {
        ("th", None): pytest.approx(8 / 3), ("th", "a"): 1.5, ("th", "b"): 5.0,
    }  # fmt: skip
    assert differences == {("th", "a"): -3.5, ("th", "b"): 3.5}


def test_taking_off_the_wijken_leaves_true_scores_that_do_not_follow_them() -> None:
    parameters = load_scenario("class_of_40", seed=5).changed(icc_neighbourhood=0.4, effects=())
    scan, truth = simulate_quickscan(parameters)
    true = true_scores(truth, scan.professionals, scan.questionnaire.theme_ids)
    parts = wijk_parts(truth, scan, true)
    effects = truth.effects[truth.effects["level"] == "neighbourhood"]
    sizes = effects[effects["theme"] == scan.questionnaire.theme_ids[0]].set_index("id")["size"]
    wijk = scan.works_in.set_index("professional_id")["neighbourhood_id"]
    own = sizes.reindex(wijk.reindex(scan.professionals["professional_id"])).to_numpy()
    slope = parts[:, 0] / own
    assert slope == pytest.approx(slope[0])
    assert 0.2 < slope[0] < 2
    left = true - parts
    first = own == own[0]
    assert abs(left[first, 0].mean() - left[~first, 0].mean()) < abs(
        true[first, 0].mean() - true[~first, 0].mean()
    )
