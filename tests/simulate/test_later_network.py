"""Ties turn over, density stays; interventions add, tighten and improve ties."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.interventions import Intervention, load_intervention
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]
TIE = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]


def draw(**knobs: object) -> Draw:
    base = {"seed": 6, "n_neighbourhoods": 8, "n_waves": 2}
    return simulate_quickscan(Parameters(**(base | knobs)))


@pytest.fixture(scope="module")
def plain() -> Draw:
    return draw(n_planted_gaps=0, tie_turnover=0.3)


def ties_of(truth: Truth, wave: int) -> pd.DataFrame:
    return truth.of_wave(wave).true_ties.set_index(TIE)


def sectors(scan: Quickscan, ties: pd.DataFrame) -> pd.DataFrame:
    sector = scan.organisations.set_index("organisation_id")["sector"]
    flat = ties.reset_index()
    return flat.assign(one=flat["organisation_id"].map(sector), two=flat["partner_id"].map(sector))


def between(scan: Quickscan, truth: Truth, wave: int, one: str, two: str) -> int:
    table = sectors(scan, ties_of(truth, wave))
    return int((table["one"].isin([one, two]) & table["two"].isin([one, two])).sum())


def test_the_share_of_ties_asked_for_ends_and_as_many_begin(plain: Draw) -> None:
    before, now = ties_of(plain[1], 1), ties_of(plain[1], 2)
    kept = before.index.intersection(now.index)
    assert 1 - len(kept) / len(before) == pytest.approx(0.3, abs=0.02)
    assert len(now) == pytest.approx(len(before), rel=0.01)


def test_density_stays_on_every_layer_of_every_wijk(plain: Draw) -> None:
    pairs = [
        ties_of(plain[1], wave).groupby(["neighbourhood_id", "layer"]).size() for wave in (1, 2)
    ]
    # Pairs that meet in several wijken count in each, and move their tie to another pair.
    assert (pairs[1] - pairs[0]).abs().max() <= 0.12 * pairs[0].max()


def test_levels_quality_and_returned_ties_stay_alike(plain: Draw) -> None:
    before, now = ties_of(plain[1], 1), ties_of(plain[1], 2)
    for column in ("level", "quality"):
        assert now[column].mean() == pytest.approx(before[column].mean(), abs=0.06)

    def returned(ties: pd.DataFrame) -> float:
        flat = ties.reset_index()
        back = pd.MultiIndex.from_frame(flat[[*TIE[:2], "partner_id", "organisation_id"]])
        return float(back.isin(ties.index).mean())

    assert returned(now) == pytest.approx(returned(before), abs=0.01)


def test_hubs_stay_hubs(plain: Draw) -> None:
    degree = [ties_of(plain[1], wave).groupby("organisation_id").size() for wave in (1, 2)]
    both = pd.concat(degree, axis=1).fillna(0)
    assert both.corr().iloc[0, 1] > 0.7


def test_without_turnover_every_tie_stays() -> None:
    _, truth = draw(tie_turnover=0, n_neighbourhoods=2)
    before, now = (ties_of(truth, wave)[["level", "quality"]] for wave in (1, 2))
    pd.testing.assert_frame_equal(before, now)


def test_planted_weak_spots_stay_without_an_intervention() -> None:
    _, truth = draw(tie_turnover=0.6, n_neighbourhoods=3)
    gaps = truth.planted[truth.planted["kind"] == "gap"]
    assert len(gaps) > 5
    assert gaps["closed_in_wave"].isna().all()
    assert len(truth.of_wave(2).planted) == len(truth.planted)


def test_a_contact_person_brings_ties_between_the_two_sectors_and_no_others() -> None:
    pair = ("primary_school", "social_team")
    scan, without = draw(tie_turnover=0)
    _, truth = draw(tie_turnover=0, interventions=("contact_person",))
    assert between(scan, truth, 2, *pair) > between(scan, truth, 1, *pair)
    others = []
    for one in (without, truth):
        table = sectors(scan, ties_of(one, 2))
        others.append(table[~(table["one"].isin(pair) & table["two"].isin(pair))][[*TIE, "level"]])
    pd.testing.assert_frame_equal(*(one.reset_index(drop=True) for one in others))


def test_the_odds_of_a_tie_move_by_the_effect() -> None:
    whole = Intervention(name="all", acts_on="rules", lever="ties", effect=1.0)
    knobs = {"tie_turnover": 0, "n_planted_gaps": 0, "sector_affinity": 0, "hub_strength": 0}
    scan, truth = draw(interventions=(whole,), **knobs)
    n_pairs = len(
        scan.active_in.merge(scan.active_in, on="neighbourhood_id").query(
            "organisation_id_x < organisation_id_y"
        )
    )

    def odds(wave: int) -> float:
        ties = ties_of(truth, wave).reset_index()
        sides = np.sort(ties[["organisation_id", "partner_id"]].to_numpy(str), axis=1)
        pairs = pd.DataFrame(sides).assign(w=ties["neighbourhood_id"], layer=ties["layer"])
        p = len(pairs.drop_duplicates()) / (3 * n_pairs)
        return p / (1 - p)

    assert np.log(odds(2) / odds(1)) == pytest.approx(1.0, abs=0.15)


def test_a_wijk_out_of_reach_stays_as_it_was() -> None:
    here = load_intervention("joint_case_meeting", neighbourhoods=("W02",), uptake=1, effect=3)
    scan, without = draw(tie_turnover=0, n_neighbourhoods=3)
    _, truth = draw(tie_turnover=0, n_neighbourhoods=3, interventions=(here,))
    places = scan.active_in.groupby("organisation_id")["neighbourhood_id"].agg(set)
    tables = [ties_of(one, 2).reset_index() for one in (without, truth)]
    outside = [
        table[
            [
                "W02" not in places[one] & places[other]
                for one, other in zip(table["organisation_id"], table["partner_id"], strict=True)
            ]
        ].reset_index(drop=True)
        for table in tables
    ]
    pd.testing.assert_frame_equal(*outside)
    assert len(tables[1]) > len(tables[0])
    assert set(truth.of_wave(2).true_ties.query("neighbourhood_id == 'W02'")["layer"]) >= {
        "ondersteunen"
    }


@pytest.mark.parametrize(("lever", "cuts"), [("level", (1, 2, 3)), ("quality", (3,))])
def test_closer_and_better_ties_are_as_many_as_before(lever: str, cuts: tuple[int, ...]) -> None:
    better = Intervention(name="x", acts_on="organisations", lever=lever, effect=1.0)
    _, truth = draw(tie_turnover=0, interventions=(better,))
    before, now = ties_of(truth, 1), ties_of(truth, 2)
    assert before.index.equals(now.index)
    assert (now[lever] >= before[lever]).all()
    for cut in cuts:
        share = [(one[lever] > cut).mean() for one in (before, now)]
        log_odds = [np.log(p / (1 - p)) for p in share]
        assert log_odds[1] - log_odds[0] == pytest.approx(1.0, abs=0.3)


def test_a_strong_intervention_closes_planted_weak_spots() -> None:
    whole = Intervention(name="all", acts_on="rules", lever="ties", effect=3, delay=24)
    _, truth = draw(interventions=(whole,), n_neighbourhoods=3, n_waves=3)
    gaps = truth.planted[truth.planted["gap_kind"] == "no_tie"]
    closed = gaps["closed_in_wave"].dropna()
    assert len(closed) > 0
    assert set(closed) <= {2, 3}
    assert len(truth.of_wave(3).planted) == len(truth.planted) - int(
        truth.planted["closed_in_wave"].notna().sum()
    )
