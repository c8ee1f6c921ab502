"""What a lecturer reads on the screen after collecting a download."""

import pytest
from small_downloads import ANNA, ASSIGNMENT, OMER, ZOE, moodle_name, notebook, packed

from quickscan_sim.cli.class_download import collect_download, whose_code
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.teach.packs.personal_code import with_check_sign

NB = f"{ASSIGNMENT}.ipynb"
CODES = {"500123": with_check_sign("AAAAAAAAAAAA"), "500124": with_check_sign("BBBBBBBBBBBB")}


@pytest.fixture
def course(course):
    rows = "".join(f"{student},,{code},P-1\n" for student, code in CODES.items())
    write_whole(course.places().codes, f"student,group,code,pack_id\n{rows}".encode())
    return course


def read_on_screen(capsys, course, path, platform=None):
    collect_download(Screen("en"), course, ASSIGNMENT, path, platform)
    return " ".join(capsys.readouterr().out.split())


def test_a_lecturer_reads_who_is_there_who_is_not_and_what_to_look_at(tmp_path, capsys, course):
    files = {
        f"{moodle_name(ANNA, 7)}/{NB}": "",
        f"{moodle_name(ZOE, 8)}/{NB}": "",
        f"Omer Celic_9_assignsubmission_file/{NB}": "",
        "renamed by hand.ipynb": "",
    }
    text = read_on_screen(capsys, course, packed(tmp_path / "m.zip", files))
    for part in (
        "from Moodle: 2 new, 0 handed in again, 0 as before",
        "Moodle does not tell when",
        "'Omer Celic' is nobody on the class list",
        "The nearest name in the class list is Ömer Çelik",
        "nobody knows whose: renamed by hand.ipynb",
        "Nothing yet of 2 of 4 students: Ömer Çelik (500124), Jan O'Brien (500125)",
        "Next: quickscan class grade",
    ):
        assert part in text


def test_codes_of_the_class_tell_whose_an_anonymous_notebook_is(tmp_path, capsys, course):
    files = {
        f"Deelnemer_{n}_assignsubmission_file/{NB}": notebook(code=code.lower())
        for n, code in enumerate(CODES.values(), start=1)
    }
    text = read_on_screen(capsys, course, packed(tmp_path / "m.zip", files))
    assert "2 new" in text
    assert course.submitted(OMER.student, ASSIGNMENT).is_dir()


def test_a_code_with_a_typing_error_is_nobodys(course):
    owner = whose_code(course)
    assert owner(f" {CODES['500123'].lower()} ") == "500123"
    assert owner("AAAA-AAAA-AAAA0") is None
    assert owner("") is None


def test_a_course_without_class_list_takes_nothing_in(tmp_path, course):
    course.class_list.unlink()
    path = packed(tmp_path / "m.zip", {f"{moodle_name(ANNA, 7)}/{NB}": ""})
    with pytest.raises(QuickscanError, match="has no class list"):
        collect_download(Screen("en"), course, ASSIGNMENT, path)
    assert not course.arrived.exists()
