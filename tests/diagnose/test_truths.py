"""The truth of a draw, by hand and beside other ways to compute it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.diagnose.gap_truths import TrueNetwork, claimed_and_true, planted_and_found
from quickscan_sim.diagnose.truths import (
    true_densities,
    true_scores,
    true_sector_means,
    true_wijk_differences,
)
from quickscan_sim.parameters import load_scenario
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

PLACE = ("W1", "signaleren")


def network(*pairs: str, quality: int = 3) -> TrueNetwork:
    """Ties like "ab": a has a tie with b."""
    ties = pd.DataFrame([tuple(pair) for pair in pairs], columns=["organisation_id", "partner_id"])
    return TrueNetwork(ties.assign(neighbourhood_id=PLACE[0], layer=PLACE[1], quality=quality))


@pytest.fixture(scope="module")
def draw() -> tuple[Quickscan, Truth]:
    return simulate_quickscan(load_scenario("class_of_40", seed=5))


def test_sector_means_and_differences_by_hand() -> None:
    people = pd.DataFrame({"sector": ["a", "b", "a"]})
    means, differences = true_sector_means(np.array([[1.0], [5.0], [2.0]]), people)
    assert means["a"] == pytest.approx([1.5])
    assert differences["a"] == pytest.approx([-3.5])
    assert differences["b"] == pytest.approx([3.5])


def test_a_single_sector_has_no_others() -> None:
    _, differences = true_sector_means(np.array([[1.0]]), pd.DataFrame({"sector": ["a"]}))
    assert np.isnan(differences["a"]).all()


def test_true_scores_stand_in_the_order_of_people_and_themes(draw: tuple[Quickscan, Truth]) -> None:
    scan, truth = draw
    themes = scan.questionnaire.theme_ids
    scores = true_scores(truth, scan.professionals, themes)
    person = scan.professionals["professional_id"].iloc[3]
    row = truth.traits[
        (truth.traits["professional_id"] == person) & (truth.traits["theme"] == themes[2])
    ]
    assert scores[3, 2] == row["true_score"].item()
    assert not np.isnan(scores).any()


def test_the_wijk_difference_holds_sectors_equal(draw: tuple[Quickscan, Truth]) -> None:
    scan, _ = draw
    people = scan.professionals
    in_few = set(scan.neighbourhoods.query("income_group == 'few'")["neighbourhood_id"])
    wijk = scan.works_in.set_index("professional_id")["neighbourhood_id"]
    few = people["professional_id"].map(wijk).isin(in_few).to_numpy(float)
    sector = people["sector"].map({"primary_school": 2.0}).fillna(0).to_numpy(float)
    assert true_wijk_differences((few + sector)[:, None], scan) == pytest.approx([1.0])


def test_with_one_income_group_there_is_no_difference(draw: tuple[Quickscan, Truth]) -> None:
    scan, _ = draw
    one_kind = scan.neighbourhoods.assign(income_group="few")
    scores = np.zeros((len(scan.professionals), 2))
    alone = scan.with_tables({"neighbourhoods": one_kind})
    assert np.isnan(true_wijk_differences(scores, alone)).all()


def test_true_density_counts_ordered_pairs(draw: tuple[Quickscan, Truth]) -> None:
    scan, truth = draw
    layer = scan.questionnaire.layer_ids[0]
    ties = truth.true_ties.query("neighbourhood_id == 'W01' and layer == @layer")
    n = int((scan.active_in["neighbourhood_id"] == "W01").sum())
    assert true_densities(truth, scan)["W01", layer] == len(ties) / (n * (n - 1))


def test_each_kind_of_weak_spot_is_looked_up_in_the_true_ties() -> None:
    ties = network("ab", "ba", "bc", "ce", "ed", "de")
    assert ties.holds("no_tie", PLACE, "a", "c")
    assert not ties.holds("no_tie", PLACE, "c", "b")
    assert ties.holds("one_way", PLACE, "b", "c")
    assert not ties.holds("one_way", PLACE, "c", "b")
    assert not ties.holds("one_way", PLACE, "a", "b")


def test_weak_quality_is_below_the_middle_over_both_sides() -> None:
    assert network("ab", "ba", quality=2).holds("weak_quality", PLACE, "a", "b")
    assert not network("ab", "ba", quality=3).holds("weak_quality", PLACE, "a", "b")
    assert not network("ab").holds("weak_quality", PLACE, "a", "c")


def test_a_single_broker_is_the_only_route_to_the_others() -> None:
    ties = network("ab", "bc", "cd", "db")
    assert ties.holds("single_broker", PLACE, "b", "a")
    assert not network("ab", "bc", "cd", "db", "ac").holds("single_broker", PLACE, "b", "a")


def test_claims_and_planted_weak_spots_of_a_list() -> None:
    gaps = pd.DataFrame(
        {
            "kind": ["no_tie", "weak_quality"],
            "neighbourhood_id": "W1",
            "layer": "signaleren",
            "organisation_id": ["a", "a"],
            "partner_id": ["c", "b"],
            "p_absent": [0.9, 0.1],
            "certainty": [0.5, 0.8],
        }
    )
    assert list(claimed_and_true(gaps, network("ab", quality=1))) == [
        ("no_tie", 0.9, True),
        ("weak_quality", 0.8, True),
    ]
    planted = gaps.assign(kind="gap", gap_kind=gaps["kind"], layer="stimuleren")
    truth = Truth(**dict.fromkeys(Truth.__dataclass_fields__) | {"planted": planted})  # type: ignore[arg-type]
    # Quality is rated per pair, so its layer does not matter; the layer of a missing tie does.
    assert list(planted_and_found(gaps, truth)) == [("no_tie", False), ("weak_quality", True)]
