"""A quickscan that comes in is checked between its tables; each wrong thing gets a sentence."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from small_scan import answers, small_scan, ties

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.tables import QUICKSCAN_TABLES


@pytest.fixture(autouse=True)
def _english_sentences():
    set_language("en")
    yield
    set_language("nl")


def people(scan: Quickscan, **changes: Any) -> pd.DataFrame:
    return scan.professionals.assign(**changes)


def test_a_right_quickscan_comes_back_with_the_declared_types() -> None:
    checked = check_quickscan(small_scan())
    assert str(checked.answers["answer"].dtype) == "Int64"
    assert checked.answers["answer"].isna().tolist() == [False, False, True]
    assert list(checked.tables) == [table.name for table in QUICKSCAN_TABLES]


def test_checking_leaves_the_given_tables_as_they_were() -> None:
    scan = small_scan()
    before = {name: frame.copy() for name, frame in scan.tables.items()}
    check_quickscan(scan)
    for name, frame in scan.tables.items():
        pd.testing.assert_frame_equal(frame, before[name])


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"answers": answers([4, 6, None])}, "sig_1 holds the answer 6; expected one of 1, 2, 3"),
        ({"answers": answers([4, "vaak", 2])}, "row 2: the column answer holds 'vaak'"),
        ({"answers": answers([4, 5, 3], item_id="sig_11")}, "item_id 'sig_11' .*nearest is sig_1"),
        (
            {"answers": answers([4, 5, 3], professional_id=["ann", "bo", "bo"])},
            "professional_id bo, wave 1, item_id sig_1 occurs more than once",
        ),
        (
            {"answers": answers([4, 5, 3], not_applicable=[True, False, False])},
            'ann answered the item sig_1 with 4 and also with "not applicable"',
        ),
        ({"answers": answers([4, 5, 3], professional_id=["ann", "bo", "kas"])}, "'kas' does not"),
        ({"answers": answers([4, 5, 3], wave=[1, 1, 2])}, "cas occurs in wave 2, but not in"),
        ({"ties": ties(["t1", "s1"])}, "bo names the own organisation s1"),
        ({"ties": ties(["t1", "t2"])}, "partner_id 't2' does not occur in the table organisations"),
        ({"ties": ties(["t1", "t1"], layer="signalern")}, "'signalern' .* nearest is signaleren"),
        ({"ties": ties(["t1", "t1"], level=6)}, "level holds 6; expected a value from 0 to 5"),
        ({"ties": ties(["t1", "t1"], quality=0)}, "quality holds 0; expected a value from 1 to 4"),
        (
            {"ties": ties(["s1", "s1"], organisation_id="t1")},
            "ann has the organisation_id t1, but elsewhere s1",
        ),
    ],
)
def test_each_wrong_thing_gets_its_sentence(tables: dict[str, pd.DataFrame], sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        check_quickscan(small_scan(**tables))


def ratings(**changes: object) -> pd.DataFrame:
    """How ann of the school rates the team."""
    columns = {
        "professional_id": ["ann"],
        "organisation_id": "s1",
        "partner_id": "t1",
        "wave": 1,
        "aspect_id": load_questionnaire().partner_aspects[0].aspect_id,
        "rating": 3,
    }
    return pd.DataFrame(columns | changes)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"aspect_id": "reliabel"}, "'reliabel' .* the nearest is reliable"),
        ({"rating": 5}, "rating holds 5; expected a value from 1 to 4"),
        ({"partner_id": "t2"}, "partner_id 't2' does not occur in the table organisations"),
        ({"partner_id": "s1"}, "ann rates the own organisation s1"),
        ({"organisation_id": "t1", "partner_id": "s1"}, "ann has the organisation_id t1"),
        ({"wave": 2}, "ann occurs in wave 2, but not in that wave"),
    ],
)
def test_each_wrong_rating_of_a_partner_gets_its_sentence(
    changes: dict[str, object], sentence: str
) -> None:
    assert len(check_quickscan(small_scan(partner_ratings=ratings())).partner_ratings) == 1
    with pytest.raises(QuickscanError, match=sentence):
        check_quickscan(small_scan(partner_ratings=ratings(**changes)))


def test_the_same_respondent_twice_is_told() -> None:
    scan = small_scan()
    twice = people(scan, professional_id=["ann", "bo", "bo"])
    with pytest.raises(QuickscanError, match="professional_id bo, wave 1 occurs more than once"):
        check_quickscan(scan.with_tables({"professionals": twice}))


def test_a_sector_that_the_questionnaire_does_not_have_is_told() -> None:
    scan = small_scan()
    other = scan.organisations.assign(sector=["school", "social_team"])
    with pytest.raises(QuickscanError, match="sector 'school' does not occur in the table quest"):
        check_quickscan(scan.with_tables({"organisations": other}))


def test_a_sector_that_differs_from_that_of_the_organisation_is_told() -> None:
    scan = small_scan()
    other = people(scan, sector="social_team")
    with pytest.raises(
        QuickscanError, match="s1 has the sector social_team, but elsewhere primary"
    ):
        check_quickscan(scan.with_tables({"professionals": other}))


def test_a_wijk_that_is_not_in_the_table_of_wijken_is_told() -> None:
    scan = small_scan()
    other = scan.works_in.assign(neighbourhood_id=["n1", "n1", "n2"])
    with pytest.raises(
        QuickscanError, match="neighbourhood_id 'n2' does not occur in the table neigh"
    ):
        check_quickscan(scan.with_tables({"works_in": other}))


def test_different_problems_are_told_together_and_each_kind_at_most_three_times() -> None:
    wrong = answers([6, 7, 8]).assign(item_id=["sig_1", "sig_2", "sig_3"])
    more = pd.concat([wrong, wrong.assign(item_id=["sig_4", "sig_5", "ond_1"])])
    with pytest.raises(QuickscanError) as caught:
        check_quickscan(small_scan(answers=more, ties=ties(["s1", "s1"])))
    lines = str(caught.value).splitlines()
    assert sum("holds the answer" in line for line in lines) == 3
    assert sum("own organisation" in line for line in lines) == 2
