"""The first cell of every notebook: open the own wijk with the personal code."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, Listing, Message, set_language
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.packs.archive import MANIFEST, is_without_packs, unlock_from
from quickscan_sim.teach.packs.find_packs import packs_in
from quickscan_sim.teach.packs.lock import is_damaged, is_other_course_run, other_course_run
from quickscan_sim.teach.packs.pack import NOTE, PackNote, read_pack, read_pack_folder
from quickscan_sim.teach.packs.personal_code import read_code


@dataclass(frozen=True)
class OpenedPack:
    """A student's own neighbourhood.

    ``scan`` is the own wijk and ``both`` that wijk and its neighbour. They are the student's to
    change: the self-check has a copy of its own.
    """

    pack_id: str
    own_wijk: str
    course_run: str
    scan: Quickscan = field(repr=False)
    both: Quickscan = field(repr=False)


def open_pack(
    code: str | None = None,
    path: str | Path | None = None,
    course_run: str | None = None,
    language: str = "nl",
) -> OpenedPack:
    """Open the own pack, and lay it ready for the self-check.

    Parameters
    ----------
    code
        The personal code; None or blank for a practice folder, which is open to anyone. With a
        code only packs are opened, though a practice folder lies beside them.
    path
        The ZIP with packs or what it unpacks to, a single pack, a practice folder, or a folder
        that holds one of these, in a ZIP of any name; None: the folder of the notebook.
    course_run
        The course run that the notebook is for; None: any.
    language
        "nl" or "en", in any capitals, for every sentence that follows.

    Raises
    ------
    QuickscanError
        When there is no such file, when the code does not open it, or when the path or language
        is something else; says what to do.
    """
    spoken = _language(language)
    set_language(spoken)
    run = None if course_run is None else str(course_run).strip()
    note, data = _read(code, _place(path), run)
    from quickscan_sim.teach.self_check import open_desk

    open_desk(data, spoken)
    return OpenedPack(
        note.pack_id, note.own_wijk, note.course_run, _copy(data.scan), _copy(data.both)
    )


def _language(asked: object) -> str:
    found = asked.strip().lower() if isinstance(asked, str) else asked
    if isinstance(found, str) and found in LANGUAGES:
        return found
    raise QuickscanError('The language is "nl" or "en"; found {found}.', found=repr(asked))


def _place(path: object) -> Path:
    if path is None:
        return Path()
    if not isinstance(path, str | os.PathLike):
        raise QuickscanError(
            "path is {found}; give the name of a file or folder between quotation marks, or leave "
            "it out.",
            found=repr(path),
        )
    try:
        return Path(path).expanduser()
    except RuntimeError:  # no home folder of that name
        return Path(path)


def _read(code: str | None, path: Path, course_run: str | None) -> tuple[PackNote, OwnData]:
    if code is None or not str(code).strip():
        return _read_practice(path)
    note, data = read_pack(_unlocked(code, _files_at(path), course_run))
    if course_run is not None and note.course_run != course_run:
        raise other_course_run(note.course_run, course_run)
    return note, data


def _read_practice(path: Path) -> tuple[PackNote, OwnData]:
    folder = _practice_at(path)
    if folder is None:
        raise QuickscanError(
            "Type your personal code, such as {example}. Only a practice folder opens without.",
            example="7K3M-Q2XW-9T0HR",
        )
    return read_pack_folder(folder)


def _practice_at(path: Path) -> Path | None:
    return next((one for one in (path, path / "data") if (one / NOTE).is_file()), None)


def _unlocked(code: str, files: list[Path], course_run: str | None) -> bytes:
    """The pack in the first file that the code opens: a resit lies beside the first attempt."""
    read_code(code)
    problems = []
    for file in files:
        try:
            return unlock_from(file, code, course_run)
        except QuickscanError as problem:
            problems.append((problem, file))
    raise _most_telling(problems)


def _most_telling(problems: list[tuple[QuickscanError, Path]]) -> QuickscanError:
    """The file of another course run tells nothing when that of the own one lies beside it."""
    problem, file = min(problems, key=lambda one: _says_little(one[0]))
    others = [other.name for one, other in problems if other != file and not is_without_packs(one)]
    if not others:
        return problem
    about = Message(
        "This is about {file}. Also tried: {others}.",
        file=file.name,
        others=Listing(tuple(others)),
    )
    return QuickscanError.of((*problem.messages, about))


def _says_little(problem: QuickscanError) -> tuple[bool, bool, bool]:
    return is_without_packs(problem), is_other_course_run(problem), not is_damaged(problem)


def _files_at(path: Path) -> list[Path]:
    if not path.is_dir() or (path / MANIFEST).is_file():
        return [path]
    found = packs_in(path)
    if not found:
        practice = _practice_at(path)
        if practice is not None:
            raise QuickscanError(
                "{folder} is a practice folder: leave the code out to open it. For your own pack, "
                "put the file packs*.zip of your course beside this notebook.",
                folder=practice.resolve(),
            )
        raise QuickscanError(
            "There is no file packs*.zip in {folder}. Download it from your course, and put it "
            "beside this notebook.",
            folder=path.resolve(),
        )
    return found


def _copy(scan: Quickscan) -> Quickscan:
    """Tables of its own, so that what a student changes never reaches the self-check."""
    return scan.with_tables({name: table.copy(deep=True) for name, table in scan.tables.items()})
