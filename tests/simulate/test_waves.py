"""Second and later measurements: what stays, what truly changes, and what only seems to."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.advise import collect_findings, summarise_quickscan
from quickscan_sim.advise.recovery import compare_with_truth, count_true_gaps
from quickscan_sim.analyse import score_themes
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters, SectorPlan, load_scenario
from quickscan_sim.parameters.waves import Change
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]

SCENARIOS = (
    "second_measurement_no_change",
    "second_measurement_contact_person",
    "second_measurement_training",
    "second_measurement_other_people",
    "second_measurement_other_wording",
)


def one_sector(n_teams: int, n_people: int, **knobs: object) -> Parameters:
    """Teams of one size in one wijk, in which everybody answers and nothing is planted."""
    plan = SectorPlan(n_per_neighbourhood=n_teams, n_invited_low=n_people, n_invited_high=n_people)
    nothing = SectorPlan(n_per_neighbourhood=0)
    base: dict[str, object] = {
        "sectors": {"social_team": plan},
        "other_sectors": nothing,
        "n_neighbourhoods": 1,
        "effects": (),
        "n_planted_gaps": 0,
        "response_rate": 1,
        "p_silent_organisation": 0,
        "n_waves": 2,
    }
    return Parameters(**(base | knobs))


@pytest.fixture(scope="module")
def one_wave() -> Draw:
    return simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))


@pytest.fixture(scope="module")
def three_waves() -> Draw:
    return simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2, n_waves=3))


@pytest.fixture(scope="module")
def many_people() -> Draw:
    """A wijk with 4,000 people in one sector, measured twice."""
    return simulate_quickscan(one_sector(20, 200, seed=5, stability=0.7, turnover=0.25))


def traits_of(truth: Truth, wave: int, theme: str = "signaleren") -> pd.Series:
    rows = truth.traits[(truth.traits["wave"] == wave) & (truth.traits["theme"] == theme)]
    return rows.set_index("professional_id")["trait"]


@pytest.mark.parametrize(
    "knobs",
    [
        {"n_waves": 2},
        {"n_waves": 3, "turnover": 0.5, "tie_turnover": 0.5, "stability": 0.2},
        {"n_waves": 2, "p_new_organisations": 0.1, "p_vanished_organisations": 0.1},
        {"n_waves": 2, "interventions": ("contact_person", "conversation_training")},
        {"n_waves": 2, "changed_items": ({"item": "sig_1", "size": 1},)},
        {"n_waves": 2, "response_rate_later": 0.3, "months_between": 6},
    ],
)
def test_the_first_wave_is_the_same_whatever_follows(
    knobs: dict[str, object], one_wave: Draw
) -> None:
    scan, truth = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2, **knobs))
    for name, once in one_wave[0].tables.items():
        rows = scan.tables[name]
        first = rows[rows["wave"] == 1] if "wave" in rows else rows.head(len(once))
        assert first.to_csv(index=False) == once.to_csv(index=False), name
    of_first = truth.of_wave(1)
    for name in ("traits", "true_ties", "effects"):
        pd.testing.assert_frame_equal(getattr(of_first, name), getattr(one_wave[1], name))


def test_one_measurement_tells_nothing_of_later_ones(one_wave: Draw) -> None:
    scan, truth = one_wave
    assert scan.waves == [1]
    assert not any("wave" in name for name in scan.recipe)
    assert truth.changes.empty
    assert truth.turnover.empty


def test_several_waves_pass_every_check_together_and_one_by_one(three_waves: Draw) -> None:
    scan, _ = three_waves
    check_quickscan(scan)
    assert scan.waves == [1, 2, 3]
    for wave in scan.waves:
        assert check_quickscan(scan.of_wave(wave)).waves == [wave]


def test_several_waves_are_never_read_as_one(three_waves: Draw) -> None:
    scan, truth = three_waves
    reading = summarise_quickscan(scan)
    assert reading.scan.waves == [3]
    alone = summarise_quickscan(scan.of_wave(3))
    pd.testing.assert_frame_equal(reading.gaps, alone.gaps)
    assert count_true_gaps(truth, reading, 0.9) == count_true_gaps(truth.of_wave(3), alone, 0.9)
    outcomes = compare_with_truth(truth, reading, collect_findings(reading))["outcome"]
    assert set(outcomes) <= {"firm", "indication", "listed", "unseen", "too_few"}


def test_a_later_wave_has_its_own_day() -> None:
    parameters = Parameters(
        n_neighbourhoods=1, n_waves=3, months_between=6, measured_on=date(2026, 8, 31)
    )
    scan, _ = simulate_quickscan(parameters)
    days = [scan.of_wave(wave).measured_on for wave in scan.waves]
    assert days == [date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31)]


def test_without_true_change_the_means_differ_by_chance_only() -> None:
    differences = []
    for seed in range(4):
        scan, _ = simulate_quickscan(one_sector(8, 60, seed=seed))
        scores = score_themes(scan.answers, scan.questionnaire)
        mean = scores.groupby(["theme", "wave"])["score"].mean().unstack()
        differences += list(mean[2] - mean[1])
    # 480 people with a spread of about .7, of whom a part is the same: an error below .04.
    assert abs(np.mean(differences)) < 0.04
    assert np.std(differences) < 0.06


def test_the_lowest_team_comes_back_to_the_mean_without_true_change() -> None:
    back = []
    for seed in range(8):
        scan, _ = simulate_quickscan(one_sector(8, 12, seed=seed))
        scores = score_themes(scan.answers, scan.questionnaire).merge(
            scan.professionals, on=["professional_id", "wave"]
        )
        mean = scores.groupby(["theme", "organisation_id", "wave"])["score"].mean().unstack()
        lowest = mean.loc[mean[1].groupby("theme").idxmin()]
        highest = mean.loc[mean[1].groupby("theme").idxmax()]
        back.append([(lowest[2] - lowest[1]).mean(), (highest[2] - highest[1]).mean()])
    low, high = np.mean(back, axis=0)
    assert low > 0.05
    assert high < -0.05


def test_who_stays_correlates_as_asked_and_the_spread_stays(many_people: Draw) -> None:
    _, truth = many_people
    # 4,000 people in 20 teams: the own part is what is left within a team.
    scan = many_people[0]
    team = scan.professionals.drop_duplicates("professional_id").set_index("professional_id")
    one, two = traits_of(truth, 1), traits_of(truth, 2)
    both = pd.DataFrame({"one": one, "two": two}).dropna()
    within = both - both.groupby(team["organisation_id"].loc[both.index]).transform("mean")
    assert within["one"].corr(within["two"]) == pytest.approx(0.7, abs=0.03)
    assert two.std() == pytest.approx(one.std(), abs=0.03)


def test_with_full_stability_and_nobody_new_the_traits_stay_as_they_were() -> None:
    _, truth = simulate_quickscan(
        Parameters(n_neighbourhoods=1, n_waves=2, stability=1, turnover=0)
    )
    np.testing.assert_allclose(traits_of(truth, 1), traits_of(truth, 2))
    assert truth.turnover.empty


def test_a_true_change_moves_the_sector_it_is_for_and_no_other() -> None:
    change = Change(theme="ondersteunen", sector="housing", size=-0.5)
    knobs = {"seed": 2, "n_neighbourhoods": 4, "n_waves": 2}
    _, without = simulate_quickscan(Parameters(**knobs))
    scan, truth = simulate_quickscan(Parameters(**knobs, changes=(change,)))
    key = ["professional_id", "wave", "theme"]
    moved = truth.traits.set_index(key)["trait"] - without.traits.set_index(key)["trait"]
    sector = scan.professionals.set_index(["professional_id", "wave"])["sector"]
    table = moved.rename("moved").reset_index().join(sector, on=["professional_id", "wave"])
    hit = (table["wave"] == 2) & (table["theme"] == change.theme) & (table["sector"] == "housing")
    np.testing.assert_allclose(table.loc[hit, "moved"], -0.5)
    assert (table.loc[~hit, "moved"] == 0).all()
    row = truth.changes.iloc[0]
    assert (row["kind"], row["theme"], row["sector"], row["size"]) == (
        "change",
        "ondersteunen",
        "housing",
        -0.5,
    )
    assert row["text_en"].startswith("Supporting: people of the sector Housing association do")


def test_a_change_of_zero_is_told_and_changes_nothing(three_waves: Draw) -> None:
    change = Change(theme="signaleren", size=0)
    scan, truth = simulate_quickscan(
        Parameters(seed=1, n_neighbourhoods=2, n_waves=3, changes=(change,))
    )
    assert list(truth.changes["wave"]) == [2, 3]
    for name, table in three_waves[0].tables.items():
        assert table.equals(scan.tables[name])


def test_who_answered_before_answers_more_often_and_the_response_is_as_asked() -> None:
    scan, _ = simulate_quickscan(
        Parameters(seed=4, n_neighbourhoods=40, n_waves=2, turnover=0, response_rate_later=0.5)
    )
    wide = scan.professionals.pivot(index="professional_id", columns="wave", values="responded")
    assert wide[2].mean() == pytest.approx(0.5, abs=0.04)
    again, fresh = (wide.loc[wide[1] == was, 2].astype(float).mean() for was in (True, False))
    odds = again / (1 - again) / (fresh / (1 - fresh))
    assert 2 < odds < 4


def test_a_changed_item_shifts_alone_and_is_told_in_public(three_waves: Draw) -> None:
    changed = {"item": "sig_2", "size": 0.83, "from_wave": 2}
    scan, truth = simulate_quickscan(
        Parameters(seed=1, n_neighbourhoods=2, n_waves=3, changed_items=(changed,))
    )
    before, after = three_waves[0].answers, scan.answers
    differs = (before["answer"] != after["answer"]).fillna(False).astype(bool)
    assert set(after.loc[differs, "item_id"]) == {"sig_2"}
    assert set(after.loc[differs, "wave"]) == {2, 3}
    assert (after.loc[differs, "answer"] > before.loc[differs, "answer"]).all()
    assert [scan.changed_items(wave) for wave in (1, 2, 3)] == [[], ["sig_2"], ["sig_2"]]
    assert "0.83" not in str(scan.recipe)
    told = truth.changes[truth.changes["kind"] == "changed_item"]
    assert list(told["item_id"]) == ["sig_2", "sig_2"]


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_of_waves_draws_and_is_read(name: str) -> None:
    scan, truth = simulate_quickscan(load_scenario(name, n_neighbourhoods=1))
    check_quickscan(scan)
    assert len(scan.waves) > 1
    no_cause = {"second_measurement_no_change", "second_measurement_other_people"}
    assert truth.changes.empty == (name in no_cause)


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"changes": ({"theme": "signalern", "size": 1},)}, "nearest is signaleren"),
        (
            {"changes": ({"theme": "signaleren", "size": 1, "sector": "housin"},)},
            "nearest is housing",
        ),
        (
            {"changes": ({"theme": "signaleren", "size": 1, "neighbourhoods": ["W3"]},)},
            "neighbourhoods 'W3', which this municipality does not have. The nearest is W0",
        ),
        (
            {"changes": ({"theme": "signaleren", "size": 1, "income_group": "few"},)},
            "income_group 'few', which this municipality does not have",
        ),
        ({"changed_items": ({"item": "sig_22", "size": 1},)}, "nearest is sig_2"),
        ({"changed_items": ({"item": "know_1", "size": 1},)}, "which does not follow a theme"),
        ({"response_rate_later": 0.97}, "Possible is 0 to 0.94"),
        ({"tie_turnover": 0.9, "tie_density": 0.8}, "at most 0.25 of the ties can end"),
    ],
)
def test_what_cannot_be_drawn_is_a_sentence(knobs: dict[str, object], sentence: str) -> None:
    set_language("en")
    try:
        with pytest.raises(QuickscanError) as caught:
            simulate_quickscan(
                Parameters(n_neighbourhoods=2, n_many_low_income=2, n_waves=2, **knobs)
            )
        assert sentence in str(caught.value)
    finally:
        set_language("nl")
