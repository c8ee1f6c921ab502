"""What filing says of an attempt that did not simply take its place."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.grade.platforms.arrival import Arrival
from quickscan_sim.language import Message


def is_older(student: str, place: Path) -> Message:
    """What is there is newer than what came in."""
    return Message(
        "{student}: what is in {place} is newer, and stays. This attempt is kept in arrived.",
        student=student,
        place=place,
    )


def without_order(student: str, theirs: list[Arrival]) -> Message:
    """Several attempts, of which nobody can tell the last."""
    return Message(
        "{student} handed in {n} times, and the time in {name} cannot be read. All are kept in "
        "arrived. Put the last one in the folder submitted yourself.",
        student=student,
        n=len(theirs),
        name=repr(next(one.original_name for one in theirs if not one.handed_in)),
    )


def damaged_files(last: Arrival) -> Message:
    """Files that do not come out of the ZIP whole."""
    return Message(
        "The files of {name} in the ZIP are damaged. Download all submissions again.",
        name=repr(last.shown_name or last.original_name),
    )


def without_time(student: str, place: Path) -> Message:
    """Something is there, and nobody can tell which of the two is newer."""
    return Message(
        "{student}: nobody can tell whether this is newer than what is in {place}, for one of "
        "them has no time. That stays. If the new one should count, move that folder away and "
        "collect again.",
        student=student,
        place=place,
    )
