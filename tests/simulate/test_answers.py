from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]


def scored(scan: Quickscan, theme: str) -> pd.DataFrame:
    """Answers of a theme, a column per item, turned so that high is good."""
    items = scan.questionnaire.items_of("practice", theme)
    wide = scan.answers.pivot(index="professional_id", columns="item_id", values="answer")
    turned = {
        item.item_id: item.scale.low + item.scale.high - wide[item.item_id]
        if item.is_reversed
        else wide[item.item_id]
        for item in items
    }
    return pd.DataFrame(turned).astype(float)


def reliability(answers: pd.DataFrame) -> float:
    """Standardised alpha: the mean correlation between items, by Spearman-Brown."""
    n = answers.shape[1]
    mean = answers.corr().to_numpy()[np.triu_indices(n, 1)].mean()
    return float(n * mean / (1 + (n - 1) * mean))


@pytest.mark.parametrize("asked", [0.6, 0.8, 0.9])
def test_theme_scores_are_about_as_reliable_as_asked(asked: float) -> None:
    scan, _ = simulate_quickscan(
        Parameters(n_neighbourhoods=40, reliability=asked, effects=(), sector_spread=0)
    )
    found = [reliability(scored(scan, theme)) for theme in scan.questionnaire.theme_ids]
    assert np.mean(found) == pytest.approx(asked, abs=0.03)


def test_scores_follow_the_latent_position(large: Draw) -> None:
    scan, truth = large
    for theme in scan.questionnaire.theme_ids:
        score = scored(scan, theme).mean(axis=1).dropna()
        trait = truth.traits.query("theme == @theme").set_index("professional_id")["trait"]
        assert np.corrcoef(score, trait.loc[score.index])[0, 1] > 0.8


def test_means_and_spreads_are_believable(large: Draw) -> None:
    for theme in large[0].questionnaire.theme_ids:
        score = scored(large[0], theme).mean(axis=1)
        assert 2.6 < score.mean() < 3.6
        assert 0.6 < score.std() < 0.9


def test_a_reversed_item_runs_against_the_others(large: Draw) -> None:
    scan, _ = large
    wide = scan.answers.pivot(index="professional_id", columns="item_id", values="answer")
    correlations = wide[["sig_1", "sig_2", "sig_6"]].astype(float).corr()
    assert correlations.loc["sig_1", "sig_2"] > 0.2
    assert correlations.loc["sig_1", "sig_6"] < -0.2


def test_every_respondent_has_a_row_for_every_item(example: Draw) -> None:
    scan, _ = example
    n_rows = scan.answers.groupby("professional_id").size()
    assert set(n_rows) == {len(scan.questionnaire.items)}
    assert set(n_rows.index) == set(
        scan.professionals.loc[scan.professionals["responded"], "professional_id"]
    )


def test_not_applicable_is_common_only_where_the_sector_cannot_answer(large: Draw) -> None:
    scan, _ = large
    answers = scan.answers.merge(scan.professionals[["professional_id", "sector"]])
    item = scan.questionnaire.item("sig_5")
    of_item = answers[answers["item_id"] == "sig_5"]
    inside = of_item["sector"].isin(item.sectors)
    assert "welfare_sport" not in item.sectors
    assert of_item.loc[~inside, "not_applicable"].mean() == pytest.approx(0.85 * 0.94, abs=0.07)
    assert of_item.loc[inside, "not_applicable"].mean() < 0.05


def test_skipped_answers_are_empty_and_not_called_not_applicable() -> None:
    scan, _ = simulate_quickscan(Parameters(n_neighbourhoods=20, p_skipped=0.2, p_near_empty=0))
    answers = scan.answers
    skipped = answers["answer"].isna() & ~answers["not_applicable"]
    assert skipped.mean() == pytest.approx(0.2, abs=0.01)
    assert answers.loc[answers["not_applicable"], "answer"].isna().all()


def test_who_stops_early_answered_the_first_items_only() -> None:
    scan, _ = simulate_quickscan(Parameters(p_near_empty=1, p_skipped=0, p_not_applicable_inside=0))
    given = scan.answers["answer"].notna() | scan.answers["not_applicable"]
    n_given = given.groupby(scan.answers["professional_id"]).sum()
    assert set(n_given) == {2, 3, 4, 5}
    first = [item.item_id for item in scan.questionnaire.items[:5]]
    assert set(scan.answers.loc[given, "item_id"]) == set(first)
    assert scan.ties.empty


def test_about_forty_percent_wish_to_learn_and_more_where_they_do_less(large: Draw) -> None:
    scan, truth = large
    wish = scan.answers.query("item_id == 'sti_wish'").set_index("professional_id")["answer"]
    wish = wish.dropna().astype(float)
    trait = truth.traits.query("theme == 'stimuleren'").set_index("professional_id")["trait"]
    assert wish.mean() == pytest.approx(0.4, abs=0.06)
    assert np.corrcoef(wish, trait.loc[wish.index])[0, 1] < -0.2


def test_few_know_the_right_answers(large: Draw) -> None:
    scan, _ = large
    for item in scan.questionnaire.items_of("knowledge"):
        given = scan.answers.loc[scan.answers["item_id"] == item.item_id, "answer"].dropna()
        assert 0.1 < (given == item.correct).mean() < 0.55
        assert set(given) == set(item.scale.values)


def test_colleagues_mostly_agree_on_what_their_organisation_has(large: Draw) -> None:
    scan, _ = large
    facts = scan.answers.query("item_id == 'check_1' and answer in (0, 1)").merge(
        scan.professionals[["professional_id", "organisation_id"]]
    )
    by_organisation = facts.groupby("organisation_id")["answer"]
    share = by_organisation.mean()[by_organisation.size() >= 4].astype(float)
    agreement = (share**2 + (1 - share) ** 2).mean()
    assert 0.65 < agreement < 0.85
