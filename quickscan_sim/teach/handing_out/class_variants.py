"""A variant for everybody on a class list, one ZIP for students, and the lecturer's key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.country.workers import work_in_processes
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.teach.handing_out.class_list import Student
from quickscan_sim.teach.handing_out.codes_file import write_codes
from quickscan_sim.teach.handing_out.earlier import Earlier, check_earlier, half_files
from quickscan_sim.teach.handing_out.one_unit import (
    UnitTask,
    is_ready,
    make_unit,
)
from quickscan_sim.teach.handing_out.places import Places
from quickscan_sim.teach.key import KeyEntry, hash_of_questions, read_entry
from quickscan_sim.teach.packs.archive import archive_bytes
from quickscan_sim.teach.packs.lock import COST, LockSettings
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class HandedOut:
    """What was made for a class; ``n_new`` students were not ready yet.

    ``earlier`` tells who had a pack before, and is off the list now or in another group.
    """

    places: Places
    entries: tuple[KeyEntry, ...]
    n_new: int
    earlier: Earlier

    @property
    def mean_tries(self) -> float:
        """Draws looked at for each student."""
        return sum(entry.n_tries for entry in self.entries) / len(self.entries)


def make_variants(
    students: Sequence[Student],
    questions: Sequence[Question],
    out: str | Path,
    secret: bytes,
    course_run: str,
    *,
    attempt: int = 1,
    per_group: bool = False,
    workers: int = 1,
    cost: int = COST,
    on_progress: Progress | None = None,
) -> HandedOut:
    """Make what is not there yet, then the ZIP for students and the list of codes.

    Stopped half-way, the same call goes on where it was; equal input gives equal bytes.

    Parameters
    ----------
    students
        See :func:`read_class_list`.
    questions
        Those of every module of the course.
    out
        The folder in which ``for_students`` and ``for_lecturer`` come.
    attempt
        1, or 2 for the resit: other wijken, other codes.
    workers
        How many processes of this machine work at it.
    cost
        Work of trying one personal code; lower only in tests.
    on_progress
        Called with the number of students ready and the number there are.

    Raises
    ------
    QuickscanError
        When a variant cannot be drawn, or the folder holds packs of another version, secret or
        course run.
    """
    places = Places(Path(out).expanduser().absolute(), course_run, attempt)
    personal = PersonalDraw(secret, course_run, attempt)
    settings = LockSettings(course_run, personal.salt(), cost)
    tasks = [
        UnitTask(personal, unit, members, tuple(questions), settings, places)
        for unit, members in _units(students, per_group).items()
    ]
    units = {name: task.unit for task in tasks for name in task.students}
    earlier = check_earlier(places, personal, units)
    halves = half_files(places)
    known = hash_of_questions(questions)
    todo = [task for task in tasks if not is_ready(task, known)]
    _work(todo, len(students), workers, on_progress or (lambda *_: None))
    write_codes(students, personal, places)
    packs = [places.pack(personal.pack_id(student.name)).read_bytes() for student in students]
    write_whole(places.archive, archive_bytes(settings, packs))
    entries = [read_entry(places.entry(personal.pack_id(student.name))) for student in students]
    for half in halves:
        half.unlink(missing_ok=True)
    return HandedOut(places, tuple(entries), sum(len(task.students) for task in todo), earlier)


def _units(students: Sequence[Student], per_group: bool) -> dict[Unit, tuple[str, ...]]:
    units: dict[Unit, tuple[str, ...]] = {}
    for student in students:
        unit = student.unit(per_group)
        units[unit] = (*units.get(unit, ()), student.name)
    return units


def _work(todo: Sequence[UnitTask], n_all: int, workers: int, report: Progress) -> None:
    n_ready = n_all - sum(len(task.students) for task in todo)
    report(n_ready, n_all)
    n_workers = min(workers, len(todo))
    done = work_in_processes(make_unit, todo, n_workers) if n_workers > 1 else map(make_unit, todo)
    for n_students in done:
        n_ready += n_students
        report(n_ready, n_all)
