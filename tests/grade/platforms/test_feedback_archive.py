"""The platforms' own rules for taking feedback back, written again from their source."""

import re
import zipfile

import pytest
from small_downloads import (
    ANNA,
    ASSIGNMENT,
    CLASS,
    JAN,
    OMER,
    blackboard_name,
    blackboard_note,
    brightspace_name,
    canvas_name,
    moodle_name,
    packed,
)

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.platforms.download import read_download
from quickscan_sim.grade.platforms.feedback_archive import (
    left_out_of_feedback,
    write_feedback_archive,
)
from quickscan_sim.grade.platforms.filing import file_arrivals

NB = f"{ASSIGNMENT}.ipynb"


@pytest.fixture
def pages(tmp_path):
    found = {}
    for one in (ANNA, OMER, JAN):
        page = tmp_path / "pages" / one.student / f"{ASSIGNMENT}.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<p>{one.student}")
        found[one.student] = page
    return found


def written(course, tmp_path, pages, platform, files):
    download = read_download(packed(tmp_path / "d.zip", files), CLASS)
    file_arrivals(course, ASSIGNMENT, download)
    place = write_feedback_archive(course, ASSIGNMENT, platform, pages)
    assert place.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(place) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def moodle_takes(name, participants):
    """``is_valid_filename_for_import`` of mod/assign/feedback/file/importziplib.php."""
    if name.split("/")[-1].startswith((".", "~")):
        return None
    parts = ["", *name.split("/")]
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) < 4 or not info[1].isdigit() or int(info[1]) not in participants:
            continue
        if (info[2], info[3]) not in {("assignsubmission", "file")}:
            continue
        parts.insert(0, info[4] if len(info) == 5 else "")
        return participants[int(info[1])], "/".join(parts)
    return None


@pytest.mark.parametrize("between", ["/", "_"])
def test_moodle_takes_every_page_back(course, tmp_path, pages, between):
    files = {f"{moodle_name(ANNA, 7)}{between}{NB}": "a", f"{moodle_name(JAN, 9)}{between}{NB}": ""}
    found = written(course, tmp_path, pages, "moodle", files)
    taken = {moodle_takes(name, {7: "500123", 9: "500125"}): text for name, text in found.items()}
    assert {who: text for (who, _), text in taken.items()} == {
        "500123": "<p>500123",
        "500125": "<p>500125",
    }
    assert all(name.strip("/").endswith(".html") for _, name in taken)
    assert left_out_of_feedback(course, ASSIGNMENT, "moodle", pages) == ("500124",)


def test_canvas_takes_every_page_back(course, tmp_path, pages):
    files = {
        f"{canvas_name(ANNA, late=True)}_4207_{ASSIGNMENT}-1.ipynb": "",
        f"{canvas_name(OMER)}_4208_{NB}": "",
        f"{canvas_name(JAN)}_text.html": "",
    }
    found = written(course, tmp_path, pages, "canvas", files)
    # infer_comment_context_from_filename of app/models/assignment.rb
    numbers = {
        tuple([word for word in name.split("_") if re.fullmatch(r"\d+", word)][:2]): text
        for name, text in found.items()
    }
    assert numbers == {("881", "4207"): "<p>500123", ("882", "4208"): "<p>500124"}
    assert left_out_of_feedback(course, ASSIGNMENT, "canvas", pages) == ("500125",)


def test_brightspace_gets_its_own_folders_of_the_last_attempt(course, tmp_path, pages):
    last = brightspace_name(ANNA, 1, "Nov 23, 2026 730 PM")
    files = {
        f"Werkblad/{brightspace_name(ANNA, 1, 'Nov 22, 2026 1005 AM')}/{NB}": "",
        f"Werkblad/{last}/{NB}": "x",
    }
    found = written(course, tmp_path, pages, "brightspace", files)
    assert found == {f"Werkblad/{last}/feedback_{ASSIGNMENT}.html": "<p>500123"}


def test_blackboard_gets_a_folder_for_each_student(course, tmp_path, pages):
    name = blackboard_name(OMER, "2026-11-23-19-30-00")
    files = {f"{name}_{NB}": "", f"{name}.txt": blackboard_note(OMER)}
    found = written(course, tmp_path, pages, "blackboard", files)
    assert found == {f"500124/{ASSIGNMENT}.html": "<p>500124"}


def test_without_a_download_there_is_no_way_back(course, pages):
    with pytest.raises(QuickscanError, match="nothing came in by a learning platform") as raised:
        write_feedback_archive(course, ASSIGNMENT, "moodle", pages)
    remedy = f"quickscan class collect {course.folder} {ASSIGNMENT} --from FILE"
    assert remedy in raised.value.in_language("en")


def test_the_wrong_platform_is_a_sentence(course, tmp_path, pages):
    written(course, tmp_path, pages, "moodle", {f"{moodle_name(ANNA, 7)}/{NB}": "a"})
    with pytest.raises(QuickscanError, match="choose the platform by which"):
        write_feedback_archive(course, ASSIGNMENT, "canvas", pages)
