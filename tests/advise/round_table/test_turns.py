"""Who has spoken in which round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.advise.round_table import SpeakingTurns

SEATS = ("S1", "S2", "S3")


@given(st.lists(st.sampled_from(SEATS)))
def test_every_turn_counts_once_and_who_did_not_speak_is_listed(spoken: list[str]) -> None:
    turns = SpeakingTurns(SEATS, n_rounds=2)
    for seat in spoken:
        turns = turns.spoke(seat)
    assert sum(turns.in_round(seat) for seat in SEATS) == len(spoken)
    assert set(turns.not_heard) == set(SEATS) - set(spoken)


def test_a_new_round_begins_at_nothing_and_the_total_stays() -> None:
    turns = SpeakingTurns(SEATS, n_rounds=2).spoke("S1").next_round()
    assert turns.not_heard == SEATS
    assert turns.total("S1") == 1
    assert turns.next_round().round == 2
