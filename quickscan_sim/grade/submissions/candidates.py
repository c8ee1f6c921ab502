"""Which of the notebooks in a folder is the work for this assignment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import Assignment, question_of
from quickscan_sim.grade.submissions.archive import notebooks_in_zip
from quickscan_sim.grade.submissions.folder import Contents, HandedFile
from quickscan_sim.grade.submissions.matching import Matches, match_cells
from quickscan_sim.grade.submissions.notebook_text import LARGEST, may_be_notebook, notebook_json
from quickscan_sim.grade.submissions.source_cells import source_cells
from quickscan_sim.grade.submissions.students_cells import FoundCell, cells_of, kernel_language
from quickscan_sim.language import Message

MOST_OPENED = 30
LARGEST_TOGETHER = 3 * LARGEST
"""Bytes that are read to find the right notebook among many."""

ASKED = re.compile(r"\b(?:check|show_question)\s*\(\s*[\"'](M\d+\.[WA]\d+)[\"']")


@dataclass(frozen=True)
class Candidate:
    """A notebook that may be the work: what it holds, and how much of this assignment."""

    name: str
    kernel: str
    matches: Matches
    n_filled: int
    n_answers: int
    asks: Counter[str]
    """How often each question is asked in it."""

    def is_for(self, assignment: Assignment) -> bool:
        """Whether most questions in it are those of the assignment."""
        n_ours = sum(question in assignment.points for question in self.asks)
        if not self.asks:  # every mark is gone, and the cells that ask too
            return self.n_answers > 0 and has_name(self.name, assignment.notebook)
        return 2 * n_ours >= len(self.asks)


@dataclass(frozen=True)
class Found:
    """The candidates that could be read, and the sentence about each file that could not."""

    candidates: tuple[Candidate, ...]
    problems: tuple[Message, ...]


def find_candidates(contents: Contents, assignment: Assignment) -> Found:
    """Read the notebooks in a folder, and those in its ZIPs when none of them will do.

    The notebook with the right name comes first; when it holds answers no other is opened.
    """
    loose = [file for file in contents.files if may_be_notebook(file.name)]
    loose.sort(key=lambda file: _order(file.name, assignment))
    found = _read(((file.name, file.read) for file in loose), assignment)
    if any(one.is_for(assignment) for one in found.candidates):
        return found
    archives = [file for file in contents.files if _may_be_archive(file)]
    packed = _read(_packed(archives[:MOST_OPENED]), assignment)
    return Found(found.candidates + packed.candidates, found.problems + packed.problems)


def best_of(candidates: Sequence[Candidate], assignment: Assignment) -> Candidate | None:
    """The notebook that counts: the right name when it holds answers, else most answers."""
    ours = [one for one in candidates if one.is_for(assignment)]

    def worth(one: Candidate) -> tuple[bool, int, bool]:
        is_named = has_name(one.name, assignment.notebook)
        return is_named and one.n_filled > 0, one.n_filled, is_named

    return max(ours, key=worth, default=None)


def has_name(name: str, notebook: str) -> bool:
    """Whether a file has the name of the notebook, capitals aside."""
    return PurePosixPath(name).name.casefold() == f"{notebook}.ipynb".casefold()


Opened = tuple[str, Callable[[int], bytes]]


def _read(files: Iterable[Opened], assignment: Assignment) -> Found:
    candidates: list[Candidate] = []
    problems: list[Message] = []
    left = LARGEST_TOGETHER
    for number, (name, read) in enumerate(files):
        if number >= MOST_OPENED or left <= 0:
            break
        try:
            content = read(LARGEST)
            left -= len(content)
            candidates.append(_candidate(notebook_json(content, name), name, assignment))
        except OSError:
            problems.append(
                Message(
                    "The file {file} may not be read. Save your notebook again, and hand it in "
                    "again.",
                    file=name,
                )
            )
        except QuickscanError as problem:
            problems.append(problem.messages[0])
        else:
            one = candidates[-1]
            if has_name(name, assignment.notebook) and one.n_filled and one.is_for(assignment):
                break
    return Found(tuple(candidates), tuple(problems))


def _candidate(notebook: Any, name: str, assignment: Assignment) -> Candidate:
    found = cells_of(notebook, name)
    source = source_cells(assignment)
    matches = match_cells(source, found)
    answers = [cell for cell in source if cell.role == "answer"]
    texts = [matches.text_of(cell.name) for cell in answers]
    n_filled = sum(
        text is not None and cell.is_filled(text) for cell, text in zip(answers, texts, strict=True)
    )
    n_answers = sum(text is not None for text in texts)
    return Candidate(name, kernel_language(notebook), matches, n_filled, n_answers, _asked(found))


def _asked(cells: Sequence[FoundCell]) -> Counter[str]:
    """The questions that a notebook asks: by the names of its cells, else by their text."""
    by_name: Counter[str] = Counter()
    by_text: Counter[str] = Counter()
    for cell in cells:
        known = question_of(cell.grade_id) or question_of(cell.cell_id)
        by_name.update([known[0]] if known else [])
        by_text.update(ASKED.findall(cell.source))
    return by_name or by_text


def _packed(archives: Sequence[HandedFile]) -> Iterator[Opened]:
    for archive in archives:
        try:
            with archive.open() as file:
                for one in notebooks_in_zip(file, archive.size, archive.name):
                    yield one.name, one.read
        except OSError:
            continue


def _may_be_archive(file: HandedFile) -> bool:
    """A ZIP by its name, or something called a notebook that begins like one."""
    if file.name.lower().endswith(".zip"):
        return True
    if not may_be_notebook(file.name):
        return False
    try:
        return file.read(3).startswith(b"PK\x03\x04")
    except OSError:
        return False


def _order(name: str, assignment: Assignment) -> tuple[bool, bool, int, str]:
    """The right name first, then names that begin like it, then what lies least deep."""
    title = PurePosixPath(name).name.casefold()
    begins = title.startswith(assignment.notebook.casefold())
    return not has_name(name, assignment.notebook), not begins, name.count("/"), name
