"""Hand out an assignment: made by nbgrader, looked through, and packed for students."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import make_private_folder
from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.exchange_checks import check_exchange_for_release
from quickscan_sim.grade.course.gradebook_checks import (
    check_gradebook,
    has_assignment,
    n_submissions,
)
from quickscan_sim.grade.course.leaks import leaks_in_folder, odd_files_in_source
from quickscan_sim.grade.course.nbgrader_steps import generate, nbgrader_of, release_to_exchange
from quickscan_sim.grade.course.packs_for_students import copy_packs
from quickscan_sim.grade.course.put_in_place import same_folder, swap_folder, write_zip

DRAFT = ".being_released"


@dataclass(frozen=True)
class Released:
    """What students get of an assignment.

    ``packs`` are the names of the ZIPs with packs beside the notebook. ``is_new`` says whether
    the notebook was not handed out in this form before, ``earlier`` where the form before it is
    kept when students had already handed in, and ``exchange`` where nbgrader's exchange has it.
    """

    folder: Path
    archive: Path
    packs: tuple[str, ...]
    is_new: bool
    earlier: Path | None
    exchange: Path | None


def release(
    course: Course, assignment: str, *, to_exchange: bool = False, force: bool = False
) -> Released:
    """Make what students get, look through it, and pack it; again gives the same again.

    Parameters
    ----------
    to_exchange
        Also put it in nbgrader's exchange.
    force
        Hand out a changed notebook although students handed in the one before; that one is kept.

    Raises
    ------
    QuickscanError
        When there is no such assignment, when something in it is not for students, when it was
        changed after students handed in, or when the gradebook or exchange cannot be used. What
        was handed out before is then still in its place.
    """
    read_assignment(course.folder / "source", assignment)
    problems = odd_files_in_source(course.source(assignment))
    if problems:
        raise QuickscanError.of(problems)
    check_gradebook(course)
    if to_exchange:
        check_exchange_for_release(course)
    with nbgrader_of(course) as app, _draft(course, assignment) as draft:
        generate(app, assignment, DRAFT, in_gradebook=False)
        packs = copy_packs(course, draft)
        problems = leaks_in_folder(course, assignment, draft)
        if problems:
            raise QuickscanError.of(problems)
        is_new, earlier = _put_in_place(app, course, assignment, draft, force)
        archive = course.exports / f"{assignment}.zip"
        write_zip(course.released(assignment), archive)
        if to_exchange:
            _to_exchange(app, course, assignment)
    return Released(
        course.released(assignment),
        archive,
        packs,
        is_new,
        earlier,
        course.exchange / "outbound" / assignment if to_exchange else None,
    )


def _put_in_place(
    app: object, course: Course, assignment: str, draft: Path, force: bool
) -> tuple[bool, Path | None]:
    """The draft in its place when it differs; and whether it does, and where the old one went."""
    released = course.released(assignment)
    is_new = not _same_notebook(released, draft)
    keep = is_new and _handed_in(course, assignment) > 0
    if keep and not force:
        raise QuickscanError(
            "Students already handed in {assignment} ({n}), and the notebook in source is not the "
            "one they got. Put the old one back. Or hand out the new one all the same (--force): "
            "the old one is kept, and marking then uses the new one.",
            assignment=assignment,
            n=_handed_in(course, assignment),
        )
    if is_new or not has_assignment(course, assignment):
        generate(app, assignment, DRAFT, in_gradebook=True)
        copy_packs(course, draft)
    earlier = _keep(course, assignment) if keep and released.is_dir() else None
    if not same_folder(draft, released):
        swap_folder(draft, released)
    return is_new, earlier


def _same_notebook(released: Path, draft: Path) -> bool:
    """Whether the notebook, and the further files, are the ones that went out before."""
    return same_folder(released, draft, without="packs_*.zip")


def _handed_in(course: Course, assignment: str) -> int:
    """How many students handed in, as far as the course knows."""
    here = sum(1 for _ in (course.folder / "submitted").glob(f"*/{assignment}"))
    return max(here, n_submissions(course, assignment))


def _keep(course: Course, assignment: str) -> Path:
    """A copy of what was handed out before, which nobody writes over."""
    folder = course.places().for_lecturer / "handed_out_before"
    make_private_folder(folder)
    names = (folder / f"{assignment}_{number}" for number in range(1, 1000))
    kept = next(name for name in names if not name.exists())
    shutil.copytree(course.released(assignment), kept)
    return kept


def _to_exchange(app: object, course: Course, assignment: str) -> None:
    outbound = course.exchange / "outbound" / assignment
    if not same_folder(course.released(assignment), outbound):
        release_to_exchange(app, assignment)


@contextmanager
def _draft(course: Course, assignment: str) -> Iterator[Path]:
    """A folder of the course for this release alone, gone afterwards."""
    folder = course.folder / DRAFT
    shutil.rmtree(folder, ignore_errors=True)
    try:
        make_private_folder(folder)
        yield folder / assignment
    finally:
        shutil.rmtree(folder, ignore_errors=True)
