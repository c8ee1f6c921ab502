"""The file ``timestamp.txt`` beside handed-in work: when it came in, as nbgrader writes it down."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

TIMESTAMP = "timestamp.txt"
TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[ T](?P<clock>\d\d:\d\d:\d\d(?:\.\d{1,6})?)"
    r"\s*(?:(?P<apart>[+-]\d\d:?\d\d)|(?P<zone>[A-Za-z][\w/+-]*))?"
)


def read_time(text: str) -> datetime | None:
    """A time as nbgrader writes it, in UTC; None when it is none.

    nbgrader writes ``%Y-%m-%d %H:%M:%S.%f %Z`` (``nbgrader/exchange/abc/exchange.py``). Without a
    zone, or with one that this computer does not know, it is UTC, as nbgrader takes it.

    >>> read_time("2027-03-01 12:30:00.123456 UTC").isoformat()
    '2027-03-01T12:30:00.123456+00:00'
    >>> read_time("2027-03-01 12:30:00 Europe/Amsterdam").isoformat()
    '2027-03-01T11:30:00+00:00'
    >>> read_time("yesterday") is None
    True
    """
    found = TIME.match(text.strip())
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{found['day']}T{found['clock']}{found['apart'] or ''}")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=_zone(found["zone"] or "UTC"))
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):  # no such day, or no such year in UTC
        return None


def time_of_folder(folder: Path) -> datetime | None:
    """When the work in a folder was handed in, in UTC; None when it does not say."""
    try:
        return read_time((folder / TIMESTAMP).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None


def as_timestamp(moment: datetime) -> str:
    """What nbgrader would write in the file of a moment; one without a zone is in UTC.

    >>> as_timestamp(datetime(2027, 3, 1, 12, 30, tzinfo=UTC))
    '2027-03-01 12:30:00.000000 UTC'
    """
    in_utc = moment if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{in_utc.replace(tzinfo=None).isoformat(' ', 'microseconds')} UTC"


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name) if name not in ("UTC", "Z") else UTC
    except (KeyError, ValueError, OSError):  # unknown, no name of a zone, or a folder of zones
        return UTC
