import errno
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from small_downloads import (
    ANNA,
    ASSIGNMENT,
    CLASS,
    JAN,
    ZOE,
    brightspace_name,
    canvas_name,
    moodle_name,
    packed,
)

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.platforms import unpacking
from quickscan_sim.grade.platforms.arrival_index import read_index
from quickscan_sim.grade.platforms.download import read_download
from quickscan_sim.grade.platforms.filing import file_arrivals

NB = f"{ASSIGNMENT}.ipynb"
EVENING, MORNING = "Nov 23, 2026 730 PM", "Nov 22, 2026 1005 AM"


def collected(course, path):
    return file_arrivals(course, ASSIGNMENT, read_download(path, CLASS))


def files_below(folder):
    return {
        place.relative_to(folder).as_posix(): place.read_text()
        for place in sorted(folder.rglob("*"))
        if place.is_file() and place.suffix != ".zip"
    }


def brightspace(tmp_path, name="b.zip", **texts):
    """A download with one notebook for each moment: when=text of Anna's."""
    files = {
        f"{brightspace_name(ANNA, 1, when)}/{NB}": text for when, text in texts["anna"].items()
    }
    return packed(tmp_path / name, files)


def test_the_last_attempt_counts_and_earlier_ones_are_kept(tmp_path, course):
    path = brightspace(tmp_path, anna={MORNING: "first", EVENING: "second"})
    filed = collected(course, path)
    assert (filed.new, filed.earlier) == (["500123"], 1)
    place = course.submitted("500123", ASSIGNMENT)
    assert files_below(place) == {NB: "second", "timestamp.txt": "2026-11-23 18:30:00.000000 UTC"}
    aside = course.arrived / ASSIGNMENT / "500123" / "2026-11-22T090500Z"
    assert (aside / NB).read_text() == "first"
    kept = course.arrived / ASSIGNMENT / "_downloads" / filed.kept_as
    assert kept.read_bytes() == path.read_bytes()
    assert course.arrived.stat().st_mode & 0o077 == 0


def test_the_time_has_the_form_that_nbgrader_writes(tmp_path, course):
    collected(course, brightspace(tmp_path, anna={EVENING: "x"}))
    text = (course.submitted("500123", ASSIGNMENT) / "timestamp.txt").read_text()
    # timestamp_format of nbgrader/exchange/abc/exchange.py
    assert datetime.strptime(text, "%Y-%m-%d %H:%M:%S.%f %Z").isoformat() == "2026-11-23T18:30:00"


def test_the_same_zip_again_changes_nothing(tmp_path, course):
    path = brightspace(tmp_path, anna={MORNING: "first", EVENING: "second"})
    collected(course, path)
    before = files_below(course.folder)
    again = collected(course, path)
    assert (again.same, again.new, again.renewed, again.earlier) == (["500123"], [], [], 0)
    assert files_below(course.folder) == before
    assert len(list((course.arrived / ASSIGNMENT / "_downloads").iterdir())) == 1


def test_a_newer_zip_renews_and_an_older_one_does_not(tmp_path, course):
    old = brightspace(tmp_path, "old.zip", anna={MORNING: "first"})
    new = brightspace(tmp_path, "new.zip", anna={EVENING: "second"})
    collected(course, old)
    assert collected(course, new).renewed == ["500123"]
    place = course.submitted("500123", ASSIGNMENT)
    assert (place / NB).read_text() == "second"
    assert [name for name, _ in collected(course, old).stayed] == ["500123"]
    assert (place / NB).read_text() == "second"
    aside = course.arrived / ASSIGNMENT / "500123" / "2026-11-22T090500Z"
    assert (aside / NB).read_text() == "first"
    assert len(list(aside.parent.iterdir())) == 1


def test_something_newer_from_the_exchange_stays(tmp_path, course):
    place = course.submitted("500123", ASSIGNMENT)
    place.mkdir(parents=True)
    (place / NB).write_text("by exchange")
    (place / "timestamp.txt").write_text("2026-11-24 08:00:00.000000 UTC")
    filed = collected(course, brightspace(tmp_path, anna={EVENING: "by platform"}))
    assert "is newer, and stays" in filed.stayed[0][1].in_language("en")
    assert (place / NB).read_text() == "by exchange"
    aside = course.arrived / ASSIGNMENT / "500123" / "2026-11-23T183000Z"
    assert (aside / NB).read_text() == "by platform"


def test_without_times_the_newer_download_counts(tmp_path, course):
    name = f"{moodle_name(ANNA, 7)}/{NB}"
    first = packed(tmp_path / "1.zip", {name: "first"}, (2026, 11, 20, 9, 0, 0))
    second = packed(tmp_path / "2.zip", {name: "second"}, (2026, 11, 23, 9, 0, 0))
    place = course.submitted("500123", ASSIGNMENT)
    collected(course, first)
    assert not (place / "timestamp.txt").exists()
    assert collected(course, second).renewed == ["500123"]
    assert collected(course, first).stayed
    assert (place / NB).read_text() == "second"


def test_what_nobody_can_date_stays_as_it_is(tmp_path, course):
    place = course.submitted("500123", ASSIGNMENT)
    place.mkdir(parents=True)
    (place / NB).write_text("put there by hand")
    filed = collected(course, packed(tmp_path / "m.zip", {f"{moodle_name(ANNA, 7)}/{NB}": "x"}))
    assert "nobody can tell" in filed.stayed[0][1].in_language("en")
    assert (place / NB).read_text() == "put there by hand"


def test_a_number_that_the_platform_added_goes_and_no_file_hides_another(tmp_path, course):
    start = canvas_name(JAN, late=True)
    files = {
        f"{start}_1_{ASSIGNMENT}-2.ipynb": "notebook",
        f"{start}_2_timestamp.txt": "1999",
        f"{start}_3_Data.csv": "a",
        f"{start}_4_data.csv": "b",
        f"{start}_5_con.txt": "c",
    }
    filed = collected(course, packed(tmp_path / "c.zip", files))
    assert filed.late == ["500125"]
    assert files_below(course.submitted("500125", ASSIGNMENT)) == {
        NB: "notebook",
        "2_timestamp.txt": "1999",
        "Data.csv": "a",
        "2_data.csv": "b",
        "_con.txt": "c",
    }


def test_attempts_of_which_nobody_knows_the_last_are_all_kept(tmp_path, course):
    filed = collected(
        course, brightspace(tmp_path, anna={EVENING: "a", "23 gennaio 2026 900": "b"})
    )
    assert "cannot be read" in filed.failed[0][1].in_language("en")
    assert not course.submitted("500123", ASSIGNMENT).exists()
    kept = [text for name, text in files_below(course.arrived).items() if name.endswith(NB)]
    assert sorted(kept) == ["a", "b"]


def test_a_damaged_file_stops_nobody_else(tmp_path, course):
    text = "x" * 5000
    path = packed(
        tmp_path / "m.zip",
        {f"{moodle_name(ANNA, 7)}/{NB}": text, f"{moodle_name(ZOE, 8)}/{NB}": "fine"},
    )
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.infolist()[0].header_offset
    raw[start + 30 + len(f"{moodle_name(ANNA, 7)}/{NB}") + 5] ^= 0xFF
    path.write_bytes(raw)
    filed = collected(course, path)
    assert [name for name, _ in filed.failed] == ["500123"]
    assert filed.new == ["500126"]
    assert not course.submitted("500123", ASSIGNMENT).exists()
    assert not list((course.folder / "submitted").glob("**/.*"))


def test_a_full_disk_leaves_nothing_half(tmp_path, course, monkeypatch):
    path = brightspace(tmp_path, anna={EVENING: "x"})

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as changed:
        changed.setattr(unpacking.shutil, "copyfileobj", full)
        with pytest.raises(QuickscanError, match="could not be written"):
            collected(course, path)
    assert files_below(course.folder / "submitted") == {}
    assert collected(course, path).new == ["500123"]


@pytest.mark.parametrize("n", range(1, 12))
def test_killed_anywhere_it_goes_on_and_loses_nothing(tmp_path, course, monkeypatch, n):
    """The nth rename never comes back, as when the process is killed there."""
    collected(course, brightspace(tmp_path, "old.zip", anna={MORNING: "first"}))
    new = brightspace(tmp_path, "new.zip", anna={EVENING: "second"})
    rename, replace, left = Path.rename, Path.replace, [n]

    class Killed(BaseException):
        pass

    def dying(real):
        def move(self, target):
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            return real(self, target)

        return move

    with monkeypatch.context() as changed:
        changed.setattr(Path, "rename", dying(rename))
        changed.setattr(Path, "replace", dying(replace))
        with suppress(Killed):
            collected(course, new)
    collected(course, new)
    assert (course.submitted("500123", ASSIGNMENT) / NB).read_text() == "second"
    texts = [text for name, text in files_below(course.arrived).items() if name.endswith(NB)]
    assert texts == ["first"]
    assert read_index(course, ASSIGNMENT).students["500123"].handed_in.startswith("2026-11-23")


def test_what_a_killed_run_left_is_removed(tmp_path, course):
    place = course.submitted("500123", ASSIGNMENT)
    left = place.with_name(f".{ASSIGNMENT}.0123abcd.half")
    left.mkdir(parents=True)
    (left / "half.ipynb").write_text("{")
    collected(course, brightspace(tmp_path, anna={EVENING: "x"}))
    assert [one.name for one in place.parent.iterdir()] == [ASSIGNMENT]


def test_an_unpacked_folder_is_kept_as_a_zip(tmp_path, course):
    folder = tmp_path / "unpacked" / moodle_name(ANNA, 3)
    folder.mkdir(parents=True)
    (folder / NB).write_text("x")
    filed = collected(course, folder.parent)
    with zipfile.ZipFile(course.arrived / ASSIGNMENT / "_downloads" / filed.kept_as) as archive:
        assert archive.namelist() == [f"{folder.name}/{NB}"]


def test_an_unknown_assignment_is_refused_before_anything_is_written(tmp_path, course):
    download = read_download(brightspace(tmp_path, anna={EVENING: "x"}), CLASS)
    with pytest.raises(QuickscanError, match="no assignment 'M2_2_werkbald'"):
        file_arrivals(course, "M2_2_werkbald", download)
    assert not course.arrived.exists()


def test_a_damaged_index_says_how_to_go_on(tmp_path, course):
    path = brightspace(tmp_path, anna={EVENING: "x"})
    collected(course, path)
    index = course.class_list.parent / "arrivals" / f"{ASSIGNMENT}.json"
    index.write_text("{")
    with pytest.raises(QuickscanError, match="Rename that file"):
        collected(course, path)
