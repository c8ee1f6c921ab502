"""What stands in the exchange: one folder for each time that a student handed in.

``nbgrader submit`` (0.9.6) names them ``student+assignment+time+random``; the student owns the
folder, so the name and everything in it are claims.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quickscan_sim.grade.course.exchange_checks import owner_of
from quickscan_sim.grade.timestamp_file import read_time

NAME = re.compile(r"(?P<student>.+?)\+(?P<assignment>[^+]+)\+(?P<time>[^+]+)(\+[^+]*)?")


@dataclass(frozen=True)
class Record:
    """One time that somebody handed in, as the exchange has it.

    ``handed_in`` is in UTC; None when the name of the folder holds no time.
    """

    folder: Path
    student: str
    handed_in: datetime | None

    @property
    def owner(self) -> str:
        """The name of the user whose folder it is."""
        return owner_of(self.folder)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, and no link to one."""
        return stat.S_ISDIR(self.folder.lstat().st_mode)


def records_of(inbound: Path, assignment: str) -> Iterator[Record]:
    """Everything that was handed in for an assignment, by name."""
    for place in sorted(inbound.iterdir()):
        found = NAME.fullmatch(place.name)
        if found is not None and found["assignment"] == assignment:
            yield Record(place, found["student"], read_time(found["time"]))
