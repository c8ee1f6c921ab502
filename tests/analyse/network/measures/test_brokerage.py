"""Who stands between whom: the roles on three organisations, and what chance gives."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from analyse.network.measures.test_network_measures import NAMED, ORGANISATIONS, PEOPLE, graphs
from analyse.reports import both_ways, readings
from hypothesis import given, settings

from quickscan_sim.analyse import measure_brokerage
from quickscan_sim.analyse.network.measures.brokerage import brokerage
from quickscan_sim.vocabulary import BROKERAGE_ROLES

STEP = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]], dtype=float)
"""a names b, b names c."""


@pytest.mark.parametrize(
    ("sectors", "role"),
    [
        ("xxx", "coordinator"),
        ("xyx", "itinerant"),
        ("xxy", "representative"),
        ("xyy", "gatekeeper"),
        ("xyz", "liaison"),
    ],
)
def test_each_role_is_that_of_gould_and_fernandez(sectors: str, role: str) -> None:
    counts = brokerage(STEP, pd.factorize(np.array(list(sectors)))[0]).counts
    assert dict(zip(BROKERAGE_ROLES, counts[1], strict=True)) == dict.fromkeys(
        BROKERAGE_ROLES, 0
    ) | {role: 1, "total": 1}
    assert not counts[[0, 2]].any()


def test_who_is_passed_by_is_no_broker() -> None:
    closed = STEP.copy()
    closed[0, 2] = 1
    assert not brokerage(closed, np.array([0, 1, 2])).counts.any()


def test_the_roles_of_five_organisations_as_worked_by_hand() -> None:
    # a-b-d: from x to y; c-b-a: from y to x; c-b-d: y and y around x; b-d-e: three sectors.
    found = measure_brokerage(readings(PEOPLE, NAMED), ORGANISATIONS)
    counted = found[found["n"] > 0].groupby("organisation_id")["role"].agg(list)
    assert counted["b"] == ["itinerant", "representative", "gatekeeper", "total"]
    assert counted["d"] == ["liaison", "total"]
    assert set(counted.index) == {"b", "d"}
    total = found[found["role"] == "total"].set_index("organisation_id")
    # Of the 12 ordered pairs of others each is open with d² (1 - d), d = 8 / 20.
    assert total["expected"].tolist() == pytest.approx([12 * 0.4**2 * 0.6] * 5)
    assert total.loc["b", "z"] > total.loc["d", "z"] > total.loc["a", "z"]


def test_only_organisations_that_can_be_read_broker() -> None:
    found = measure_brokerage(readings(PEOPLE | {"e": 2}, NAMED), ORGANISATIONS)
    unread = found[found["organisation_id"] == "e"]
    assert unread[["n", "expected", "z"]].isna().all(axis=None)
    assert set(unread["reason"]) == {"too_few_reporters"}
    # d stood between b and e; whether e is named is known, whom e names is not.
    assert found[(found["organisation_id"] == "d") & (found["role"] == "total")]["n"].item() == 0


def test_without_ties_chance_gives_one_number_only() -> None:
    found = measure_brokerage(readings(PEOPLE, {}), ORGANISATIONS)
    assert (found["n"] == 0).all()
    assert found["z"].isna().all()
    assert set(found["reason"]) == {"no_variation"}


def test_with_two_organisations_or_an_unknown_sector_there_are_no_roles() -> None:
    few = measure_brokerage(readings({"a": 4, "b": 4}, both_ways("ab")), ORGANISATIONS)
    assert set(few["reason"]) == {"too_few_clusters"}
    unknown = measure_brokerage(readings(PEOPLE, NAMED), ORGANISATIONS.iloc[:4])
    assert set(unknown["reason"]) == {"no_groups"}
    assert measure_brokerage(readings({"a": 4}, {}), ORGANISATIONS).empty


@settings(deadline=None)
@given(graphs())
def test_the_total_is_the_sum_of_the_roles_and_of_all_open_steps(arcs: np.ndarray) -> None:
    n = len(arcs)
    counts = brokerage(arcs, np.arange(n) % 3).counts
    assert (counts >= 0).all()
    assert counts[:, -1] == pytest.approx(counts[:, :-1].sum(axis=1))
    steps = arcs[:, :, None] * arcs[None, :, :] * (1 - arcs)[:, None, :]
    steps *= (1 - np.eye(n))[:, None, :]
    assert counts[:, -1] == pytest.approx(steps.sum(axis=(0, 2)))


def test_networks_drawn_at_random_have_the_expected_roles() -> None:
    rng = np.random.default_rng(11)
    group = np.array([0, 0, 0, 1, 1, 1, 1, 2, 2, 3])
    draws = []
    for _ in range(1500):
        arcs = (rng.random((10, 10)) < 0.3).astype(float)
        np.fill_diagonal(arcs, 0)
        draws.append(brokerage(arcs, group).counts)
    counts = np.array(draws)
    # The moments of the density 0.3, not of each draw's own.
    arcs = np.zeros((10, 10))
    arcs[np.nonzero(1 - np.eye(10))[0][:27], np.nonzero(1 - np.eye(10))[1][:27]] = 1
    chance = brokerage(arcs, group)
    error = counts.std(axis=0) / np.sqrt(len(counts))
    assert (np.abs(counts.mean(axis=0) - chance.of_organisations.expected) <= 4.5 * error).all()
    assert counts.sum(axis=1).mean(axis=0) == pytest.approx(chance.of_network.expected, rel=0.05)
    spread = counts[:, :, 0].std(axis=0)
    assert spread == pytest.approx(chance.of_organisations.sd[:, 0], rel=0.15, abs=0.02)
