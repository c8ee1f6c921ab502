"""Folders as students hand them in, made from the notebooks in assignments/source.

    handed_in(folder, "M2_2_werkblad", {"M2.W1": "12", "M2.W4": '"a"'})

writes ``folder/M2_2_werkblad.ipynb`` with these answers in it and gives ``folder``. An answer is
raw text, put behind ``answer_w1 = ``; a text with a line end or an ``answer_`` of its own is the
whole cell, as is the text of a question that a person reads. Without an answer the cell stays as
it was handed out.

``changes`` are what else the student did, each one of the functions below that take no notebook
(``doubled("m2-w1-answer")``); they are done in order, after the answers. ``name`` is the name of
the file, ``saved`` how it became bytes (``with_bom``, ``in_cp1252``, ...).

``CLUMSY`` holds a whole submission for every clumsy case, by name: ``CLUMSY[name](folder,
answers)`` writes one for the Dutch worksheet of M2, and all of these answers can still be read from
it. ``LOST`` holds those that cannot be read at all.
"""

from __future__ import annotations

import copy
import json
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.grade.assignment import Assignment, cell_name, read_assignment

SOURCE = Path(__file__).parents[2] / "assignments" / "source"
WORKSHEET = "M2_2_werkblad"

Notebook = dict[str, Any]
Change = Callable[[Notebook], None]
Saved = Callable[[Notebook], bytes]


@cache
def assignment(name: str = WORKSHEET) -> Assignment:
    return read_assignment(SOURCE, name)


def as_utf8(notebook: Notebook) -> bytes:
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def handed_in(
    folder: Path,
    assignment_name: str = WORKSHEET,
    answers: Mapping[str, str] | None = None,
    code: Sequence[str] = (),
    changes: Sequence[Change] = (),
    name: str = "",
    saved: Saved = as_utf8,
) -> Path:
    """Write a submission; ``code`` are cells of the student's own, behind the first code cell."""
    folder.mkdir(parents=True, exist_ok=True)
    notebook = filled(assignment_name, answers or {}, code, changes)
    (folder / (name or f"{assignment_name}.ipynb")).write_bytes(saved(notebook))
    return folder


def filled(
    assignment_name: str,
    answers: Mapping[str, str],
    code: Sequence[str] = (),
    changes: Sequence[Change] = (),
) -> Notebook:
    """The notebook as plain JSON."""
    file = SOURCE / assignment_name / f"{assignment_name}.ipynb"
    notebook: Notebook = json.loads(file.read_text(encoding="utf-8"))
    for question_id, raw in answers.items():
        typed(question_id, raw)(notebook)
    first = next(cell["id"] for cell in notebook["cells"] if cell["cell_type"] == "code")
    for source in reversed(code):
        own_cell(source, after=first)(notebook)
    for change in changes:
        change(notebook)
    return notebook


# What a student does in a notebook.


def typed(question_id: str, raw: str) -> Change:
    """Type an answer in its answer cell."""

    def change(notebook: Notebook) -> None:
        cell = _cell(notebook, cell_name(question_id, "answer"))
        is_whole = cell["cell_type"] == "markdown" or "\n" in raw or "answer_" in raw
        if is_whole:
            cell["source"] = raw
        else:
            cell["source"] = "".join(cell["source"]).replace("...", raw)

    return change


def rewritten(cell_id: str, source: str) -> Change:
    """Put another text in a cell, locked or not."""
    return lambda notebook: _cell(notebook, cell_id).update(source=source)


def own_cell(source: str, after: str, kind: str = "code") -> Change:
    """Add a cell of one's own behind another."""

    def change(notebook: Notebook) -> None:
        own = _new_cell(source, f"own{len(notebook['cells'])}", kind)
        notebook["cells"].insert(_place(notebook, after) + 1, own)

    return change


def deleted(*cell_ids: str) -> Change:
    """Delete cells."""

    def change(notebook: Notebook) -> None:
        for cell_id in cell_ids:
            del notebook["cells"][_place(notebook, cell_id)]

    return change


def doubled(cell_id: str, source: str | None = None) -> Change:
    """Copy a cell and paste it below itself: the copy has its own id and the same metadata."""

    def change(notebook: Notebook) -> None:
        place = _place(notebook, cell_id)
        twin = copy.deepcopy(notebook["cells"][place])
        twin["id"] = f"{cell_id}-pasted"
        twin["source"] = twin["source"] if source is None else source
        notebook["cells"].insert(place + 1, twin)

    return change


def moved(cell_id: str, place: int = 0) -> Change:
    """Move a cell to another place."""

    def change(notebook: Notebook) -> None:
        notebook["cells"].insert(place, notebook["cells"].pop(_place(notebook, cell_id)))

    return change


def merged(*cell_ids: str) -> Change:
    """Merge cells into the first of them, as Shift+M does."""

    def change(notebook: Notebook) -> None:
        texts = ["".join(_cell(notebook, one)["source"]) for one in cell_ids]
        _cell(notebook, cell_ids[0])["source"] = "\n\n".join(texts)
        deleted(*cell_ids[1:])(notebook)

    return change


def retyped(cell_id: str, kind: str = "markdown") -> Change:
    """Make a cell one of another kind, as pressing m or r in a notebook does."""
    return lambda notebook: _cell(notebook, cell_id).update(cell_type=kind)


def without_metadata(notebook: Notebook) -> None:
    """No cell has metadata; the ids are there."""
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def without_ids(notebook: Notebook) -> None:
    """Format 4.4, as older editors save: cells without an id."""
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        del cell["id"]


def odd_metadata(notebook: Notebook) -> None:
    """Metadata of a type that it never has; cell ids that are numbers."""
    notebook["metadata"] = ["python"]
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"] = [None, 3, "nbgrader", {"nbgrader": [1]}][number % 4]


def another_kernel(name: str = "ir", language: str = "R") -> Change:
    """The notebook says it is for another language."""

    def change(notebook: Notebook) -> None:
        notebook["metadata"]["kernelspec"] = {"name": name, "display_name": language}
        notebook["metadata"]["language_info"] = {"name": language}

    return change


def with_output(cell_id: str, *outputs: Mapping[str, Any]) -> Change:
    """A cell has run and shows these outputs."""
    return lambda notebook: _cell(notebook, cell_id).update(
        outputs=list(outputs), execution_count=3
    )


def large_output(megabytes: int) -> Change:
    """The first code cell printed this much."""

    def change(notebook: Notebook) -> None:
        lines = ["x" * 999 + "\n"] * (megabytes * 1000)
        cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": lines}]

    return change


def source_as_lines(notebook: Notebook) -> None:
    """Each text is a list of lines, as Jupyter saves it."""
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)


def old_format(notebook: Notebook) -> None:
    """Format 3, of IPython before 2015: worksheets, and ``input`` for code."""
    cells = [_old_cell(cell) for cell in notebook.pop("cells")]
    notebook.update(nbformat=3, nbformat_minor=0, metadata={"name": ""})
    notebook["worksheets"] = [{"cells": cells, "metadata": {}}]


# How a notebook is saved.


def with_bom(notebook: Notebook) -> bytes:
    return b"\xef\xbb\xbf" + as_utf8(notebook)


def in_cp1252(notebook: Notebook) -> bytes:
    return as_utf8(notebook).decode().encode("cp1252", errors="replace")


def in_utf16(notebook: Notebook) -> bytes:
    return as_utf8(notebook).decode().encode("utf-16")


def with_windows_line_ends(notebook: Notebook) -> bytes:
    """In the file, and in the texts of cells."""
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    return as_utf8(notebook).replace(b"\n", b"\r\n")


# What else is in the folder.


def zipped(folder: Path, inside: bool = False) -> Path:
    """A ZIP with everything of the folder: in its place, or in it."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    archive = folder.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for file in files:
            writer.write(file, str(file.relative_to(folder)))
    for file in files:
        file.unlink()
    if inside:
        return archive.rename(folder / archive.name).parent
    folder.rmdir()
    return archive


def zip_of(folder: Path, members: Mapping[str, bytes], name: str = "work.zip") -> Path:
    """A folder with a ZIP that has these members, whatever their names are."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as writer:
        for member, content in members.items():
            writer.writestr(member, content)
    return folder


def _old_cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
    if cell["cell_type"] != "code":
        return {**old, "source": cell["source"]}
    return {**old, "input": cell["source"], "language": "python", "outputs": []}


def _new_cell(source: str, cell_id: str, kind: str) -> dict[str, Any]:
    cell = {"cell_type": kind, "id": cell_id, "metadata": {}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def _place(notebook: Notebook, cell_id: str) -> int:
    return next(n for n, cell in enumerate(notebook["cells"]) if cell.get("id") == cell_id)


def _cell(notebook: Notebook, cell_id: str) -> dict[str, Any]:
    cell: dict[str, Any] = notebook["cells"][_place(notebook, cell_id)]
    return cell


# Whole submissions.

Answers = Mapping[str, str]
Clumsy = Callable[[Path, Answers], Path]


def _by(*changes: Change, **options: Any) -> Clumsy:
    return lambda folder, answers: handed_in(folder, answers=answers, changes=changes, **options)


def _twin(folder: Path, answers: Answers) -> Path:
    return handed_in(folder, "M2_2_worksheet", answers)


def _in_zip(folder: Path, answers: Answers) -> Path:
    return zipped(handed_in(folder, answers=answers))


def _zip_inside(folder: Path, answers: Answers) -> Path:
    return zipped(handed_in(folder, answers=answers), inside=True)


def _beside_a_pipe(folder: Path, answers: Answers) -> Path:
    handed_in(folder, answers=answers)
    os.mkfifo(folder / "pipe.csv")
    os.mkfifo(folder / "pipe.ipynb")
    return folder


def _beside_links(folder: Path, answers: Answers) -> Path:
    handed_in(folder, answers=answers)
    (folder / "passwd.txt").symlink_to("/etc/passwd")
    (folder / "up").symlink_to(folder.parent)
    (folder / "zero.csv").symlink_to("/dev/zero")
    return folder


def _among_many(folder: Path, answers: Answers) -> Path:
    handed_in(folder, answers=answers)
    for number in range(10_000):
        (folder / f"{number}.txt").touch()
    return folder


def _in_a_folder(folder: Path, answers: Answers) -> Path:
    handed_in(folder / "mijn werk", answers=answers)
    return folder


def _two_attempts(folder: Path, answers: Answers) -> Path:
    handed_in(folder)
    return handed_in(folder, answers=answers, name="M2_2_werkblad (1).ipynb")


CLUMSY: dict[str, Clumsy] = {
    "as asked": _by(),
    "renamed": _by(name="Zoë de Vries, opdracht één.ipynb"),
    "downloaded twice": _by(name="M2_2_werkblad (1).ipynb"),
    "a copy": _by(name="M2_2_werkblad-Copy1.ipynb"),
    "saved as text": _by(name="M2_2_werkblad.ipynb.txt"),
    "empty one beside it": _two_attempts,
    "English twin": _twin,
    "in a folder": _in_a_folder,
    "a ZIP": _in_zip,
    "a ZIP in the folder": _zip_inside,
    "format 3": _by(old_format),
    "format 4.4": _by(without_ids),
    "no metadata": _by(without_metadata),
    "no metadata, no ids": _by(without_metadata, without_ids),
    "odd metadata": _by(odd_metadata),
    "lists of lines": _by(source_as_lines),
    "BOM": _by(saved=with_bom),
    "cp1252": _by(saved=in_cp1252),
    "UTF-16": _by(saved=in_utf16),
    "Windows line ends": _by(saved=with_windows_line_ends),
    "R kernel": _by(another_kernel()),
    "JavaScript kernel": _by(another_kernel("javascript", "javascript")),
    "50 MB of output": _by(large_output(50)),
    "locked cells deleted": _by(deleted("m2-w1-check", "m2-w1-show", "m2-w2-check")),
    "locked cells changed": _by(rewritten("m2-w1-check", "print('ok')")),
    "answer cell doubled": _by(doubled("m2-w1-answer")),
    "check cell doubled": _by(doubled("m2-w1-check")),
    "cells merged": _by(merged("m2-w1-show", "m2-w1-answer", "m2-w1-check")),
    "answer cells merged": _by(merged("m2-w1-answer", "m2-w2-answer", "m2-w3-answer")),
    "answer cell is markdown": _by(retyped("m2-w1-answer")),
    "answer cell is raw": _by(retyped("m2-w1-answer", "raw")),
    "other order": _by(moved("m2-w1-check"), moved("m2-w9-answer"), moved("m2-w9-check", 9)),
    "a pipe beside it": _beside_a_pipe,
    "links beside it": _beside_links,
    "10,000 files": _among_many,
}


def _file(name: str, content: bytes) -> Clumsy:
    def write(folder: Path, answers: Answers) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        return folder

    return write


def _not_there(folder: Path, answers: Answers) -> Path:
    return folder


def _nothing(folder: Path, answers: Answers) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _another(folder: Path, answers: Answers) -> Path:
    return handed_in(folder, "M2_3_opdracht", {"M2.A6": '"a"'})


def _link_to_work(folder: Path, answers: Answers) -> Path:
    work = handed_in(folder.parent / "somebody else", answers=answers)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "M2_2_werkblad.ipynb").symlink_to(work / "M2_2_werkblad.ipynb")
    return folder


def _huge(folder: Path, answers: Answers) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "M2_2_werkblad.ipynb").open("wb") as file:
        file.write(b'{"cells": [')
        file.truncate(3_000_000_000)
    return folder


LOST: dict[str, Clumsy] = {
    "empty folder": _nothing,
    "no folder": _not_there,
    "not JSON": _file("M2_2_werkblad.ipynb", b"answer_w1 = 12\n"),
    "half a notebook": _file("M2_2_werkblad.ipynb", b'{"cells": [{"cell_type": "code", "sou'),
    "empty file": _file("M2_2_werkblad.ipynb", b""),
    "no notebook": _file("M2_2_werkblad.ipynb", b'{"answers": [1, 2]}'),
    "only a PDF": _file("M2_2_werkblad.pdf", b"%PDF-1.7"),
    "a PDF called notebook": _file("M2_2_werkblad.ipynb", b"%PDF-1.7"),
    "another assignment": _another,
    "a link to somebody's work": _link_to_work,
    "3 GB": _huge,
    "nested 100,000 deep": _file("M2_2_werkblad.ipynb", b"[" * 100_000 + b"]" * 100_000),
    "4 million empty lists": _file("M2_2_werkblad.ipynb", b"[" + b"[]," * 4_000_000 + b"[]]"),
}
