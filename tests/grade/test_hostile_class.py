"""One class in which nearly everybody is hostile or clumsy, marked in one go.

``STUDENTS`` says of each what was done, how many points that gives, and why. Everybody types the
right answers, worth 13 points, to the questions that are not named: so "12 of 13" says that a
trick cost its own question, and no other one. ``python tests/grade/test_hostile_class.py`` writes
the table with the results.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import hostile_code as code
from handed_in import (
    LOST,
    another_kernel,
    deleted,
    doubled,
    handed_in,
    in_cp1252,
    large_output,
    odd_metadata,
    retyped,
    rewritten,
    with_windows_line_ends,
    without_metadata,
    zip_of,
    zipped,
)
from sandbox import WHAT_TO_INSTALL
from small_class import add_pack, add_students, small_class

from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import StudentGrades, read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.marked_files import read_marked
from quickscan_sim.grade.marking.class_key import ClassKey, read_class_key
from quickscan_sim.grade.marking.mark_class import MarkedClass, mark_class
from quickscan_sim.grade.marking.mark_one import asked_in
from quickscan_sim.grade.sandbox import Limits, explain_missing, find_sandbox
from quickscan_sim.teach.judge import judge_all

WORKSHEET = "M2_2_werkblad"
FILE = f"{WORKSHEET}.ipynb"
FULL = 13.0
TIGHT = Limits(
    seconds=40, cpu_seconds=6, memory_bytes=450_000_000, file_bytes=8_000_000, disk_bytes=20_000_000
)
LESSON = ("open_worksheet", "help", "scores", "summary", "sector_cell", "below_cell")
LESSON += ("function_start",)
"""Cells of the lesson. Most hostile students empty them: they open the own wijk, which takes the
most time and changes nothing here."""

Answers = dict[str, str]
HandIn = Callable[[Path, Answers, Mapping[str, Any]], object]


@dataclass(frozen=True)
class Case:
    """One student: what was done, the points in all, and what the reason has to say.

    ``reason`` is that of ``question``, else of the failure; ``note`` is for the lecturer, and
    ``told`` for the student. ``points`` None: nobody can know before, ``right`` is compared.
    """

    did: str
    hand_in: HandIn
    points: float | None = FULL
    question: str = ""
    reason: str = ""
    note: str = ""
    told: str = ""


def _typed(*changes: Any, code: tuple[str, ...] = (), **options: Any) -> HandIn:
    """A notebook with the right answers, changed by hand."""

    def write(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
        done = [one(known) if isinstance(one, _Later) else one for one in changes]
        handed_in(folder, answers=right, code=code, changes=done, **options)

    return write


class _Later(partial[Any]):
    """A change that needs to know the answers."""


def _runs(source: str, *own: str) -> HandIn:
    """Code in the answer cell of W1; the rest is typed."""

    def write(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
        filled = source.format_map(known)
        answers = {**right, "M2.W1": filled} if filled else right
        handed_in(folder, answers=answers, code=own, changes=[rewritten(one, "") for one in LESSON])

    return write


def _answers(**other: str) -> HandIn:
    """Other answers typed."""
    changed = {f"M2.{name}": raw for name, raw in other.items()}
    return lambda folder, right, known: handed_in(
        folder,
        answers={**right, **{q: raw.format_map(known) for q, raw in changed.items()}},
        changes=[rewritten(one, "") for one in LESSON],
    )


def _lost(case: str) -> HandIn:
    return lambda folder, right, _known: LOST[case](folder, right)


def _file(name: str, content: bytes) -> HandIn:
    def write(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
        folder.mkdir(parents=True)
        (folder / name).write_bytes(content)

    return write


def _wrong_w1(known: Mapping[str, Any]) -> Any:
    return rewritten("m2-w1-answer", "answer_w1 = {wrong}".format_map(known))


def _forged_id(known: Mapping[str, Any]) -> Any:
    """A wrong answer to W1 whose cell says it is W2's answer, and one of W2's that says it is W1's
    check, worth 100 points.
    """

    def change(notebook: dict[str, Any]) -> None:
        by_id = {cell["id"]: cell for cell in notebook["cells"]}
        by_id["m2-w1-answer"]["metadata"]["nbgrader"]["grade_id"] = "m2-w2-answer"
        own = {"grade": True, "points": 100.0, "grade_id": "m2-w1-check", "locked": False}
        by_id["m2-w3-answer"]["metadata"]["nbgrader"].update(own)

    return change


def _pasted(notebook: dict[str, Any]) -> None:
    """W1's answer in a copy of W2's answer cell."""
    by_id = {cell["id"]: cell for cell in notebook["cells"]}
    by_id["m2-w1-answer"]["metadata"] = dict(by_id["m2-w2-answer"]["metadata"])
    by_id["m2-w1-answer"]["id"] = "pasted"


def _more_points(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        if "points" in cell["metadata"].get("nbgrader", {}):
            cell["metadata"]["nbgrader"]["points"] = 1000.0


def _code_in_first_cell(known: Mapping[str, Any]) -> Any:
    opened = 'my_scan = open_my_wijk("{others_code}", "nl")'.format_map(known)
    return rewritten("open_worksheet", f"from quickscan_sim.lesson import open_my_wijk\n{opened}\n")


def _zip(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
    zipped(handed_in(folder, answers=right))


def _zip_with_paths(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
    other = folder.parents[1] / "made_elsewhere"
    work = (handed_in(other, answers=right) / FILE).read_bytes()
    (other / FILE).unlink()
    other.rmdir()
    zip_of(folder, {f"../../../{FILE}": work, "../../../../gradebook.db": b"0", "/etc/x": b"0"})


def _link_to_another(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
    handed_in(folder.parents[1] / "anna" / WORKSHEET, answers=known["of_anna"])
    folder.parent.mkdir(parents=True)
    folder.symlink_to(folder.parents[1] / "anna" / WORKSHEET)


def _links_beside(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
    handed_in(folder, answers=right)
    (folder / "secret.txt").symlink_to(f"{known['course']}/for_lecturer/secret.txt")
    (folder / "up").symlink_to(folder.parents[2])
    os.mkfifo(folder / "pipe.csv")


def _practice(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
    handed_in(folder, answers=known["of_practice"])


def _copied(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
    handed_in(folder, answers=known["of_bilal"])


def _reads_own_pack(folder: Path, right: Answers, known: Mapping[str, Any]) -> None:
    answers = {**right, "M2.W1": code.WITH_CODE.format_map(known)}
    handed_in(folder, answers=answers, changes=[rewritten(one, "") for one in LESSON])


STOPPED = "Your code stopped"
STUDENTS: dict[str, Case] = {
    # Honest.
    "anna": Case("honest: everything typed, all right", _typed()),
    "bilal": Case(
        "honest: a misconception, a wrong number, one left open",
        _answers(W1="{mistake}", W2="1.23", W3="..."),
        9.0,
        "M2.W3",
        "Not answered",
    ),
    "chris": Case("honest: W1 is code that opens the own wijk", _reads_own_pack),
    "Zoë van Dijk": Case("honest: a name with a space and ë", _typed()),
    # Code that harms.
    "fork_bomb": Case(
        "starts programs without end", _runs(code.FORK_BOMB), 12, "M2.W1", "Your code"
    ),
    "deaf_loop": Case(
        "loops, and swallows every interrupt",
        _runs(code.DEAF_LOOP),
        12,
        "M2.W1",
        "computed longer than 6 seconds",
    ),
    "memory": Case("fills the memory", _runs(code.MEMORY), 12, "M2.W1", "GB of memory"),
    "disk": Case("fills the disk", _runs(code.FULL_DISK), 12, "M2.W1", f"{STOPPED}: OSError"),
    "flood": Case("prints 50 MB, then answers right", _runs(code.FLOOD)),
    "type": Case(
        "a value that lies about its type", _runs(code.LIES_ABOUT_TYPE), 12, "M2.W1", "Number"
    ),
    "equality": Case(
        "a wrong number that says it equals everything",
        _runs(code.LIES_ABOUT_EQUALITY),
        12,
        "M2.W1",
        "",
    ),
    "pandas": Case("patches pandas, answers wrong", _runs(code.PATCHED_PANDAS), 12, "M2.W1", ""),
    "kit": Case(
        "patches check, the judge and the reader, answers wrong",
        _runs(code.PATCHED_KIT),
        12,
        "M2.W1",
        "",
    ),
    "hooks": Case(
        "AST transformer and IPython hooks, answers wrong", _runs(code.AST_AND_HOOKS), 12, "M2.W1"
    ),
    "exit": Case(
        "sys.exit in an own cell, then code that is right",
        _runs('answer_w1 = int("{right}")', code.EXIT_AT_IMPORT),
    ),
    "hard_exit": Case(
        "os._exit in an own cell before the answer",
        _runs('answer_w1 = int("{right}")', code.HARD_EXIT),
        12,
        "M2.W1",
        "ended the run itself",
    ),
    "killed": Case("kills its own kernel", _runs(code.KILLED), 12, "M2.W1", "ended the run itself"),
    "snoop": Case(
        "reads processes, environments, the course folder", _runs(code.SNOOPS), 12, "M2.W1"
    ),
    "gradebook": Case(
        "opens the gradebook and gives everybody 99", _runs(code.CHANGES_GRADEBOOK), 12, "M2.W1"
    ),
    "loopback": Case("calls a server on this computer", _runs(code.TALKS), 12, "M2.W1"),
    "links_inside": Case(
        "makes links out of its folder while running", _runs(code.LEAVES_THE_FOLDER), 12, "M2.W1"
    ),
    "large_value": Case("an answer of 5 MB", _runs(code.LARGE), 12, "M2.W1", "large"),
    "deep_value": Case("a list 100,000 deep", _runs(code.DEEP), 12, "M2.W1", ""),
    "forger": Case(
        "writes forged results for W2 and that all is done, then answers W1 right",
        _runs(code.FORGES_LINES),
    ),
    "others_pack": Case(
        "code that opens the wijk of bilal, with an own pack in the folder",
        _runs(code.OTHERS_CODE),
        12,
        "M2.W1",
        STOPPED,
        "The personal code of bilal",
    ),
    "warning": Case("a right answer with a warning and stderr", _runs(code.WARNS)),
    # Tricks with nbgrader.
    "check_loop": Case(
        "an endless loop in the locked check cell",
        _typed(rewritten("m2-w1-check", "while True:\n    pass")),
        note="Locked cells were changed: m2-w1-check",
    ),
    "partial": Case(
        "1000 as last expression of the check cell, answers wrong",
        _typed(_Later(_wrong_w1), rewritten("m2-w1-check", "1000")),
        12,
        "M2.W1",
        note="Locked cells were changed",
    ),
    "points": Case("1000 points in the metadata of every cell", _typed(_more_points)),
    "points_wrong": Case(
        "the same, with a wrong answer", _typed(_Later(_wrong_w1), _more_points), 12, "M2.W1"
    ),
    "forged_id": Case(
        "the name of another question on two answer cells",
        _typed(_Later(_forged_id), _Later(_wrong_w1)),
        12,
        "M2.W1",
    ),
    "pasted": Case(
        "pastes W2's cell in the place of W1's, and answers right",
        _typed(_pasted),
        note="copied to answer another question: m2-w2-answer",
    ),
    "doubled": Case(
        "pastes the answer cell twice, the second is wrong",
        _typed(doubled("m2-w1-answer", "answer_w1 = 77")),
        note="more than once: m2-w1-answer",
    ),
    "check_doubled": Case(
        "pastes the check cell twice", _typed(doubled("m2-w1-check")), note="more than once"
    ),
    "no_check": Case(
        "deletes the check cells",
        _typed(deleted("m2-w1-check", "m2-w2-check", "m2-w1-show")),
        note="are back",
    ),
    "no_answer": Case(
        "deletes an answer cell", _typed(deleted("m2-w1-answer")), 12, "M2.W1", "", "are back"
    ),
    "retyped": Case("makes the answer cell markdown", _typed(retyped("m2-w1-answer"))),
    "no_metadata": Case("strips all metadata", _typed(without_metadata)),
    "odd_metadata": Case("metadata of impossible types", _typed(odd_metadata)),
    "renamed": Case(
        "renames the notebook",
        _typed(name="Zoë, opdracht één (2).ipynb"),
        note="is called Zoë, opdracht één (2).ipynb",
    ),
    "kernel": Case("another kernel: R", _typed(another_kernel()), note="it is for R"),
    "windows": Case("Windows line ends", _typed(saved=with_windows_line_ends)),
    "cp1252": Case("saved as cp1252", _typed(saved=in_cp1252)),
    "markup": Case(
        "markup, odd signs and a surrogate as answers",
        _answers(W1='"<script>alert(1)</script>\\ud800\\x00"', W4='"{{x}}[a](javascript:b)"'),
        11,
        "M2.W4",
    ),
    "infinite": Case("infinity and not-a-number", _answers(W1="1e999", W2="1e999 - 1e999"), 10),
    # Other files.
    "large": Case("50 MB of output in the notebook", _typed(large_output(50))),
    "three_gb": Case("a notebook of 3 GB", _lost("3 GB"), 0, reason="too large"),
    "no_json": Case("a notebook that is no JSON", _lost("not JSON"), 0, reason="no whole notebook"),
    "half": Case("half a notebook", _lost("half a notebook"), 0, reason="no whole notebook"),
    "nested": Case(
        "JSON 100,000 lists deep", _lost("nested 100,000 deep"), 0, reason="no whole notebook"
    ),
    "nothing": Case("an empty folder", _lost("empty folder"), 0, reason="Nothing was handed in"),
    "pdf": Case("only a PDF", _lost("only a PDF"), 0, reason=f"only {WORKSHEET}.pdf"),
    "zip": Case("a ZIP in place of the folder", _zip),
    "zip_paths": Case("a ZIP with paths out of the folder", _zip_with_paths),
    "link": Case("the folder is a link to the work of anna", _link_to_another, 0, reason="link"),
    "link_file": Case(
        "the notebook is a link", _lost("a link to somebody's work"), 0, reason="is a link"
    ),
    "links_beside": Case(
        "links and a pipe beside the notebook", _links_beside, note="pipe.csv, secret.txt and up"
    ),
    # Of others.
    "practice": Case(
        "the answers of the practice wijk",
        _practice,
        None,
        note="practice neighbourhood",
        told="practice neighbourhood",
    ),
    "copied": Case(
        "the answers of bilal's wijk",
        _copied,
        None,
        note="fit the neighbourhood of bilal",
        told="another neighbourhood",
    ),
    "others_code": Case(
        "bilal's code in the first cell, own answers",
        _typed(_Later(_code_in_first_cell)),
        note="The personal code of bilal",
    ),
    "no_first": Case("deletes the first cell", _typed(deleted("open_worksheet"))),
    "stranger": Case(
        "is not in the class", _typed(), 0, reason="The key has nobody called stranger"
    ),
    "other_work": Case(
        "hands in another assignment",
        _lost("another assignment"),
        0,
        reason="that is not M2_2_werkblad",
    ),
}
ABSENT = "absent"
HONEST = ("anna", "bilal", "chris", "Zoë van Dijk")
WITH_A_PACK = ("anna", "bilal", "chris", "others_pack")
ON_THE_LIST = (*(name for name in STUDENTS if name not in (*WITH_A_PACK, "stranger")), ABSENT)
"""These share the neighbourhood of anna."""


@dataclass(frozen=True)
class Graded:
    """What came of the one run."""

    course: Course
    key: ClassKey
    found: MarkedClass
    records: Mapping[str, MarkedSubmission]
    rows: Mapping[str, StudentGrades]
    before: Mapping[str, str]


def typed_right(key: ClassKey, student: str, asked: Any) -> Answers:
    """The right answers of the worksheet, as a student types them."""
    return _as_typed(key.entries[student].expected, asked)


def _as_typed(expected: Mapping[str, Any], asked: Any) -> Answers:
    whole = {"M2.W8"}
    return {
        one.question_id: repr(
            round(expected[one.question_id].right)
            if one.question_id in whole
            else expected[one.question_id].right
        )
        for one in asked.questions
        if one.kind in ("number", "choice")
    }


def hand_in_everything(course: Course, key: ClassKey, port: int) -> None:
    asked = asked_in(course, WORKSHEET)
    draw = key.draw
    for name, case in STUDENTS.items():
        of = name if name in key.entries else ABSENT
        right = typed_right(key, of, asked)
        first = key.entries[of].expected["M2.W1"]
        known = {
            "right": round(first.right),
            "wrong": round(first.right) + 40,
            "mistake": round(first.mutants["MV-S1"]),
            "course": course.folder,
            "port": port,
            "code": draw.code(of),
            "others_code": draw.code("bilal"),
            "of_anna": typed_right(key, "anna", asked),
            "of_bilal": typed_right(key, "bilal", asked),
            "of_practice": _as_typed(key.practice, asked),
        }
        case.hand_in(course.submitted(name, WORKSHEET), right, known)


def seal(folder: Path) -> dict[str, str]:
    """Everything below a folder: what it is, its size, and what is in it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        content = ""
        if path.is_symlink():
            content = str(path.readlink())
        elif path.is_file() and facts.st_size < 200_000_000:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        found[str(path.relative_to(folder))] = (
            f"{facts.st_mode} {facts.st_size} {facts.st_mtime_ns} {content}"
        )
    return found


def grade_everybody(place: Path) -> Graded:
    sandbox = find_sandbox()
    if sandbox is None:
        why = explain_missing()
        raise RuntimeError(why.in_language("en") if why else WHAT_TO_INSTALL)
    course = small_class(place, (WORKSHEET,))
    add_pack(course, "others_pack")
    add_students(course, ON_THE_LIST, like="anna")
    key = read_class_key(course)
    with socket.create_server(("127.0.0.1", 0)) as server:
        hand_in_everything(course, key, server.getsockname()[1])
        before = seal(course.folder / "submitted")
        found = mark_class(
            course, WORKSHEET, lambda: open_gradebook(course), sandbox=sandbox, limits=TIGHT
        )
    records = {one.student: one for one in read_marked(course, WORKSHEET)}
    rows = {one.student: one for one in read_grades(course, WORKSHEET)}
    return Graded(course, key, found, records, rows, before)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graded]:
    if not sys.platform.startswith("linux"):
        pytest.skip("Student code runs apart on Linux only: this is not tested here.")
    if find_sandbox() is None:
        why = explain_missing()
        pytest.fail(why.in_language("en") if why else WHAT_TO_INSTALL)
    os.environ["QUICKSCAN_TEST_SECRET"] = "SESAME"
    try:
        yield grade_everybody(tmp_path_factory.mktemp("hostile"))
    finally:
        del os.environ["QUICKSCAN_TEST_SECRET"]


def reason_of(record: MarkedSubmission, case: Case) -> str:
    """The sentence that says why."""
    if record.failure is not None:
        return record.failure.en
    if case.question:
        return next(one.reason.en for one in record.answers if one.question_id == case.question)
    return " ".join(one.en for one in record.notes)


def test_there_are_enough_of_them() -> None:
    assert len(STUDENTS) - len(HONEST) >= 30


def test_everybody_is_marked_and_nobody_twice(graded: Graded) -> None:
    assert sorted(one.student for one in graded.found.now) == sorted(STUDENTS)
    assert set(graded.records) == set(STUDENTS)
    assert graded.found.not_handed_in == (ABSENT,)


@pytest.mark.parametrize("name", STUDENTS)
def test_the_points_are_those_of_the_table(name: str, graded: Graded) -> None:
    case, record = STUDENTS[name], graded.records[name]
    if case.points is None:
        assert record.points < FULL / 2
    else:
        lost = [one for one in record.answers if one.points < one.worth and one.worth]
        assert record.points == case.points, [(one.question_id, one.reason.en) for one in lost]
        if case.question and case.points == FULL - 1:
            assert [one.question_id for one in lost] == [case.question]


@pytest.mark.parametrize("name", STUDENTS)
def test_the_reason_says_what_happened(name: str, graded: Graded) -> None:
    case, record = STUDENTS[name], graded.records[name]
    assert (record.failure is not None) == (case.points == 0)
    if record.failure is not None:
        assert case.reason in record.failure.en
        assert {one.reason for one in record.answers} == {record.failure}
    elif case.question:
        answer = next(one for one in record.answers if one.question_id == case.question)
        assert answer.points == 0
        assert case.reason in answer.reason.en
        assert answer.reason.en
    assert case.note in "\n".join(one.en for one in record.notes)
    assert case.told in "\n".join(one.en for one in record.notes_for_student)


@pytest.mark.parametrize("name", STUDENTS)
def test_the_gradebook_says_the_same(name: str, graded: Graded) -> None:
    record, row = graded.records[name], graded.rows[name]
    assert row.points == pytest.approx(record.points)
    assert set(row.grades) == {one.question_id for one in record.answers}
    for answer in record.answers:
        in_book = row.grades[answer.question_id]
        assert in_book.worth == answer.worth
        assert in_book.by_hand is None
        if not answer.needs_a_person:
            assert in_book.automatic == answer.points
            assert not in_book.waits


@pytest.mark.parametrize("name", STUDENTS)
def test_formgrader_gets_a_notebook_that_can_be_shown(name: str, graded: Graded) -> None:
    import nbformat

    file = graded.course.autograded(name, WORKSHEET) / FILE
    content = json.loads(file.read_text(encoding="utf-8"))
    nbformat.validate(content)
    assert len(file.read_bytes()) < 2_000_000


@pytest.mark.parametrize("name", HONEST)
def test_the_honest_between_them_get_exactly_the_points_of_the_judge(
    name: str, graded: Graded
) -> None:
    asked = asked_in(graded.course, WORKSHEET)
    expected = graded.key.entries[name].expected
    answers: dict[str, Any] = {
        question: eval(raw) for question, raw in typed_right(graded.key, name, asked).items()
    }
    if name == "bilal":
        answers |= {"M2.W1": round(expected["M2.W1"].mutants["MV-S1"]), "M2.W2": 1.23}
        answers["M2.W3"] = ...
    judged = {one.question_id: one for one in judge_all(asked.questions, expected, answers)}
    for one in graded.records[name].answers:
        assert one.points == judged[one.question_id].points
        assert one.misconceptions == judged[one.question_id].misconceptions
        is_same_way = name != "chris" and one.question_id != "M2.W13"
        assert not is_same_way or one.reason.en == judged[one.question_id].reason.in_language("en")


def test_nothing_that_was_handed_in_has_changed(graded: Graded) -> None:
    assert seal(graded.course.folder / "submitted") == graded.before


def test_whose_work_it_fits_is_told_to_the_lecturer_alone(graded: Graded) -> None:
    for record in graded.records.values():
        told = "\n".join(one.en + one.nl for one in record.notes_for_student)
        told += "\n".join(one.reason.en + one.reason.nl for one in record.answers)
        others = [name for name in ("anna", "bilal", "chris") if name != record.student]
        assert not [name for name in others if name in told and record.student != "link"]


def test_nobody_lost_a_point_to_their_neighbour(graded: Graded) -> None:
    """Typed answers never pass the sandbox: whatever runs before or after, they are the same."""
    typed = [n for n, case in STUDENTS.items() if case.points and case.points >= 12]
    for name in typed:
        others = [one for one in graded.records[name].answers if one.question_id != "M2.W1"]
        assert sum(one.points for one in others) >= FULL - 2


def as_markdown(graded: Graded) -> str:
    """The table of results."""
    lines = ["| student | what was done | points | of | reason |", "|---|---|---|---|---|"]
    for name, case in STUDENTS.items():
        record = graded.records[name]
        reason = reason_of(record, case).replace("|", "\\|").replace("\n", " ")
        worth = f"{record.worth:g}"
        lines.append(f"| {name} | {case.did} | {record.points:g} | {worth} | {reason[:240]} |")
    return "\n".join(lines)


if __name__ == "__main__":
    os.environ["QUICKSCAN_TEST_SECRET"] = "SESAME"
    with tempfile.TemporaryDirectory() as place:
        print(as_markdown(grade_everybody(Path(place))))
