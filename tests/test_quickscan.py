"""One wave and one wijk are taken out of a quickscan whole."""

from __future__ import annotations

import pandas as pd
import pytest
from small_scan import small_scan

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.quickscan_checks import check_quickscan


@pytest.fixture(autouse=True)
def _english_sentences():
    set_language("en")
    yield
    set_language("nl")


def test_one_wave_is_taken_out_and_an_unknown_wave_says_which_there_are() -> None:
    scan = small_scan()
    second = {
        name: pd.concat([frame, frame.assign(wave=2)])
        for name, frame in scan.tables.items()
        if "wave" in frame
    }
    both = check_quickscan(scan.with_tables(second))
    assert both.waves == [1, 2]
    assert set(both.of_wave(2).answers["wave"]) == {2}
    assert len(both.of_wave(2).organisations) == 2
    with pytest.raises(QuickscanError, match="no wave 3 in this quickscan; it holds 1, 2"):
        both.of_wave(3)


def test_a_wijk_out_of_a_quickscan_keeps_its_people_and_the_partners_active_there() -> None:
    """Ann and Bo (school) work in n1; Cas works in both; the team is active in n2 only."""
    scan = small_scan()
    places = pd.DataFrame(
        {
            "professional_id": ["ann", "bo", "cas", "cas"],
            "wave": 1,
            "neighbourhood_id": ["n1", "n1", "n1", "n2"],
            "share": [1.0, 1.0, 0.5, 0.5],
        }
    )
    two = scan.with_tables(
        {
            "neighbourhoods": pd.DataFrame(
                {"neighbourhood_id": ["n1", "n2"], "name": ["Kade", "Dijk"]}
            ),
            "active_in": pd.DataFrame(
                {"organisation_id": ["s1", "t1"], "neighbourhood_id": ["n1", "n2"]}
            ),
            "works_in": places,
        }
    )
    one = check_quickscan(two.of_neighbourhood("n1"))
    assert one.professionals["professional_id"].tolist() == ["ann", "bo", "cas"]
    assert one.neighbourhoods["neighbourhood_id"].tolist() == ["n1"]
    assert one.ties.empty  # only the team was named, which is not active here
    other = check_quickscan(two.of_neighbourhood("n2"))
    assert other.professionals["professional_id"].tolist() == ["cas"]
    assert other.organisations["organisation_id"].tolist() == ["t1"]
    with pytest.raises(QuickscanError, match=r"no neighbourhood 'n3'.*n1, n2"):
        two.of_neighbourhood("n3")


def test_in_a_notebook_a_quickscan_is_one_line() -> None:
    shown = repr(small_scan())
    assert "\n" not in shown
    assert shown.startswith("<Quickscan of ")
    assert "forms filled in" in shown
