"""What students get, and what never goes along."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from grade.small_class import SECRET as OF_THE_CLASS
from grade.small_class import small_class
from grade.small_course import make_empty_gradebook

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import grade_id
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.gradebook_checks import has_assignment
from quickscan_sim.grade.course.kit_assignments import answer_cells_of_the_kit
from quickscan_sim.grade.course.leaks import leaks_in_folder
from quickscan_sim.grade.course.release import release
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marking.class_key import read_class_key
from quickscan_sim.grade.marking.mark_class import mark_class
from quickscan_sim.grade.rehearsal import hand_in_invented

WORKSHEET, DUTCH = "M2_2_worksheet", "M2_2_werkblad"
CODE, PACK_ID, SECRET = "7K3M-Q2XW-9T0HR", "0123456789abcdef" * 2, "ab" * 32


def hand_out_packs(course: Course, content: bytes = b"locked packs") -> None:
    """As ``quickscan class variants`` leaves them, with what the lecturer alone has."""
    places = course.places()
    for file, text in {
        places.archive: content,
        places.secret: f"{SECRET}\n".encode(),
        places.codes: f"student,group,code,pack_id\nbjorn,,{CODE},{PACK_ID}\n".encode(),
        course.class_list: b"student,email\ns123456,bjorn@example.org\n",
    }.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if file == places.archive else text)


def change(file: Path, what: Callable[[dict[str, Any]], None]) -> None:
    content = json.loads(file.read_text(encoding="utf-8"))
    what(content)
    file.write_text(json.dumps(content), encoding="utf-8")


def source_of(course: Course) -> Path:
    return course.source(WORKSHEET) / f"{WORKSHEET}.ipynb"


def cells_of(file: Path) -> dict[str, dict[str, Any]]:
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return {name: cell for cell in cells if (name := grade_id(cell))}


def answer_everything(content: dict[str, Any]) -> None:
    """As a lecturer does who tries the notebook out in the folder source."""
    for cell in content["cells"]:
        if (grade_id(cell) or "").endswith("-answer") and cell["cell_type"] == "code":
            cell["source"] = [*cell["source"][:-1], "answer = 7"]
        if cell["cell_type"] == "code":
            cell["execution_count"] = 3
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["It is 7."]}]


def test_students_get_the_notebook_and_the_packs_and_nothing_else(course: Course) -> None:
    hand_out_packs(course)
    done = release(course, WORKSHEET)
    expected = {f"{WORKSHEET}/{WORKSHEET}.ipynb", f"{WORKSHEET}/packs_2027-spring.zip"}
    with zipfile.ZipFile(done.archive) as archive:
        assert set(archive.namelist()) == expected
    found = {one.relative_to(done.folder.parent).as_posix() for one in done.folder.iterdir()}
    assert found == expected
    assert stat.S_IMODE(done.archive.parent.stat().st_mode) == 0o700
    assert has_assignment(course, WORKSHEET)
    assert not list(course.folder.glob(".*half*")) + list(course.folder.glob(".being*"))


def test_handing_out_again_gives_the_same_bytes(handed_out: Course) -> None:
    archive = handed_out.exports / f"{WORKSHEET}.zip"
    before = archive.read_bytes(), archive.stat().st_mtime_ns
    assert not release(handed_out, WORKSHEET).is_new
    assert (archive.read_bytes(), archive.stat().st_mtime_ns) == before


def test_packs_that_were_made_later_come_along_though_students_handed_in(
    handed_out: Course,
) -> None:
    handed_out.submitted("bjorn", WORKSHEET).mkdir(parents=True)
    hand_out_packs(handed_out)
    assert release(handed_out, WORKSHEET).packs == ("packs_2027-spring.zip",)
    hand_out_packs(handed_out, b"with one more")
    with zipfile.ZipFile(release(handed_out, WORKSHEET).archive) as archive:
        assert archive.read(f"{WORKSHEET}/packs_2027-spring.zip") == b"with one more"


def test_what_the_lecturer_tried_out_in_the_kits_cells_does_not_go_out(course: Course) -> None:
    change(source_of(course), answer_everything)
    done = release(course, WORKSHEET)
    released = cells_of(done.folder / f"{WORKSHEET}.ipynb")
    for (assignment, name), text in answer_cells_of_the_kit().items():
        if assignment == WORKSHEET:
            assert "".join(released[name]["source"]) == text
    assert "It is 7." not in (done.folder / f"{WORKSHEET}.ipynb").read_text(encoding="utf-8")


def test_an_own_question_of_a_lecturer_loses_its_answer_and_hidden_test(course: Course) -> None:
    marks = {"schema_version": 3, "locked": False, "task": False}
    own = {**marks, "grade_id": "own", "grade": False, "solution": True}
    test = {**marks, "grade_id": "own-test", "grade": True, "solution": False, "points": 1}
    solved = "x = 1\n### BEGIN SOLUTION\ny = 41 + 1\n### END SOLUTION"
    hidden = "assert y\n### BEGIN HIDDEN TESTS\nassert y == 42\n### END HIDDEN TESTS"

    def add(content: dict[str, Any]) -> None:
        for name, text, nbgrader in (("own", solved, own), ("own-test", hidden, test)):
            content["cells"].append(
                {
                    "cell_type": "code",
                    "id": name,
                    "execution_count": None,
                    "outputs": [],
                    "source": text,
                    "metadata": {"nbgrader": nbgrader},
                }
            )

    change(source_of(course), add)
    cells = cells_of(release(course, WORKSHEET).folder / f"{WORKSHEET}.ipynb")
    assert "41" not in "".join(cells["own"]["source"])
    assert "42" not in "".join(cells["own-test"]["source"])


def append_cell(text: str) -> Callable[[dict[str, Any]], None]:
    def add(content: dict[str, Any]) -> None:
        content["cells"].append(
            {"cell_type": "markdown", "id": "one-more", "metadata": {}, "source": text}
        )

    return add


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Björn has {CODE}.", "personal codes"),
        (CODE.replace("-", ""), "personal codes"),
        (f"pack {PACK_ID}", "a part of the key"),
        (SECRET, "the secret"),
        ("bjorn@example.org was here", "who is in the class"),
        ("see for_lecturer/key", "points at for_lecturer"),
        ("### BEGIN HIDDEN TESTS", "It says: RuntimeError: No end hidden tests statement found"),
    ],
)
def test_what_only_the_lecturer_has_is_found_in_the_notebook(
    course: Course, text: str, kind: str
) -> None:
    hand_out_packs(course)
    change(source_of(course), append_cell(text))
    with pytest.raises(QuickscanError, match=kind):
        release(course, WORKSHEET)
    assert not course.released(WORKSHEET).exists()
    assert not (course.exports / f"{WORKSHEET}.zip").exists()


def test_a_class_with_packs_and_marks_finds_nothing_of_the_lecturer_in_what_goes_out(
    tmp_path: Path,
) -> None:
    course = small_class(tmp_path, (DUTCH,))
    make_empty_gradebook(course.gradebook)
    release(course, DUTCH)
    hand_in_invented(course, DUTCH)
    mark_class(course, DUTCH, lambda: open_gradebook(course), sandbox=None)
    done = release(course, DUTCH, force=True)
    key = read_class_key(course)
    hidden = {OF_THE_CLASS, *key.hashes.values(), *key.entries, str(course.folder)}
    hidden |= {"for_lecturer", '"mutants"', '"submission_hash"', "SQLite format 3"}
    for name, entry in key.entries.items():
        code = key.draw.code(name)
        hidden |= {code, code.replace("-", ""), entry.pack_id, entry.fingerprint, entry.pack_hash}
        answers = {json.dumps(one.to_json()["right"]) for one in entry.expected.values()}
        hidden |= {one for one in answers if len(one) > 12}
    texts = {one.name: one.read_bytes() for one in sorted(done.folder.rglob("*")) if one.is_file()}
    for archive in (done.archive, *done.folder.rglob("*.zip")):
        with zipfile.ZipFile(archive) as content:
            texts |= {f"{archive.name}/{one}": content.read(one) for one in content.namelist()}
            texts[f"{archive.name}/names"] = " ".join(content.namelist()).encode()
    assert len(texts) >= 6
    found = {(n, one) for n, text in texts.items() for one in hidden if one.encode() in text}
    assert found == set()


@pytest.mark.parametrize("name", ["key.json", "solutions.ipynb", "truth/t.csv", "for_lecturer/x"])
def test_a_file_beside_the_notebook_is_refused(course: Course, name: str) -> None:
    planted = course.source(WORKSHEET) / name
    planted.parent.mkdir(exist_ok=True)
    planted.write_text("{}", encoding="utf-8")
    with pytest.raises(QuickscanError, match="stands beside the notebook"):
        release(course, WORKSHEET)
    assert not course.released(WORKSHEET).exists()


def test_a_file_for_students_goes_along_unless_it_holds_a_code(course: Course) -> None:
    hand_out_packs(course)
    extra = course.source(WORKSHEET) / "for_students"
    extra.mkdir()
    (extra / "map.png").write_bytes(b"a picture")
    done = release(course, WORKSHEET)
    assert (done.folder / "for_students" / "map.png").read_bytes() == b"a picture"
    with zipfile.ZipFile(extra / "more.zip", "w") as archive:
        archive.writestr("list.csv", f"bjorn,{CODE}")
    with pytest.raises(QuickscanError, match=r"for_students/more\.zip.*personal codes"):
        release(course, WORKSHEET)
    assert not (done.folder / "for_students" / "more.zip").exists()


def test_a_link_out_of_the_folder_is_refused(course: Course) -> None:
    extra = course.source(WORKSHEET) / "for_students"
    extra.mkdir()
    (extra / "notes.txt").symlink_to(course.folder / "gradebook.db")
    with pytest.raises(QuickscanError, match=r"for students|students get"):
        release(course, WORKSHEET)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("m2-w1-answer", "answer_w1 = 7"),
        ("m2-w1-answer", "answer_w1 = ...\nanswer_w1: int = 7"),
        ("m2-w1-answer", "answer_w1 = (7"),
    ],
)
def test_an_answer_in_what_would_go_out_is_found(handed_out: Course, cell: str, text: str) -> None:
    def answer(content: dict[str, Any]) -> None:
        next(one for one in content["cells"] if grade_id(one) == cell)["source"] = text

    folder = handed_out.released(WORKSHEET)
    assert leaks_in_folder(handed_out, WORKSHEET, folder) == []
    change(folder / f"{WORKSHEET}.ipynb", answer)
    (problem,) = leaks_in_folder(handed_out, WORKSHEET, folder)
    assert f"{cell} holds an answer" in problem.in_language("en")


def test_other_packs_than_those_of_the_class_are_found(handed_out: Course) -> None:
    folder = handed_out.released(WORKSHEET)
    (folder / "packs_2027-spring.zip").write_bytes(b"of another class")
    assert len(leaks_in_folder(handed_out, WORKSHEET, folder)) == 1


def test_a_changed_notebook_is_not_handed_out_over_work_of_students(handed_out: Course) -> None:
    before = (handed_out.released(WORKSHEET) / f"{WORKSHEET}.ipynb").read_bytes()
    handed_out.submitted("bjorn", WORKSHEET).mkdir(parents=True)
    change(source_of(handed_out), append_cell("One more hint."))
    with pytest.raises(QuickscanError, match=r"already handed in M2_2_worksheet \(1\).*--force"):
        release(handed_out, WORKSHEET)
    assert (handed_out.released(WORKSHEET) / f"{WORKSHEET}.ipynb").read_bytes() == before
    done = release(handed_out, WORKSHEET, force=True)
    assert done.earlier is not None
    assert (done.earlier / f"{WORKSHEET}.ipynb").read_bytes() == before
    assert "One more hint." in (done.folder / f"{WORKSHEET}.ipynb").read_text(encoding="utf-8")


def test_a_changed_notebook_is_handed_out_while_nobody_handed_in(handed_out: Course) -> None:
    change(source_of(handed_out), append_cell("One more hint."))
    done = release(handed_out, WORKSHEET)
    assert done.is_new
    assert done.earlier is None


def test_an_unknown_assignment_names_the_nearest(course: Course) -> None:
    with pytest.raises(QuickscanError, match="the nearest is M2_2_worksheet"):
        release(course, "M2_2_workshet")


def test_a_full_disk_leaves_what_was_handed_out(handed_out: Course, files_small) -> None:
    folder, archive = handed_out.released(WORKSHEET), handed_out.exports / f"{WORKSHEET}.zip"
    before = (folder / f"{WORKSHEET}.ipynb").read_bytes(), archive.read_bytes()
    change(source_of(handed_out), append_cell("One more hint."))
    files_small(9000)
    with pytest.raises(QuickscanError):
        release(handed_out, WORKSHEET)
    assert ((folder / f"{WORKSHEET}.ipynb").read_bytes(), archive.read_bytes()) == before
