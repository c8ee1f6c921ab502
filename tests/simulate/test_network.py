from __future__ import annotations

from functools import cache

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.network import Network, draw_network
from quickscan_sim.simulate.organisations import draw_organisations
from quickscan_sim.simulate.places import draw_places

Draw = tuple[Quickscan, Truth]
PAIR = ["organisation_id", "partner_id"]


@cache
def network(**knobs: object) -> Network:
    parameters = Parameters(**({"seed": 4, "n_neighbourhoods": 8} | knobs))
    questionnaire = load_questionnaire(parameters.questionnaire)
    places = draw_places(parameters)
    organisations, active_in = draw_organisations(
        parameters, questionnaire, places.neighbourhoods, places.municipality
    )
    return draw_network(parameters, questionnaire, organisations, active_in, places.neighbourhoods)


def expected_density(drawn: Network, reciprocity: float, rows: np.ndarray) -> np.ndarray:
    """Per layer, from the chances: a tie has a returned direction in r / (2 - r) of the pairs."""
    weight = drawn.n_wijken[rows] / drawn.n_wijken[rows].sum()
    return weight @ drawn.chance[rows] / (2 - reciprocity)


def directed_share(drawn: Network) -> float:
    weight = drawn.n_wijken / drawn.n_wijken.sum()
    return float(weight @ (drawn.level > 0).mean(axis=(1, 2)))


@settings(max_examples=25, deadline=None)
@given(
    tie_density=st.floats(0.05, 0.3),
    homophily=st.floats(0.5, 2),
    reciprocity=st.floats(0, 1),
    degree_spread=st.floats(0, 2),
    distance_decay=st.floats(0, 3),
    p_broker_neighbourhood=st.sampled_from([0.0, 0.25]),
)
def test_density_and_homophily_are_exact_in_expectation_whatever_the_rest(
    tie_density: float, homophily: float, reciprocity: float, **knobs: float
) -> None:
    asked = {"tie_density": tie_density, "homophily": homophily, "reciprocity": reciprocity}
    drawn = network(**asked, **knobs)
    of_one = drawn.sectors[:, 0] == drawn.sectors[:, 1]
    assert expected_density(drawn, reciprocity, of_one | ~of_one) == pytest.approx(tie_density)
    within, between = (expected_density(drawn, reciprocity, rows) for rows in (of_one, ~of_one))
    assert within / between == pytest.approx(homophily)


def test_drawn_ties_reach_density_reciprocity_and_the_ratio_of_knowing_to_working() -> None:
    """20 draws of 8 wijken; bounds are about four Monte Carlo errors."""
    density, returned, ratio = [], [], []
    for seed in range(20):
        drawn = network(seed=100 + seed, reciprocity=0.8)
        tied = drawn.level > 0
        density.append(directed_share(drawn))
        returned.append(2 * tied.all(axis=2).sum() / tied.sum())
        ratio.append(tied.sum() / (drawn.level > 1).sum())
    assert np.mean(density) == pytest.approx(0.34, abs=0.01)
    assert np.mean(returned) == pytest.approx(0.8, abs=0.015)
    assert np.mean(ratio) == pytest.approx(2, abs=0.06)


def test_density_is_the_share_of_possible_partners_in_the_truth() -> None:
    scan, truth = simulate_quickscan(Parameters(n_neighbourhoods=60, n_planted_gaps=0))
    n = scan.active_in.groupby("neighbourhood_id").size()
    n_possible = int((n * (n - 1)).sum()) * len(scan.questionnaire.layers)
    assert len(truth.true_ties) / n_possible == pytest.approx(0.34, abs=0.015)


def test_closer_levels_are_rarer_and_quality_is_good_on_average(large: Draw) -> None:
    ties = large[1].true_ties
    n = ties["level"].value_counts().sort_index()
    assert list(n.index) == [1, 2, 3, 4, 5]
    assert n.is_monotonic_decreasing
    assert ties["quality"].mean() == pytest.approx(3.1, abs=0.2)


def test_two_organisations_have_one_relation_in_every_wijk_where_they_meet(large: Draw) -> None:
    ties = large[1].true_ties
    key = ["layer", *PAIR]
    assert (ties.groupby(key)["level"].nunique() == 1).all()
    assert ties.groupby(key).size().max() > 1


def test_every_wijk_has_an_organisation_with_many_ties(large: Draw) -> None:
    ties = large[1].true_ties
    degree = ties.groupby(["neighbourhood_id", "layer", "organisation_id"]).size()
    top = degree.groupby(["neighbourhood_id", "layer"]).max()
    assert top.mean() > 1.5 * degree.mean()


def test_the_hub_of_a_wijk_is_of_one_sector_and_has_more_ties() -> None:
    drawn = network(n_neighbourhoods=30)
    positions = drawn.positions
    assert np.bincount(positions.wijk, positions.is_hub).tolist() == [1.0] * 30
    hubs = positions.organisation[positions.is_hub]
    n_ties = degrees(drawn)
    assert n_ties[hubs].mean() > 1.2 * n_ties.mean()


def degrees(drawn: Network) -> np.ndarray:
    """Ties of each organisation for each possible partner."""
    tied = (drawn.level > 0).any(axis=2).mean(axis=1)
    both = np.concatenate([drawn.first, drawn.second])
    return np.bincount(both, np.tile(tied, 2)) / np.bincount(both)


def test_more_outgoing_organisations_have_more_ties() -> None:
    drawn = network(n_neighbourhoods=30, degree_spread=1.5, hub_strength=0)
    assert np.corrcoef(drawn.positions.propensity, degrees(drawn))[0, 1] > 0.6


def test_ties_get_rarer_with_distance() -> None:
    near_and_far = []
    for decay in (0.0, 3.0):
        drawn = network(n_neighbourhoods=30, distance_decay=decay, sector_affinity=0)
        km = distances(drawn)
        tied = (drawn.level > 0).any(axis=2).mean(axis=1)
        near = km < np.median(km)
        near_and_far.append(tied[near].mean() / tied[~near].mean())
    assert near_and_far[0] < 1.15
    assert near_and_far[1] > 2


def distances(drawn: Network) -> np.ndarray:
    """Km between the two of each pair in the first wijk where they meet."""
    positions = drawn.positions
    place = {
        (wijk, organisation): np.array([east, north])
        for wijk, organisation, east, north in zip(
            positions.wijk.tolist(),
            positions.organisation.tolist(),
            positions.east,
            positions.north,
            strict=True,
        )
    }
    return np.array(
        [
            np.linalg.norm(place[wijk, one] - place[wijk, other])
            for wijk, one, other in zip(
                drawn.wijk.tolist(), drawn.first.tolist(), drawn.second.tolist(), strict=True
            )
        ]
    )


def test_formal_and_informal_work_together_less_behind_a_barrier() -> None:
    def share(barrier: float) -> float:
        drawn = network(
            n_neighbourhoods=30, informal_barrier=barrier, sector_affinity=0, hub_strength=0
        )
        informal = load_questionnaire("practice").sector_ids.index("informal")
        mixed = (drawn.sectors == informal).sum(axis=1) == 1
        return float(drawn.chance[mixed].mean() / drawn.chance[~mixed].mean())

    assert 0.9 < share(0) < 1.0
    assert share(2) < 0.4


def test_a_wijk_that_hangs_on_one_broker_falls_apart_without_it() -> None:
    drawn = network(p_broker_neighbourhood=1)
    positions, meetings = drawn.positions, drawn.meetings
    tied = (drawn.level > 0).any(axis=(1, 2))[drawn.pair_of_meeting]
    for wijk in range(8):
        own = tied & (meetings["wijk"] == wijk)
        graph = nx.Graph(list(meetings.loc[own, ["first", "second"]].itertuples(index=False)))
        broker = positions.organisation[positions.is_broker & (positions.wijk == wijk)]
        assert len(broker) == 1
        without = graph.subgraph(set(graph) - set(broker.tolist()))
        assert nx.is_connected(graph)
        assert not nx.is_connected(without)


def test_what_is_usual_between_sectors_shows_in_every_wijk(large: Draw) -> None:
    """Half of the wijken predict the other half."""
    scan, truth = large
    sector = scan.organisations.set_index("organisation_id")["sector"]
    ties = truth.true_ties.assign(
        one=truth.true_ties["organisation_id"].map(sector),
        two=truth.true_ties["partner_id"].map(sector),
    )
    half = ties["neighbourhood_id"].str[1:].astype(int) % 2
    n = ties.groupby([half, "layer", "one", "two"]).size().unstack(0, fill_value=0)
    assert np.corrcoef(n[0], n[1])[0, 1] > 0.8


def test_layers_hang_together_as_much_as_asked() -> None:
    def agreement(overlap: float) -> float:
        tied = (network(n_neighbourhoods=30, layer_overlap=overlap).level > 0).any(axis=2)
        return float(np.corrcoef(tied[:, 0], tied[:, 1])[0, 1])

    apart, half, together = (agreement(overlap) for overlap in (0.0, 0.5, 1.0))
    assert apart < 0.2
    assert apart + 0.1 < half < together
    assert together > 0.5


def test_without_any_difference_every_pair_is_alike() -> None:
    drawn = network(
        hub_strength=0,
        sector_affinity=0,
        homophily=1,
        informal_barrier=0,
        degree_spread=0,
        distance_decay=0,
        reciprocity=1,
    )
    assert drawn.chance == pytest.approx(0.34)


def test_a_knob_of_the_network_leaves_who_is_where_untouched() -> None:
    one, other = network(), network(tie_density=0.2, homophily=2.0)
    assert np.array_equal(one.positions.east, other.positions.east)
    assert np.array_equal(one.positions.is_hub, other.positions.is_hub)


def test_a_wijk_with_one_organisation_has_no_pairs() -> None:
    only = {"social_team": SectorPlan()} | {
        sector: SectorPlan(n_per_neighbourhood=0)
        for sector in load_questionnaire("practice").sector_ids
        if sector != "social_team"
    }
    scan, truth = simulate_quickscan(Parameters(n_neighbourhoods=1, sectors=only))
    assert len(scan.organisations) == 1
    assert truth.true_ties.empty
    assert check_quickscan(scan).ties.empty


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"reciprocity": 1.2}, "The knob reciprocity is 1.2; possible is ≥ 0, ≤ 1"),
        ({"tie_density": 0.7, "reciprocity": 0.5}, "it stays below 0.667"),
        ({"knows_ratio": 1.2}, "The knob knows_ratio is 1.2; possible is ≥ 1.5"),
    ],
)
def test_impossible_targets_are_refused(knobs: dict[str, float], sentence: str) -> None:
    with pytest.raises(QuickscanError) as refused:
        Parameters(**knobs)
    assert sentence in refused.value.in_language("en")


def test_a_homophily_that_leaves_no_room_is_refused_with_the_range() -> None:
    with pytest.raises(QuickscanError) as refused:
        network(tie_density=0.9, homophily=5, reciprocity=1)
    sentence = refused.value.in_language("en")
    assert "homophily is 5.0; with a tie_density of 0.9" in sentence
    low, high = (
        float(word.rstrip("."))
        for word in sentence.split("possible is ")[1].split(". Change")[0].split(" to ")
    )
    network(tie_density=0.9, homophily=low + 0.01, reciprocity=1)
    network(tie_density=0.9, homophily=high - 0.01, reciprocity=1)
    for beyond in (low - 0.02, high + 0.02):
        with pytest.raises(QuickscanError):
            network(tie_density=0.9, homophily=beyond, reciprocity=1)


def test_a_density_that_brokers_leave_no_room_for_is_refused() -> None:
    with pytest.raises(QuickscanError) as refused:
        network(tie_density=0.8, p_broker_neighbourhood=1)
    assert "Lower tie_density" in refused.value.in_language("en")


def test_the_truth_table_follows_the_network(example: Draw) -> None:
    ties = example[1].true_ties
    turned = ties.rename(columns=dict(zip(PAIR, PAIR[::-1], strict=True)))
    mutual = ties.merge(turned, on=["neighbourhood_id", "layer", *PAIR])
    assert 0.85 < len(mutual) / len(ties) < 0.97
    assert pd.Series(ties["organisation_id"] != ties["partner_id"]).all()
