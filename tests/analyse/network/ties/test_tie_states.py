"""Both sides of a tie on five organisations: who confirms, who could not be heard."""

from __future__ import annotations

import pandas as pd
import pytest
from analyse.reports import both_ways, readings, row
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import read_tie_states
from quickscan_sim.analyse.network.ties.tie_states import TIE_STATES
from quickscan_sim.errors import QuickscanError

# a, b and c can be read; of d two people answered, of e nobody.
PEOPLE = {"a": 4, "b": 4, "c": 4, "d": 2, "e": 0}
NAMED = both_ways("ab") | {("a", "c"): 4, ("a", "d"): 4, ("d", "b"): 2}


def state(table: pd.DataFrame, pair: str) -> str:
    return str(row(table, organisation_id=pair[0], partner_id=pair[1])["knows"])


def test_each_state_on_five_organisations() -> None:
    found = read_tie_states(readings(PEOPLE, NAMED))
    assert {pair: state(found, pair) for pair in ("ab", "ac", "ad", "bc")} == {
        "ab": "confirmed", "ac": "one_sided", "ad": "unconfirmed", "bc": "none",
    }  # fmt: skip
    # Two people of d name b: too few to read, so b, who does not name d, leaves it unknown.
    assert {state(found, pair) for pair in ("ae", "bd", "be", "cd", "ce", "de")} == {"unknown"}
    assert len(found) == 10


def test_each_side_keeps_its_own_numbers() -> None:
    found = row(read_tie_states(readings(PEOPLE, NAMED)), organisation_id="a", partner_id="d")
    assert (found["n_reporters"], found["n_reporters_back"]) == (4, 2)
    assert (found["n_naming"], found["n_naming_back"]) == (4, 0)
    assert found["names"]
    assert pd.isna(found["names_back"])
    assert (found["level"], pd.isna(found["level_back"])) == (3, True)
    unread = row(read_tie_states(readings(PEOPLE, NAMED)), organisation_id="b", partner_id="d")
    # Two people of d rate the tie: what so few say is not shown.
    assert pd.isna(unread["level_back"])


def test_knowing_each_other_is_not_yet_working_together() -> None:
    found = read_tie_states(readings(PEOPLE, NAMED, level=1))
    assert state(found, "ab") == "confirmed"
    assert row(found, organisation_id="a", partner_id="b")["works_with"] == "none"
    assert row(found, organisation_id="a", partner_id="d")["works_with"] == "unknown"


def two_views(level: int, back: int, quality: int | None, quality_back: int | None) -> pd.Series:
    there = readings({"a": 3, "b": 3}, {("a", "b"): 3}, level=level, quality=quality)
    other = readings({"a": 3, "b": 3}, {("b", "a"): 3}, level=back, quality=quality_back)
    both = pd.concat([there[there["n_naming"] > 0], other[other["n_naming"] > 0]])
    return read_tie_states(both).iloc[0]


def test_two_views_differ_from_two_steps_on() -> None:
    assert two_views(4, 2, None, None)["views_differ"]
    assert not two_views(4, 3, 3, 2)["views_differ"]
    far = two_views(3, 3, 4, 2)
    assert far["views_differ"]
    assert (far["level_difference"], far["quality_difference"]) == (0, 2)


def test_a_view_of_one_side_alone_differs_from_nothing() -> None:
    found = row(read_tie_states(readings(PEOPLE, NAMED)), organisation_id="a", partner_id="c")
    assert pd.isna(found["level_difference"])
    assert pd.isna(found["views_differ"])


@given(
    sizes=st.lists(st.integers(0, 4), min_size=4, max_size=4),
    named=st.dictionaries(
        st.sampled_from([(one, other) for one in "abcd" for other in "abcd" if one != other]),
        st.integers(1, 4),
    ),
)
def test_a_state_is_known_when_both_sides_could_tell(
    sizes: list[int], named: dict[tuple[str, str], int]
) -> None:
    people = dict(zip("abcd", sizes, strict=True))
    found = read_tie_states(readings(people, named))
    assert set(found["knows"]) <= set(TIE_STATES)
    for pair in found.to_dict("records"):
        both = min(people[pair["organisation_id"]], people[pair["partner_id"]]) >= 3
        assert (pair["knows"] in {"confirmed", "one_sided", "none"}) == both


def test_nothing_to_read_is_an_empty_table_and_another_table_gets_a_sentence() -> None:
    assert read_tie_states(readings({"a": 4}, {})).empty
    with pytest.raises(QuickscanError, match="`tie_readings` needs each of these columns once"):
        read_tie_states(pd.DataFrame({"organisation_id": ["a"]}))
