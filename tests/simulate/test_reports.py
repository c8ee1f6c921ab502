from __future__ import annotations

from functools import partial

import pandas as pd
import pytest

from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.network import draw_network
from quickscan_sim.simulate.organisations import draw_organisations
from quickscan_sim.simulate.places import draw_places
from quickscan_sim.simulate.professionals import draw_professionals
from quickscan_sim.simulate.reports import draw_reports
from quickscan_sim.simulate.working_places import place_professionals
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import TIES

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


def n_named(scan: Quickscan) -> pd.DataFrame:
    """How many partners each respondent names, by sector."""
    n = scan.ties.groupby("professional_id")["partner_id"].nunique()
    people = scan.professionals.loc[scan.professionals["answered_partners"]]
    return people.set_index("professional_id")[["sector"]].assign(
        n=n.reindex(people["professional_id"], fill_value=0)
    )


def test_some_people_name_many_partners_and_others_few() -> None:
    """Spread between colleagues, who have the same partners."""

    def spread(asked: float) -> float:
        scan, _ = simulate_quickscan(Parameters(n_neighbourhoods=20, reporter_spread=asked))
        n = scan.ties.groupby(["organisation_id", "professional_id"])["partner_id"].nunique()
        return float(n.groupby("organisation_id").std().mean())

    assert spread(2) > 1.4 * spread(0)


def test_more_colleagues_name_a_partner_they_work_closely_with(large: Draw) -> None:
    scan, truth = large
    closest = truth.true_ties.groupby(PAIR)["level"].max()
    could = possible_namings(scan).set_index(PAIR)["named"]
    by_level = could.groupby(closest.reindex(could.index).to_numpy()).mean()
    assert by_level[5] > by_level[1] + 0.1


LONG = dict.fromkeys(
    ["primary_school", "childcare", "social_team", "welfare_sport", "informal"],
    SectorPlan(n_per_neighbourhood=9, n_invited_low=2, n_invited_high=3),
)


def test_on_a_long_list_people_tick_no_more_than_on_an_ordinary_one() -> None:
    """45 organisations and two more: lists of 46 partners, and of 30."""
    means = []
    for fatigue in (0.0, 1.0):
        scan, _ = simulate_quickscan(
            Parameters(n_neighbourhoods=4, sectors=LONG, list_fatigue=fatigue)
        )
        means.append(n_named(scan)["n"].mean())
    assert means[1] / means[0] == pytest.approx(30 / 46, abs=0.05)
    assert 8 < means[1] < 16


def test_people_report_on_partners_in_the_wijken_where_they_work() -> None:
    parameters = Parameters(n_neighbourhoods=3, p_report_tie=1, p_report_no_tie=0.999)
    questionnaire = load_questionnaire(parameters.questionnaire)
    places = draw_places(parameters)
    organisations, active_in = draw_organisations(
        parameters, questionnaire, places.neighbourhoods, places.municipality
    )
    people = draw_professionals(parameters, organisations).assign(answered_partners=True)
    network = draw_network(
        parameters, questionnaire, organisations, active_in, places.neighbourhoods
    )
    everywhere = place_professionals(parameters, people, active_in, places.neighbourhoods)
    housing = people["professional_id"][people["sector"] == "housing"].iloc[0]
    in_one = everywhere[
        (everywhere["professional_id"] != housing) | (everywhere["neighbourhood_id"] == "W2")
    ]
    draw = partial(draw_reports, parameters, questionnaire, people, organisations, network)
    assert draw(works_in=everywhere).equals(draw())
    named = draw(works_in=in_one).query("professional_id == @housing")["partner_id"]
    in_w2 = set(active_in.loc[active_in["neighbourhood_id"] == "W2", "organisation_id"])
    own = people.set_index("professional_id")["organisation_id"][housing]
    assert set(named) <= in_w2 - {own}
    assert len(set(named)) > 0.9 * (len(in_w2) - 1)


def test_reports_without_noise_tell_the_true_levels() -> None:
    scan, truth = simulate_quickscan(
        Parameters(p_report_tie=1, p_report_no_tie=0, level_noise=0, quality_noise=0)
    )
    key = ["layer", *PAIR]
    true = truth.true_ties.drop_duplicates(key)
    both = scan.ties.merge(true, on=key, suffixes=("", "_true"))
    assert (both["level"] == both["level_true"]).all()
    rated = both[both["quality"].notna()]
    assert (rated["quality"] == rated["quality_true"]).all()


def test_the_reports_have_the_declared_types(example: Draw) -> None:
    ties = example[0].ties
    pd.testing.assert_frame_equal(with_types(ties, TIES), ties)
