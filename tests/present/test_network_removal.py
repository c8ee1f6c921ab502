"""Remove and see, on networks of five organisations."""

from __future__ import annotations

from quickscan_sim.present.network_removal import Removal, hardest_to_miss
from quickscan_sim.present.tie_states import NetworkReading, PairTie


def network(*pairs: str) -> NetworkReading:
    """Organisations a to e, and a tie for each pair of letters."""
    ties = tuple(PairTie(one, other, "both") for one, other in pairs)
    return NetworkReading(tuple("abcde"), dict.fromkeys("abcde", 5), ties)


def test_those_who_lose_contact_with_the_rest_are_named() -> None:
    # Without c, a and b are cut off one by one from d-e, the largest part.
    assert hardest_to_miss(network("ac", "bc", "cd", "de")) == Removal("c", ("a", "b"))


def test_of_two_equal_halves_the_first_by_code_is_the_rest() -> None:
    assert hardest_to_miss(network("ab", "bc", "cd", "de")) == Removal("c", ("d", "e"))


def test_nobody_is_missed_in_a_ring_or_without_ties() -> None:
    assert hardest_to_miss(network("ab", "bc", "cd", "de", "ea")) is None
    assert hardest_to_miss(network()) is None
