"""``quickscan class rehearse``: simulated students hand in, to try out the grading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quickscan_sim.cli.course_of_command import as_typed
from quickscan_sim.cli.session import Screen
from quickscan_sim.grade.course.course import open_course
from quickscan_sim.grade.rehearsal import hand_in_invented


def rehearse_class(screen: Screen, folder: Path, assignments: Sequence[str], seed: int) -> None:
    """Let simulated students hand in, and say what to try next."""
    course = open_course(folder)
    for assignment in assignments:
        students = hand_in_invented(course, assignment, seed)
        screen.say(
            "{n} simulated students handed in {assignment}. Nobody real did.",
            n=len(students),
            assignment=assignment,
        )
    for assignment in assignments:
        screen.say(
            "Now try: quickscan class grade {course} {assignment}",
            course=as_typed(folder),
            assignment=assignment,
        )
