"""What students hand in comes out as their work, however clumsy; or it is said why it does not."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from grade.handed_in import (
    CLUMSY,
    LOST,
    another_kernel,
    assignment,
    deleted,
    doubled,
    handed_in,
    moved,
    own_cell,
    retyped,
    rewritten,
    with_output,
    without_ids,
    without_metadata,
    zipped,
)

from quickscan_sim.grade.submissions import Submission, read_submission
from quickscan_sim.grade.submissions.read_submission import UNFORESEEN

TYPED = {"M2.W1": "12", "M2.W2": "2.75", "M2.W3": "3", "M2.W4": '"a"', "M2.W9": '"c"'}
READ = {"M2.W1": 12, "M2.W2": 2.75, "M2.W3": 3, "M2.W4": "a", "M2.W9": "c"}
TEXT = "*Dubbelklik hier en schrijf je antwoord.*"

NOTED = {
    "renamed": "is called Zoë de Vries, opdracht één.ipynb",
    "downloaded twice": "is called M2_2_werkblad (1).ipynb",
    "a copy": "is called M2_2_werkblad-Copy1.ipynb",
    "saved as text": "is called M2_2_werkblad.ipynb.txt",
    "empty one beside it": "set aside: 1 (M2_2_werkblad.ipynb)",
    "English twin": "in the other language",
    "no metadata": "knows them by: 39",
    "no metadata, no ids": "knows them by: 39",
    "odd metadata": "knows them by: 39",
    "R kernel": "for R; it is read as Python",
    "JavaScript kernel": "for javascript; it is read as Python",
    "locked cells deleted": "are back: m2-w1-show, m2-w1-check and m2-w2-check",
    "locked cells changed": "Locked cells were changed: m2-w1-check",
    "answer cell doubled": "more than once: m2-w1-answer",
    "check cell doubled": "more than once: m2-w1-check",
    "cells merged": "typed in another cell counts",
    "answer cells merged": "typed in another cell counts",
    "answer cell is markdown": "another kind: m2-w1-answer",
    "answer cell is raw": "another kind: m2-w1-answer",
    "a pipe beside it": "pipe.csv and pipe.ipynb",
    "links beside it": "passwd.txt, up and zero.csv",
    "10,000 files": "set aside: 9950 (",
}
SAID = {
    "empty folder": "Nothing was handed in.",
    "no folder": "Nothing was handed in.",
    "not JSON": "is no whole notebook",
    "half a notebook": "is no whole notebook",
    "empty file": "is empty",
    "no notebook": "there are no cells in it",
    "only a PDF": "only M2_2_werkblad.pdf",
    "a PDF called notebook": "its content is PDF",
    "another assignment": "M2_3_opdracht.ipynb is M2_3_opdracht, not M2_2_werkblad",
    "a link to somebody's work": "is a link",
    "3 GB": "too large",
    "nested 100,000 deep": "is no whole notebook",
    "4 million empty lists": "too large",
}


def read(folder: Path, name: str = "M2_2_werkblad") -> Submission:
    found = read_submission(folder, "s1", assignment(name), "2026-11-20T12:00:00Z")
    ids = [cell["id"] for cell in found.cells]
    assert len(ids) == len(set(ids))
    content = json.loads(json.dumps(found.cells, allow_nan=False))
    nbformat.validate({"cells": content, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    assert found.failure is None or found.failure.text != UNFORESEEN
    return found


def notes(found: Submission) -> str:
    return "\n".join(note.in_language("en") for note in found.notes)


def source(found: Submission, cell_id: str) -> str:
    return next(str(cell["source"]) for cell in found.cells if cell["id"] == cell_id)


def order(found: Submission, *cell_ids: str) -> list[str]:
    return [cell["id"] for cell in found.cells if cell["id"] in cell_ids]


@pytest.mark.parametrize("case", CLUMSY)
def test_no_answer_is_lost_by_clumsiness(case: str, tmp_path: Path) -> None:
    found = read(CLUMSY[case](tmp_path / "work", TYPED))
    assert found.failure is None
    assert {name: found.answers[name].value for name in READ} == READ
    assert found.answers["M2.W5"].value is ...
    assert tuple(found.answers) == assignment().questions
    assert NOTED.get(case, "") in notes(found)
    if case not in NOTED:
        assert found.notes == ()


@pytest.mark.parametrize("case", LOST)
def test_what_cannot_be_read_says_what_was_found_and_what_to_do(case: str, tmp_path: Path) -> None:
    found = read(LOST[case](tmp_path / "work", TYPED))
    assert found.failure is not None
    assert SAID[case] in found.failure.in_language("en")
    assert (found.cells, found.answers, found.to_run, found.files) == ((), {}, (), ())
    assert len(found.submission_hash) == 64


def test_the_notebook_of_the_assignment_itself_needs_no_repair(tmp_path: Path) -> None:
    for name in ("M2_2_werkblad", "M5_3_opdracht", "M6_3_assignment"):
        found = read(handed_in(tmp_path / name, name), name)
        assert found.notes == ()
        assert [cell["id"] for cell in found.cells] == [
            cell["id"] for cell in assignment(name).cells
        ]
        for now, then in zip(found.cells, assignment(name).cells, strict=True):
            assert (now["cell_type"], now["metadata"]) == (then["cell_type"], then["metadata"])
            assert now["source"] == "".join(then["source"])


def test_locked_cells_and_points_come_from_the_assignment(tmp_path: Path) -> None:
    def richer(notebook: dict[str, list[dict[str, dict[str, dict[str, object]]]]]) -> None:
        for cell in notebook["cells"]:
            if "nbgrader" in cell["metadata"]:
                cell["metadata"]["nbgrader"].update(points=1000.0, locked=False)

    changes = (richer, rewritten("m2-w1-check", 'answer_w1 = 99\ncheck("M2.W1", answer_w1)'))
    found = read(handed_in(tmp_path, answers=TYPED, changes=changes))
    as_handed_out = {cell["id"]: cell for cell in assignment().cells}
    for cell in found.cells:
        if cell["id"] in as_handed_out:
            assert cell["metadata"] == as_handed_out[cell["id"]]["metadata"]
    assert source(found, "m2-w1-check").endswith('check("M2.W1", answer_w1)')
    assert "99" not in source(found, "m2-w1-check")
    assert found.answers["M2.W1"].value == 12
    assert "m2-w1-check" not in [cell.cell_id for cell in found.to_run]


def test_what_runs_is_the_students_own_in_order_without_locked_and_empty_cells(
    tmp_path: Path,
) -> None:
    changes = (own_cell("", after="scores"), own_cell("later = 1", after="scores"))
    found = read(handed_in(tmp_path, answers=TYPED, code=["first = 1"], changes=changes))
    texts = [cell.source for cell in found.to_run]
    assert texts[1] == "first = 1"
    assert texts.index("later = 1") > texts.index("first = 1")
    assert all(text.strip() for text in texts)
    assert not any("show_question(" in text or 'check("' in text for text in texts)
    kept = [cell["id"] for cell in found.cells]
    assert [one.cell_id for one in found.to_run] == [
        name for name in kept if name in {cell.cell_id for cell in found.to_run}
    ]


# Deleted, copied and moved cells.


def test_deleted_cells_come_back_where_they_were(tmp_path: Path) -> None:
    gone = ("m2-w1-show", "m2-w1-answer", "m2-w1-check", "m2-w9-answer", "open_worksheet")
    found = read(handed_in(tmp_path, answers={"M2.W2": "2.5"}, changes=[deleted(*gone)]))
    assert [cell["id"] for cell in found.cells] == [cell["id"] for cell in assignment().cells]
    assert found.answers["M2.W1"].value is None
    assert found.answers["M2.W1"].problem is not None
    assert found.answers["M2.W2"].value == 2.5


def test_an_ordinary_cell_that_a_student_replaced_does_not_come_back(tmp_path: Path) -> None:
    opened = source(read(handed_in(tmp_path / "whole")), "open_worksheet")
    replaced = own_cell(opened.replace('""', '"code"'), after="open_worksheet")
    changes = [replaced, deleted("open_worksheet", "extra")]
    found = read(handed_in(tmp_path / "changed", changes=changes))
    assert order(found, "open_worksheet", "extra") == []


def test_an_answer_in_the_copy_of_an_empty_cell_counts(tmp_path: Path) -> None:
    found = read(handed_in(tmp_path, changes=[doubled("m2-w1-answer", "answer_w1 = 5")]))
    assert found.answers["M2.W1"].value == 5
    assert "more than once: m2-w1-answer" in notes(found)


def test_of_two_filled_copies_the_first_counts(tmp_path: Path) -> None:
    changes = [doubled("m2-w1-answer", "answer_w1 = 5")]
    found = read(handed_in(tmp_path, answers=TYPED, changes=changes))
    assert found.answers["M2.W1"].value == 12
    assert source(found, "m2-w1-answer-pasted") == "answer_w1 = 5"


def test_a_copied_cell_that_answers_another_question_counts_for_that_one(tmp_path: Path) -> None:
    changes = [doubled("m2-w1-answer", "answer_w2 = 2.75")]
    found = read(handed_in(tmp_path, answers={"M2.W1": "12"}, changes=changes))
    assert found.answers["M2.W1"].value == 12
    assert found.answers["M2.W2"].value == 2.75


@pytest.mark.parametrize(
    ("copied", "over"),
    [
        ("m2-w1-answer", "m2-w2-answer"),
        ("m2-w2-answer", "m2-w1-answer"),
        ("m2-w13-answer", "m2-w1-answer"),
        ("m2-w1-check", "m2-w2-answer"),
    ],
)
def test_another_cell_pasted_in_the_place_of_an_answer_cell_costs_nothing(
    tmp_path: Path, copied: str, over: str
) -> None:
    def paste(notebook: dict[str, Any]) -> None:
        by_id = {cell["id"]: cell for cell in notebook["cells"]}
        by_id[over]["metadata"] = copy.deepcopy(by_id[copied]["metadata"])
        by_id[over]["id"] = "pasted"

    found = read(handed_in(tmp_path, answers=TYPED, changes=[paste]))
    assert {name: found.answers[name].value for name in READ} == READ
    assert "copied to answer another question" in notes(found) or "check" in copied


def test_a_copied_cell_with_a_slip_is_still_the_first_that_counts(tmp_path: Path) -> None:
    changes = [rewritten("m2-w1-answer", "12"), doubled("m2-w1-answer", "answer_w1 = 5")]
    assert read(handed_in(tmp_path, changes=changes)).answers["M2.W1"].value == 12


def test_the_wrong_name_in_an_answer_cell_answers_nothing(tmp_path: Path) -> None:
    found = read(handed_in(tmp_path, answers={"M2.W1": "answer_w2 = 5"}))
    assert found.answers["M2.W1"].problem is not None
    assert found.answers["M2.W2"].value is ...


def test_moved_cells_stay_where_the_student_put_them(tmp_path: Path) -> None:
    found = read(handed_in(tmp_path, answers=TYPED, changes=[moved("m2-w9-answer")]))
    assert order(found, "m2-w1-answer", "m2-w9-answer") == ["m2-w9-answer", "m2-w1-answer"]
    assert found.answers["M2.W9"].value == "c"


# An answer in another place than its cell.


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ([rewritten("m2-w1-check", 'answer_w1 = 5\ncheck("M2.W1", answer_w1)')], 5),
        ([rewritten("m2-w1-check", 'check("M2.W1", 5)')], 5),
        ([own_cell("answer_w1 = 5", after="m2-w1-check")], 5),
        ([own_cell("answer_w1 = 5", after="open_worksheet")], 5),
        ([own_cell("answer_w1 = 5\nanswer_w1 = 6", after="help")], 6),
        ([own_cell("answer_w1 = 6", after="help"), own_cell("answer_w1 = 5", after="help")], 6),
        ([deleted("m2-w1-answer"), own_cell("answer_w1 = 5", after="m2-w1-show")], 5),
        ([rewritten("m2-w1-answer", ""), own_cell("answer_w1 = 5", after="help")], 5),
        ([rewritten("m2-w1-answer", "answer_w1 = ("), own_cell("answer_w1 = 5", after="help")], 5),
        ([own_cell("answer_w1 = 5", after="help", kind="markdown")], 5),
    ],
)
def test_an_answer_in_another_cell_counts_when_its_own_holds_none(
    changes: list[object], value: int, tmp_path: Path
) -> None:
    found = read(handed_in(tmp_path, changes=changes))  # type: ignore[arg-type]
    answered = found.answers["M2.W1"]
    assert answered.value == value
    assert answered.cell_id in [cell["id"] for cell in found.cells]
    assert found.notes


def test_a_later_cell_never_changes_a_filled_answer(tmp_path: Path) -> None:
    changes = [own_cell("answer_w1 = 99", after="m2-w1-check")]
    found = read(handed_in(tmp_path, answers=TYPED, changes=changes))
    assert found.answers["M2.W1"].value == 12
    assert found.answers["M2.W1"].cell_id == "m2-w1-answer"


def test_code_typed_in_a_check_cell_runs_in_a_cell_of_its_own(tmp_path: Path) -> None:
    text = 'answer_w1 = len(my_scan)\ncheck("M2.W1", answer_w1)'
    found = read(handed_in(tmp_path, changes=[rewritten("m2-w1-check", text)]))
    answered = found.answers["M2.W1"]
    assert answered.is_code
    assert answered.cell_id != "m2-w1-check"
    assert {cell.cell_id: cell.source for cell in found.to_run}[answered.cell_id] == text
    assert order(found, answered.cell_id, "m2-w1-check") == [answered.cell_id, "m2-w1-check"]


def test_code_that_names_a_function_of_another_cell_has_to_run(tmp_path: Path) -> None:
    found = read(handed_in(tmp_path, answers={"M2.W13": "theme_score", "M2.W4": "a"}))
    assert found.answers["M2.W13"].is_code
    assert found.answers["M2.W4"].problem is not None
    assert not found.answers["M2.W4"].is_code


# Texts that a person reads.


@pytest.mark.parametrize(
    "changes",
    [
        [rewritten("m2-a10-answer", "Wij zien veel.")],
        [rewritten("m2-a10-answer", f"{TEXT}\n\nWij zien veel.")],
        [rewritten("m2-a10-answer", "Wij zien veel."), retyped("m2-a10-answer", "code")],
        [rewritten("m2-a10-answer", "Wij zien veel."), retyped("m2-a10-answer", "raw")],
        [own_cell("Wij zien veel.", after="m2-a10-answer", kind="markdown")],
        [own_cell("Wij zien veel.", after="m2-a10-show", kind="markdown")],
        [
            deleted("m2-a10-answer"),
            own_cell("Wij zien veel.", after="m2-a10-show", kind="markdown"),
        ],
        [rewritten("m2-a10-answer", "Wij zien veel."), without_metadata, without_ids],
    ],
)
def test_a_text_is_found_where_it_was_written(changes: list[object], tmp_path: Path) -> None:
    found = read(handed_in(tmp_path, "M2_3_opdracht", changes=changes), "M2_3_opdracht")  # type: ignore[arg-type]
    assert found.answers["M2.A10"].value == "Wij zien veel."
    assert found.answers["M2.A10"].problem is None


@pytest.mark.parametrize("name", ["M2_3_opdracht", "M2_3_assignment"])
def test_an_untouched_text_is_not_answered_in_either_language(name: str, tmp_path: Path) -> None:
    found = read(handed_in(tmp_path, name), "M2_3_opdracht").answers["M2.A10"]
    assert (found.value, found.is_typed, found.is_code) == (None, False, False)
    assert found.problem is not None


# More than one notebook, and other files.


def test_the_right_name_wins_when_it_is_filled(tmp_path: Path) -> None:
    handed_in(tmp_path, answers={"M2.W1": "1"})
    found = read(handed_in(tmp_path, answers=TYPED, name="M2_2_werkblad-Copy1.ipynb"))
    assert found.answers["M2.W1"].value == 1
    assert "set aside: 1 (M2_2_werkblad-Copy1.ipynb)" in notes(found)


def test_else_the_one_with_most_answers_counts(tmp_path: Path) -> None:
    handed_in(tmp_path, answers={"M2.W1": "1"}, name="a.ipynb")
    handed_in(tmp_path, answers=TYPED, name="b.ipynb")
    handed_in(tmp_path, "M2_3_opdracht", {"M2.A6": '"a"'})
    found = read(tmp_path)
    assert found.notebook == "b.ipynb"
    assert "a.ipynb" in notes(found)
    assert "M2_3_opdracht.ipynb" in notes(found)


def test_a_broken_notebook_beside_the_work_is_noted(tmp_path: Path) -> None:
    (tmp_path / "M2_2_werkblad.ipynb").write_bytes(b"{")
    found = read(handed_in(tmp_path, answers=TYPED, name="goed.ipynb"))
    assert found.answers["M2.W1"].value == 12
    assert "is no whole notebook" in notes(found)


def test_small_files_beside_the_notebook_come_along_and_others_are_set_aside(
    tmp_path: Path,
) -> None:
    folder = handed_in(tmp_path, answers=TYPED)
    for name, size in {
        "eigen.csv": 10,
        "foto.png": 10,
        "groot.csv": 6_000_000,
        "random.py": 5,
    }.items():
        (folder / name).write_bytes(b"x" * size)
    (folder / "timestamp.txt").write_text("2026-11-20")
    (folder / ".ipynb_checkpoints").mkdir()
    handed_in(folder / ".ipynb_checkpoints", name="oud.ipynb")
    found = read(folder)
    assert [file.name for file in found.files] == ["eigen.csv", "foto.png"]
    assert "set aside: 2 (groot.csv and random.py)" in notes(found)


def test_a_module_that_is_another_names_the_one_in_its_own_language(tmp_path: Path) -> None:
    found = read(handed_in(tmp_path, "M5_2_worksheet", name="work.ipynb"))
    assert found.failure is not None
    assert "M5_2_w" in found.failure.in_language("en")


# Codes and outputs.


def test_personal_codes_are_read_as_they_are_shown(tmp_path: Path) -> None:
    opened = [
        rewritten("open_worksheet", 'my_scan = open_my_wijk(" oooo-oooo-oool2 ", "nl")'),
        own_cell("# open_my_wijk('X')\ncode = 'niets'\nopen_my_wijk(code)", after="scores"),
        own_cell("open_my_wijk(“0000-0000-00012”, “nl”)\nopen_my_wijk('')", after="scores"),
    ]
    found = read(handed_in(tmp_path, answers=TYPED, changes=opened))
    assert found.typed_codes == ("0000-0000-00012", "niets")


def test_nothing_that_can_run_in_a_browser_is_kept_of_what_a_cell_showed(tmp_path: Path) -> None:
    shown = {
        "output_type": "execute_result",
        "metadata": {"x": float("nan")},
        "data": {
            "text/plain": ["3.1", 4],
            "text/html": "<script>steal()</script>",
            "application/javascript": "steal()",
            "image/svg+xml": "<svg onload='steal()'/>",
            "image/png": "iVBORw0KGgoAAAA=\n",
            "image/jpeg": "javascript:steal()",
        },
    }
    said = {"output_type": "stream", "name": "stdout", "text": "x" * 100_000}
    changes = [with_output("scores", shown, said), with_output("m2-w1-check", shown)]
    found = read(handed_in(tmp_path, answers=TYPED, changes=changes))
    kept = {cell["id"]: cell.get("outputs") for cell in found.cells}
    assert "steal" not in json.dumps(kept)
    assert kept["m2-w1-check"] == []
    assert kept["scores"][0]["data"] == {"text/plain": "3.1", "image/png": "iVBORw0KGgoAAAA="}
    assert len(kept["scores"][1]["text"]) < 21_000


def test_the_fingerprint_changes_with_what_was_handed_in_and_only_then(tmp_path: Path) -> None:
    one = read(handed_in(tmp_path / "a", answers=TYPED)).submission_hash
    assert read(handed_in(tmp_path / "b", answers=TYPED)).submission_hash == one
    assert read(handed_in(tmp_path / "c", answers={"M2.W1": "13"})).submission_hash != one
    assert read(handed_in(tmp_path / "d", answers=TYPED, name="x.ipynb")).submission_hash != one
    (tmp_path / "a" / "eigen.csv").write_text("1")
    assert read(tmp_path / "a").submission_hash != one


def test_reading_changes_nothing_in_the_folder(tmp_path: Path) -> None:
    folder = handed_in(tmp_path / "work", answers=TYPED, changes=[another_kernel()])
    zipped(handed_in(folder / "nog eens"), inside=False)
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.rglob("*.*")}
    read(folder)
    after = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.rglob("*.*")}
    assert after == before
