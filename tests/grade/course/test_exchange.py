"""Hand out and collect through nbgrader's exchange: rights, versions, and what students try."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.collect import Collected, collect
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.exchange_checks import (
    check_exchange_for_collecting,
    check_exchange_for_release,
    owner_of,
)
from quickscan_sim.grade.course.release import release

WORKSHEET = "M2_2_worksheet"
STUDENTS = ("anna.devries", "bjorn", "s123456")

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
AS_ROOT = pytest.mark.skipif(not IS_ROOT, reason="only root can give files to another user")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no exchange of nbgrader")


@pytest.fixture
def exchanging(handed_out: Course, tmp_path: Path) -> Course:
    """A course with an exchange in which students can hand in."""
    course = replace(handed_out, exchange_root=str(tmp_path / "exchange"))
    (course.exchange / "inbound").mkdir(parents=True)
    return course


def hand_in(course: Course, student: str, time: str, **files: str) -> Path:
    """As ``nbgrader submit`` leaves it."""
    folder = course.exchange / "inbound" / f"{student}+{WORKSHEET}+{time} UTC+abcd1234"
    folder.mkdir()
    texts = {f"{WORKSHEET}.ipynb": "{}", "timestamp.txt": f"{time} UTC", **files}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def take_in(course: Course, **options: bool) -> Collected:
    return collect(course, WORKSHEET, STUDENTS, any_owner=True, **options)


def notebook_of(course: Course, student: str) -> str:
    file = course.submitted(student, WORKSHEET) / f"{WORKSHEET}.ipynb"
    return file.read_text(encoding="utf-8")


def texts_of(found: Collected) -> str:
    return "\n".join(note.in_language("en") for note in found.notes)


def versions_of(course: Course, student: str) -> list[str]:
    kept = course.arrived / WORKSHEET / student
    files = sorted(kept.glob(f"*/{WORKSHEET}.ipynb"))
    return [one.read_text(encoding="utf-8") for one in files]


def test_the_last_version_counts_and_every_version_is_kept(exchanging: Course) -> None:
    for time, text in (("2027-03-01 10:00:00.5", "first"), ("2027-03-01 11:00:00.0", "second")):
        hand_in(exchanging, "bjorn", time, **{f"{WORKSHEET}.ipynb": text})
    found = take_in(exchanging)
    assert (found.new, found.updated, found.nobody) == (["bjorn"], [], ["anna.devries", "s123456"])
    hand_in(exchanging, "bjorn", "2027-03-02 09:00:00.0", **{f"{WORKSHEET}.ipynb": "third"})
    assert take_in(exchanging).updated == ["bjorn"]
    assert take_in(exchanging).same == ["bjorn"]
    assert notebook_of(exchanging, "bjorn") == "third"
    assert versions_of(exchanging, "bjorn") == ["first", "second", "third"]


def test_work_that_came_in_another_way_is_kept_before_it_makes_room(exchanging: Course) -> None:
    place = exchanging.submitted("bjorn", WORKSHEET)
    place.mkdir(parents=True)
    (place / f"{WORKSHEET}.ipynb").write_text("by e-mail", encoding="utf-8")
    hand_in(exchanging, "bjorn", "2027-03-02 09:00:00.0", **{f"{WORKSHEET}.ipynb": "exchange"})
    take_in(exchanging)
    assert notebook_of(exchanging, "bjorn") == "exchange"
    assert sorted(versions_of(exchanging, "bjorn")) == ["by e-mail", "exchange"]


def test_work_that_is_newer_than_the_exchange_stays(exchanging: Course) -> None:
    place = exchanging.submitted("bjorn", WORKSHEET)
    place.mkdir(parents=True)
    (place / f"{WORKSHEET}.ipynb").write_text("later", encoding="utf-8")
    (place / "timestamp.txt").write_text("2027-03-03 09:00:00.0 UTC", encoding="utf-8")
    hand_in(exchanging, "bjorn", "2027-03-02 09:00:00.0")
    assert take_in(exchanging).same == ["bjorn"]
    assert notebook_of(exchanging, "bjorn") == "later"


def test_what_a_student_takes_back_from_the_exchange_is_still_here(exchanging: Course) -> None:
    folder = hand_in(exchanging, "bjorn", "2027-03-01 10:00:00.0", **{f"{WORKSHEET}.ipynb": "x"})
    take_in(exchanging)
    shutil.rmtree(folder)
    assert take_in(exchanging).nobody == ["anna.devries", "s123456"]
    assert notebook_of(exchanging, "bjorn") == "x"


def test_late_work_is_collected_and_said(exchanging: Course) -> None:
    with closing(sqlite3.connect(exchanging.gradebook)) as book:
        book.execute("UPDATE assignment SET duedate = '2027-03-01 12:00:00.000000'")
        book.commit()
    hand_in(exchanging, "anna.devries", "2027-03-01 11:59:00.0")
    hand_in(exchanging, "bjorn", "2027-03-01 12:01:00.0")
    found = take_in(exchanging)
    assert (found.new, found.late) == (["anna.devries", "bjorn"], ["bjorn"])


def test_work_of_somebody_who_is_not_in_the_class_is_kept_apart(exchanging: Course) -> None:
    hand_in(exchanging, "stranger", "2027-03-01 10:00:00.0")
    found = take_in(exchanging)
    assert "stranger is not on the class list" in texts_of(found)
    assert not exchanging.submitted("stranger", WORKSHEET).exists()
    assert versions_of(exchanging, "stranger") == ["{}"]


@AS_ROOT
def test_work_under_the_name_of_somebody_else_is_not_taken(exchanging: Course) -> None:
    # root gave in as bjorn: the folder belongs to root
    hand_in(exchanging, "bjorn", "2027-03-01 10:00:00.0")
    found = collect(exchanging, WORKSHEET, STUDENTS)
    assert "says it is of bjorn, but it belongs to root" in texts_of(found)
    assert found.nobody == list(STUDENTS)


def test_a_link_to_a_file_of_the_lecturer_is_not_followed(exchanging: Course) -> None:
    folder = hand_in(exchanging, "bjorn", "2027-03-01 10:00:00.0")
    (folder / "grades.db").symlink_to(exchanging.gradebook)
    (folder / "all").symlink_to(exchanging.folder / "for_lecturer")
    found = take_in(exchanging)
    taken = sorted(one.name for one in exchanging.submitted("bjorn", WORKSHEET).iterdir())
    assert taken == [f"{WORKSHEET}.ipynb", "timestamp.txt"]
    assert "grades.db" in texts_of(found)


def test_a_link_in_the_place_of_the_folder_is_not_followed(exchanging: Course) -> None:
    name = f"bjorn+{WORKSHEET}+2027-03-01 10:00:00.0 UTC+abcd"
    (exchanging.exchange / "inbound" / name).symlink_to(exchanging.folder)
    assert "is no folder" in texts_of(take_in(exchanging))
    assert not exchanging.submitted("bjorn", WORKSHEET).exists()


def test_a_pipe_does_not_make_the_class_wait(exchanging: Course) -> None:
    folder = hand_in(exchanging, "bjorn", "2027-03-01 10:00:00.0")
    os.mkfifo(folder / "answers.ipynb")
    assert take_in(exchanging).new == ["bjorn"]


def test_one_students_flood_does_not_stop_the_others(
    exchanging: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quickscan_sim.grade.course.plain_copy.MOST_BYTES", 5000)
    monkeypatch.setattr("quickscan_sim.grade.course.plain_copy.MOST_FILES", 10)
    hand_in(exchanging, "anna.devries", "2027-03-01 10:00:00.0", big="x" * 6000)
    many = {f"z{number}": "" for number in range(30)}
    hand_in(exchanging, "bjorn", "2027-03-01 10:00:00.0", **many)
    deep = hand_in(exchanging, "s123456", "2027-03-01 10:00:00.0")
    (deep / "/".join("d" * 60)).mkdir(parents=True)
    found = take_in(exchanging)
    assert found.new == list(STUDENTS)
    for student in STUDENTS:
        assert notebook_of(exchanging, student) == "{}"
    assert "big" in texts_of(found)


def test_a_folder_without_a_time_is_said(exchanging: Course) -> None:
    (exchanging.exchange / "inbound" / f"bjorn+{WORKSHEET}+yesterday+abcd").mkdir()
    assert "does not say when" in texts_of(take_in(exchanging))


def test_a_timestamp_file_that_nbgrader_cannot_read_is_mended_in_the_copy(
    exchanging: Course,
) -> None:
    hand_in(exchanging, "bjorn", "2027-03-01 10:00:00.5", **{"timestamp.txt": "soon"})
    take_in(exchanging)
    stamp = exchanging.submitted("bjorn", WORKSHEET) / "timestamp.txt"
    assert stamp.read_text(encoding="utf-8") == "2027-03-01 10:00:00.500000 UTC"
    (kept,) = (exchanging.arrived / WORKSHEET / "bjorn").iterdir()
    assert (kept / "timestamp.txt").read_text(encoding="utf-8") == "soon"


def test_work_is_for_the_lecturer_alone(exchanging: Course) -> None:
    folder = hand_in(exchanging, "bjorn", "2027-03-01 10:00:00.0")
    folder.chmod(0o777)
    take_in(exchanging)
    for place in (exchanging.arrived / WORKSHEET / "bjorn", exchanging.folder / "submitted/bjorn"):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_a_full_disk_keeps_what_came_in_before(exchanging: Course, files_small) -> None:
    hand_in(exchanging, "anna.devries", "2027-03-01 10:00:00.0")
    hand_in(exchanging, "bjorn", "2027-03-01 10:00:00.0", more="x" * 50_000)
    files_small(20_000)
    with pytest.raises(QuickscanError, match=r"disk is full.*run the command again"):
        take_in(exchanging)
    assert not list(exchanging.folder.rglob(".*half"))
    assert versions_of(exchanging, "anna.devries") == ["{}"]


# The exchange itself


def test_no_exchange_and_none_that_can_be_made_is_said(exchanging: Course) -> None:
    gone = replace(exchanging, exchange_root=f"{exchanging.folder}/elsewhere")
    with pytest.raises(QuickscanError, match="There is no exchange of nbgrader in"):
        check_exchange_for_collecting(gone)
    with pytest.raises(QuickscanError, match="lets nobody else in"):  # in a private folder
        check_exchange_for_release(gone)


def test_nothing_released_is_said(exchanging: Course) -> None:
    (exchanging.exchange / "inbound").rmdir()
    with pytest.raises(QuickscanError, match="Release an assignment with --exchange first"):
        check_exchange_for_collecting(exchanging)


def test_a_file_in_the_place_of_the_exchange_is_said(exchanging: Course, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    wrong = replace(exchanging, exchange_root=str(tmp_path / "file"))
    with pytest.raises(QuickscanError, match="is a file, and a folder was expected"):
        check_exchange_for_release(wrong)


def test_an_exchange_that_students_cannot_reach_is_said(exchanging: Course) -> None:
    closed = exchanging.exchange.parent.parent / "home"
    closed.mkdir(mode=0o700)
    (closed / "exchange").mkdir()
    wrong = replace(exchanging, exchange_root=str(closed / "exchange"))
    with pytest.raises(QuickscanError, match="Students cannot reach the exchange"):
        check_exchange_for_release(wrong)


@pytest.fixture
def open_place(tmp_path: Path) -> Path:
    """A folder that everybody can reach, unlike those of the tests."""
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="quickscan-exchange-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@AS_ROOT
def test_an_exchange_of_somebody_else_that_is_closed_is_said(
    exchanging: Course, open_place: Path
) -> None:
    root = open_place / "exchange"
    root.mkdir(mode=0o755)
    os.chown(root, 65534, -1)
    wrong = replace(exchanging, exchange_root=str(root))
    sentence = _said_by_another_user(wrong)
    assert f"The exchange {root} has rights 755" in sentence
    assert f"chmod 777 {root}" in sentence


@AS_ROOT
def test_a_course_of_somebody_else_in_the_exchange_is_said(
    exchanging: Course, open_place: Path
) -> None:
    open_place.chmod(0o777)
    theirs = replace(exchanging, exchange_root=str(open_place))
    theirs.exchange.mkdir()
    os.chown(theirs.exchange, 65534, -1)
    with pytest.raises(QuickscanError, match=f"belongs to {owner_of(theirs.exchange)}, not to you"):
        check_exchange_for_release(theirs)


@AS_ROOT
def test_release_opens_the_exchange_that_root_made_to_everybody(
    handed_out: Course, open_place: Path
) -> None:
    config = handed_out.folder / "nbgrader_config.py"
    root = open_place / "exchange"
    root.mkdir(mode=0o755)
    with config.open("a", encoding="utf-8") as file:
        file.write(f"\nc.Exchange.root = {str(root)!r}\n")
    course = replace(handed_out, exchange_root=str(root))
    for _ in range(2):
        done = release(course, WORKSHEET, to_exchange=True)
        assert stat.S_IMODE(root.stat().st_mode) == 0o777
        assert done.exchange is not None
        assert [one.name for one in done.exchange.iterdir()] == [f"{WORKSHEET}.ipynb"]
    inbound = check_exchange_for_collecting(course)
    assert stat.S_IMODE(inbound.stat().st_mode) & 0o777 == 0o733
    (inbound / "x").mkdir()
    assert collect(course, WORKSHEET, STUDENTS).nobody == list(STUDENTS)


def _said_by_another_user(course: Course) -> str:
    """What the check says to the user 33, in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setuid(33)
            check_exchange_for_release(course)
        except QuickscanError as problem:
            os.write(writing, problem.in_language("en").encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        sentence = said.read()
    os.waitpid(child, 0)
    return sentence
