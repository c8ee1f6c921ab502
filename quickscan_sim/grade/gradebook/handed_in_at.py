"""When a notebook was handed in, as nbgrader's gradebook keeps it: in UTC, without a zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.timestamp_file import time_of_folder

IN_GRADEBOOK = "%Y-%m-%d %H:%M:%S.%f"
"""How SQLAlchemy writes a time in SQLite: text, in UTC, without a zone."""

EPOCH = datetime(1970, 1, 1)
SAME = timedelta(seconds=1)


def handed_in_time(handed_in: str, folder: Path) -> datetime | None:
    """The moment in UTC, without a zone; None when unknown.

    formgrader calls a notebook graded when its gradebook has exactly the time of the file
    ``timestamp.txt``, so that is used where it is the same moment, down to its last digit.

    Parameters
    ----------
    handed_in
        ISO 8601 in UTC, or "".
    folder
        What the student handed in last.

    Raises
    ------
    QuickscanError
        When ``handed_in`` is no time.
    """
    if not handed_in:
        return None
    try:
        moment = datetime.fromisoformat(handed_in)
    except ValueError:
        raise QuickscanError(
            "The time {found} is not a time. Write it as 2027-03-01T12:00:00+00:00.",
            found=repr(handed_in),
        ) from None
    moment = _without_zone(moment)
    exact = time_of_folder(folder)
    if exact is None or abs(_without_zone(exact) - moment) > SAME:
        return moment
    return _without_zone(exact)


def as_in_gradebook(moment: datetime | None) -> str | None:
    """The text that the gradebook keeps."""
    return None if moment is None else moment.strftime(IN_GRADEBOOK)


def from_gradebook(text: str | None) -> datetime | None:
    """A time of the gradebook, with or without the part of a second.

    >>> from_gradebook("2027-03-01 12:00:00.000000")
    datetime.datetime(2027, 3, 1, 12, 0)
    """
    return None if not text else datetime.fromisoformat(text)


def seconds_late(moment: datetime | None, due: str | None, extension: str | None) -> float:
    """How much later than the last moment, with the student's own extension; 0 when in time.

    >>> seconds_late(datetime(2027, 3, 1, 12, 1), "2027-03-01 12:00:00.000000", None)
    60.0
    """
    last = from_gradebook(due)
    if moment is None or last is None:
        return 0.0
    longer = from_gradebook(extension)
    if longer is not None:  # SQLAlchemy keeps a length of time as that long after 1970
        last += longer - EPOCH
    return max(0.0, (moment - last).total_seconds())


def _without_zone(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
