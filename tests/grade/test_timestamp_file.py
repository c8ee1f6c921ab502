"""When work was handed in, whatever stands in the file or the name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.grade.course.exchange_records import records_of
from quickscan_sim.grade.platforms.times import read_moment
from quickscan_sim.grade.timestamp_file import TIMESTAMP, as_timestamp, read_time, time_of_folder

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-01 12:00:00 UTC",
        "2027-03-01T12:00:00Z",
        "2027-03-01 12:00:00.000000",
        "2027-03-01 13:00:00.0 Europe/Amsterdam\n",
        "2027-03-01 13:00:00+0100",
        "2027-03-01 12:00:00 XYZ",  # no zone that anybody knows
        "2027-03-01 12:00:00 Europe",  # a folder of zones
        "2027-03-01 12:00:00 a/../../b",
    ],
)
def test_one_moment_in_every_form_that_nbgrader_gives_it(text: str) -> None:
    assert read_time(text) == NOON


@given(st.datetimes(timezones=st.just(UTC)))
def test_what_is_written_is_read_back(moment: datetime) -> None:
    assert read_time(as_timestamp(moment)) == moment


@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ?[+-]\d\d:\d\d", fullmatch=True))
def test_no_text_of_a_student_stops_the_reading(text: str) -> None:
    found = read_time(text)
    assert found is None or found.tzinfo is UTC


def test_a_time_beyond_the_last_year_stops_no_collecting(tmp_path: Path) -> None:
    (tmp_path / "anna+werkblad+9999-12-31 23:59:59 -23:00+x").mkdir()
    (tmp_path / "bo+werkblad+2027-03-01 12:00:00 UTC+x").mkdir()
    found = {one.student: one.handed_in for one in records_of(tmp_path, "werkblad")}
    assert found == {"anna": None, "bo": NOON}


def test_such_a_name_in_a_download_is_no_moment() -> None:
    assert read_moment("0001-01-01-00-00-00") == ""


def test_a_folder_without_a_time_has_none(tmp_path: Path) -> None:
    assert time_of_folder(tmp_path) is None
    (tmp_path / TIMESTAMP).write_bytes(b"\xff\xfe soon")
    assert time_of_folder(tmp_path) is None
