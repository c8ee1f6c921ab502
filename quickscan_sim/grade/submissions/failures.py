"""Why nothing can be marked: what was found, and what the student can do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from quickscan_sim.grade.assignment import Assignment, grade_id, question_of
from quickscan_sim.grade.submissions.candidates import Candidate, Found
from quickscan_sim.grade.submissions.folder import Contents
from quickscan_sim.language import Listing, Message


def nothing_usable(contents: Contents, found: Found, assignment: Assignment) -> Message:
    """One sentence on the most telling thing that was found."""
    wanted = f"{assignment.notebook}.ipynb"
    if found.candidates:
        return _of_another(found.candidates, assignment)
    if found.problems:
        return found.problems[0]
    names = [PurePosixPath(file.name).name for file in contents.files] or contents.odd
    if contents.odd and not contents.files:
        return Message(
            "What was handed in is a link, or may not be read: {names}. Hand in the file {wanted} "
            "itself.",
            names=_listed(names),
            wanted=wanted,
        )
    if names:
        return Message(
            "There is no notebook in what was handed in, only {names}. Hand in the file {wanted}.",
            names=_listed(names),
            wanted=wanted,
        )
    return Message("Nothing was handed in. Hand in the file {wanted}.", wanted=wanted)


def _of_another(candidates: Sequence[Candidate], assignment: Assignment) -> Message:
    wanted = f"{assignment.notebook}.ipynb"
    best = max(candidates, key=lambda one: len(one.asks))
    if not best.asks:
        return Message(
            "The notebook {file} holds no question of {assignment}. Hand in the file {wanted}.",
            file=best.name,
            assignment=assignment.name,
            wanted=wanted,
        )
    other = _assignment_with(best.asks, assignment, PurePosixPath(best.name).name)
    if other:
        return Message(
            "The notebook {file} is {other}, not {assignment}. Hand in the file {wanted}.",
            file=best.name,
            other=other,
            assignment=assignment.name,
            wanted=wanted,
        )
    return Message(
        "The notebook {file} asks {questions}; that is not {assignment}. Hand in the file "
        "{wanted}.",
        file=best.name,
        questions=_listed(sorted(best.asks)),
        assignment=assignment.name,
        wanted=wanted,
    )


def _assignment_with(asks: Iterable[str], assignment: Assignment, name: str) -> str:
    """The assignment that asks most of these questions, "" when none does.

    Of the two versions of a notebook it is the one that the name of the file begins like.
    """
    asked = set(asks)
    best, most = "", (0, False)
    for folder in sorted(assignment.source.glob("*")):
        n_same = len(asked & _questions_of(folder / f"{folder.name}.ipynb"))
        worth = n_same, name.startswith(folder.name)
        if n_same and worth > most:
            best, most = folder.name, worth
    return best


def _questions_of(file: Path) -> set[str]:
    try:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    known = (question_of(grade_id(cell) or "") for cell in cells)
    return {one[0] for one in known if one}


def _listed(names: Sequence[str], most: int = 6) -> Listing:
    short = [name[:80] for name in names[:most]]
    return Listing((*short, "…") if len(names) > most else tuple(short))
