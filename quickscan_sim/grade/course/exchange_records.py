"""What stands in the exchange: one folder for each time that a student handed in.

``nbgrader submit`` (0.9.6) names them ``student+assignment+time+random``; the student owns the
folder, so the name and everything in it are claims.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quickscan_sim.grade.course.exchange_checks import owner_of

NAME = re.compile(r"(?P<student>.+?)\+(?P<assignment>[^+]+)\+(?P<time>[^+]+)(\+[^+]*)?")
TIMESTAMP = "timestamp.txt"
TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?")


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
            yield Record(place, found["student"], moment(found["time"]))


def moment(text: str) -> datetime | None:
    """A time as nbgrader writes it; without a zone it is UTC, as nbgrader takes it.

    >>> moment("2027-03-01 12:30:00.123456 UTC").isoformat()
    '2027-03-01T12:30:00.123456+00:00'
    >>> moment("yesterday") is None
    True
    """
    found = TIME.match(text.strip())
    if found is None:
        return None
    zone = (found[4] or "Z").replace("UTC", "Z").replace("Z", "+00:00")
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ''}{zone}").astimezone(
            UTC
        )
    except ValueError:
        return None


def time_of_folder(folder: Path) -> datetime | None:
    """When the work in a folder of the course was handed in; None when it does not say."""
    try:
        return moment((folder / TIMESTAMP).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None
