"""The class list of a course, until the room of the learning platforms reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.delimited import read_text
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.grade.course.course import Course
from quickscan_sim.teach.handing_out import read_class_list

COLUMNS = ("student", "first_name", "last_name", "email")


@dataclass(frozen=True)
class Member:
    """Somebody in the class."""

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


def read_roster(path: Path) -> tuple[Member, ...]:
    """The members in a list that somebody made."""
    return tuple(Member(one.name) for one in read_class_list(path))


def read_members(course: Course) -> tuple[Member, ...]:
    """The members of a course."""
    rows = csv.DictReader(io.StringIO(read_text(course.class_list)))
    return tuple(Member(*(row[name] for name in COLUMNS)) for row in rows)


def write_class_list(members: Sequence[Member], path: Path) -> None:
    """Write the members for other commands."""
    whole = io.StringIO(newline="")
    rows = csv.writer(whole, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([getattr(one, name) for name in COLUMNS] for one in members)
    write_whole(path, whole.getvalue().encode("utf-8-sig"), private=True)
