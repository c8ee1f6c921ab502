"""Records of marking on disk: private, whole, and one damaged file hides no other."""

import stat

import pytest
from grade_records import record, small_answer

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.marked_files import (
    marked_file,
    read_marked,
    read_marked_files,
    read_marked_one,
    read_sound_mark,
    write_marked,
)


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path, "2027", "nl", "0")


def test_what_is_written_is_read_back_the_same(course):
    every = [record(name, [small_answer("M2.W1", "m")]) for name in ("Zoë de Wit", "a", "1000123")]
    for one in every:
        write_marked(course, one)
    assert sorted(read_marked(course, "M2_2_werkblad"), key=lambda one: one.student) == sorted(
        every, key=lambda one: one.student
    )
    assert read_marked_one(course, "M2_2_werkblad", "Zoë de Wit") == every[0]
    assert read_marked_one(course, "M2_2_werkblad", "nobody") is None


def test_a_damaged_record_is_named_and_the_others_are_read(course):
    write_marked(course, record("a", [small_answer("M2.W1", "1")]))
    for name, content in (("b", "{"), ("c", "[]"), ("d", '{"answers": 3}'), ("e", "\udcff")):
        place = marked_file(course, "M2_2_werkblad", name)
        place.write_bytes(content.encode("utf-8", "surrogateescape"))
    found = read_marked_files(course, "M2_2_werkblad")
    assert [one.student for one in found.marked] == ["a"]
    assert [one.facts["file"].name for one in found.problems] == [
        "b.json",
        "c.json",
        "d.json",
        "e.json",
    ]
    assert "Grade this student again" in found.problems[0].in_language("en")
    assert read_marked_one(course, "M2_2_werkblad", "b") is None
    assert read_sound_mark(course, "M2_2_werkblad", "nobody") is None
    with pytest.raises(QuickscanError, match=r"b\.json"):
        read_sound_mark(course, "M2_2_werkblad", "b")


def test_a_record_is_for_the_lecturer_alone(course):
    write_marked(course, record("a", []))
    place = marked_file(course, "M2_2_werkblad", "a")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_without_records_there_are_none(course):
    assert read_marked(course, "M2_2_werkblad") == ()


@pytest.mark.parametrize("name", ["", "..", "a/b", "/etc/passwd", "a\\b", "a\0b"])
def test_no_name_leads_out_of_the_folder(course, name):
    with pytest.raises(QuickscanError) as refused:
        marked_file(course, "M2_2_werkblad", name)
    assert "No file can be named after" in refused.value.in_language("en")
