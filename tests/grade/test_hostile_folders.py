"""No folder, file or ZIP makes the reading stop, wander off or fill the memory."""

from __future__ import annotations

import copy
import io
import json
import os
import socket
import struct
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from grade.handed_in import (
    SOURCE,
    as_utf8,
    assignment,
    filled,
    handed_in,
    zip_of,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quickscan_sim.grade.submissions import Submission, read_submission
from quickscan_sim.grade.submissions.read_submission import UNFORESEEN

TYPED = {"M2.W1": "12"}
WORK = as_utf8(filled("M2_2_werkblad", TYPED))
NAME = "M2_2_werkblad.ipynb"
NOBODY = 65534


def read(folder: Path) -> Submission:
    found = read_submission(folder, "s1", assignment())
    assert found.failure is None or found.failure.text != UNFORESEEN
    return found


def said(found: Submission) -> str:
    assert found.failure is not None
    return found.failure.in_language("en")


@contextmanager
def somebody_else() -> Iterator[None]:
    """As a user who may not read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


def test_a_closed_notebook_is_no_end_of_the_batch(open_place: Path) -> None:
    folder = handed_in(open_place / "work", answers=TYPED)
    (folder / NAME).chmod(0)
    with somebody_else():
        assert "may not be read" in said(read(folder))


def test_a_closed_folder_is_no_end_of_the_batch(open_place: Path) -> None:
    folder = handed_in(open_place / "work", answers=TYPED)
    folder.chmod(0)
    with somebody_else():
        found = read(folder)
    folder.chmod(0o700)
    assert "may not be read" in said(found)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pipes_devices_and_sockets_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    (tmp_path / "zero.ipynb").symlink_to("/dev/zero")
    listening = socket.socket(socket.AF_UNIX)
    with tempfile.TemporaryDirectory() as short:
        listening.bind(f"{short}/s")
        Path(short, "s").rename(tmp_path / "socket.ipynb")
        assert "link, or may not be read" in said(read(tmp_path))
    listening.close()


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    work = handed_in(tmp_path / "somebody else", answers=TYPED)
    (tmp_path / "mine").symlink_to(work)
    assert "link" in said(read(tmp_path / "mine"))


def test_a_linked_folder_inside_is_not_followed(tmp_path: Path) -> None:
    work = handed_in(tmp_path / "somebody else", answers=TYPED)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "inside").symlink_to(work)
    assert "link" in said(read(tmp_path / "mine"))


def test_names_of_any_bytes_and_folders_of_any_depth(tmp_path: Path) -> None:
    folder = handed_in(tmp_path, answers=TYPED)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe {name} \n.csv")).write_text("1")
    deep = folder
    for _ in range(60):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "x.ipynb").write_bytes(WORK)
    found = read(folder)
    assert found.answers["M2.W1"].value == 12
    for note in found.notes:
        note.in_language("nl").encode()


# ZIPs.


@pytest.mark.parametrize(
    "member",
    [
        NAME,
        f"../../../{NAME}",
        f"/tmp/{NAME}",
        f"C:\\Users\\x\\{NAME}",
        f"werk van Zoë/{NAME}",
    ],
)
def test_a_path_in_a_zip_leads_nowhere(member: str, tmp_path: Path) -> None:
    found = read(zip_of(tmp_path / "in" / "work", {member: WORK}))
    assert found.answers["M2.W1"].value == 12
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["work.zip"]


def _zip(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in members.items():
            writer.writestr(name, content)
    return made.getvalue()


def test_a_zip_in_a_zip_is_opened_and_one_deeper_is_not(tmp_path: Path) -> None:
    once = _zip({NAME: WORK})
    assert read(zip_of(tmp_path / "a", {"in.zip": once})).answers["M2.W1"].value == 12
    assert read(zip_of(tmp_path / "b", {"in.zip": _zip({"in.zip": once})})).failure is not None


def test_a_notebook_called_zip_and_a_zip_called_notebook(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(_zip({NAME: WORK}))
    assert read(tmp_path).answers["M2.W1"].value == 12


def test_zip_bombs_are_not_unpacked(tmp_path: Path) -> None:
    bomb = _zip({NAME: b" " * 101_000_000})
    assert len(bomb) < 200_000
    (tmp_path / "bomb.zip").write_bytes(bomb)
    assert read(tmp_path).failure is not None


def test_a_zip_bomb_packed_in_another_way_is_left_alone(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_BZIP2) as writer:
        writer.writestr(NAME, WORK)
    assert read(tmp_path).failure is not None


def test_a_zip_with_a_long_list_or_a_password_or_damage(tmp_path: Path) -> None:
    whole = bytearray(_zip({NAME: WORK}))
    locked = whole.replace(b"PK\x01\x02", b"PK\x01\x02")
    at = locked.rfind(b"PK\x01\x02")
    struct.pack_into("<H", locked, at + 8, 1)
    ends = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 65535, 65535, 80_000_000, 0, 0)
    for content in (bytes(locked), bytes(whole[:-30]), b"PK\x03\x04", b"x" * 5_000_000 + ends):
        (tmp_path / "work.zip").write_bytes(content)
        assert read(tmp_path).failure is not None


# Any JSON at all.

leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
anything = st.recursive(
    leaves,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["cells", "source", "metadata", "nbgrader", "grade_id", "id", "cell_type", "data"]
            )
            | st.text(max_size=8),
            inside,
            max_size=4,
        )
    ),
    max_leaves=12,
)
NOTEBOOK: dict[str, Any] = json.loads(WORK)
PARTS = ("cells", "metadata", "nbformat", "nbformat_minor", "worksheets")
FIELDS = (
    "cell_type",
    "id",
    "metadata",
    "source",
    "outputs",
    "attachments",
    "execution_count",
    "input",
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(content=anything, part=st.sampled_from((*PARTS, "")))
def test_no_json_makes_the_reading_stop(content: Any, part: str, tmp_path: Path) -> None:
    notebook = {**NOTEBOOK, part: content} if part else content
    (tmp_path / NAME).write_text(json.dumps(notebook))
    found = read(tmp_path)
    assert (found.failure is None) == bool(found.cells)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.data())
def test_no_cell_makes_the_reading_stop(tmp_path: Path, data: st.DataObject) -> None:
    notebook = copy.deepcopy(NOTEBOOK)
    for place in data.draw(st.lists(st.integers(0, len(notebook["cells"]) - 1), max_size=6)):
        field = data.draw(st.sampled_from((*FIELDS, "")))
        if field:
            notebook["cells"][place][field] = data.draw(anything)
        else:
            notebook["cells"][place] = {"cell_type": data.draw(leaves), "id": data.draw(leaves)}
    (tmp_path / NAME).write_text(json.dumps(notebook))
    found = read(tmp_path)
    assert found.failure is None
    json.dumps(found.cells, allow_nan=False).encode()
    ids = [cell["id"] for cell in found.cells]
    assert len(ids) == len(set(ids))
    assert set(found.answers) == set(assignment().questions)
    locked = {
        cell["id"]: cell
        for cell in assignment().cells
        if not cell["metadata"].get("editable", True)
    }
    kept = {cell["id"]: cell for cell in found.cells}
    assert all(kept[name]["source"] == "".join(cell["source"]) for name, cell in locked.items())


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.binary(max_size=200))
def test_no_bytes_make_the_reading_stop(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert read(tmp_path).failure is not None


@pytest.mark.parametrize(
    "source", ["\ud800 answer_w1 = 7", "\x00", "x" * 450_000, "answer_w1 = '\ud83d'", "\u2028"]
)
def test_strange_signs_in_a_cell(source: str, tmp_path: Path) -> None:
    notebook = copy.deepcopy(NOTEBOOK)
    notebook["cells"][4]["source"] = source
    notebook["cells"][4]["execution_count"] = 10**200
    (tmp_path / NAME).write_text(json.dumps(notebook))
    found = read(tmp_path)
    json.dumps(found.cells, ensure_ascii=False).encode()
    assert found.failure is None


def test_a_number_of_a_million_figures_is_no_end(tmp_path: Path) -> None:
    text = WORK.decode().replace('"nbformat": 4', '"nbformat": ' + "4" * 1_000_000)
    (tmp_path / NAME).write_text(text)
    assert read(tmp_path).answers["M2.W1"].value == 12


def test_thousands_of_cells_are_read_in_a_moment(tmp_path: Path) -> None:
    notebook = copy.deepcopy(NOTEBOOK)
    notebook["cells"] += [
        {"cell_type": "code", "metadata": {}, "source": f"answer_w2 = {n}"} for n in range(4_000)
    ]
    (tmp_path / NAME).write_text(json.dumps(notebook))
    assert read(tmp_path).answers["M2.W2"].value == 3_999


def test_without_the_folder_of_assignments_it_still_says_what_was_found(tmp_path: Path) -> None:
    assert SOURCE.is_dir()
    alone = copy.copy(assignment())
    object.__setattr__(alone, "source", tmp_path / "nowhere")
    folder = handed_in(tmp_path / "work", "M2_3_opdracht")
    found = read_submission(folder, "s1", alone)
    assert "M2.A1" in said(found)


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 900_000,
        " " * 900_000 + "x",
        "answer_w1:" * 90_000,
        "answer_w1 " * 90_000,
        "answer_w1 =\n" * 80_000,
        'open_my_wijk("code' * 50_000,
        'open_my_wijk("' + "code" * 12_000 + '")',
        "check(" * 150_000,
        "%" * 45_000,
        "a?" * 20_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_no_text_takes_long(text: str, tmp_path: Path) -> None:
    """Each of these took minutes with a pattern that looks back; the whole test takes a moment."""
    notebook = copy.deepcopy(NOTEBOOK)
    for cell in notebook["cells"][3:6]:
        cell.update(source=text, metadata={}, id="")
    (tmp_path / NAME).write_text(json.dumps(notebook))
    found = read(tmp_path)
    assert found.failure is None or "more text than can be read" in said(found)


def test_cells_that_hold_a_book_are_refused_with_what_to_do(tmp_path: Path) -> None:
    notebook = copy.deepcopy(NOTEBOOK)
    notebook["cells"] += [{"cell_type": "code", "source": "x = 1\n" * 160_000}] * 5
    (tmp_path / NAME).write_text(json.dumps(notebook))
    assert "Take out what you pasted" in said(read(tmp_path))


def test_code_without_end_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    cells = [f"{'x = 1; ' * 80}\nanswer_w{n % 9 + 1} == 3" for n in range(4_000)]
    found = read(handed_in(tmp_path / "work", answers=TYPED, code=cells))
    assert "more text than can be read" in said(found)


def test_the_search_for_answers_in_other_cells_has_an_end(tmp_path: Path) -> None:
    cells = [f"x = {'1 + ' * 40}answer_w1" for n in range(2_000)]
    found = read(handed_in(tmp_path / "work", code=cells))
    assert found.answers["M2.W1"].value is ...
