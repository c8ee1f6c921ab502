"""Commands on a course folder: as little typing as possible, in the language of the course."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quickscan_sim.cli.course_of_command import as_typed, spoken
from quickscan_sim.cli.main import app
from quickscan_sim.cli.session import Languages
from quickscan_sim.cli.variants_of_course import target_of
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.course.new_course import CourseWish, new_course
from quickscan_sim.language import set_language


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """An English course of one module, with a class list."""
    folder = tmp_path_factory.mktemp("school") / "class"
    made = new_course(CourseWish(folder, "en", "2027-spring", modules=("M2",))).course
    made.class_list.write_text("student\nanna\nnoël\n", encoding="utf-8")
    return made


def test_variants_need_no_more_than_the_course_folder(course: Course) -> None:
    target = target_of(course.folder, None, None)
    assert (target.class_list, target.out, target.course_run) == (
        course.class_list,
        course.folder,
        "2027-spring",
    )


def test_a_list_for_a_resit_goes_to_the_course_that_out_names(
    course: Course, tmp_path: Path
) -> None:
    target = target_of(tmp_path / "who.csv", course.folder, None)
    assert target.class_list == tmp_path / "who.csv"
    assert target.course_run == "2027-spring"


def test_the_class_list_in_the_course_knows_its_course(course: Course) -> None:
    assert target_of(course.class_list, None, None).out == course.folder


def test_without_a_course_the_run_and_the_place_must_be_said(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match=r"--run .*--out"):
        target_of(tmp_path / "class.csv", None, "2027-spring")
    by_hand = target_of(tmp_path / "class.csv", tmp_path / "out", "2027-spring")
    assert (by_hand.out, by_hand.course) == (tmp_path / "out", None)


def test_variants_of_another_run_are_refused_in_a_course(course: Course) -> None:
    with pytest.raises(QuickscanError, match="Leave --run out"):
        target_of(course.folder, None, "2026-spring")


def test_a_course_without_a_class_list_says_how_to_add_it(tmp_path: Path) -> None:
    made = new_course(CourseWish(tmp_path / "class", "en", modules=("M2",))).course
    with pytest.raises(QuickscanError, match="--roster"):
        target_of(made.folder, None, None)


def test_a_course_speaks_its_own_language(course: Course, tmp_path: Path) -> None:
    assert spoken(None, course.folder) is Languages.en
    assert spoken(Languages.nl, course.folder) is Languages.nl
    assert spoken(None, tmp_path) is Languages.nl
    said = CliRunner().invoke(app, ["class", "grade", str(course.folder), "M9_wrong"])
    assert said.exit_code == 1
    assert "There is no assignment" in said.output


def test_grading_before_anything_was_made_says_what_comes_first(course: Course) -> None:
    said = CliRunner().invoke(app, ["class", "grade", str(course.folder), "M2_2_worksheet"])
    assert "quickscan class variants" in said.output


def test_a_folder_with_a_space_is_shown_in_quotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert as_typed(tmp_path / "my class") == '"my class"'
    assert as_typed(tmp_path / "class") == "class"


def test_a_dutch_course_gets_a_dutch_name_for_its_run(tmp_path: Path) -> None:
    new_course(CourseWish(tmp_path / "klas", "nl", modules=("M2",)))
    assert open_course(tmp_path / "klas").course_run.split("-")[1] in {"voorjaar", "najaar"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interrupt to send to a child")
def test_ctrl_c_lets_formgrader_close_by_itself_and_is_no_error() -> None:
    import signal
    import subprocess
    import threading

    from quickscan_sim.cli.class_formgrader import _until_stopped

    # What runs in the background inherits that an interrupt does nothing.
    code = "import signal, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += "try:\n print('up', flush=True)\n time.sleep(60)\n"
    code += "except KeyboardInterrupt:\n time.sleep(1)\n print('closed')"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as server:
            assert server.stdout is not None
            server.stdout.readline()
            threading.Timer(0.2, server.send_signal, [signal.SIGINT]).start()
            threading.Timer(0.3, signal.raise_signal, [signal.SIGINT]).start()
            assert _until_stopped(server) == 0
            assert b"closed" in server.stdout.read()
    finally:
        signal.signal(signal.SIGINT, before)
