"""Every scenario shows what its sentence says: at ordinary seeds, read with the kit's own eyes.

The truth is looked at only where the sentence is about what is true in reality.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from quickscan_sim.analyse import (
    compare_groups,
    contrast_sectors,
    find_gaps,
    measure_network,
    read_ties,
    score_themes,
    summarise_reliability,
    summarise_scores,
)
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.cli.main import app
from quickscan_sim.parameters import list_scenarios, load_scenario
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.households import simulate_households

SCENARIOS = {scenario.name: scenario for scenario in list_scenarios()}
OF_ONE_MUNICIPALITY = sorted(set(SCENARIOS) - {"netherlands"})
MODULES_AND_CARDS = [f"M{number}" for number in range(1, 8)] + [f"W{n}" for n in range(1, 12)]

TEN, SIX, FOUR, THREE = (range(1, n + 1) for n in (10, 6, 4, 3))


@cache
def draw(scenario: str, seed: int) -> tuple[Quickscan, Truth]:
    return simulate_quickscan(load_scenario(scenario, seed=seed))


def scans(scenario: str, seeds: range) -> list[Quickscan]:
    return [draw(scenario, seed)[0] for seed in seeds]


def scored(scan: Quickscan, questionnaire: Questionnaire | None = None) -> pd.DataFrame:
    return score_themes(scan.answers, questionnaire or scan.questionnaire)


def summary(scan: Quickscan) -> pd.DataFrame:
    return summarise_scores(scored(scan), scan.professionals, scan.works_in, scan.neighbourhoods)


def means(scan: Quickscan, group: str) -> pd.DataFrame:
    """Mean scores that may be shown: a row per theme, a column per group."""
    table = summary(scan)
    rows = table[(table["grouping"] == group.removesuffix("_id")) & ~table["withheld"]]
    return rows.pivot(index="theme", columns=group, values="mean")


def difference(scan: Quickscan, theme: str) -> tuple[pd.Series, pd.Series]:
    """Few minus many families on a low income: raw, and within sector; nothing is withheld."""
    compared = compare_groups(
        scored(scan), scan.professionals, scan.works_in, scan.neighbourhoods, minimum=1
    )
    of_theme = compared[compared["theme"] == theme].set_index("adjusted")
    return of_theme.loc[False], of_theme.loc[True]


def readings(scan: Quickscan) -> pd.DataFrame:
    return read_ties(
        scan.ties, scan.professionals, scan.works_in, scan.active_in, scan.questionnaire.layer_ids
    )


def silent(scan: Quickscan) -> float:
    """Share of organisations in which nobody answered."""
    return float((scan.professionals.groupby("organisation_id")["responded"].sum() == 0).mean())


def rises(scenario: str, seed: int, of: str) -> tuple[pd.Series, pd.Series]:
    """From the first to the second wave, per theme: mean observed, and mean true, change."""
    scan, truth = draw(scenario, seed)
    observed = [scored(scan.of_wave(w)).groupby("theme")["score"].mean() for w in scan.waves]
    true = [truth.of_wave(w).traits.groupby("theme")["true_score"].mean() for w in scan.waves]
    first, second = (int(number) - 1 for number in of.split("-"))
    return observed[second] - observed[first], true[second] - true[first]


def rise_of_lowest(scan: Quickscan, group: str) -> list[float]:
    """Per theme: how much the group that was lowest in the first wave rose in the second."""
    waves = [scored(wave).merge(wave.professionals) for wave in map(scan.of_wave, (1, 2))]
    tables = [scores.groupby(["theme", group])["score"].agg(["size", "mean"]) for scores in waves]
    before, after = (table.loc[table["size"] >= 5, "mean"].unstack() for table in tables)
    lowest = before.idxmin(axis=1)
    found = [
        after.loc[theme, name] - before.loc[theme, name]
        for theme, name in lowest.items()
        if name in after.columns
    ]
    return [float(value) for value in found if not np.isnan(value)]


def pairs_found(scan: Quickscan, one: str, other: str) -> float:
    """Share of the readable pairs of two sectors in which a side names the other."""
    sector = scan.organisations.set_index("organisation_id")["sector"]
    read = readings(scan)
    sides = [read[side].map(sector) for side in ("organisation_id", "partner_id")]
    own = (sides[0] == one) & (sides[1] == other) | (sides[0] == other) & (sides[1] == one)
    return float(read.loc[own, "names"].dropna().astype(float).mean())


# The list of scenarios.


def test_every_module_and_card_has_a_scenario() -> None:
    used = {place for scenario in SCENARIOS.values() for place in scenario.used_in}
    assert sorted(used) == sorted(MODULES_AND_CARDS)


def test_scenarios_come_by_name() -> None:
    names = [scenario.name for scenario in list_scenarios()]
    assert names == sorted(set(names))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_on_screen_shows_every_scenario_in_either_language(language: str) -> None:
    shown = CliRunner().invoke(app, ["simulate", "--list", "--language", language])
    assert shown.exit_code == 0, shown.output
    told = " ".join(shown.output.split())
    for scenario in SCENARIOS.values():
        assert f"- {scenario.name}" in told
        assert " ".join(scenario.shows.in_language(language).split()) in told
    for card in MODULES_AND_CARDS[7:]:
        assert re.search(rf"\b{card}\b", told), card


@pytest.mark.parametrize("name", OF_ONE_MUNICIPALITY)
def test_every_scenario_can_be_drawn_and_holds_together(name: str) -> None:
    scan, _ = draw(name, 1)
    check_quickscan(scan)
    assert scan.recipe["scenario"] == name


@pytest.mark.parametrize("name", SCENARIOS)
def test_sentences_are_short_and_both_languages_say_as_much(name: str) -> None:
    told = {lang: SCENARIOS[name].shows.in_language(lang) for lang in ("nl", "en")}
    sentences = {lang: re.split(r"(?<=[.?!]) ", text) for lang, text in told.items()}
    words = [len(sentence.split()) for sentence in sentences["nl"]]
    assert np.mean(words) <= 15
    assert max(words) <= 25
    assert len(sentences["nl"]) == len(sentences["en"])
    assert SCENARIOS[name].title.nl != SCENARIOS[name].title.en


# M1, W1: the neighbourhood in the picture.


def test_example_holds_three_differences_and_weak_spots_in_every_neighbourhood() -> None:
    for seed in FOUR:
        scan, truth = draw("example", seed)
        kinds = truth.planted["kind"].value_counts()
        assert kinds["effect"] == 3
        gaps = truth.planted[truth.planted["kind"] == "gap"]
        assert set(gaps["neighbourhood_id"]) == set(scan.neighbourhoods["neighbourhood_id"])


def test_each_sees_a_part_and_another_sector_is_strongest_on_every_theme() -> None:
    strongest = {
        "signaleren": "housing",
        "ondersteunen": "youth_health",
        "stimuleren": "primary_school",
        "samenwerking": "social_team",
    }
    right = []
    for scan in scans("each_sees_a_part", FOUR):
        by_sector = means(scan, "sector")
        found = by_sector.idxmax(axis=1)
        assert found.nunique() >= 3
        right += [found[theme] == sector for theme, sector in strongest.items()]
        assert by_sector.idxmin(axis=1).nunique() >= 2
    assert np.mean(right) >= 0.8


def test_each_sees_a_part_and_seeing_goes_before_acting() -> None:
    for scan in scans("each_sees_a_part", FOUR):
        items = scan.questionnaire.items_of("practice")
        aspect = {item.item_id: item.aspect for item in items}
        for answers in favourable_items(scan.answers, scan.questionnaire).values():
            by_aspect = answers.mean().groupby(aspect).mean()
            assert by_aspect["seeing"] > by_aspect["acting"] + 0.3


# M2, W2: scoring.


def without_reversing(questionnaire: Questionnaire) -> Questionnaire:
    items = tuple(replace(item, is_reversed=False) for item in questionnaire.items)
    return replace(questionnaire, items=items)


def test_reversed_item_puts_the_social_team_on_top_or_at_the_bottom() -> None:
    top, bottom = [], []
    for scan in scans("reversed_item", TEN):
        right = means(scan, "sector")
        wrong = scored(scan, without_reversing(scan.questionnaire)).merge(scan.professionals)
        wrong_means = wrong.groupby(["theme", "sector"])["score"].mean().unstack()[right.columns]
        top += (right.idxmax(axis=1) == "social_team").tolist()
        bottom += (wrong_means.idxmin(axis=1) == "social_team").tolist()
    assert np.mean(top) >= 0.9
    assert np.mean(bottom) >= 0.9


def test_own_neighbourhood_every_rule_of_scoring_matters() -> None:
    forms_that_count_too_much = 0
    for scan in scans("own_neighbourhood", TEN):
        scores = scored(scan)
        n = scores["professional_id"].nunique()
        assert 28 <= n <= 58
        by_theme = scores.groupby("theme")["score"].mean()
        not_reversed = scored(scan, without_reversing(scan.questionnaire))
        off = (by_theme - not_reversed.groupby("theme")["score"].mean()).abs()
        assert (off > 0.05).sum() >= 3
        no_minimum = score_themes(scan.answers, scan.questionnaire, minimum_answered=1)
        too_many = no_minimum["score"].notna().sum() - scores["score"].notna().sum()
        forms_that_count_too_much += too_many > 0
        assert scan.answers["not_applicable"].mean() > 0.03
        complete_only = score_themes(scan.answers, scan.questionnaire, minimum_answered=6)
        assert complete_only["score"].notna().sum() < 0.8 * scores["score"].notna().sum()
    assert forms_that_count_too_much >= 8


# M3, W3: reliable and valid.


def alphas(scenario: str, seeds: range) -> np.ndarray:
    return np.array(
        [
            summarise_reliability(scan.answers, scan.questionnaire)["estimate"].to_numpy(float)
            for scan in scans(scenario, seeds)
        ]
    )


def beside_truth(scenario: str, seed: int) -> pd.DataFrame:
    scan, truth = draw(scenario, seed)
    scores = scored(scan).merge(truth.traits, on=["professional_id", "wave", "theme"])
    return scores.dropna(subset="score")


@pytest.mark.parametrize(
    ("scenario", "alpha"), [("instrument_good", 0.85), ("instrument_short_honest", 0.65)]
)
def test_instruments_have_about_the_alpha_they_name_and_tell_the_truth(scenario, alpha) -> None:
    assert alphas(scenario, FOUR).mean() == pytest.approx(alpha, abs=0.035)
    for seed in FOUR:
        scores = beside_truth(scenario, seed)
        assert abs(scores["score"].mean() - scores["true_score"].mean()) < 0.08


def test_instrument_short_honest_says_less_about_one_person_than_about_a_group() -> None:
    for seed in FOUR:
        good, short = (
            beside_truth(f"instrument_{name}", seed) for name in ("good", "short_honest")
        )
        close = [table[["score", "true_score"]].corr().iloc[0, 1] for table in (good, short)]
        assert close[1] < close[0] - 0.06
        by_theme = short.groupby("theme")[["score", "true_score"]].mean()
        assert ((by_theme["score"] - by_theme["true_score"]).abs() < 0.12).all()


def test_instrument_two_topics_has_a_high_alpha_and_a_second_topic() -> None:
    assert alphas("instrument_two_topics", FOUR).min() > 0.78
    for scan in scans("instrument_two_topics", FOUR):
        aspect = {item.item_id: item.aspect for item in scan.questionnaire.items_of("practice")}
        for answers in favourable_items(scan.answers, scan.questionnaire).values():
            together = answers.corr().rename(index=aspect, columns=aspect)
            doing, seeing = ["discussing", "acting", "hesitation"], ["seeing", "knowing"]
            inside = together.loc[doing, doing].to_numpy()[np.triu_indices(3, 1)].mean()
            across = together.loc[doing, seeing].to_numpy().mean()
            assert inside > across + 0.25
            assert np.linalg.eigvalsh(together)[-2] > 1


def test_instrument_good_has_no_second_topic() -> None:
    for scan in scans("instrument_good", FOUR):
        for answers in favourable_items(scan.answers, scan.questionnaire).values():
            assert np.linalg.eigvalsh(answers.corr())[-2] < 1


def test_instrument_rosy_is_reliable_and_far_from_the_truth() -> None:
    assert alphas("instrument_rosy", FOUR).min() > 0.85
    for seed in FOUR:
        rosy, good = (beside_truth(f"instrument_{name}", seed) for name in ("rosy", "good"))
        assert rosy["score"].mean() > rosy["true_score"].mean() + 0.5
        close = [table[["score", "true_score"]].corr().iloc[0, 1] for table in (rosy, good)]
        assert close[0] < close[1] - 0.08, "some describe their work as far better than others do"


# M4, W4, W5: comparing.


def test_same_work_other_mix_differs_only_when_sectors_are_thrown_together() -> None:
    within = []
    for scan in scans("same_work_other_mix", FOUR):
        raw, adjusted = difference(scan, "signaleren")
        assert raw["difference"] < -0.15
        assert raw["ci_high"] < 0
        assert abs(adjusted["difference"]) < abs(raw["difference"]) / 2
        assert adjusted["ci_low"] < 0 < adjusted["ci_high"]
        within.append(adjusted["difference"])
        assert means(scan, "sector").loc["signaleren"].idxmax() == "social_team"
    assert abs(np.mean(within)) < 0.08


def test_turned_around_has_opposite_signs_together_and_within_sectors() -> None:
    for scan in scans("turned_around", FOUR):
        raw, adjusted = difference(scan, "signaleren")
        assert raw["difference"] < -0.15
        assert adjusted["difference"] > 0.1


def test_real_difference_holds_within_sectors_too() -> None:
    clear = 0
    for seed in FOUR:
        scan, truth = draw("real_difference", seed)
        raw, adjusted = difference(scan, "signaleren")
        assert adjusted["difference"] < -0.15
        clear += adjusted["ci_high"] < 0
        assert raw["difference"] == pytest.approx(adjusted["difference"], abs=0.1)
        people = truth.traits[truth.traits["theme"] == "signaleren"]
        people = people.merge(scan.professionals[["professional_id", "sector"]])
        people = people.merge(scan.works_in[["professional_id", "neighbourhood_id"]])
        # Who works in several neighbourhoods may work in some of both kinds.
        people = people[~people["professional_id"].duplicated(keep=False)]
        people = people.merge(scan.neighbourhoods[["neighbourhood_id", "income_group"]])
        by_group = people.groupby(["sector", "income_group"])["trait"].mean().unstack().dropna()
        assert len(by_group) >= 5
        assert (by_group["few"] < by_group["many"]).all()
    assert clear >= 3


def test_nothing_planted_shows_differences_and_holm_takes_them_away() -> None:
    by_chance, left = 0, 0
    for seed in FOUR:
        scan, truth = draw("nothing_planted", seed)
        assert truth.planted.empty
        table = contrast_sectors(scored(scan), scan.professionals, summary(scan))
        assert table["difference"].abs().max() > 0.15
        by_chance += int((table["p"] < 0.05).sum())
        left += int((table["p_adjusted"] < 0.05).sum())
    assert by_chance >= 2
    assert left <= 1


@pytest.mark.parametrize("scenario", ["empty_cells", "few_answers"])
def test_many_cells_are_empty(scenario: str) -> None:
    for scan in scans(scenario, FOUR):
        table = summary(scan)
        cells = table[table["grouping"] == "sector x neighbourhood"]
        assert cells["withheld"].mean() > 0.5
        assert cells.loc[cells["withheld"], ["n", "mean"]].isna().all(axis=None)


def test_empty_cells_are_more_than_the_small_ones() -> None:
    more = 0
    for scan in scans("empty_cells", FOUR):
        people = scored(scan).dropna(subset="score")[["professional_id"]].drop_duplicates()
        people = people.merge(scan.professionals).merge(
            scan.works_in[["professional_id", "neighbourhood_id"]]
        )
        sizes = people.groupby(["sector", "neighbourhood_id"]).size()
        assert (sizes < 5).mean() > 0.3
        table = summary(scan)
        cells = table[(table["grouping"] == "sector x neighbourhood") & table["withheld"]]
        hidden = cells.groupby(["sector", "neighbourhood_id"]).size().index
        more += int((sizes.reindex(hidden) >= 5).sum())
    assert more > 0, "a large cell is hidden where a small one would follow from it"


# M5, W6, W7: the network.


def test_few_answers_leave_many_organisations_unread() -> None:
    for scan in scans("few_answers", FOUR):
        assert scan.professionals["responded"].mean() < 0.4
        measures = measure_network(readings(scan))
        assert measures["n_readable"].sum() < 0.6 * measures["n_organisations"].sum()


def test_unheard_partners_are_about_one_in_five_and_layers_differ() -> None:
    shares, same = [], {"unheard_partners": [], "example": []}
    for scan in scans("unheard_partners", FOUR):
        shares.append(silent(scan))
    for scenario, found in same.items():
        for scan in scans(scenario, FOUR):
            read = readings(scan)
            pair = ["neighbourhood_id", "organisation_id", "partner_id"]
            layers = read.dropna(subset="names").groupby(pair)["names"].sum().astype(int)
            found.append((layers[layers > 0] == 3).mean())
    assert min(shares) > 0.1
    assert np.mean(shares) == pytest.approx(0.2, abs=0.05)
    assert np.mean(same["unheard_partners"]) < 0.5
    assert np.mean(same["unheard_partners"]) < np.mean(same["example"])


def test_twelve_partners_are_twelve_with_two_informal_groups() -> None:
    for scan in scans("twelve_partners", TEN):
        assert len(scan.organisations) == 12
        assert (scan.organisations["sector"] == "informal").sum() == 2
        assert len(scan.neighbourhoods) == 1
    assert sum(silent(scan) > 0 for scan in scans("twelve_partners", TEN)) >= 7


def test_without_the_broker_the_two_groups_lose_each_other() -> None:
    for seed in TEN:
        scan, truth = draw("broker_leaves", seed)
        for wijk, ties in truth.true_ties.groupby("neighbourhood_id"):
            active = scan.active_in[scan.active_in["neighbourhood_id"] == wijk]
            network = nx.Graph(ties[["organisation_id", "partner_id"]].to_numpy().tolist())
            network.add_nodes_from(active["organisation_id"])
            assert nx.is_connected(network)
            left = [
                sorted(map(len, nx.connected_components(network.subgraph(set(network) - {one}))))
                for one in nx.articulation_points(network)
            ]
            assert any(len(parts) == 2 and parts[0] >= 3 for parts in left)


# M6, W8, W9: choosing and doing.


def test_six_seats_have_a_weak_spot_on_every_theme_and_in_every_neighbourhood() -> None:
    weak = {
        "signaleren": "childcare",
        "ondersteunen": "primary_school",
        "stimuleren": "welfare_sport",
        "samenwerking": "informal",
    }
    right = []
    for scan in scans("six_seats", FOUR):
        found = means(scan, "sector").idxmin(axis=1)
        right += [found[theme] == sector for theme, sector in weak.items()]
        gaps = find_gaps(readings(scan), scan.organisations)
        assert set(gaps["neighbourhood_id"]) == set(scan.neighbourhoods["neighbourhood_id"])
        assert len(scan.neighbourhoods) == 3
    assert np.mean(right) >= 0.9


def test_one_year_one_theme_lifts_noticing_alone() -> None:
    for seed in THREE:
        observed, true = rises("one_year_one_theme", seed, "1-2")
        assert observed["signaleren"] > 0.1
        assert true["signaleren"] > 0.1
        assert abs(true["ondersteunen"]) < 0.06


def test_one_year_whole_chain_lifts_three_themes_a_little() -> None:
    found = []
    for seed in FOUR:
        observed, true = rises("one_year_whole_chain", seed, "1-2")
        three = ["signaleren", "ondersteunen", "stimuleren"]
        assert (observed[three] > 0).all()
        assert true[three].between(0.05, 0.3).all()
        scan = draw("one_year_whole_chain", seed)[0]
        schools = [pairs_found(scan.of_wave(w), "primary_school", "social_team") for w in (1, 2)]
        found.append(schools[1] - schools[0])
    assert np.mean(found) > 0.05


# M7, W10: measuring again.


def test_the_lowest_of_eight_teams_rises_less_with_more_people() -> None:
    far = []
    for n in (12, 30, 60):
        drawn = scans(f"eight_teams_of_{n}", SIX)
        risen = np.array(
            [rise for scan in drawn for rise in rise_of_lowest(scan, "organisation_id")]
        )
        assert (risen > 0).mean() > 0.55
        far.append((risen > 0.1).mean())
        assert all(scan.professionals["responded"].all() for scan in drawn)
    assert far[0] > far[2] + 0.1
    assert far[0] > 0.4
    assert far[2] < 0.4


@pytest.mark.parametrize("n", [12, 30, 60])
def test_in_eight_teams_nothing_truly_changed(n: int) -> None:
    true = [rises(f"eight_teams_of_{n}", seed, "1-2")[1].mean() for seed in SIX]
    assert abs(np.mean(true)) < 0.06


def test_second_measurement_no_change_often_lifts_the_lowest_group() -> None:
    found = []
    for seed in FOUR:
        scan = draw("second_measurement_no_change", seed)[0]
        found += rise_of_lowest(scan, "organisation_id")
        assert rises("second_measurement_no_change", seed, "1-2")[1].abs().max() < 0.08
    assert np.mean(np.array(found) > 0) > 0.6


def test_second_measurement_other_people_answers_come_from_others() -> None:
    for seed in THREE:
        scan = draw("second_measurement_other_people", seed)[0]
        answered = scan.professionals[scan.professionals["responded"]]
        who = [set(answered.loc[answered["wave"] == wave, "professional_id"]) for wave in (1, 2)]
        assert len(who[1]) < 0.85 * len(who[0])
        assert len(who[0] & who[1]) < 0.6 * len(who[1])
        invited = scan.professionals.groupby("wave")["professional_id"].agg(set)
        assert len(invited[2] - invited[1]) / len(invited[2]) == pytest.approx(0.45, abs=0.06)
        assert rises("second_measurement_other_people", seed, "1-2")[1].abs().max() < 0.08


def test_second_measurement_other_wording_moves_two_items_alone() -> None:
    for seed in THREE:
        scan = draw("second_measurement_other_wording", seed)[0]
        waves = [scan.of_wave(wave) for wave in (1, 2)]
        items = [favourable_items(wave.answers, wave.questionnaire) for wave in waves]
        risen = items[1]["signaleren"].mean() - items[0]["signaleren"].mean()
        changed = scan.changed_items(2)
        assert len(changed) == 2
        assert risen[changed].min() > 0.25
        assert risen.drop(changed).abs().max() < 0.25
        observed, true = rises("second_measurement_other_wording", seed, "1-2")
        assert observed["signaleren"] > 0.08
        assert abs(true["signaleren"]) < 0.06


def test_second_measurement_contact_person_joins_schools_and_team_and_lifts_no_score() -> None:
    for seed in THREE:
        scan = draw("second_measurement_contact_person", seed)[0]
        schools = [pairs_found(scan.of_wave(w), "primary_school", "social_team") for w in (1, 2)]
        assert schools[1] > schools[0]
        assert rises("second_measurement_contact_person", seed, "1-2")[1].abs().max() < 0.08


def test_second_measurement_training_rises_and_fades() -> None:
    fades = []
    for seed in FOUR:
        up, truly_up = rises("second_measurement_training", seed, "1-2")
        down, truly_down = rises("second_measurement_training", seed, "2-3")
        assert up["signaleren"] > 0.25
        assert truly_up["signaleren"] > 0.25
        assert -truly_up["signaleren"] < truly_down["signaleren"] < 0
        fades.append(down["signaleren"])
    assert np.mean(fades) < -0.04


# M7, W11: the early letter.


@pytest.mark.parametrize("seed", FOUR)
def test_every_threshold_of_the_early_letter_has_misses_and_false_alarms(seed: int) -> None:
    households = simulate_households(load_scenario("early_letter", seed=seed))
    signals, problems = households["n_early_signals"], households["money_problems"]
    assert (signals[problems] == 0).mean() > 0.5, "most are never reported"
    found, disturbed, missed = [], [], []
    for threshold in (1, 2, 3):
        letter = signals >= threshold
        found.append(int((letter & problems).sum()))
        disturbed.append(int((letter & ~problems).sum()))
        missed.append(int((~letter & problems).sum()))
    assert found[0] > found[1] > found[2] > 0
    assert disturbed[0] > disturbed[1] > disturbed[2] > 0
    assert 0 < missed[0] < missed[1] < missed[2]
