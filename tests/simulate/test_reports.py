from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]
PAIR = ["organisation_id", "partner_id"]


def possible_namings(scan: Quickscan) -> pd.DataFrame:
    """A row per reporter and partner that could be named, with ``named``."""
    partners = scan.active_in.rename(columns={"organisation_id": "partner_id"})
    pairs = scan.active_in.merge(partners, on="neighbourhood_id")[PAIR].drop_duplicates()
    pairs = pairs[pairs["organisation_id"] != pairs["partner_id"]]
    people = scan.professionals.loc[scan.professionals["answered_partners"]]
    could = people[["professional_id", "organisation_id"]].merge(pairs, on="organisation_id")
    named = scan.ties[["professional_id", "partner_id"]].drop_duplicates().assign(named=True)
    could = could.merge(named, how="left", on=["professional_id", "partner_id"])
    return could.assign(named=could["named"].fillna(False).astype(bool))


def test_ties_are_named_with_the_chances_asked_for(large: Draw) -> None:
    scan, truth = large
    could = possible_namings(scan)
    true_pairs = set(map(tuple, truth.true_ties[PAIR].drop_duplicates().to_numpy()))
    is_true = pd.Series(
        [pair in true_pairs for pair in zip(*(could[c] for c in PAIR), strict=True)]
    )
    assert could.loc[is_true, "named"].mean() == pytest.approx(0.80, abs=0.01)
    assert could.loc[~is_true, "named"].mean() == pytest.approx(0.05, abs=0.01)


def test_two_colleagues_agree_on_a_partner_in_60_to_90_percent(large: Draw) -> None:
    by_pair = possible_namings(large[0]).groupby(PAIR)["named"].agg(["sum", "size"])
    by_pair = by_pair[by_pair["size"] >= 2]
    n, k = by_pair["size"], by_pair["sum"]
    agreeing = k * (k - 1) + (n - k) * (n - k - 1)
    agreement = agreeing.sum() / (n * (n - 1)).sum()
    assert 0.6 < agreement < 0.9


def test_a_named_partner_has_a_row_for_each_layer_and_others_none(example: Draw) -> None:
    scan, _ = example
    n_layers = scan.ties.groupby(["professional_id", "partner_id"])["layer"].nunique()
    assert set(n_layers) == {len(scan.questionnaire.layers)}
    assert scan.ties["level"].between(0, 5).all()
    assert (scan.ties["organisation_id"] != scan.ties["partner_id"]).all()


def test_a_partner_named_by_mistake_still_gets_a_level(example: Draw) -> None:
    scan, truth = example
    highest = scan.ties.groupby(["professional_id", *PAIR])["level"].max()
    true_pairs = set(map(tuple, truth.true_ties[PAIR].drop_duplicates().to_numpy()))
    mistaken = [pair not in true_pairs for pair in highest.index.droplevel(0)]
    assert any(mistaken)
    assert set(highest[mistaken]) == {1, 2}


def test_quality_is_asked_for_the_five_closest_partners(large: Draw) -> None:
    ties = large[0].ties
    rated = ties[ties["quality"].notna()]
    assert (rated["level"] >= 1).all()
    n_rated = rated.groupby("professional_id")["partner_id"].nunique()
    assert n_rated.max() == 5
    assert (rated.groupby(["professional_id", "partner_id"])["quality"].nunique() == 1).all()
    closest = ties.groupby(["professional_id", "partner_id"])["level"].max()
    is_rated = closest.index.isin(rated.set_index(["professional_id", "partner_id"]).index)
    lowest_rated = closest[is_rated].groupby("professional_id").min()
    highest_other = closest[~is_rated].groupby("professional_id").max()
    both = lowest_rated.index.intersection(highest_other.index)
    assert (lowest_rated[both] >= highest_other[both]).all()


def test_reported_levels_lie_near_the_true_ones(large: Draw) -> None:
    scan, truth = large
    key = ["layer", *PAIR]
    true_level = truth.true_ties.drop_duplicates(key)[[*key, "level"]]
    both = scan.ties.merge(true_level, on=key, suffixes=("", "_true"))
    assert (both["level"] - both["level_true"]).abs().max() <= 1
    assert (both["level"] == both["level_true"]).mean() > 0.55


def test_perfect_reports_show_exactly_the_true_pairs() -> None:
    scan, truth = simulate_quickscan(Parameters(p_report_tie=1, p_report_no_tie=0))
    named = set(map(tuple, scan.ties[PAIR].drop_duplicates().to_numpy()))
    people = scan.professionals
    heard = set(people.loc[people["answered_partners"], "organisation_id"])
    true_pairs = set(map(tuple, truth.true_ties[PAIR].drop_duplicates().to_numpy()))
    assert named == {pair for pair in true_pairs if pair[0] in heard}
