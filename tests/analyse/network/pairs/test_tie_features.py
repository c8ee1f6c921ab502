"""Features of a pair from its network, on five organisations worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from quickscan_sim.analyse.network.pairs.large_network_features import large_network_features
from quickscan_sim.analyse.network.pairs.tie_features import fit_activity, network_features

# a -> b, a -> c, b -> d, c -> d, d -> e and e -> d; numbers 0 to 4.
NAMED = np.zeros((5, 5))
for one, other in ("ab", "ac", "bd", "cd", "de", "ed"):
    NAMED["abcde".index(one), "abcde".index(other)] = 1.0
A, B, C, D, E = range(5)


def test_shared_partners_count_whoever_names_whom() -> None:
    features = network_features(NAMED)
    common = np.expm1(features["common"])
    # a and d share b and c; b and c share a and d; a and e share nobody; b and e share d.
    assert [common[A, D], common[B, C], common[A, E], common[B, E]] == pytest.approx([2, 2, 0, 1])
    # b and c have 2 partners each; so 2 / ln 2 for a and d, and 2 * 1/2.
    assert np.expm1(features["common_adamic_adar"][A, D]) == pytest.approx(2 / np.log(2))
    assert features["common_allocation"][A, D] == pytest.approx(1.0)
    # b and e share only d, which has 3 partners.
    assert np.expm1(features["common_adamic_adar"][B, E]) == pytest.approx(1 / np.log(3))


def test_paths_follow_the_direction_of_naming() -> None:
    features = {name: np.expm1(table) for name, table in network_features(NAMED).items()}
    assert features["in_two_steps"][A, D] == pytest.approx(2)
    assert features["in_two_steps"][D, A] == pytest.approx(0)
    assert features["in_two_steps_back"][D, A] == pytest.approx(2)
    # b, c and e name d; a and d name nobody that the other names.
    assert features["both_name"][B, C] == pytest.approx(1)
    assert features["both_name"][A, D] == pytest.approx(0)
    # b and c are both named by a.
    assert features["both_named_by"][B, C] == pytest.approx(1)


def test_those_alike_name_what_an_organisation_does_not_name_yet() -> None:
    # b names d only, as c and e do: those like b all name d; nobody like a names e.
    features = network_features(NAMED)
    assert features["those_alike_name"][B, D] == pytest.approx(1.0)
    assert features["those_alike_name"][A, E] == 0


def test_activity_fits_the_number_of_partners_of_every_organisation() -> None:
    known = np.where(np.eye(5, dtype=bool), np.nan, NAMED)
    free = fit_activity(known, penalty=0.05)
    counted = ~np.isnan(known)
    expected = free.expected * counted
    assert expected.sum() == pytest.approx(NAMED.sum(), abs=0.3)
    assert np.corrcoef(expected.sum(axis=0), NAMED.sum(axis=0))[0, 1] > 0.99
    drawn = fit_activity(known, penalty=100.0)
    assert np.ptp(drawn.sender) < 0.1 < np.ptp(free.sender)


def test_an_unknown_cell_is_neither_a_tie_nor_the_lack_of_one() -> None:
    tables = []
    for value in (0.0, np.nan, 1.0):
        named = NAMED.copy()
        named[A, B] = value
        tables.append(np.expm1(network_features(named)["common"])[A, D])
    # Through c always one; through b by as much as a tie of a with b is likely.
    assert tables[0] == pytest.approx(1.0)
    assert tables[2] == pytest.approx(2.0)
    assert 1.1 < tables[1] < 1.8


def test_without_directions_both_orders_are_the_same() -> None:
    either = np.maximum(NAMED, NAMED.T)
    features = network_features(either)
    assert features["activity"] == pytest.approx(features["activity"].T, abs=1e-6)
    assert features["rest_common"] == pytest.approx(features["rest_common"].T)


def test_levels_tell_who_has_strong_ties() -> None:
    level = NAMED * 3
    level[A, B] = 1
    features = network_features(NAMED, level)
    assert features["level_named"][A, E] == pytest.approx(2.0)
    # a-b is weak, a-c strong: only c is a strong shared partner of a and d.
    assert np.expm1(features["strong_common"][A, D]) == pytest.approx(1.0)
    assert np.expm1(features["level_back"][E, D]) == pytest.approx(3.0)


@pytest.mark.parametrize("n", [5, 50], ids=["most pairs", "few of many pairs"])
def test_a_large_network_counts_the_same_shared_partners(n: int) -> None:
    one, other = np.triu_indices(5, 1)
    either = np.maximum(NAMED, NAMED.T)
    found = large_network_features(one, other, either[one, other], np.full(n, n - 1.0))
    theirs = network_features(either)["common_adamic_adar"]
    assert found["common_adamic_adar"] == pytest.approx(theirs[one, other])


def test_in_a_large_network_a_pair_does_not_count_for_itself() -> None:
    one, other = np.triu_indices(5, 1)
    seen = np.maximum(NAMED, NAMED.T)[one, other]
    found = large_network_features(one, other, seen, np.full(5, 4.0))
    for value in (1.0, np.nan):
        changed = seen.copy()
        changed[0] = value
        again = large_network_features(one, other, changed, np.full(5, 4.0))
        assert again["common_adamic_adar"][0] == found["common_adamic_adar"][0]


def test_activity_of_a_large_network_is_the_share_of_the_others() -> None:
    # Two pairs of four: a-b tied. The rate is (2 + 1) / (12 + 3) = .2; for a-b each side has 0 of 2
    # others: .8 / 6 with a prior of four partners, log odds ln(.8 / 5.2).
    found = large_network_features(
        np.array([0, 2]), np.array([1, 3]), np.array([1.0, 0.0]), np.full(4, 3.0)
    )
    assert found["activity"][0] == pytest.approx(2 * np.log(0.8 / 5.2))
