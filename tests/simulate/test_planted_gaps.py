from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.gap_draft import best_cells
from quickscan_sim.vocabulary import PLANTED_GAP_KINDS, WEAK_QUALITY

Draw = tuple[Quickscan, Truth]
Place = tuple[str, str, str, str]


@pytest.fixture(params=["example", "large"])
def draw(request: pytest.FixtureRequest) -> Draw:
    return request.getfixturevalue(request.param)


def true_ties(truth: Truth) -> dict[Place, tuple[int, int]]:
    """Level and quality by wijk, layer, organisation and partner."""
    return {
        (row.neighbourhood_id, row.layer, row.organisation_id, row.partner_id): (
            row.level,
            row.quality,
        )
        for row in truth.true_ties.itertuples()
    }


def planted(truth: Truth, kind: str) -> list[tuple[Place, Place]]:
    """The place of each planted gap of a kind, and the same pair the other way round."""
    rows = truth.planted[truth.planted["gap_kind"] == kind]
    return [
        (
            (row.neighbourhood_id, row.layer, row.organisation_id, row.partner_id),
            (row.neighbourhood_id, row.layer, row.partner_id, row.organisation_id),
        )
        for row in rows.itertuples()
    ]


def test_every_wijk_of_the_example_has_one_gap_of_each_kind(example: Draw) -> None:
    gaps = example[1].planted.query("kind == 'gap'")
    n = gaps.groupby(["neighbourhood_id", "gap_kind"]).size().unstack()
    assert set(n.columns) == set(PLANTED_GAP_KINDS)
    assert (n == 1).all(axis=None)
    assert len(n) == 6


def test_where_no_tie_is_planted_there_is_none_either_way(draw: Draw) -> None:
    ties = true_ties(draw[1])
    for there, back in planted(draw[1], "no_tie"):
        assert there not in ties
        assert back not in ties


def test_no_tie_is_planted_where_such_organisations_mostly_work_together(large: Draw) -> None:
    scan, truth = large
    sector = scan.organisations.set_index("organisation_id")["sector"]
    with_sectors = truth.true_ties.assign(
        one=truth.true_ties["organisation_id"].map(sector),
        two=truth.true_ties["partner_id"].map(sector),
    )
    present = scan.active_in.assign(sector=scan.active_in["organisation_id"].map(sector))
    n = present.groupby(["neighbourhood_id", "sector"]).size().unstack()
    shares = []
    for (_, layer, one, two), _ in planted(truth, "no_tie"):
        a, b = sector[one], sector[two]
        n_pairs = (n[a] * (n[b] - (a == b))).sum()
        alike = with_sectors["one"].eq(a) & with_sectors["two"].eq(b)
        shares.append((alike & with_sectors["layer"].eq(layer)).sum() / n_pairs)
    assert np.mean(shares) > 0.5
    assert min(shares) > 0.35


def test_a_one_way_tie_runs_one_way(draw: Draw) -> None:
    ties = true_ties(draw[1])
    for there, back in planted(draw[1], "one_way"):
        assert there in ties
        assert back not in ties


def test_a_weak_tie_is_close_and_of_poor_quality_on_both_sides(draw: Draw) -> None:
    ties = true_ties(draw[1])
    for place in planted(draw[1], "weak_quality"):
        for side in place:
            level, quality = ties[side]
            assert level >= 3
            assert quality < WEAK_QUALITY


def test_a_planted_broker_is_the_only_way_to_its_partner(draw: Draw) -> None:
    _, truth = draw
    for (wijk, layer, broker, partner), _ in planted(truth, "single_broker"):
        ties = truth.true_ties
        own = ties["neighbourhood_id"].eq(wijk) & ties["layer"].eq(layer)
        graph = nx.from_pandas_edgelist(ties[own], "organisation_id", "partner_id")
        assert set(graph[partner]) == {broker}
        assert len(graph[broker]) >= 2


def test_gaps_do_not_share_a_pair(draw: Draw) -> None:
    gaps = draw[1].planted.query("kind == 'gap'")
    pairs = [
        frozenset((row.organisation_id, row.partner_id, row.neighbourhood_id))
        for row in gaps.itertuples()
    ]
    assert len(set(pairs)) == len(pairs)


def test_gaps_are_planted_between_organisations_with_enough_people(draw: Draw) -> None:
    scan, truth = draw
    n_invited = scan.organisations.set_index("organisation_id")["n_invited"]
    gaps = truth.planted.query("kind == 'gap'")
    assert (gaps["organisation_id"].map(n_invited) >= 5).all()
    assert (gaps["partner_id"].map(n_invited) >= 5).all()


def test_a_wijk_gets_as_many_gaps_as_fit() -> None:
    _, few = simulate_quickscan(Parameters(n_neighbourhoods=1, n_planted_gaps=10))
    n = few.planted["gap_kind"].value_counts()
    assert n.max() <= 10
    assert n.sum() > 4
    _, none = simulate_quickscan(Parameters(n_planted_gaps=0))
    assert not (none.planted["kind"] == "gap").any()


def test_the_sentence_names_the_wijk_and_both_organisations(example: Draw) -> None:
    scan, truth = example
    name = scan.organisations.set_index("organisation_id")["name"]
    wijk = scan.neighbourhoods.set_index("neighbourhood_id")["name"]
    for gap in truth.planted.query("kind == 'gap'").itertuples():
        for text in (gap.text_nl, gap.text_en):
            assert name[gap.organisation_id] in text
            assert name[gap.partner_id] in text
            assert wijk[gap.neighbourhood_id] in text


def test_best_cells_come_in_order_of_worth() -> None:
    worth = np.array([[1.0, 3.0], [2.0, 4.0]])
    assert best_cells(worth, worth < 4, 3).tolist() == [[0, 1], [1, 0], [0, 0]]
    assert best_cells(worth, worth < 0, 3).tolist() == []


def test_only_the_kinds_that_are_named_are_planted() -> None:
    asked = {"no_tie": 2, "weak_quality": 1}
    _, truth = simulate_quickscan(Parameters(n_planted_gaps=asked))
    n = truth.planted["gap_kind"].value_counts()
    assert n.to_dict() == {"no_tie": 12, "weak_quality": 6}


def test_a_kind_keeps_its_draws_when_another_is_left_out() -> None:
    _, both = simulate_quickscan(Parameters(n_planted_gaps={"no_tie": 1, "weak_quality": 1}))
    _, one = simulate_quickscan(Parameters(n_planted_gaps={"no_tie": 1}))
    assert planted(both, "no_tie") == planted(one, "no_tie")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"no_ties": 1}, "n_planted_gaps names 'no_ties', which is no kind of gap. The nearest is"),
        ({"zzz": 1}, "The nearest is no_tie, one_way, weak_quality, single_broker."),
        ({"no_tie": 11}, "expected a whole number from 0 to 10"),
        (-1, "n_planted_gaps is -1; expected a whole number from 0 to 10"),
        (1.5, "n_planted_gaps is 1.5; expected"),
        (True, "n_planted_gaps is True; expected"),
    ],
)
def test_an_impossible_number_or_kind_is_refused(asked: object, sentence: str) -> None:
    with pytest.raises(QuickscanError) as refused:
        Parameters(n_planted_gaps=asked)
    assert sentence in refused.value.in_language("en")
